/**
 * A class at work: a teacher opens a session on a phone; pupils on chromebooks type the code, one device crashes and its child comes
 * back by card, one device is used by two children, one child does the puzzle, one is late; the session closes, the answers are there; one
 * child without a network when the wave closes hands in too late, and nothing is lost.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser, openPage, phone, type Watched } from '../browser.ts';
import { pupilWorld, study, teacherOf } from '../server/classes-world.ts';
import type { Respondent, World } from '../world.ts';

const found = await findBrowser();
const dist = join(fileURLToPath(new URL('../..', import.meta.url)), 'dist/client');
const chromebook = { width: 1366, height: 768 };

describe.skipIf(!found.browser)('a class at work', () => {
  let browser: Browser;
  let world: World;
  let teacher: Respondent;
  const watched: Watched[] = [];
  beforeAll(async () => {
    browser = found.browser!;
    world = await pupilWorld({ client: dist });
    teacher = teacherOf(await world.invite('T1'), 'noord-05');
  });
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  const device = async (viewport = chromebook, expected?: RegExp) => {
    const w = await openPage(browser, world.base, { viewport, ...(expected ? { expected } : {}) });
    watched.push(w);
    return w.page;
  };
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const enter = async (page: Page, code: string, card?: { number: number; picture: string }) => {
    await page.goto(`${world.base}/k/`);
    await page.locator('#code').fill(code.toLowerCase());
    if (card) {
      await page.getByLabel('Ik heb een kaartje').check();
      await page.locator('#number').fill(String(card.number));
      await page.locator(`.picture-choice:has(input[value="${card.picture}"])`).click();
    }
    await press(page, 'Start');
    await page.getByRole('button', { name: 'Ik begin' }).waitFor();
  };
  const begin = async (page: Page) => {
    await press(page, 'Ik begin');
    await page.getByText('Ik eet fruit in de pauze.').waitFor();
    await page.keyboard.press('3');
    await press(page, 'Volgende');
  };
  const item = (n: number) => `[data-item="PUP${String(n).padStart(2, '0')}"]`;
  const answer = async (page: Page, from: number, to: number, option: number) => {
    for (let n = from; n <= to; n += 1) {
      await page
        .locator(`${item(n)} .circle-option`)
        .nth(option)
        .click();
      await press(page, 'Volgende');
    }
  };
  const handIn = async (page: Page) => {
    await press(page, 'Inleveren');
    await page.locator('[data-sent="true"]').waitFor();
  };

  it('from the code on the board to the scores of the school', async () => {
    // ------------------------------------------------------------ the teacher, on a phone
    const board = await device(phone);
    await board.goto(`${world.base}/r/#${teacher.token}`);
    await board.getByRole('link', { name: 'Naar de klassikale afname' }).click();
    await board.getByLabel('Met kaartjes').check();
    await board.getByLabel('Hoeveel kaartjes?').fill('4');
    await press(board, 'Maak een code');
    await board.locator('.big-code').waitFor();
    const code = await board.locator('.big-code [aria-hidden]').innerText();
    expect(code).toMatch(/^[2-9A-Z]{3} [2-9A-Z]{3}$/);
    const { sessions } = (await teacher.send<{ sessions: { id: string }[] }>('GET /api/respond/class')).body;
    const { cards } = (
      await teacher.send<{ cards: { number: number; picture: string }[] }>(`GET /api/respond/class/${sessions[0]!.id}`)
    ).body;
    expect(cards).toHaveLength(4);

    // ------------------------------------------------------------ one device, two children
    const shared = await device();
    await enter(shared, code);
    await begin(shared);
    await answer(shared, 1, 25, 3);
    await handIn(shared);
    await press(shared, 'Volgende leerling');
    await shared.locator('#code').waitFor();
    const left = await shared.evaluate(async () => {
      const names = (await indexedDB.databases()).map((d) => d.name);
      const rows = await new Promise<number>((done) => {
        const opened = indexedDB.open('meetmoment');
        opened.onsuccess = () => {
          const count = opened.result.transaction('rows').objectStore('rows').count();
          count.onsuccess = () => done(count.result);
        };
      });
      return { names, rows, session: sessionStorage.length };
    });
    expect(left).toMatchObject({ rows: 0, session: 0 });
    await shared.getByRole('button', { name: 'Start' }).waitFor();
    expect(await shared.locator('#code').inputValue()).not.toBe('');
    await press(shared, 'Start');
    await begin(shared);
    await shared.locator(item(1)).waitFor();
    expect(await shared.locator('.circles input:checked').count()).toBe(0);
    await answer(shared, 1, 3, 0);

    // ------------------------------------------------------------ a crash, and back by card on another device
    const crashed = await device();
    await enter(crashed, code, cards[0]!);
    await begin(crashed);
    await answer(crashed, 1, 10, 2);
    await crashed.locator('[data-save="saved"]').waitFor();
    await crashed.context().close();
    const other = await device();
    await enter(other, code, cards[0]!);
    await press(other, 'Ik begin');
    await other.locator(item(11)).waitFor();
    await press(other, 'Terug');
    await other.locator(`${item(10)} input:checked`).waitFor({ state: 'attached' });
    await press(other, 'Volgende');
    await answer(other, 11, 24, 2);
    await press(other, 'Overslaan');
    await handIn(other);

    // ------------------------------------------------------------ the puzzle: nobody hears of it
    const quiet = await device();
    await quiet.goto(`${world.base}/k/`);
    await press(quiet, 'Ik doe een puzzel');
    await quiet.getByRole('heading', { name: 'Zoek de paren' }).waitFor();
    await quiet.context().setOffline(true);
    await quiet.locator('.puzzle-card').first().click();
    await quiet.locator('.puzzle-card.open svg').waitFor();

    // ------------------------------------------------------------ tiles, and never an answer
    await board.locator('.seat.done').nth(1).waitFor({ timeout: 15_000 });
    expect(await board.locator('.seat').count()).toBe(3);
    expect(await board.locator('.seat.busy').count()).toBe(1);
    expect(await board.content()).not.toMatch(/PUP\d|altijd|nooit/);

    // ------------------------------------------------------------ closed: a friendly page; opened again: on it goes, also for who is late
    await press(board, 'Sluiten');
    await board.getByText('Gesloten. 1 kind was nog bezig').waitFor();
    await shared.reload();
    await shared.getByRole('heading', { name: 'De tijd is om' }).waitFor();
    const late = await device(chromebook, /409/);
    await late.goto(`${world.base}/k/`);
    await late.locator('#code').fill(code);
    await press(late, 'Start');
    await late.getByText('De vragen zijn nu dicht').waitFor();
    await press(board, 'Heropenen voor 15 minuten');
    await shared.locator(item(4)).waitFor({ timeout: 30_000 });
    await answer(shared, 4, 10, 0);
    await press(shared, 'Stoppen');
    await press(shared, 'Stop en bewaar ze');
    await shared.locator('[data-sent="true"]').waitFor();
    await press(late, 'Start');
    await begin(late);
    await press(late, 'Stoppen');
    await press(late, 'Stop en gooi ze weg');
    await late.getByText('Je antwoorden zijn weggegooid.').waitFor();

    // ------------------------------------------------------------ the answers: of the class, of nobody
    const { data } = (await world.store.studies.load(study))!;
    const mine = data.responses.filter((r) => r.instrument === 'pupil-perception');
    expect(mine.map((r) => [r.person, r.school, r.group, r.submitted])).toEqual(
      Array.from({ length: 3 }, () => [null, 'noord', '5', true]),
    );
    expect(mine.map((r) => r.answers.PUP10).toSorted((a, b) => Number(a) - Number(b))).toEqual([1, 3, 4]);
    expect(mine.filter((r) => JSON.stringify(r.answers.PUP25) === '{"missing":"skipped"}')).toHaveLength(1);

    // ------------------------------------------------------------ without a network while the wave closes: kept, and said so
    const away = await device(chromebook, /409|ERR_INTERNET_DISCONNECTED/);
    await enter(away, code);
    await begin(away);
    await answer(away, 1, 1, 1);
    await away.locator('[data-save="saved"]').waitFor();
    await away.context().setOffline(true);
    await answer(away, 2, 3, 1);
    const researcher = await world.signIn('researcher');
    expect((await researcher.send(`POST /api/studies/${study}/waves/T1/close`)).status).toBe(200);
    await away.context().setOffline(false);
    await away.reload();
    await away.locator('[data-late="kept"]').waitFor();
    await handIn(away);
    await away.getByText('Het was te laat, maar je antwoorden zijn wel bewaard.').waitFor();
    const tardy = (await world.store.studies.load(study))!.data.responses.filter((r) => r.late);
    expect(tardy.map((r) => [r.group, r.submitted, r.answers.PUP03, r.answers.PUP04])).toEqual([
      ['5', true, 2, { missing: 'notReached' }],
    ]);
    for (const w of watched) expect(w.noise).toEqual([]);
  }, 170_000);
});
