/**
 * A walk through the respondent's pages in a real browser, on the fake server: writes a picture of every state in two sizes,
 * two languages and both colour schemes, and reports what axe, a Tab walk, a sideways scroll, a too small target, a console
 * message or a request to another origin turns up. `npx tsx tests/client/respond/look.ts <folder for pictures> [name filter]`
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Page } from 'playwright-core';
import { findBrowser } from '../../browser.ts';
import { FakeServer } from './fake-server.ts';
import { buildRespond, serveRespond } from './fixture.ts';
import { type Look, looks } from './looks.ts';

export { looks };

const sizes = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 800 },
  narrow: { width: 320, height: 640 },
  zoomed: { width: 640, height: 400 },
} as const;
type Size = keyof typeof sizes;

/** Everything wrong with what is on the screen now. */
async function faults(page: Page, size: Size): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map((v) => `axe ${v.id} (${v.impact}): ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`);
  const seen = await page.evaluate(() => {
    const out: string[] = [];
    if (document.documentElement.scrollWidth > document.documentElement.clientWidth) out.push('scrolls sideways');
    for (const e of document.querySelectorAll<HTMLElement>(
      'button, .option, select, input:not([type=radio]):not([type=checkbox]), .confirm',
    )) {
      const box = e.getBoundingClientRect();
      if (box.width > 0 && (box.height < 44 || box.width < 44))
        out.push(`small target ${e.className || e.tagName} ${Math.round(box.width)}×${Math.round(box.height)}`);
    }
    for (const e of document.querySelectorAll<HTMLElement>('body *')) {
      const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent?.trim());
      if (own && e.offsetParent && Number.parseFloat(getComputedStyle(e).fontSize) < 16)
        out.push(`small text ${e.className || e.tagName}`);
    }
    // a long page must end where its content ends
    const end = document.querySelector('.going');
    const last = Math.max(
      0,
      ...[...document.querySelectorAll('.turning button, .turning label, .turning p')].map(
        (e) => e.getBoundingClientRect().bottom,
      ),
    );
    const bottom = document.documentElement.scrollHeight - scrollY;
    if (end && last > 0 && document.documentElement.scrollHeight > innerHeight && bottom - last > 160)
      out.push(`blank below the content: ${Math.round(bottom - last)}`);
    return [...new Set(out)];
  });
  return [...found, ...seen, ...(await tabWalk(page))].map((f) => `${size}: ${f}`);
}

/** Every control can be reached with Tab, in the order of the page, with a visible focus. */
async function tabWalk(page: Page): Promise<string[]> {
  const wanted = await page.evaluate(() => {
    const groups = new Set<string>();
    const controls = [...document.querySelectorAll<HTMLElement>('button, input, select, a[href], [tabindex="0"]')].filter((e) => {
      if (!e.getClientRects().length || (e as HTMLButtonElement).disabled) return false;
      if (!(e instanceof HTMLInputElement) || e.type !== 'radio') return true;
      if (groups.has(e.name)) return false; // Tab stops once in a group of radio buttons
      groups.add(e.name);
      return true;
    });
    controls.forEach((e, i) => {
      e.dataset.walk = e instanceof HTMLInputElement && e.type === 'radio' ? `g:${e.name}` : String(i);
    });
    (document.activeElement as HTMLElement | null)?.blur();
    return controls.map((e) => e.dataset.walk ?? '');
  });
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
  });
  const walked: string[] = [];
  const bare: string[] = [];
  for (let i = 0; i < Math.min(wanted.length, 60); i++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const e = document.activeElement as HTMLElement;
      const ring = (x: Element | null) => x !== null && getComputedStyle(x).outlineStyle !== 'none';
      const group = e instanceof HTMLInputElement && e.type === 'radio';
      return {
        key: group ? `g:${(e as HTMLInputElement).name}` : (e.dataset.walk ?? e.tagName),
        ring: ring(e) || ring(e.closest('label')),
        what: e.className || e.tagName,
      };
    });
    walked.push(at.key);
    if (!at.ring) bare.push(`no visible focus on ${at.what}`);
  }
  await page.evaluate(() => document.body.removeAttribute('tabindex'));
  const order = wanted.slice(0, walked.length).every((w, i) => w === walked[i]);
  return [...(order ? [] : [`Tab order: wanted ${wanted.slice(0, 60).join(' ')}, walked ${walked.join(' ')}`]), ...new Set(bare)];
}

