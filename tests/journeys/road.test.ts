/**
 * The whole road once, at phone size: a researcher signs in, imports a study, opens T1 and hands out a link; a teacher answers half on
 * one device and the rest on another while the server is killed twice; no answer is lost, the researcher sees the response and the
 * scores, and a second hand-in is refused politely.
 */
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findInstrument } from '../../instruments/registry.ts';
import { findBrowser, openPage, type Watched } from '../browser.ts';
import { freePort, removeFolder, type RunningServer, runCommand, startServer, temporaryFolder } from '../process.ts';

const found = await findBrowser();

/** What the teacher means to answer: attitude 5 4 3 2 1 5 4 …, leadership all 4, culture all 2 with one "don't know". */
const attitude = ['ATT01', 'ATT03', 'ATT05', 'ATT10', 'ATT02', 'ATT09', 'ATT07', 'ATT04', 'ATT08', 'ATT11', 'ATT06', 'ATT12'];
const attitudeCodes = new Map(attitude.map((item, i) => [item, 5 - (i % 5)]));
const reversed = new Set(['ATT03', 'ATT04', 'ATT09', 'ATT10', 'ATT11']);
const attitudeScore = [...attitudeCodes].reduce((s, [item, code]) => s + (reversed.has(item) ? 6 - code : code), 0) / 12;

/** right answers of the knowledge test */
const key = findInstrument('lvs-test', 1)!.scales[0]!.right!;

