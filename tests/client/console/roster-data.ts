/** Made-up rosters for the console's pictures: what the preview says of a real table, by the code that says it. */
import type { Page } from 'playwright-core';
import { look, type Rosters } from '../../../server/rosters/looking.ts';
import { guessMapping } from '../../../server/rosters/reading/columns.ts';
import type { RosterPreview } from '../../../server/rosters/contract.ts';

type Answer = { readonly status?: number; readonly body: unknown } | 'never';
const person = (i: number, name: string, functions: readonly string[], group: string | null) => ({
  id: `p${i}`,
  code: `s01.${i}`,
  school: 's01',
  name,
  email: `${name.split(' ')[0]!.toLowerCase()}@school.example`,
  functions,
  group,
  from: null,
  to: null,
  listed: true,
  leave: null,
  was: null,
});
const rosters: Rosters = {
  revision: 3,
  waves: [
    { id: 'T1', label: 'T1', state: 'closed' },
    { id: 'T2a', label: 'T2a', state: 'open' },
  ],
  schools: [
    { id: 's01', name: 'De Regenboog', brin: '12AB', attributes: {} },
    { id: 's02', name: 'Het Kompas', brin: '34CD', attributes: {} },
  ],
  people: [
    person(1, 'Annelies van den Broek', ['schoolLeader'], null),
    person(2, 'Fatima El Idrissi', ['internalCoach'], null),
    person(3, 'Sjoerd Hoekstra', ['teacher'], '5a'),
    person(4, 'Yusuf Kaya', ['teacher'], '6'),
  ],
};
const header = ['Personeelsnr', 'Naam', 'Werkmail', 'Functie', 'Groep', 'Telefoon thuis'];
const good = [
  ['1', 'Annelies van den Broek', 'annelies@school.example', 'directeur', '', ''],
  ['2', 'Fatima El Idrissi', 'fatima@school.example', 'ib', '', ''],
  ['3', 'Sjoerd Hoekstra-de Wit', 'sjoerd@school.example', 'leerkracht', '5a', ''],
  ['9', 'Wilhelmina van Oranje-Nassau', 'wilhelmina@school.example', 'leerkracht en rekencoördinator', '7/8', ''],
];
const bad = [
  ['10', 'Jan', 'jan(at)school.example', 'leerkracht', '3', ''],
  ['11', '', 'mieke@school.example', 'leerkracht', '4', ''],
  ['12', 'Marieke de Jong-Vermeulen', 'marieke@school.example', 'gymjuf', '', ''],
  ['2', 'Fatima El Idrissi', 'fatima@school.example', 'leerkracht', '6', ''],
];

function preview(rows: readonly (readonly string[])[]): RosterPreview {
  const grid = {
    ok: true as const,
    kind: 'xlsx' as const,
    header,
    rows: rows.map((cells, i) => ({ row: i + 2, cells })),
    notices: [],
  };
  const table = {
    school: 's01',
    wave: 'T2a',
    header: [...header],
    rows: grid.rows.map(({ row, cells }) => ({ row, cells: [...cells] })),
    mapping: { ...guessMapping(grid) },
  };
  return {
    file: { kind: 'xlsx', sheet: 'Blad1', notices: ['otherSheets'], brin: null, schoolYear: null },
    table,
    remembered: false,
    dropped: [
      { column: 'BSN', reason: 'citizenNumber', cells: 7 },
      { column: 'Geboortedatum', reason: 'birthDate', cells: 7 },
    ],
    groups: [],
    outcome: look(table, rosters).outcome,
  };
}
const seen = (state: string) => preview(state === 'problems' ? [...good, ...bad] : good);

