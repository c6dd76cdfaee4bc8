/** What can go wrong on a teacher's device: no answer is lost or doubled, and nothing is overwritten behind anybody's back. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../browser.ts';
import { answer, answerAll, begin, finish, goOn, kept, saved, type Scene, setScene, study } from './offline-teacher.ts';

const found = await findBrowser();

describe.skipIf(!found.browser)(`faults of a device${found.browser ? '' : ` (${'reason' in found ? found.reason : ''})`}`, () => {
  let browser: Browser;
  let scene: Scene;
  let next = 0;
  const teacher = () => scene.teachers[next++]!;
  beforeAll(async () => {
    browser = found.browser!;
    scene = await setScene();
  });
  afterAll(async () => {
    await browser?.close();
    await scene?.close();
  });
  const limit = 60_000;

  it(
    'a network that is down every other second loses and doubles nothing',
    async () => {
      const who = teacher();
      const { page, context, noise } = await scene.device(browser);
      await begin(page, scene.linkOf(who));
      scene.gate.flap(1000);
      const given: Record<string, number> = {};
      for (const code of [1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2]) {
        given[await answer(page, code)] = code;
        await page.waitForTimeout(250);
      }
      scene.gate.still();
      await page.evaluate(() => dispatchEvent(new Event('online')));
      await saved(page);
      expect(Object.keys(given)).toHaveLength(12);
      expect(await scene.answersOf(who)).toEqual(given);
      expect(await finish(page)).not.toBe('');
      expect(noise).toEqual([]);
      await context.close();
    },
    limit,
  );

  it(
    'two windows that disagree are put to the person',
    async () => {
      const who = teacher();
      const { page, context, noise } = await scene.device(browser);
      await begin(page, scene.linkOf(who));
      const second = await context.newPage();
      await second.goto(scene.linkOf(who));
      await goOn(second);
      const item = await answer(page, 5);
      await saved(page);
      expect(await answer(second, 2)).toBe(item);
      await second.getByRole('heading', { name: 'U hebt op twee plaatsen geantwoord' }).waitFor();
      // until the person chooses, what the server had stays
      expect(await scene.answersOf(who)).toEqual({ [item]: 5 });
      await second.locator('.choice').first().click();
      await saved(second);
      await expect.poll(() => scene.answersOf(who)).toEqual({ [item]: 2 });
      expect(noise).toEqual([]);
      await context.close();
    },
    limit,
  );

  it(
    'the same link on two devices joins what was answered on each',
    async () => {
      const who = teacher();
      const one = await scene.device(browser);
      const two = await scene.device(browser);
      await begin(one.page, scene.linkOf(who));
      const given = await answerAll(one.page, [4, 4]);
      await saved(one.page);
      await two.page.goto(scene.linkOf(who));
      await goOn(two.page);
      Object.assign(given, await answerAll(two.page, [2, 2]));
      await saved(two.page);
      // the first device skips past what the other answered and goes on
      await one.page.getByRole('button', { name: 'Overslaan' }).click();
      await saved(one.page);
      await expect.poll(() => scene.answersOf(who)).toEqual(given);
      expect([...one.noise, ...two.noise]).toEqual([]);
      await one.context.close();
      await two.context.close();
    },
    limit,
  );

  it(
    'site data cleared midway: what the server has comes back',
    async () => {
      const who = teacher();
      const { page, context, noise } = await scene.device(browser);
      await begin(page, scene.linkOf(who));
      const given = await answerAll(page, [4, 1, 5]);
      await saved(page);
      await kept(page);
      const devtools = await context.newCDPSession(page);
      await devtools.send('Storage.clearDataForOrigin', { origin: scene.gate.address, storageTypes: 'all' });
      await context.clearCookies();
      await page.reload();
      await goOn(page);
      expect(await page.locator('.count').innerText()).toBe('4 van 12');
      Object.assign(given, await answerAll(page, [2]));
      await saved(page);
      expect(await scene.answersOf(who)).toEqual(given);
      expect(noise).toEqual([]);
      await context.close();
    },
    limit,
  );

  for (const [name, years] of [
    ['fast', 1],
    ['slow', -1],
  ] as const)
    it(
      `a clock that is a year ${name} changes nothing`,
      async () => {
        const who = teacher();
        const { page, context, noise } = await scene.device(browser);
        await page.addInitScript(
          (shift) => {
            const now = Date.now;
            Date.now = () => now() + shift;
          },
          years * 365 * 86_400_000,
        );
        await begin(page, scene.linkOf(who));
        const given = await answerAll(page, [3, 3]);
        await saved(page);
        scene.gate.cut();
        Object.assign(given, await answerAll(page, [4]));
        scene.gate.mend();
        await page.evaluate(() => dispatchEvent(new Event('online')));
        await saved(page);
        expect(await scene.answersOf(who)).toEqual(given);
        expect(noise).toEqual([]);
        await context.close();
      },
      limit,
    );

  it(
    'a link that was replaced: what was not sent goes along to the new one',
    async () => {
      const who = teacher();
      const { page, context, noise } = await scene.device(browser);
      await begin(page, scene.linkOf(who));
      const given = await answerAll(page, [4]);
      await saved(page);
      scene.gate.cut();
      Object.assign(given, await answerAll(page, [2, 5]));
      const researcher = await scene.world.signIn('researcher', `${who.person}@example.org`);
      const { body } = await researcher.send<{ link: string }>(
        `POST /api/studies/${study}/invitations/${who.invitation}/replace`,
      );
      scene.gate.mend();
      await page.evaluate(() => dispatchEvent(new Event('online')));
      await page.getByRole('button', { name: 'Neem mijn antwoorden mee' }).click();
      await page.getByText('Er staan nog antwoorden op dit toestel').waitFor();
      await page.getByLabel('Uw nieuwe link').fill(`${scene.gate.address}/r/#${body.link.split('#')[1]!}`);
      await page.getByRole('button', { name: 'Neem mijn antwoorden mee' }).click();
      await goOn(page);
      await saved(page);
      await expect.poll(() => scene.answersOf(who)).toEqual(given);
      expect(noise).toEqual([]);
      await context.close();
    },
    limit,
  );

  it(
    'a wave that closes midway: what comes too late is kept, and said so',
    async () => {
      const [midway, later] = [teacher(), teacher()];
      const one = await scene.device(browser);
      await begin(one.page, scene.linkOf(midway));
      const given = await answerAll(one.page, [4]);
      await saved(one.page);
      // another one goes offline, answers, and closes the window
      const two = await scene.device(browser);
      await begin(two.page, scene.linkOf(later));
      const other = await answerAll(two.page, [5]);
      await saved(two.page);
      await kept(two.page);
      scene.gate.cut();
      Object.assign(other, await answerAll(two.page, [1, 2]));
      await two.page.close();
      Object.assign(given, await answerAll(one.page, [3]));

      const researcher = await scene.world.signIn('researcher', 'closer@example.org');
      await researcher.send(`POST /api/studies/${study}/waves/T1/close`);
      scene.world.later(3 * 24 * 60);
      scene.gate.mend();
      await one.page.evaluate(() => dispatchEvent(new Event('online')));
      const told = /te laat ontvangen, maar wel bewaard/;
      await one.page.getByText(told).first().waitFor();
      await expect.poll(() => scene.answersOf(midway)).toEqual(given);

      const again = await two.context.newPage();
      await again.goto(scene.linkOf(later));
      await again.getByText(told).first().waitFor();
      expect(await scene.answersOf(later)).toEqual(other);
      expect([...one.noise, ...two.noise]).toEqual([]);
      await one.context.close();
      await two.context.close();
    },
    limit,
  );
});
