/**
 * A real headless browser for journeys, screens and axe. It arrives with npm (@sparticuz/chromium); CHROMIUM names another.
 * Where none can be had, `findBrowser` says why, and the journeys are reported as skipped with that reason, unless
 * MEETMOMENT_BROWSER=required.
 */
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type ConsoleMessage, type Page } from 'playwright-core';

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
];

const executable = async (): Promise<string> => {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  try {
    // the package unpacks its shared libraries only where it believes to be on Lambda
    process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x';
    const { default: bundled } = await import('@sparticuz/chromium');
    return await bundled.executablePath();
  } catch (error) {
    const debian = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((p) => existsSync(p));
    if (debian) return debian;
    throw error;
  }
};

export type FoundBrowser = { readonly browser: Browser } | { readonly browser: null; readonly reason: string };

export const findBrowser = async (): Promise<FoundBrowser> => {
  try {
    return { browser: await chromium.launch({ executablePath: await executable(), args }) };
  } catch (error) {
    if (process.env.MEETMOMENT_BROWSER === 'required') throw error;
    return { browser: null, reason: `no browser: ${String(error).split('\n')[0]}` };
  }
};

export const phone = { width: 390, height: 844 };
export const desktop = { width: 1280, height: 800 };

export interface Watched {
  readonly context: BrowserContext;
  readonly page: Page;
  /** console messages, page errors, CSP violations and requests to other origins: must stay empty */
  readonly noise: string[];
}

/** A new context (its own storage, like another device) that notes every unexpected sound of the page. */
export const openPage = async (
  browser: Browser,
  origin: string,
  options: {
    viewport?: { width: number; height: number };
    language?: 'nl' | 'en';
    dark?: boolean;
    /** console messages that this journey provokes on purpose, e.g. a refused request */
    expected?: RegExp;
  } = {},
): Promise<Watched> => {
  const context = await browser.newContext({
    viewport: options.viewport ?? phone,
    locale: options.language === 'en' ? 'en-GB' : 'nl-NL',
    colorScheme: options.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    hasTouch: (options.viewport ?? phone).width < 600,
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const noise: string[] = [];
  const note = (text: string) => {
    if (!options.expected?.test(text)) noise.push(text);
  };
  page.on('console', (m: ConsoleMessage) => note(`console ${m.type()}: ${m.text()}`));
  page.on('pageerror', (e) => note(`error: ${e.message}`));
  page.on('request', (r) => {
    const url = new URL(r.url());
    if (url.origin !== origin && !['data:', 'blob:'].includes(url.protocol)) note(`request to another origin: ${r.url()}`);
  });
  return { context, page, noise };
};
