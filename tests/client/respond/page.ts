/** A page for tests in happy-dom: the questionnaire on the fake server, at a width, with a few ways to look and tap. */
import { createElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { vi } from 'vitest';
import { transportOf } from '../../../client/respond/outbox/transport.ts';
import { partsOf } from '../../../client/respond/flow/flow.ts';
import { type Device, memoryDevice } from '../../../client/respond/outbox/device.ts';
import { Outbox } from '../../../client/respond/outbox/outbox.ts';
import { Questionnaire } from '../../../client/respond/parts/Questionnaire.tsx';
import { respondCall } from '../../../client/respond/wire.ts';
import type { FakeServer } from './fake-server.ts';

/** `fetch` goes to the fake server; no answer is a network error, as in a browser. */
export function answerWith(fake: FakeServer): void {
  vi.stubGlobal('fetch', (path: string, init: RequestInit = {}) => {
    const headers = init.headers as Record<string, string> | undefined;
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined;
    const reply = fake.handle(init.method ?? 'GET', path, headers?.Authorization?.replace('Bearer ', ''), body);
    return reply
      ? Promise.resolve(new Response(JSON.stringify(reply.body), { status: reply.status }))
      : Promise.reject(new TypeError('no network'));
  });
}

/** Media queries of a window of this width, where things may move or not. */
export function windowOf(width: number, still = true): void {
  vi.stubGlobal('matchMedia', (query: string) => {
    const least = /min-width: (\d+)px/.exec(query);
    const matches = least ? width >= Number(least[1]) : query.includes('reduced-motion') && still;
    return { matches, addEventListener() {}, removeEventListener() {} };
  });
}

/** React draws in a task of its own and runs effects in the next: a few rounds see both through, however slow the machine is. */
async function drawn(): Promise<void> {
  for (let i = 0; i < 4; i++) await new Promise((done) => setTimeout(() => setImmediate(done), 4));
}

export class TestPage {
  readonly #root: Root;
  readonly outbox: Outbox;
  readonly main: HTMLElement;

  private constructor(root: Root, outbox: Outbox, main: HTMLElement) {
    this.#root = root;
    this.outbox = outbox;
    this.main = main;
  }

  static async open(fake: FakeServer, width: number, device: Device = memoryDevice()): Promise<TestPage> {
    fake.consented = true;
    answerWith(fake);
    windowOf(width);
    vi.stubGlobal('scrollTo', () => undefined);
    const call = respondCall(fake.token);
    const { forms } = await call('GET /api/respond/forms', { query: { language: 'nl' } });
    const parts = partsOf(forms);
    let id = 0;
    const outbox = await Outbox.open({
      link: 'link',
      device,
      transport: transportOf(call, { language: 'nl' }),
      instruments: parts,
      drafts: fake.welcome().drafts,
      newId: () => (++id).toString(16).padStart(32, '0'),
    });
    const main = document.createElement('div');
    document.body.replaceChildren(main);
    const root = createRoot(main);
    const onLanguage = () => Promise.resolve();
    root.render(createElement(Questionnaire, { parts, outbox, language: 'nl', onLanguage, about: fake.welcome() }));
    await drawn();
    return new TestPage(root, outbox, main);
  }

  all(selector: string): HTMLElement[] {
    return [...this.main.querySelectorAll<HTMLElement>(selector)];
  }
  text(selector: string): string {
    return this.all(selector)[0]?.textContent?.trim() ?? '';
  }
  button(name: string): HTMLButtonElement {
    const found = this.all('button').find((b) => b.textContent?.trim() === name);
    if (!found)
      throw new Error(
        `no button ${name} among ${this.all('button')
          .map((b) => b.textContent)
          .join(' | ')}`,
      );
    return found as HTMLButtonElement;
  }
  /** A tap of a finger: pointer down, then click. */
  async tap(element: HTMLElement | undefined): Promise<void> {
    element?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    element?.click();
    await drawn();
  }
  /** Two taps of a finger at one place, so quick that they are one gesture: the second lands on whatever is there by then. */
  async doubleTap(first: HTMLElement | undefined, second: () => HTMLElement | undefined): Promise<void> {
    for (const element of [() => first, second]) {
      element()?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, pointerType: 'touch' }));
      element()?.click();
      await drawn();
    }
  }
  async key(key: string, target: EventTarget = document.activeElement ?? document.body): Promise<void> {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await drawn();
  }
  async wait(ms: number): Promise<void> {
    await new Promise((done) => setTimeout(done, ms));
  }
  async close(): Promise<void> {
    this.outbox.stop();
    this.#root.unmount();
    await drawn();
  }
}
