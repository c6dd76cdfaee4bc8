/** One visit: a fresh context of a size, language and colour scheme, the scene in it, and what is wrong there. */
import type { Browser } from 'playwright-core';
import type { Language } from '../../instruments/types.ts';
import { desktop, phone } from '../browser.ts';
import { axeFaults, sidewaysFaults, tabFaults } from './checks.ts';
import type { Scene } from './scenes.ts';

export const sizes = { phone, desktop } as const;
export type Size = keyof typeof sizes;

export interface Visit {
  readonly size: Size;
  readonly language: Language;
  readonly dark?: boolean;
  /** where the picture goes */
  readonly picture?: string;
}

/** What axe, the Tab walk, a sideways scroll, the console or a request to another origin turn up; empty when nothing. */
export const visit = async (browser: Browser, scene: Scene, how: Visit): Promise<string[]> => {
  const context = await browser.newContext({
    viewport: sizes[how.size],
    locale: how.language === 'nl' ? 'nl-NL' : 'en-GB',
    colorScheme: how.dark ? 'dark' : 'light',
    hasTouch: how.size === 'phone',
    isMobile: how.size === 'phone',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const heard: string[] = [];
  page.on('console', (m) => {
    if (!(scene.faulty && m.text().startsWith('Failed to load resource'))) heard.push(`console: ${m.text()}`);
  });
  page.on('pageerror', (e) => heard.push(`error: ${e.message}`));
  page.on('request', (r) => {
    const { hostname, protocol } = new URL(r.url());
    if (!['127.0.0.1', 'localhost'].includes(hostname) && !['data:', 'blob:'].includes(protocol))
      heard.push(`request to another origin: ${r.url()}`);
  });
  let leave = async () => {};
  try {
    leave = await scene.open(page, how.language);
    if (how.picture) await page.screenshot({ path: how.picture, fullPage: !scene.name.startsWith('respond') });
    return [...(await axeFaults(page)), ...(await sidewaysFaults(page)), ...(await tabFaults(page)), ...heard];
  } catch (error) {
    return [`broke: ${error instanceof Error ? error.message.split('\n').slice(0, 3).join(' ') : String(error)}`, ...heard];
  } finally {
    await context.close();
    await leave();
  }
};
