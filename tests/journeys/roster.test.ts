/**
 * The staff lists of three schools: a workbook with six mistakes is mended in the preview and taken in; a wave later a list with a leaver
 * and a joiner comes in; the school's contact checks the list by a link and what was remarked is accepted.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desktop, findBrowser, openPage, phone, type Watched } from '../browser.ts';
import { workbook } from '../rosters/files.ts';
import { listOf } from '../rosters/world.ts';
import { makeWorld, study, twoSchools, type Visitor, type World } from '../world.ts';

const found = await findBrowser();
const dist = join(fileURLToPath(new URL('../..', import.meta.url)), 'dist/client');

const head = ['Nr', 'Medewerker', 'Geboortedatum', 'Mail', 'Rol', 'Locatie'];
const staff = ['noord', 'zuid', 'oost'].flatMap((school) =>
  Array.from({ length: 5 }, (_, i) => [
    String(i + 1),
    `Collega ${school} ${i + 1}`,
    '1980-01-02',
    `c${i + 1}@${school}.nl`,
    i === 0 ? 'directeur' : 'leerkracht',
    school,
  ]),
);
/** row in the file, column, what stands there, what it should be */
const mistakes = [
  [3, 'Mail', 'c2 bij noord.nl', 'c2@noord.nl'],
  [4, 'Rol', 'jufff', 'leerkracht'],
  [6, 'Medewerker', '', 'Collega noord 5'],
  [8, 'Locatie', 'Westen', 'zuid'],
  [10, 'Nr', '3', '4'],
  [14, 'Medewerker', '<b>Collega</b>', 'Collega oost 3'],
] as const;