async function lookAt(
  context: BrowserContext,
  look: Look,
  dist: string,
  language: 'nl' | 'en',
  size: Size,
  picture: string | undefined,
): Promise<string[]> {
  const fake = new FakeServer();
  look.before?.(fake);
  const { server, origin } = await serveRespond(dist, fake);
  const page = await context.newPage();
  const heard: string[] = [];
  page.on('console', (m) => {
    if (!(look.faulty && m.text().startsWith('Failed to load resource'))) heard.push(`console: ${m.text()}`);
  });
  page.on('pageerror', (e) => heard.push(`error: ${e.message}`));
  page.on('request', (r) => {
    if (!r.url().startsWith(origin) && !r.url().startsWith('data:')) heard.push(`request to ${r.url()}`);
  });
  try {
    // tsx wraps named functions in a helper that a page does not have
    await page.addInitScript('globalThis.__name = (f) => f');
    await page.addInitScript((l) => localStorage.setItem('meetmoment.language', l), language);
    await page.goto(`${origin}/r/${look.link ?? `#${fake.token}`}`);
    await look.go(page, fake, (nl, en) => (language === 'nl' ? nl : en));
    await page.waitForTimeout(500);
    if (picture) await page.screenshot({ path: picture });
    if (picture) await page.screenshot({ path: picture.replace('.png', '-full.png'), fullPage: true });
    return [...(await faults(page, size)), ...heard];
  } catch (e) {
    return [`broke: ${e instanceof Error ? e.message : String(e)}`, ...heard];
  } finally {
    await page.close();
    server.closeAllConnections();
    server.close();
  }
}

/** Looks at all states; returns what is wrong, by state. */
export async function lookAtAll(out: string, only = ''): Promise<ReadonlyMap<string, readonly string[]>> {
  await mkdir(out, { recursive: true });
  const dist = await mkdtemp(join(tmpdir(), 'respond-'));
  await buildRespond(dist);
  const launched = await findBrowser();
  if (!launched.browser) throw new Error(launched.reason);
  const { browser } = launched;
  const found = new Map<string, readonly string[]>();
  const ways: readonly [Size, 'light' | 'dark', 'nl' | 'en'][] = [
    ['phone', 'light', 'nl'],
    ['phone', 'dark', 'en'],
    ['desktop', 'light', 'en'],
    ['desktop', 'dark', 'nl'],
    ['narrow', 'light', 'nl'],
    ['zoomed', 'light', 'en'],
  ];
  for (const [size, colorScheme, language] of ways) {
    const context = await browser.newContext({
      viewport: sizes[size],
      colorScheme,
      hasTouch: size !== 'desktop',
      isMobile: size !== 'desktop',
      reducedMotion: 'no-preference',
    });
    for (const look of looks.filter((l) => l.name.includes(only))) {
      const name = `${look.name}-${size}-${colorScheme}-${language}`;
      const wrong = await lookAt(context, look, dist, language, size, join(out, `${name}.png`));
      if (wrong.length > 0) found.set(name, wrong);
    }
    await context.close();
  }
  await browser.close();
  await rm(dist, { recursive: true, force: true });
  return found;
}

if (process.argv[1]?.endsWith('look.ts')) {
  void lookAtAll(process.argv[2] ?? 'pictures', process.argv[3]).then((found) => {
    for (const [name, wrong] of found) console.log(`${name}\n  ${wrong.join('\n  ')}`);
    console.log(found.size === 0 ? 'nothing found' : `${found.size} states with findings`);
    process.exitCode = found.size === 0 ? 0 : 1;
  });
}
