// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeServer } from './fake-server.ts';
import { answerWith } from './page.ts';

const started = vi.hoisted(() => ({ with: undefined as { language: string; welcome: { status: string } } | undefined }));
vi.mock('../../../client/respond/app.tsx', () => ({ start: (from: never) => void (started.with = from) }));

const shell = readFileSync(join(import.meta.dirname, '../../../client/respond/index.html'), 'utf8').replace(
  /<script[\s\S]*?<\/script>|<link[^>]*>/g,
  '',
);

beforeEach(() => {
  vi.resetModules();
  started.with = undefined;
  localStorage.clear();
  document.documentElement.innerHTML = shell;
});
afterEach(() => void vi.unstubAllGlobals());

const settle = () => new Promise((done) => setTimeout(done, 30));
async function open(fake: FakeServer, hash = `#${fake.token}`): Promise<void> {
  answerWith(fake);
  history.replaceState(null, '', `/r/${hash}`);
  await import('../../../client/respond/first.ts');
  await settle();
}
const screen = () => document.querySelector('main')?.getAttribute('data-screen');
const heading = () => document.querySelector('h1')?.textContent;
const button = (name: string) => [...document.querySelectorAll('button')].find((b) => b.textContent === name);
async function press(name: string): Promise<void> {
  button(name)?.click();
  await settle();
}

describe('the first page', () => {
  it('stands before any script, in both languages where there is none', () => {
    expect(document.querySelector('main')?.textContent).toContain('Een ogenblik');
    const without = document.querySelector('noscript')?.textContent ?? '';
    expect(without).toContain('JavaScript');
    expect(without).toContain('needs JavaScript');
    expect(shell).not.toMatch(/<style|style=|onclick=/);
  });

  it('says who asks, why, how long, who reads, what happens with names, and asks', async () => {
    await open(new FakeServer());
    expect(screen()).toBe('open');
    expect(heading()).toBe('Samen leren van gegevens');
    expect([...document.querySelectorAll('dt')].map((e) => e.textContent)).toEqual([
      'Wie vraagt dit?',
      'Waarom?',
      'Hoe lang duurt het?',
      'Wie kan uw antwoorden lezen?',
      'En de namen van collega’s?',
      'Wat krijgt u te zien?',
    ]);
    expect(document.body.textContent).toContain('Ongeveer 10 minuten');
    expect(document.body.textContent).toContain('18 december 2026');
    expect(document.body.textContent).not.toContain('verzonnen');
    expect(button('Liever niet')).toBeDefined();
  });

  it('begins on consent, in the language that is read', async () => {
    const fake = new FakeServer();
    await open(fake);
    await press('English');
    expect(document.documentElement.lang).toBe('en');
    expect(localStorage.getItem('meetmoment.language')).toBe('en');
    await press('I’ll take part');
    expect(fake.consented).toBe(true);
    expect(started.with).toMatchObject({ language: 'en', welcome: { status: 'open' } });
  });

  it('goes on without asking again', async () => {
    const fake = Object.assign(new FakeServer(), { consented: true });
    await open(fake);
    expect(screen()).toBe('started');
    await press('Verder waar u was');
    expect(started.with).toBeDefined();
    expect(fake.calls).toEqual(['GET /api/respond', 'GET /api/respond/forms?language=nl']);
  });

  it('takes no for an answer, and a second thought', async () => {
    const fake = new FakeServer();
    await open(fake);
    await press('Liever niet');
    expect(screen()).toBe('declined');
    expect(started.with).toBeUndefined();
    await press('Toch meedoen');
    // nothing was filled in before: the page that tells and asks, not "welcome back"
    expect(screen()).toBe('open');
    expect(document.querySelectorAll('dt')).toHaveLength(6);
    await press('Ik doe mee');
    expect(started.with).toBeDefined();
  });

  it.each(['Ik doe mee', 'Liever niet'])('says so when the wave was closed before "%s" was pressed', async (name) => {
    const fake = new FakeServer();
    await open(fake);
    fake.status = 'closed';
    fake.next = [409];
    await press(name);
    expect(screen()).toBe('closed');
    expect(started.with).toBeUndefined();
  });

  it('says that a link is one person’s, before and after beginning', async () => {
    const fake = new FakeServer();
    await open(fake);
    expect(document.body.textContent).toContain('Stuur hem niet door');
  });

  it.each(['notYetOpen', 'closed', 'finished', 'declined'] as const)('shows nothing else when the link is %s', async (status) => {
    await open(Object.assign(new FakeServer(), { status }));
    expect(screen()).toBe(status);
    expect(document.querySelectorAll('dl, li, input')).toHaveLength(0);
  });

  it.each([
    [401, 'unknown', false],
    [429, 'tooMany', true],
    [500, 'trouble', true],
    ['offline', 'offline', true],
  ] as const)('tells %s apart and offers to try again where that helps', async (always, expected, again) => {
    const fake = new FakeServer();
    fake.always = always;
    await open(fake);
    expect(screen()).toBe(expected);
    expect(button('Probeer opnieuw') !== undefined).toBe(again);
    fake.always = undefined;
    if (!again) return;
    await press('Probeer opnieuw');
    expect(screen()).toBe('open');
  });

  it('keeps the page when agreeing fails, and says that nothing is lost', async () => {
    const fake = new FakeServer();
    await open(fake);
    // the forms and the consent travel together
    fake.next = ['offline', 'offline'];
    await press('Ik doe mee');
    expect(screen()).toBe('open');
    expect(document.querySelector('[role=alert]')?.textContent).toContain('Er gaat niets verloren');
    await press('Ik doe mee');
    expect(started.with).toBeDefined();
  });

  it('prints what a study is called as text', async () => {
    const fake = new FakeServer();
    const welcome = fake.welcome();
    const title = '<img src=x onerror=alert(1)>';
    fake.welcome = () => ({ ...welcome, study: { title: { nl: title, en: title }, source: title, synthetic: true } });
    await open(fake);
    expect(heading()).toBe(title);
    expect(document.querySelectorAll('img')).toHaveLength(0);
    expect(document.querySelector('.notice')?.textContent).toContain('verzonnen');
  });
});