describe.skipIf(!found.browser)('rosters', () => {
  let browser: Browser;
  let world: World;
  let researcher: Visitor;
  const watched: Watched[] = [];
  beforeAll(async () => {
    browser = found.browser!;
    const { data, identities } = twoSchools();
    const oost = { id: 'oost', attributes: {} };
    world = await makeWorld({
      client: dist,
      study: {
        data: { ...data, people: [], schools: [...data.schools, oost] },
        identities: { ...identities, people: new Map() },
      },
    });
    researcher = await world.signIn('researcher');
  });
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });
  const open = async (path: string, viewport = desktop): Promise<Page> => {
    const w = await openPage(browser, world.base, { viewport });
    watched.push(w);
    const [name, value] = researcher.cookie!.split('=') as [string, string];
    await w.context.addCookies([{ name, value, url: world.base }]);
    await w.page.goto(world.base + path);
    return w.page;
  };
  const choose = (page: Page, name: string, bytes: Uint8Array) =>
    page.getByTestId('choose-roster').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });

  it('six mistakes are mended in the preview, and the list of three schools goes in', async () => {
    const rows = staff.map((row) => [...row]);
    for (const [row, column, wrong] of mistakes) rows[row - 2]![head.indexOf(column)] = wrong;
    const page = await open(`/console/studies/${study}/roster-import`);
    await choose(page, 'lijst.xlsx', await workbook([head, ...rows]));
    await page.getByText('Nog 6 fouten in de lijst.').waitFor();
    await page.getByText('kolom “Geboortedatum”').waitFor();
    const take = page.getByRole('button', { name: /^Overnemen/ });
    expect(await take.isDisabled()).toBe(true);
    for (const [row, column, , right] of mistakes) {
      const cell = page.getByLabel(`${column}, regel ${row}`, { exact: true });
      await cell.fill(right);
      await cell.press('Enter');
    }
    await page.getByText('Geen fouten in de lijst.').waitFor();
    await page.getByRole('button', { name: 'Ongedaan maken' }).click();
    await page.getByText('Nog 1 fout in de lijst.').waitFor();
    const last = page.getByLabel('Medewerker, regel 14', { exact: true });
    await last.fill('Collega oost 3');
    await last.press('Enter');
    await page.getByRole('button', { name: 'Overnemen: 15 erbij, 0 gewijzigd, 0 eraf' }).click();
    await page.getByText('Overgenomen, geldig vanaf T1.').waitFor();
    for (const school of ['noord', 'zuid', 'oost'])
      expect((await listOf(researcher, school)).map((p) => [p.name, p.from])).toEqual(
        Array.from({ length: 5 }, (_, i) => [`Collega ${school} ${i + 1}`, null]),
      );
    expect((await world.store.invitations.list(study, 'T1')).length).toBe(15);
  });

  it('a wave later one left and one joined; everybody else is who they were', async () => {
    await researcher.send(`POST /api/studies/${study}/waves/T1/close`);
    await researcher.send(`POST /api/studies/${study}/waves/T2a/open`);
    const now = staff.filter((row) => row[5] === 'zuid' && row[0] !== '4');
    const page = await open(`/console/studies/${study}/roster-import?school=zuid&wave=T2a`, phone);
    await choose(
      page,
      'zuid.xlsx',
      await workbook([head, ...now, ['6', 'Nieuwe Collega', '', 'nieuw@zuid.nl', 'leerkracht', 'zuid']]),
    );
    await page.getByRole('button', { name: 'Overnemen: 1 erbij, 0 gewijzigd, 1 eraf' }).click();
    await page.getByText('Overgenomen, geldig vanaf T2a.').waitFor();
    const zuid = await listOf(researcher, 'zuid');
    expect(zuid.map((p) => [p.id, p.from, p.to])).toEqual([
      ['zuid.1', null, null],
      ['zuid.2', null, null],
      ['zuid.3', null, null],
      ['zuid.4', null, 'T2a'],
      ['zuid.5', null, null],
      ['zuid.6', 'T2a', null],
    ]);
    expect((await world.store.waves.due(study, 'T1')).filter((p) => p.school === 'zuid')).toHaveLength(5);
    expect((await world.store.waves.due(study, 'T2a')).filter((p) => p.school === 'zuid').map((p) => p.name)).not.toContain(
      'Collega zuid 4',
    );
  });

  it('the school’s contact says who left, and the researcher accepts it', async () => {
    const page = await open(`/console/studies/${study}/schools/oost`);
    await page.getByRole('button', { name: 'Maak een controlelink' }).click();
    const link = await page.locator('code').filter({ hasText: '#coord_' }).innerText();
    const contact = await openPage(browser, world.base, { viewport: phone });
    watched.push(contact);
    await contact.page.goto(link);
    await contact.page.getByRole('button', { name: 'Collega oost 2 is vertrokken' }).click();
    await contact.page.getByText('U gaf door: vertrokken.').waitFor();
    await contact.page.getByRole('button', { name: 'De rest van de lijst klopt' }).click();
    await contact.page.getByText('U keek de lijst na op').waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Overnemen: Collega oost 2 is vertrokken', exact: true }).click();
    await page.getByText('Geen opmerkingen van de school.').waitFor();
    expect((await listOf(researcher, 'oost')).find((p) => p.id === 'oost.2')).toMatchObject({ to: 'T2a', leave: ['T2a'] });
  });

  it('somebody who joins on the screen is brought the link from there, and it opens', async () => {
    const page = await open(`/console/studies/${study}/schools/noord`);
    await page.getByRole('button', { name: 'Persoon toevoegen' }).click();
    await page.getByRole('textbox', { name: /^Naam/ }).fill('Joke Later');
    await page.getByRole('checkbox', { name: 'leerkracht' }).check();
    await page.getByRole('button', { name: 'Bewaren' }).click();
    await page.getByText('Bewaard: Joke Later is uitgenodigd voor T2a').waitFor();
    await page.getByRole('button', { name: 'Toon de link' }).click();
    const link = await page.locator('code').filter({ hasText: '/r/#' }).innerText();
    const joke = await openPage(browser, world.base, { viewport: phone });
    watched.push(joke);
    await joke.page.goto(link);
    await joke.page.getByRole('button', { name: 'Ik doe mee' }).waitFor();
    await page.getByRole('button', { name: 'Klaar' }).click();
    await page.getByRole('rowheader', { name: 'Joke Later' }).waitFor();
  });

  it('the check of a school: its link is renewed, and the list of schools says how far each is', async () => {
    world.later(60 * 24 * 45);
    researcher = await world.signIn('researcher', 'later@example.org');
    const page = await open(`/console/studies/${study}/schools/oost`);
    await page.getByText(/op 1 oktober 2026 verlopen/).waitFor();
    await page.getByRole('button', { name: 'Verleng de link' }).click();
    await page.getByText(/hij werkt tot en met 15 november 2026/).waitFor();
    await page.getByRole('link', { name: 'Alle scholen' }).click();
    const row = page.getByRole('row').filter({ hasText: 'oost' });
    await row.getByText('nagekeken op 1 september 2026').waitFor();
  });

  it('no page made a sound', () => {
    expect(watched.flatMap((w) => w.noise)).toEqual([]);
  });
});
