/**
 * The cockpit in a browser: the built server as a process of its own, 104 schools × 3 waves, headless Chromium. `cold`: from navigation in a
 * browser that knows nothing of the site to the paint of the last row; `warm`: the same with the files in its cache; `live`: from the last
 * byte of an answer in which every school has changed to the paint of it, with `longest` the longest that the page did not listen meanwhile.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { openSqlite } from '../../server/store/sqlite.ts';
import { bulk } from '../../server/store/steps.ts';
import { responses } from '../../server/store/tables.ts';
import { studiesStore } from '../../server/studies/store.ts';
import { desktop, findBrowser } from '../browser.ts';
import { builtServer, freePort, removeFolder, startServer, temporaryFolder } from '../process.ts';
import { password, Visitor } from '../world.ts';
import { cockpitData, cockpitStudy, inviteStaff } from './cockpit-study.ts';

export interface PageFigures {
  readonly coldMs: number;
  readonly warmMs: number;
  readonly liveMs: number;
  readonly longestMs: number;
}
const schools = 104;
const median = (all: readonly number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!;

interface Seen {
  rowsAt: number;
  changedAt: number;
  longest: number;
}
/** In the page: when the last row was painted, and when it last changed. */
const watch = (wanted: number) => {
  const seen: Seen = { rowsAt: 0, changedAt: 0, longest: 0 };
  (globalThis as unknown as { seen: Seen }).seen = seen;
  const painted = (then: (at: number) => void) => requestAnimationFrame(() => setTimeout(() => then(performance.now()), 0));
  new MutationObserver((changes) => {
    if (seen.rowsAt === 0) {
      if (document.querySelectorAll('main tbody tr').length >= wanted) {
        seen.rowsAt = 1;
        painted((at) => (seen.rowsAt = at));
      }
      return;
    }
    // the time of the last question changes every five seconds, figures only with an answer
    if (changes.some(({ target }) => (target.parentElement ?? (target as Element)).closest?.('tbody')))
      painted((at) => (seen.changedAt = at));
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['style'] });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
  }).observe({ type: 'longtask', buffered: false });
};
const seenIn = (page: Page) => page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);

async function arrive(context: BrowserContext, address: string): Promise<{ page: Page; ms: number }> {
  const page = await context.newPage();
  await page.addInitScript('globalThis.__name = (f) => f');
  await page.addInitScript(watch, schools);
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(() => (globalThis as unknown as { seen: Seen }).seen.rowsAt > 1, undefined, { timeout: 30_000 });
  return { page, ms: (await seenIn(page)).rowsAt };
}

/** The figures, medians of `times` visits; or why there are none. `picture` is called with the page at the end. */
export async function measurePage(times: number, picture?: (page: Page) => Promise<void>): Promise<PageFigures | string> {
  if (!existsSync(builtServer)) return 'the browser part is skipped: run `npm run build` first';
  const found = await findBrowser();
  if (!found.browser) return `the browser part is skipped (${found.reason})`;
  const folder = temporaryFolder('cockpit-page');
  const server = await startServer({ dataDir: folder, port: await freePort() });
  const driver = openSqlite({
    path: join(folder, 'meetmoment.sqlite'),
    clock: () => new Date(),
    ids: () => randomBytes(16).toString('hex'),
  });
  try {
    const visitor = new Visitor(server.address);
    const token = server.firstAccount!.split('#')[1]!;
    await visitor.send('POST /api/one-time', { token, email: 'bench@example.org', password });
    const data = cockpitData(schools);
    await studiesStore(driver).importStudy({ data, identities: { schools: new Map(), people: new Map() } }, 'bench');
    await inviteStaff(driver);
    const [name, value] = visitor.cookie!.split('=') as [string, string];
    const address = `${server.address}/console/studies/${cockpitStudy}/cockpit`;
    const visits: { cold: number; warm: number }[] = [];
    for (let i = 0; i < times; i += 1) {
      const context = await found.browser.newContext({ viewport: desktop, locale: 'nl-NL' });
      await context.addCookies([{ name, value, url: server.address }]);
      const first = await arrive(context, address);
      await first.page.close();
      visits.push({ cold: first.ms, warm: (await arrive(context, address)).ms });
      await context.close();
    }
    const context = await found.browser.newContext({ viewport: desktop, locale: 'nl-NL' });
    await context.addCookies([{ name, value, url: server.address }]);
    const { page } = await arrive(context, address);
    const lives: number[] = [];
    await page.evaluate(() => ((globalThis as unknown as { seen: Seen }).seen.longest = 0));
    for (let i = 0; i < times; i += 1) {
      const before = (await seenIn(page)).changedAt;
      await answerEverywhere(
        driver,
        `live${i}`,
        data.schools.map((s) => s.id),
      );
      await page.waitForFunction((at) => (globalThis as unknown as { seen: Seen }).seen.changedAt > at, before, {
        timeout: 30_000,
      });
      const came = await page.evaluate(
        () =>
          performance
            .getEntriesByType('resource')
            .findLast((e) => e.name.includes('/cockpit?mark=')) as PerformanceResourceTiming,
      );
      lives.push((await seenIn(page)).changedAt - came.responseEnd);
    }
    const { longest } = await seenIn(page);
    await picture?.(page);
    await context.close();
    return {
      coldMs: median(visits.map((v) => v.cold)),
      warmMs: median(visits.map((v) => v.warm)),
      liveMs: median(lives),
      longestMs: longest,
    };
  } finally {
    await driver.close();
    await server.kill('SIGTERM');
    await found.browser.close();
    removeFolder(folder);
  }
}

/** One answer of every school, in one write. */
function answerEverywhere(driver: ReturnType<typeof openSqlite>, id: string, ids: readonly string[]): Promise<void> {
  const at = new Date().toISOString();
  const rows = ids.map((school, position) => ({
    study: cockpitStudy,
    id: `${id}-${position}`,
    position,
    school,
    instrument: 'pupil-perception',
    version: 1,
    wave: 'T3',
    state: 'submitted',
    late: false,
    revision: 1,
    answers: {},
    fingerprint: 'bench',
    savedAt: at,
    submittedAt: at,
  }));
  return driver.run([bulk(responses, rows)], {
    actor: 'bench',
    verb: 'bench.answers',
    subject: id,
    study: cockpitStudy,
    answering: true,
  });
}
