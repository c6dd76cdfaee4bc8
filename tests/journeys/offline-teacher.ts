/** A teacher at a phone, for the tests of faults: the real server in this process behind a network that can be cut. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { openPage, type Watched } from '../browser.ts';
import { makeWorld, type Respondent, study, type World } from '../world.ts';
import { Gate } from './gate.ts';

const dist = join(fileURLToPath(new URL('../..', import.meta.url)), 'dist/client');

/** while the network is down the browser itself notes failed requests; so it does with a refusal */
export const cutOff =
  /Failed to load resource|net::ERR_|An unknown error occurred when fetching the script|409 \(Conflict\)|401 \(Unauthorized\)/;

export interface Scene {
  readonly world: World;
  readonly gate: Gate;
  /** teachers with a group, each with a link of their own */
  readonly teachers: Respondent[];
  readonly device: (browser: Browser) => Promise<Watched>;
  readonly linkOf: (teacher: Respondent) => string;
  /** what the server has of a teacher's questionnaire now */
  readonly answersOf: (teacher: Respondent, instrument?: string) => Promise<Record<string, unknown>>;
  readonly close: () => Promise<void>;
}

export async function setScene(): Promise<Scene> {
  const world = await makeWorld({ client: dist });
  const gate = await Gate.before(world.base);
  const teachers = (await world.invite('T1')).filter((t) => !/-0[12]$/.test(t.person));
  return {
    world,
    gate,
    teachers,
    device: (browser) => openPage(browser, gate.address, { expected: cutOff }),
    linkOf: (teacher) => `${gate.address}/r/#${teacher.token}`,
    answersOf: async (teacher, instrument = 'attitude') => {
      const invitation = await world.store.invitations.byId(teacher.invitation);
      const stored = invitation ? await world.store.responses.ofInvitation(invitation) : [];
      return { ...stored.find((r) => r.instrument === instrument)?.answers };
    },
    close: async () => {
      await gate.close();
      await world.close();
    },
  };
}

export { study };

/** Agrees and stands before the first statement. */
export async function begin(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: 'Ik doe mee' }).click();
  await page.getByRole('button', { name: 'Begin', exact: true }).click();
  await page.locator('fieldset.statement').waitFor();
}

/** Opens a link that was begun before and goes on to a statement. */
export async function goOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Verder waar u was' }).click();
  const start = page.getByRole('button', { name: 'Begin', exact: true });
  const statement = page.locator('fieldset.statement');
  await start.or(statement).first().waitFor();
  if (await start.isVisible()) await start.click();
  await statement.waitFor();
}

/** Answers the statement on the screen with a code; gives its id. */
export async function answer(page: Page, code: number): Promise<string> {
  const card = page.locator('fieldset.statement');
  const item = (await card.getAttribute('data-item'))!;
  await card.locator(`label.option:has(input[value="${code}"])`).click();
  await page.locator(`fieldset[data-item="${item}"]`).waitFor({ state: 'detached' });
  return item;
}

/** Answers several statements in a row; gives what was answered. */
export async function answerAll(page: Page, codes: readonly number[]): Promise<Record<string, number>> {
  const given: Record<string, number> = {};
  for (const code of codes) given[await answer(page, code)] = code;
  return given;
}

export const saved = (page: Page) => page.locator('[data-save="saved"]').waitFor({ timeout: 20_000 });

/** The service worker has the whole shell: from now on the page opens without a network. */
export const kept = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });

/** Confirms all lists of colleagues, hands in, and gives the receipt's number. */
export async function finish(page: Page): Promise<string> {
  const next = page.locator('.going .next');
  await page.getByRole('button', { name: 'Begin', exact: true }).click();
  for (let i = 0; i < 3; i += 1) {
    await page.locator('.confirm input').check();
    await next.click();
  }
  await page.getByRole('button', { name: 'Inleveren' }).click();
  return page.locator('.receipt dd').first().innerText();
}

/** What lies in this device's store, and the addresses in the service worker's caches. */
export const onDevice = (page: Page) =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done, fail) => {
      const opening = indexedDB.open('meetmoment');
      opening.onsuccess = () => done(opening.result);
      opening.onerror = () => fail(new Error('no store'));
    });
    const count = (store: string) =>
      new Promise<number>((done) => {
        const counting = db.transaction(store).objectStore(store).count();
        counting.onsuccess = () => done(counting.result);
      });
    const [rows, pages] = [await count('rows'), await count('pages')];
    db.close();
    const cached: string[] = [];
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) cached.push(new URL(request.url).pathname);
    return { rows, pages, cached };
  });
