/** A teacher without a network: the page opens again, answers stay, everything is sent later, and nothing stays behind. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../browser.ts';
import { answerAll, begin, finish, goOn, kept, onDevice, saved, type Scene, setScene } from './offline-teacher.ts';

const found = await findBrowser();

describe.skipIf(!found.browser)(`without a network${found.browser ? '' : ` (${'reason' in found ? found.reason : ''})`}`, () => {
  let browser: Browser;
  let scene: Scene;
  beforeAll(async () => {
    browser = found.browser!;
    scene = await setScene();
  });
  afterAll(async () => {
    await browser?.close();
    await scene?.close();
  });

  it('the page opens again, takes answers for days, and sends them when it can', async () => {
    const { gate, teachers, linkOf, answersOf } = scene;
    const teacher = teachers[0]!;
    const { page, context, noise } = await scene.device(browser);
    await begin(page, linkOf(teacher));
    const given = await answerAll(page, [4, 2]);
    await saved(page);
    await kept(page);

    gate.cut();
    await page.reload();
    await page.getByText('U hebt nu geen verbinding').waitFor();
    await goOn(page);
    Object.assign(given, await answerAll(page, [5, 1, 3]));
    await page.getByText('3 antwoorden nog niet verzonden').waitFor();
    expect(Object.keys(await answersOf(teacher))).toHaveLength(2);

    // the window is closed; three days later another one is opened, still without a network
    await page.close();
    scene.world.later(3 * 24 * 60);
    const later = await context.newPage();
    await later.goto(linkOf(teacher));
    await goOn(later);
    Object.assign(given, await answerAll(later, [2]));
    await later.getByText('4 antwoorden nog niet verzonden').waitFor();

    gate.mend();
    await later.evaluate(() => dispatchEvent(new Event('online')));
    await saved(later);
    expect(await answersOf(teacher)).toEqual(given);

    // forms and answers lie in the device's store, never in the caches; after handing in they are gone
    const before = await onDevice(later);
    expect(before.rows).toBeGreaterThan(0);
    expect(before.pages).toBe(1);
    expect(before.cached.filter((path) => path.startsWith('/api'))).toEqual([]);
    expect(before.cached).toContain('/r/');
    Object.assign(given, await answerAll(later, [4, 4, 4, 4, 4, 4]));
    expect(await finish(later)).toMatch(/\w{4}/);
    expect(Object.keys(given)).toHaveLength(12);
    expect(await answersOf(teacher)).toEqual(given);
    expect(await onDevice(later)).toMatchObject({ rows: 0, pages: 0 });
    expect(noise).toEqual([]);
    await context.close();
  }, 60_000);

  it('a newer build waits for the windows of the older one, which keeps working', async () => {
    const { gate, teachers, linkOf, answersOf } = scene;
    const { page, context, noise } = await scene.device(browser);
    await begin(page, linkOf(teachers[1]!));
    await kept(page);
    // the page of the very first visit is not the worker's yet
    await page.reload();
    await goOn(page);
    const versions = () =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.ready;
        const names = (await caches.keys()).map((name) => name.replace(/^shell \/r\/ /, ''));
        return { waiting: registration.waiting !== null, names };
      });
    const first = await versions();
    expect(first).toMatchObject({ waiting: false });
    expect(first.names).toHaveLength(1);

    const build = async (name: string) => {
      gate.rewrite.set('/r/worker.js', (text) => text.replace(first.names[0]!, name));
      await page.evaluate(async () => {
        const registration = await navigator.serviceWorker.ready;
        await registration.update();
        while (!registration.waiting) await new Promise((done) => setTimeout(done, 20));
      });
    };
    await build('second');
    const second = await context.newPage();
    await second.goto(linkOf(teachers[1]!));
    const ask = () =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.ready;
        registration.waiting?.postMessage('takeOver');
        await new Promise((done) => setTimeout(done, 200));
      });
    // two windows: it waits, and the older one goes on answering
    await ask();
    expect(await versions()).toMatchObject({ waiting: true });
    const given = await answerAll(page, [4]);
    await saved(page);
    expect(await answersOf(teachers[1]!)).toEqual(given);
    await second.close();
    await ask();
    await expect.poll(versions).toEqual({ waiting: false, names: [first.names[0], 'second'] });
    // one build before the newest stays for windows that still show it, not two
    await build('third');
    await ask();
    await expect.poll(versions).toEqual({ waiting: false, names: ['second', 'third'] });
    Object.assign(given, await answerAll(page, [2]));
    await saved(page);
    expect(await answersOf(teachers[1]!)).toEqual(given);
    expect(noise).toEqual([]);
    await context.close();
  }, 60_000);
});
