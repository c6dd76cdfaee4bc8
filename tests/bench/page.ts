/**
 * `npm run bench:page [-- --times 3]`: the respondent's pages on an old phone with a poor connection (CPU 4 × slower, 1.6 Mbit/s,
 * 150 ms there and back), on the built client and the real server in this process. Prints a table with the goal of each figure and
 * one last line of JSON; medians of `--times` rounds.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { findBrowser, phone } from '../browser.ts';
import { colleagues, FakeServer } from '../client/respond/fake-server.ts';
import { serveRespond } from '../client/respond/fixture.ts';
import { makeWorld } from '../world.ts';

const dist = join(fileURLToPath(new URL('../..', import.meta.url)), 'dist/client');
const at = process.argv.indexOf('--times');
const times = at < 0 ? 3 : Math.max(1, Number(process.argv[at + 1]) || 3);

export const slow = { cpu: 4, bitsPerSecond: 1_600_000, latencyMs: 150 } as const;

async function slowPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  // tsx wraps named functions in a helper that a page does not have
  await page.addInitScript('globalThis.__name = (f) => f');
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slow.cpu });
  await devtools.send('Network.enable');
  const bytes = slow.bitsPerSecond / 8;
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: slow.latencyMs,
    downloadThroughput: bytes,
    uploadThroughput: bytes,
  });
  return page;
}

const newDevice = (browser: Browser) =>
  browser.newContext({ viewport: phone, locale: 'nl-NL', hasTouch: true, reducedMotion: 'reduce' });
const firstPaint = (page: Page) =>
  page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN);
const agree = (page: Page) => page.getByRole('button', { name: /^(Ik doe mee|Verder waar u was)$/ });

/** Taps on until a statement stands there that can be answered. */
async function toStatement(page: Page): Promise<void> {
  await agree(page).click();
  const start = page.getByRole('button', { name: 'Begin', exact: true });
  const statement = page.locator('fieldset.statement');
  await start.or(statement).first().waitFor();
  if (await start.isVisible()) await start.click();
  await statement.waitFor();
}

/** From a tap to the paint after the change that it causes, as the page itself sees it. */
const tapToPaint = (page: Page, tap: string, changed: string) =>
  page.evaluate(
    async ([selector, wanted]) => {
      const element = document.querySelector<HTMLElement>(selector!)!;
      const before = document.querySelector(wanted!);
      const started = performance.now();
      element.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
      element.click();
      while (document.querySelector(wanted!) === before) await new Promise((done) => setTimeout(done, 0));
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
      return performance.now() - started;
    },
    [tap, changed],
  );

async function round(browser: Browser, link: string): Promise<Record<string, number>> {
  const out: Record<string, number> = {};
  const cold = await newDevice(browser);
  let page = await slowPage(cold);
  let started = performance.now();
  await page.goto(link, { waitUntil: 'commit' });
  await toStatement(page);
  out.coldQuestion = performance.now() - started;
  out.firstPaint = await firstPaint(page);
  const cards: number[] = [];
  for (let i = 0; i < 6; i += 1) cards.push(await tapToPaint(page, 'fieldset.statement input', 'fieldset.statement'));
  out.nextCard = Math.max(...cards);
  await page.waitForTimeout(3000);
  await page.close();
  page = await slowPage(cold);
  started = performance.now();
  await page.goto(link, { waitUntil: 'commit' });
  await toStatement(page);
  out.warmQuestion = performance.now() - started;
  await cold.close();
  return out;
}

/** Another person, who reads the first page for five seconds. */
async function reader(browser: Browser, link: string): Promise<number> {
  const context = await newDevice(browser);
  const page = await slowPage(context);
  await page.goto(link, { waitUntil: 'commit' });
  await agree(page).waitFor();
  await page.waitForTimeout(5000);
  const started = performance.now();
  await agree(page).click();
  await page.locator('.head').waitFor();
  const took = performance.now() - started;
  await context.close();
  return took;
}

/** A staff list of 150: opening a name, answering, and the first letter of a search; the slowest of each. */
async function bigList(browser: Browser): Promise<number> {
  const fake = new FakeServer();
  fake.staff = colleagues(150);
  fake.instruments = ['staff-network'];
  fake.consented = true;
  const { server, origin } = await serveRespond(dist, fake);
  const context = await newDevice(browser);
  const page = await slowPage(context);
  await page.goto(`${origin}/r/#${fake.token}`);
  await agree(page).click();
  await page.getByRole('button', { name: 'Begin', exact: true }).click();
  await page.locator('.colleagues').waitFor();
  await page.waitForTimeout(1000);
  const took: number[] = [];
  for (const n of [2, 40, 120]) {
    took.push(await tapToPaint(page, `.colleague:nth-child(${n}) .name`, `.colleague:nth-child(${n}) .often`));
    took.push(await tapToPaint(page, `.colleague:nth-child(${n}) .often input[value="3"]`, `.colleague:nth-child(${n}) .given`));
  }
  await context.close();
  server.closeAllConnections();
  server.close();
  return Math.max(...took);
}

const median = (all: readonly number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!;

async function bench(): Promise<void> {
  if (!existsSync(join(dist, 'respond/worker.js'))) throw new Error('dist/client is missing: run `npm run build`');
  const found = await findBrowser();
  if (!found.browser) throw new Error(found.reason);
  const world = await makeWorld({ client: dist });
  const teachers = (await world.invite('T1')).filter((t) => !/-0[12]$/.test(t.person));
  const linkOf = (n: number) => `${world.base}/r/#${teachers[n]!.token}`;
  const rows: Record<string, number[]> = {};
  const note = (name: string, ms: number) => void (rows[name] ??= []).push(ms);
  for (let i = 0; i < times; i += 1) {
    for (const [name, ms] of Object.entries(await round(found.browser, linkOf(2 * i)))) note(name, ms);
    note('afterConsent', await reader(found.browser, linkOf(2 * i + 1)));
    note('list150', await bigList(found.browser));
  }
  await found.browser.close();
  await world.close();
  const goals: readonly (readonly [string, string, number])[] = [
    ['firstPaint', 'first paint', 1000],
    ['coldQuestion', 'first question usable, cold', 5000],
    ['warmQuestion', 'first question usable, warm', 2000],
    ['afterConsent', 'after consent that was read for 5 s', 1000],
    ['nextCard', 'next card, slowest of six', 100],
    ['list150', 'tap in a list of 150, slowest of six', 100],
  ];
  const line = (...cells: readonly string[]) =>
    console.log(cells.map((c, i) => (i === 0 ? c.padEnd(40) : c.padStart(10))).join(''));
  line(`ms (median of ${times})`, 'measured', 'goal', 'of goal');
  const shares: Record<string, number> = {};
  for (const [key, name, goal] of goals) {
    const ms = median(rows[key]!);
    shares[key] = Math.round((ms / goal) * 1000) / 1000;
    line(name, ms.toFixed(0), String(goal), shares[key].toFixed(2));
  }
  const worst = Math.max(...Object.values(shares));
  console.log(JSON.stringify({ bench: 'page', ...slow, times, shareOfGoal: shares, worst }));
}

await bench();
