/**
 * From scores to a finding, without a manual: a researcher imports two studies, chooses and freezes the schools before the explanatory
 * data open, has interviews coded by somebody who knows no school, settles where coders differ, writes down what numbers and words say
 * together, and takes it all home in files.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StudyData } from '../../analysis/types.ts';
import { writeFiles } from '../../server/cli/folders.ts';
import { makeDemo } from '../../server/demo/demo.ts';
import { writeStudyFolder } from '../../server/studies/folder/index.ts';
import { desktop, findBrowser, openPage, type Watched } from '../browser.ts';
import { freePort, removeFolder, type RunningServer, startServer, temporaryFolder } from '../process.ts';

const found = await findBrowser();
const chicago = fileURLToPath(new URL('../studies/chicago-growth/', import.meta.url));
const zipped = () => zipSync(Object.fromEntries(readdirSync(chicago).map((name) => [name, readFileSync(join(chicago, name))])));
/** a long computation on a busy machine */
const heavy = { timeout: 90_000 };

interface Frozen {
  readonly selection: {
    readonly model: string;
    readonly k: number;
    readonly high: readonly string[];
    readonly low: readonly string[];
    readonly seed: number;
    readonly draws: number;
    readonly inputHash: string;
    readonly frozen: { readonly at: string; readonly by: string; readonly inputHash: string };
  };
  readonly jointDisplay: readonly { readonly factor: string; readonly inference: { readonly text: string } | null }[];
}

