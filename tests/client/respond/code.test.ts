// @vitest-environment happy-dom
/** The page on which the code of a letter is typed. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeServer } from './fake-server.ts';
import { answerWith } from './page.ts';

vi.mock('../../../client/respond/app.tsx', () => ({ start: () => undefined }));

const settle = () => new Promise((done) => setTimeout(done, 30));
let went: string[];
beforeEach(() => {
  vi.resetModules();
  localStorage.clear();
  document.documentElement.innerHTML = '<body><div id="page"></div></body>';
  history.replaceState(null, '', '/r/');
  went = [];
  vi.spyOn(location, 'replace').mockImplementation((to) => void went.push(String(to)));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function open(fake = new FakeServer()): Promise<FakeServer> {
  answerWith(fake);
  await import('../../../client/respond/first.ts');
  await settle();
  return fake;
}
const field = () => document.querySelector<HTMLInputElement>('#code')!;
async function type(text: string): Promise<void> {
  field().value = text;
  field().dispatchEvent(new Event('input', { bubbles: true }));
  document.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  await settle();
}
const alert = () => document.querySelector('[role=alert]')?.textContent ?? '';

describe('a code instead of a link', () => {
  it('is asked for where there is no link, and nothing else is', async () => {
    const fake = await open();
    expect(document.querySelector('main')?.dataset.screen).toBe('noLink');
    expect(document.querySelector('h1')?.textContent).toContain('code');
    expect(document.querySelector('label')?.htmlFor).toBe('code');
    expect(fake.calls).toEqual([]);
  });

  it.each(['FHJ23-4LMPR-TWXY6', ' fhj23 4lmpr twxy6 ', 'FHJ234LMPRTWXY6'])('opens the link of %s', async (typed) => {
    const fake = await open();
    await type(typed);
    expect(went).toEqual([`#${fake.token}`]);
  });

  it('takes a whole link that was pasted', async () => {
    const fake = await open();
    await type(`https://example.org/r/#${fake.token} `);
    expect(went).toEqual([`#${fake.token}`]);
    expect(fake.calls).toEqual([]);
  });

  it.each([
    ['', 'Typ eerst'],
    ['fhj23 4lmpr', 'hier staan er 10'],
    ['FHJ-234', '/k'],
  ])('sees by itself what is wrong with "%s"', async (typed, said) => {
    const fake = await open();
    await type(typed);
    expect(alert()).toContain(said);
    expect(fake.calls).toEqual([]);
    expect(document.activeElement).toBe(field());
    expect(field().getAttribute('aria-invalid')).toBe('true');
    expect(field().getAttribute('aria-describedby')).toContain('code-trouble');
  });

  it('tells a slip, a code that does not work, and no connection apart; what was typed stays', async () => {
    const fake = await open();
    await type('FHJ23 4LMPR TWXYY');
    expect(alert()).toContain('tikfout');
    await type('FHJ23 4LMPR TWXX2');
    expect(alert()).toContain('werkt nu niet');
    expect(field().value).toBe('FHJ23 4LMPR TWXX2');
    fake.next = ['offline'];
    await type('FHJ23 4LMPR TWXY6');
    expect(alert()).toContain('Er gaat niets verloren');
    document.querySelector<HTMLElement>('.switch')!.click();
    expect(field().value).toBe('FHJ23 4LMPR TWXY6');
    expect(went).toEqual([]);
    await type(field().value);
    expect(went).toEqual([`#${fake.token}`]);
  });

  it('computes where the server asks for it, and then goes on', async () => {
    const fake = await open();
    const real = fake.handle.bind(fake);
    const works: unknown[] = [];
    fake.handle = (method, path, token, body) => {
      const { work } = body as { work: unknown };
      works.push(work);
      const params = { work: 'challenge', bits: 4, code: fake.code };
      return work === null
        ? { status: 429, body: { type: 'about:blank', title: '', status: 429, code: 'tooManyAttempts', params } }
        : real(method, path, token, body);
    };
    await type('FHJ23-4LMPR-TWXY6');
    await settle();
    expect(works).toEqual([null, { challenge: 'challenge', nonce: expect.any(Number) as number }]);
    expect(went).toEqual([`#${fake.token}`]);
  });

  it('is offered where a link does not work', async () => {
    history.replaceState(null, '', '/r/#some-other-token');
    await open();
    expect(document.querySelector('main')?.dataset.screen).toBe('unknown');
    expect(document.querySelector<HTMLAnchorElement>('main a')?.getAttribute('href')).toBe('/r/');
  });
});