export function rosterAnswer(route: string, state: string, key: string): Answer | undefined {
  if (key === 'GET /api/studies/*/schools/*/coordinator')
    return {
      body:
        state === 'empty'
          ? { link: null, mail: true, recipients: [], suggestions: [] }
          : {
              link: {
                createdAt: '2026-09-01T08:00:00.000Z',
                endsAt: '2026-10-15T21:59:59.999Z',
                ended: state === 'ended',
                mailedAt: state === 'add' ? null : '2026-09-01T08:05:00.000Z',
                confirmedAt: '2026-09-03T08:00:00.000Z',
                confirmedPeople: 14,
              },
              mail: true,
              recipients: [
                { person: 's01.1', name: 'Annelies van den Broek', email: 'a.broek@example.org', functions: ['schoolLeader'] },
                {
                  person: 's01.2',
                  name: 'Fatima El Idrissi',
                  email: 'f.elidrissi@example.org',
                  functions: ['internalCoach', 'teacher'],
                },
              ],
              suggestions: [
                { id: 'a', kind: 'left', person: 'p3', name: 'Jan', functions: [], createdAt: '2026-09-03T08:00:00.000Z' },
                {
                  id: 'b',
                  kind: 'missing',
                  person: null,
                  name: 'Wil Vergeten',
                  functions: ['teacher'],
                  createdAt: '2026-09-03T08:00:00.000Z',
                },
              ],
            },
    };
  if (key === 'POST /api/studies/*/schools/*/people') return { body: { person: 's01.20', invited: true } };
  if (key === 'POST /api/studies/*/people/s01.20/invitation/link')
    return {
      body: {
        link: 'https://meetmoment.example.org/r/#AbCdEfGhIjKlMnOpQrStUvWxYz0',
        code: 'FHJ23-4LMPR-TWXY6',
        address: 'meetmoment.example.org/r/',
      },
    };
  if (key === 'POST /api/studies/*/people/s01.20/invitation/mail') return { body: { at: '2026-09-02T06:00:00.000Z', why: null } };
  if (route !== 'rosterImport') return undefined;
  if (key === 'POST /api/studies/*/rosters/preview')
    return state === 'refused'
      ? {
          status: 422,
          body: {
            type: 'about:blank',
            title: 'rosterRefused',
            status: 422,
            code: 'rosterRefused',
            params: { reason: 'oldExcel' },
          },
        }
      : { body: seen(state) };
  if (key === 'POST /api/studies/*/rosters/check') return { body: seen(state).outcome };
  if (key === 'POST /api/studies/*/rosters/apply')
    return { body: { joined: 1, changed: 1, left: 1, same: 2, invited: 1, groups: 0 } };
  return undefined;
}

export async function arriveAtRosters(page: Page, route: string, state: string): Promise<void> {
  if (route === 'roster' && state === 'add') {
    await page.getByRole('button', { name: /^(Persoon toevoegen|Add a person)$/ }).click();
    await page.locator('main form').waitFor();
  }
  if (route === 'roster' && state === 'edit') {
    await page
      .getByRole('button', { name: /^(Wijzig|Change) Fatima/ })
      .first()
      .click();
    await page.locator('main form').waitFor();
  }
  if (route === 'roster' && state === 'invited') {
    await page.getByRole('button', { name: /^(Persoon toevoegen|Add a person)$/ }).click();
    await page.getByRole('textbox', { name: /^(Naam|Name)/ }).fill('Wilhelmina van Oranje-Nassau');
    await page.getByRole('checkbox', { name: /^(leerkracht|teacher)$/i }).check();
    await page.getByRole('button', { name: /^(Bewaren|Save)$/ }).click();
    await page.getByRole('button', { name: /^(Mail de uitnodiging|Mail the invitation)$/ }).click();
    await page.getByRole('button', { name: /^(Toon de link|Show the link)$/ }).click();
    await page.locator('main code').first().waitFor();
  }
  if (route !== 'rosterImport' || !['refused', 'problems', 'ready', 'done'].includes(state)) return;
  const file = { name: 'lijst.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('x') };
  await page.getByTestId('choose-roster').setInputFiles(file);
  if (state === 'refused') return page.getByRole('alert').waitFor();
  await page.locator('main table').waitFor();
  if (state !== 'done') return;
  await page.getByRole('button', { name: /^(Overnemen|Import)/ }).click();
  await page.getByRole('link', { name: /^(Alle scholen|All schools)$/ }).waitFor();
}