describe.skipIf(!found.browser)(`findings${'reason' in found ? ` (${found.reason})` : ''}`, () => {
  let browser: Browser;
  let server: RunningServer;
  let dataDir = '';
  let work = '';
  let data: StudyData;
  let names: readonly string[] = [];
  const watched: Watched[] = [];

  beforeAll(async () => {
    browser = found.browser!;
    dataDir = temporaryFolder('findings-data');
    work = temporaryFolder('findings');
    server = await startServer({ dataDir, port: await freePort() });
    const demo = makeDemo({ schools: 20, seed: 7, answered: ['T1', 'T2a', 'T2b', 'T3'], pupilItems: false });
    // as a researcher has it: nobody chose, nobody coded, nobody concluded
    const { selection: _s, themes: _t, inferences: _i, ...left } = demo.data;
    data = left;
    names = Object.values(demo.identities.schools).flatMap((one) => one.name ?? []);
    const files = writeStudyFolder({
      data,
      identities: demo.identities,
      softwareVersion: 'test',
      writtenAt: '2026-09-01T08:00:00Z',
    });
    expect([...files.keys()].filter((name) => /^(selection|themes|inferences)\./.test(name))).toEqual([]);
    writeFiles(join(work, 'study'), files);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.kill('SIGKILL');
    removeFolder(dataDir);
    removeFolder(work);
  });

  const device = async (viewport: { width: number; height: number }) => {
    const one = await openPage(browser, server.address, { viewport });
    watched.push(one);
    return one;
  };
  const part = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
  const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();

  const importing = async (page: Page, give: () => Promise<void>) => {
    await page.goto(`${server.address}/console/import`);
    await give();
    await page.getByText('Het onderzoek is geïmporteerd').waitFor(heavy);
    await page.getByRole('link', { name: 'Naar het onderzoek' }).click();
    await page.getByRole('navigation').getByRole('link', { name: 'Selectie', exact: true }).waitFor();
    return /\/studies\/([^/]+)/.exec(page.url())![1]!;
  };

  /** closed, looked at, frozen after a question */
  const freezing = async (page: Page) => {
    await part(page, 'Resultaten');
    await page.getByRole('heading', { name: 'Een deel van de resultaten is nog gesloten' }).waitFor(heavy);
    expect(await page.locator('#comparison').count()).toBe(0);
    await page.getByRole('link', { name: 'Naar de selectie' }).click();
    await page.getByText(/hoort naar verwachting \d+ % daar echt bij/).waitFor(heavy);
    await page.getByRole('button', { name: 'Leg deze selectie vast …' }).click();
    const dialog = page.getByRole('dialog');
    const yes = dialog.getByRole('button', { name: 'Leg vast', exact: true });
    await yes.waitFor();
    expect(await yes.isDisabled()).toBe(true);
    await dialog.getByRole('checkbox', { name: /Ik heb de verklarende gegevens niet gebruikt/ }).check();
    await yes.click();
    await page.getByRole('heading', { name: 'De selectie ligt vast' }).waitFor(heavy);
    await page.getByText('anna@example.org').first().waitFor();
  };
  const open = async (page: Page) => {
    await page.getByRole('link', { name: 'Naar de resultaten' }).click();
    await page.locator('#comparison').waitFor(heavy);
    expect(await page.getByText('Een deel van de resultaten is nog gesloten').count()).toBe(0);
  };

  const downloaded = async (page: Page) => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download alles (ZIP)' }).click(),
    ]);
    const files = unzipSync(readFileSync(await file.path()));
    const table = (name: string) =>
      strFromU8(files[name]!)
        .trim()
        .split('\n')
        .map((line) => line.split(','));
    return { table, json: JSON.parse(strFromU8(files['results.json']!)) as Frozen };
  };

  it('stand on schools that were chosen before anybody looked', async () => {
    const anna = await device(desktop);
    const { page } = anna;
    await page.goto(server.firstAccount!);
    await page.getByLabel('E-mailadres').fill('anna@example.org');
    await page.getByLabel('Wachtwoord', { exact: true }).fill('vijf blauwe fietsen');
    await page.getByRole('button', { name: 'Account maken en aanmelden' }).click();
    await page.getByText('Er is nog geen onderzoek').waitFor();

    // ------------------------------------------------------------ real scores: growth of sixty schools, as ZIP
    await importing(page, () =>
      page
        .getByTestId('choose-zip')
        .setInputFiles({ name: 'chicago.zip', mimeType: 'application/zip', buffer: Buffer.from(zipped()) }),
    );
    await freezing(page);
    await open(page);
    const growth = await downloaded(page);
    expect(growth.json.selection).toMatchObject({ k: 10, frozen: { at: expect.stringMatching(/^20\d\d-/) } });
    const [header, ...rows] = growth.table('comparison.csv');
    const cell = (row: readonly string[], column: string) => row[header!.indexOf(column)];
    expect(rows.filter((r) => cell(r, 'row') === 'level').map((r) => [r[0], cell(r, 'nHigh'), cell(r, 'nLow')])).toEqual(
      expect.arrayContaining(['size', 'lowinc', 'mobility'].map((measure) => [measure, '10', '10'])),
    );

    // ------------------------------------------------------------ a Focus study, as folder
    const study = await importing(page, () => page.getByTestId('choose-folder').setInputFiles(join(work, 'study')));
    await freezing(page);

    // ------------------------------------------------------------ interviews, and who codes them
    await part(page, 'Materiaal');
    const interviews = [
      [
        data.schools[0]!.id,
        'schoolLeader',
        'Gesprek met de leider',
        'Wij bespreken elke maand de doelen.\n\nHet team helpt elkaar.',
      ],
      [data.schools[1]!.id, 'internalCoach', 'Gesprek met de intern begeleider', 'De rust ontbrak: drie nieuwe collega’s.'],
    ] as const;
    for (const [school, source, title, text] of interviews) {
      await page.getByRole('button', { name: 'Materiaal toevoegen' }).click();
      const form = page.locator('form').filter({ has: page.getByLabel('Soort') });
      await form.getByLabel('School', { exact: true }).selectOption(school);
      await form.getByLabel('Bron').selectOption(source);
      await form.getByLabel('Titel (alleen voor onderzoekers)').fill(title);
      await form.getByLabel('Tekst', { exact: true }).fill(text);
      await form.getByRole('button', { name: 'Toevoegen', exact: true }).click();
      await page.getByText(title, { exact: false }).first().waitFor();
    }
    await page.getByRole('button', { name: 'Ik codeer zelf mee' }).click();
    await page.getByText('c1 kan zich aanmelden met het eigen account.').waitFor();
    await page.getByLabel('E-mailadres van de codeur').fill('bram@example.org');
    await page.getByRole('button', { name: 'Codeur toevoegen' }).click();
    await page.getByText(/Geef deze link zelf aan c2/).waitFor();
    const link = await page.locator('output code').innerText();
    await page.getByLabel('Deel dat twee codeurs krijgen').selectOption('1');
    await page.getByRole('button', { name: 'Verdeel het werk' }).click();
    await page.getByText(/^Uitgedeeld: \d+ taken/).waitFor();

    // ------------------------------------------------------------ the coder, who must not know
    const bram = await device(desktop);
    const seen: string[] = [];
    const replies: Promise<unknown>[] = [];
    bram.page.on('response', (reply) => {
      if (new URL(reply.url()).pathname.startsWith('/api/'))
        replies.push(
          reply.text().then(
            (body) => seen.push(body),
            () => undefined,
          ),
        );
    });
    const look = async () => seen.push(await bram.page.content());
    await bram.page.goto(link);
    await bram.page.getByLabel('Wachtwoord', { exact: true }).fill('zeven rode paraplu’s');
    await bram.page.getByRole('button', { name: 'Wachtwoord opslaan en aanmelden' }).click();
    await heading(bram.page, 'Uw codeerwerk');
    await look();
    await bram.page.getByRole('main').getByRole('link').first().click();
    await bram.page
      .getByRole('button', { name: 'Begin met de eerste' })
      .or(bram.page.getByRole('link', { name: 'Begin met de eerste' }))
      .click();
    await bram.page.getByText(/^Thema’s \(0 van \d+\)/).waitFor();
    await look();
    const unit = /coding\/(\w+)$/.exec(bram.page.url())![1]!;
    // everything but the hand-in by keyboard: the first theme spontaneous and helping, the others not mentioned
    const themes = Number(/0 van (\d+)/.exec(await bram.page.getByText(/^Thema’s \(0 van \d+\)/).innerText())![1]);
    for (const key of ['1', '+', 'j', ...Array<string>(themes - 1).fill('4')]) await bram.page.keyboard.press(key);
    await bram.page.getByText(`Thema’s (${themes} van ${themes})`).waitFor();
    await look();
    const handIn = bram.page.getByRole('button', { name: 'Inleveren', exact: true });
    await handIn.focus();
    await bram.page.keyboard.press('Enter');
    await bram.page.getByText('Ingeleverd. Deze codes tellen nu mee.').waitFor();
    await look();
    // whatever else the address bar is given
    for (const room of ['results', 'selection', 'material', 'joint-display', 'consensus', 'schools', '']) {
      await bram.page.goto(`${server.address}/console/studies/${study}/${room}`);
      await bram.page.getByRole('main').waitFor();
      await bram.page.waitForLoadState('networkidle');
      await look();
    }
    await Promise.all(replies);
    const everything = seen.join('\n');
    expect(everything).toContain(unit);
    for (const { id } of data.schools) expect(everything).not.toMatch(new RegExp(`\\b${id}\\b`));
    for (const name of names) expect(everything).not.toContain(name);
    expect(everything).not.toMatch(
      /Gesprek met|anna@example|schooleffect|effectGroup|"eb"|"(high|low|middle)"|groot effect|klein effect/i,
    );

    // ------------------------------------------------------------ a second judgement, and the decision on the difference
    await page.goto(`${server.address}/console/studies/${study}/coding/${unit}`);
    await page.getByRole('button', { name: 'Overige: niet genoemd' }).click();
    await page.getByRole('button', { name: 'Inleveren', exact: true }).click();
    await page.getByText('Ingeleverd. Deze codes tellen nu mee.').waitFor();
    await page.goto(`${server.address}/console/studies/${study}/consensus/${unit}`);
    await page.getByRole('button', { name: /^Neem het oordeel van c2 over/ }).click();
    await page.getByRole('button', { name: 'Besluit vastleggen' }).click();
    await page.getByText('Het besluit is vastgelegd en telt mee.').waitFor();

    // ------------------------------------------------------------ numbers, themes, and what a person concludes
    await part(page, 'Joint display');
    const factor = page
      .locator('section')
      .filter({ has: page.getByRole('heading', { level: 2 }) })
      .first();
    await factor.waitFor(heavy);
    await factor.getByRole('button', { name: /^Gevolgtrekking schrijven/ }).click();
    await factor
      .getByRole('radio', { name: /^vult aan|^breidt uit|^bevestig/i })
      .first()
      .check();
    const sentence = 'Waar de cijfers verschillen, noemt ook de leider het.';
    await factor.getByLabel('Uw gevolgtrekking').fill(sentence);
    await factor.getByRole('button', { name: 'Vastleggen' }).click();
    await factor.getByText('De gevolgtrekking is vastgelegd.').waitFor();
    await page.reload();
    await factor.getByText(sentence).waitFor(heavy);
    await factor.getByText(/anna@example\.org, /).waitFor();

    // ------------------------------------------------------------ and home with it
    await part(page, 'Resultaten');
    await page.locator('section[aria-labelledby=joint-display]').getByText(sentence).first().waitFor(heavy);
    const { table, json } = await downloaded(page);
    const settings = Object.fromEntries(table('settings.csv').map(([name, value]) => [name!, value!]));
    const { selection } = json;
    expect(settings).toMatchObject({
      'selection.model': 'twoStage',
      'selection.k': '6',
      'selection.seed': String(selection.seed),
      'selection.draws': String(selection.draws),
      'selection.frozenInputHash': selection.inputHash,
      'selection.differs': 'false',
    });
    expect(settings['selection.frozenAt']).toBe(selection.frozen.at);
    expect(settings['selection.frozenBy']).toBe(selection.frozen.by);
    expect(Math.abs(Date.parse(selection.frozen.at) - Date.now())).toBeLessThan(600_000);
    expect([selection.high.length, selection.low.length, selection.frozen.inputHash]).toEqual([6, 6, selection.inputHash]);
    const groups = table('school-effects.csv').filter((r) => r[0] === 'twoStage');
    const inGroup = (group: string) => groups.flatMap((r) => (r[7] === group ? [r[1]!] : [])).toSorted();
    expect([inGroup('high'), inGroup('low')]).toEqual([selection.high.toSorted(), selection.low.toSorted()]);
    // the means of the comparison are those of the frozen groups: looked up by hand in the measures
    const [columns, ...compared] = table('comparison.csv');
    const level = compared.filter((r) => r[0] === 'culture.dataOriented' && r[2] === 'level');
    expect(level).toHaveLength(3);
    const measured = table('measures.csv').filter((r) => r[0] === 'school' && r[5] === 'scaleScore');
    for (const one of level) {
      const mean = (group: readonly string[]) => {
        const values = measured
          .filter((r) => r[4] === one[0] && r[3] === one[1] && group.includes(r[1]!))
          .map((r) => Number(r[6]));
        return values.reduce((a, b) => a + b, 0) / values.length;
      };
      expect([one[columns!.indexOf('nHigh')], one[columns!.indexOf('nLow')]]).toEqual(['6', '6']);
      expect(Number(one[columns!.indexOf('meanHigh')])).toBeCloseTo(mean(selection.high), 10);
      expect(Number(one[columns!.indexOf('meanLow')])).toBeCloseTo(mean(selection.low), 10);
    }
    expect(json.jointDisplay.filter((one) => one.inference?.text === sentence)).toHaveLength(1);
    for (const { noise } of watched) expect(noise.filter((n) => !/403 \(Forbidden\)/.test(n))).toEqual([]);
  }, 240_000);
});
