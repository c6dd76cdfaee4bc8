/**
 * A letter on paper: the researcher downloads letters and CSV, a teacher without a camera types the code at the short address, begins on
 * a phone, types the same code on a computer and goes on where she was; after the link is replaced her old letter is worth nothing.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desktop, findBrowser, openPage, phone, type Watched } from '../browser.ts';
import { pages } from '../pdf.ts';
import { makeWorld, study, type Visitor, type World } from '../world.ts';

const found = await findBrowser();
const dist = join(fileURLToPath(new URL('../..', import.meta.url)), 'dist/client');

describe.skipIf(!found.browser)('a letter', () => {
  let browser: Browser;
  let world: World;
  let researcher: Visitor;
  let row: readonly string[];
  const watched: Watched[] = [];
  const device = async (viewport = phone, expected?: RegExp): Promise<Page> => {
    const w = await openPage(browser, world.base, { viewport, ...(expected ? { expected } : {}) });
    watched.push(w);
    return w.page;
  };
  const type = async (page: Page, code: string) => {
    await page.getByLabel('Code').fill(code);
    await page.keyboard.press('Enter');
  };
  beforeAll(async () => {
    browser = found.browser!;
    world = await makeWorld({ client: dist });
    researcher = await world.signIn('researcher');
    await researcher.send(`POST /api/studies/${study}/waves/T1/invitations`);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  it('is downloaded with the file for a mail merge', async () => {
    const w = await openPage(browser, world.base, { viewport: desktop });
    watched.push(w);
    const [name, value] = researcher.cookie!.split('=') as [string, string];
    await w.context.addCookies([{ name, value, url: world.base }]);
    await w.page.goto(`${world.base}/console/studies/${study}/invitations/T1`);
    const download = async (button: string) => {
      const [file] = await Promise.all([w.page.waitForEvent('download'), w.page.getByRole('button', { name: button }).click()]);
      return readFileSync(await file.path());
    };
    await w.page.getByLabel('School').first().selectOption('zuid');
    expect(pages(await download('Brieven downloaden (PDF)'))).toBe(19);
    const lines = (await download('Links en codes downloaden (CSV)')).toString('utf8').split('\r\n');
    expect(lines[0]).toMatch(/;code;adres$/);
    row = lines.find((line) => line.includes('zuid-04'))!.split(';');
    // the same code is shown to who calls
    await w.page.getByLabel(/Zoek op naam/).fill('zuid-04');
    await w.page.getByRole('button', { name: /Toon de code van/ }).click();
    await w.page.getByRole('dialog').getByText(row.at(-2)!).waitFor();
  });

  it('is typed on a phone, then on a computer, where she goes on', async () => {
    const [code, address] = row.slice(-2) as [string, string];
    const mobile = await device();
    await mobile.goto(`http://${address}`);
    await type(mobile, code.slice(0, 9));
    await mobile.getByText(/hier staan er 8/).waitFor();
    await type(mobile, code.toLowerCase().replaceAll('-', ' '));
    await mobile.getByRole('button', { name: 'Ik doe mee' }).click();
    const begin = mobile.locator('.opening ~ .going .next');
    await begin.click();
    await mobile.locator('.option').nth(3).click();
    await mobile.locator('[data-save=saved]').waitFor();
    expect(new URL(mobile.url()).hash.slice(1)).toBe(row.at(-3)!.split('#')[1]);

    const computer = await device(desktop);
    await computer.goto(`http://${address}`);
    await type(computer, code);
    await computer.getByRole('heading', { name: 'Welkom terug' }).waitFor();
  });

  it('is void once the link was replaced, and says what to do', async () => {
    const [code, address] = row.slice(-2) as [string, string];
    const { invitations } = (
      await researcher.send<{ invitations: { id: string; person: string }[] }>(`GET /api/studies/${study}/waves/T1/invitations`)
    ).body;
    const { id } = invitations.find((i) => i.person === 'zuid-04')!;
    await researcher.send(`POST /api/studies/${study}/invitations/${id}/replace`);
    const page = await device(phone, /404/);
    await page.goto(`http://${address}`);
    await type(page, code);
    await page
      .getByRole('alert')
      .getByText(/werkt nu niet/)
      .waitFor();
    expect(await page.getByLabel('Code').inputValue()).toBe(code);
  });

  it('nothing unexpected was said in any console', () => {
    expect(watched.flatMap((w) => w.noise)).toEqual([]);
  });
});