describe.skipIf(!found.browser)(
  `from questionnaire to finding${found.browser ? '' : ` (${'reason' in found ? found.reason : ''})`}`,
  () => {
    let browser: Browser;
    let server: RunningServer;
    let dataDir = '';
    let work = '';
    let port = 0;
    const watched: Watched[] = [];

    beforeAll(async () => {
      browser = found.browser!;
      dataDir = temporaryFolder('road-data');
      work = temporaryFolder('road');
      port = await freePort();
      server = await startServer({ dataDir, port });
    });
    afterAll(async () => {
      await browser?.close();
      await server?.kill('SIGKILL');
      removeFolder(dataDir);
      removeFolder(work);
    });

    const device = async (expected?: RegExp) => {
      const w = await openPage(browser, server.address, expected ? { expected } : {});
      watched.push(w);
      return w;
    };
    /** while the server is down the browser itself notes failed requests */
    const down = /Failed to load resource|net::ERR_|409 \(Conflict\)/;

    const choose = async (page: Page, item: string, code: number | 'dontKnow') => {
      const card = page.locator(`fieldset[data-item="${item}"]`);
      await card.waitFor();
      await card.locator(`label.option:has(input[value="${code}"])`).click();
    };
    /** a part opens with a page of its own; `first` is what stands behind it */
    const begin = async (page: Page, first: string) => {
      const start = page.getByRole('button', { name: 'Begin', exact: true });
      const question = page.locator(first);
      await start.or(question).first().waitFor();
      if (await start.isVisible()) await start.click();
      await question.first().waitFor();
    };
    const statement = (item: string) => `fieldset[data-item="${item}"]`;
    const saved = (page: Page) => page.locator('[data-save="saved"]').waitFor({ timeout: 30_000 });

    it('leads there, and no answer is lost', async () => {
      // ------------------------------------------------------------ the researcher
      const made = await runCommand(['demo', '--schools', '6', '--seed', '5', '--answered', 'none', '--out', `${work}/study`]);
      expect(made.code, made.stderr).toBe(0);
      expect(server.firstAccount).toBeDefined();
      const researcher = await device();
      const console_ = researcher.page;
      await researcher.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.address });
      await console_.goto(server.firstAccount!);
      await console_.getByLabel('E-mailadres').fill('anna@example.org');
      await console_.getByLabel('Wachtwoord', { exact: true }).fill('vijf blauwe fietsen');
      await console_.getByRole('button', { name: 'Account maken en aanmelden' }).click();
      await console_.getByRole('heading', { name: 'Onderzoeken', level: 1 }).waitFor();
      await console_.getByText('Er is nog geen onderzoek').waitFor();

      await console_.getByRole('link', { name: 'Onderzoek importeren' }).first().click();
      await console_.getByTestId('choose-folder').setInputFiles(`${work}/study`);
      await console_.getByText('Het onderzoek is geïmporteerd').waitFor({ timeout: 30_000 });
      await console_.getByRole('link', { name: 'Naar het onderzoek' }).click();
      await console_.getByRole('button', { name: 'Meetronde T1 openen' }).click();
      await console_.getByRole('dialog').getByRole('button', { name: 'Openen' }).click();
      await console_.getByRole('button', { name: 'Meetronde T1 sluiten' }).waitFor();

      await console_.getByRole('link', { name: 'Uitnodigingen van T1' }).click();
      await console_.getByRole('button', { name: 'Nodig iedereen uit' }).click();
      await console_.getByRole('table').waitFor();
      const teacherRow = console_.getByRole('row').filter({ hasText: 'leerkracht' }).first();
      const teacher = (await teacherRow.getByRole('rowheader').innerText()).split('\n')[0]!.trim();
      await teacherRow.getByRole('button', { name: /^Kopieer de link van/ }).click();
      await console_.getByText(/gekopieerd/).waitFor();
      const link = await console_.evaluate(() => navigator.clipboard.readText());
      expect(link).toMatch(/\/r\/#[\w-]{27}$/);

      // ------------------------------------------------------------ the teacher's phone
      const phone = await device(down);
      const page = phone.page;
      await page.goto(link);
      await page.getByRole('button', { name: 'Ik doe mee' }).click();
      await begin(page, statement(attitude[0]!));
      for (const item of attitude.slice(0, 4)) await choose(page, item, attitudeCodes.get(item)!);
      await saved(page);

      // the server dies; two more answers are given without it
      await server.kill('SIGKILL');
      for (const item of attitude.slice(4, 6)) await choose(page, item, attitudeCodes.get(item)!);
      await page
        .getByText(/nog niet verzonden/i)
        .first()
        .waitFor();
      server = await startServer({ dataDir, port });
      expect(server.firstAccount).toBeUndefined();
      await saved(page);
      // and once more, right after what the phone shows as saved
      await server.kill('SIGKILL');
      server = await startServer({ dataDir, port });

      // ------------------------------------------------------------ another device goes on where the phone stopped
      const chromebook = await device(down);
      const other = chromebook.page;
      await other.goto(link);
      await other.getByText('Welkom terug').waitFor();
      await other.getByRole('button', { name: 'Verder waar u was' }).click();
      await begin(other, statement(attitude[6]!));
      for (const item of attitude.slice(6)) await choose(other, item, attitudeCodes.get(item)!);
      await begin(other, statement('LEAD01'));
      for (let i = 1; i <= 12; i++) await choose(other, `LEAD${String(i).padStart(2, '0')}`, 4);
      await begin(other, statement('CULT01'));
      for (let i = 1; i <= 12; i++) await choose(other, `CULT${String(i).padStart(2, '0')}`, i === 8 ? 'dontKnow' : 2);
      await begin(other, 'li.colleague');
      // goals: one colleague every week; approach: nobody; progress: passed without looking
      const colleague = other.locator('li.colleague').first();
      await colleague.getByRole('button').first().click();
      await colleague.locator('label.option:has(input[value="3"])').click();
      await other.getByRole('checkbox', { name: 'Ik heb de hele lijst bekeken' }).check();
      await other.getByRole('button', { name: 'Volgende' }).click();
      await other.getByRole('checkbox', { name: /Met niemand/ }).check();
      await other.getByRole('button', { name: 'Volgende' }).click();
      await other.getByRole('button', { name: /Volgende|Naar overzicht|Overslaan/ }).click();
      await other.getByRole('button', { name: 'Toch verder' }).click();
      // the knowledge test: the first wrong, all others right
      await begin(other, statement('LVS01'));
      for (const [item, code] of Object.entries(key)) await choose(other, item, item === 'LVS01' ? (code % 4) + 1 : code);
      await other.getByRole('heading', { name: 'Klaar om in te leveren?' }).waitFor();
      await saved(other);

      // the phone, still open, has not heard of this; then the other device hands in
      await other.getByRole('button', { name: 'Inleveren' }).click();
      await other.getByRole('heading', { name: 'Dank u wel' }).waitFor();
      await other.getByText('Ontvangstnummer').waitFor();

      // ------------------------------------------------------------ a second hand-in is refused politely
      await choose(page, attitude[6]!, 1);
      await page
        .getByText(/al ingeleverd/)
        .first()
        .waitFor({ timeout: 20_000 });
      const third = await device();
      await third.page.goto(link);
      await third.page.getByRole('heading', { name: 'Dank u wel' }).waitFor();
      expect(await third.page.locator('fieldset').count()).toBe(0);

      // ------------------------------------------------------------ the researcher sees the response and the score
      await console_.reload();
      await console_.getByRole('row').filter({ hasText: teacher }).getByText('klaar').waitFor();
      await console_.goto(`${server.address}/console/`);
      const study = await console_.evaluate(
        async () => ((await (await fetch('/api/studies')).json()) as { studies: { id: string }[] }).studies[0]!.id,
      );
      await console_.goto(`${server.address}/console/studies/${study}/response`);
      await console_
        .getByText(/^1 van \d+$/)
        .first()
        .waitFor();
      await console_.goto(`${server.address}/console/studies/${study}/results`);
      await console_.getByRole('heading', { name: 'Resultaten', level: 1 }).waitFor();
      const files = await console_.evaluate(async (id) => {
        const bytes = new Uint8Array(await (await fetch(`/api/studies/${id}/results.zip?language=nl`)).arrayBuffer());
        return [...bytes];
      }, study);
      const measures = strFromU8(unzipSync(Uint8Array.from(files))['measures.csv']!)
        .trim()
        .split('\n')
        .map((line) => line.split(','));
      const scores = measures.filter((m) => m[0] === 'person' && m[3] === 'T1' && m[5] === 'scaleScore' && m[6] !== '');
      expect(Object.fromEntries(scores.map((m) => [m[4], [Number(m[6]), Number(m[7])]]))).toEqual({
        'attitude.total': [attitudeScore, 12],
        'leadership.total': [4, 11],
        // two of twelve are reversed (2 → 4), one of those was "don't know": ten 2s and one 4
        'culture.total': [24 / 11, 11],
        'culture.dataOriented': [2, 6],
        'lvs-test.knowledge': [13 / 14, 14],
      });
      const outdegree = measures.filter((m) => m[0] === 'person' && m[5] === 'outdegree' && m[6] !== '');
      expect(Object.fromEntries(outdegree.map((m) => [m[4], Number(m[6])]))).toEqual({ goals: 1, approach: 0 });
      for (const w of watched) expect(w.noise).toEqual([]);
    }, 180_000);
  },
);
