/**
 * The nastiest lists in a real browser: markup as names, heads, sheet, class and file name, invisible and mirrored signs, names of hundreds of
 * signs; in the preview with its list of errors, the staff list, the coordinator's page, a colleague's network question and the letters. Nothing
 * runs, nothing is asked of elsewhere, the policy against scripts has nothing to report, and no page is wider than its window.
 */
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desktop, findBrowser, openPage, phone, type Watched } from '../browser.ts';
import { inlineCell, rawWorkbook, utf8 } from '../rosters/files.ts';
import { nasty } from '../rosters/hostile-files.ts';
import { makeWorld, study, twoSchools, type Visitor, type World } from '../world.ts';

const found = await findBrowser();
const dist = join(fileURLToPath(new URL('../..', import.meta.url)), 'dist/client');
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
const row = (n: number, cells: readonly string[]) =>
  `<row r="${n}">${cells.map((text, i) => inlineCell(`${String.fromCharCode(65 + i)}${n}`, escaped(text))).join('')}</row>`;

describe.skipIf(!found.browser)('the nastiest lists', () => {
  let browser: Browser;
  let world: World;
  let researcher: Visitor;
  let called = 0;
  const bait = createServer((socket) => {
    called += 1;
    socket.destroy();
  });
  const watched: Watched[] = [];
  const dialogs: string[] = [];
  let words: readonly string[];
  beforeAll(async () => {
    browser = found.browser!;
    await new Promise<void>((resolve) => bait.listen(0, '127.0.0.1', resolve));
    words = nasty(`http://127.0.0.1:${(bait.address() as AddressInfo).port}`);
    // as if all of it had found its way into the database: what is shown must not rest on what is let in
    const { data } = twoSchools();
    const name = (i: number) => words[i % words.length]!;
    const people = data.people.map((p, i) => ({
      ...p,
      ...(p.functions.includes('schoolLeader') ? {} : { group: name(i + 3).slice(0, 80) }),
    }));
    world = await makeWorld({
      client: dist,
      study: {
        data: { ...data, people },
        identities: {
          schools: new Map([
            ['noord', { name: `De <img src=x onerror=alert(2)> Noordster`, brin: '12AB' }],
            ['zuid', { name: name(0) }],
          ]),
          people: new Map(people.map((p, i) => [p.id, { name: name(i), email: `${p.id}@example.org` }])),
        },
      },
    });
    researcher = await world.signIn('researcher');
  });
  afterAll(async () => {
    await browser?.close();
    await world?.close();
    bait.close();
  });

  const open = async (path: string, viewport = desktop, signedIn = true): Promise<Page> => {
    const w = await openPage(browser, world.base, { viewport });
    watched.push(w);
    w.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    const [name, value] = researcher.cookie!.split('=') as [string, string];
    if (signedIn) await w.context.addCookies([{ name, value, url: world.base }]);
    await w.page.goto(path.startsWith('http') ? path : world.base + path);
    return w.page;
  };
  /** Shown as text, within the window, and no element of its own. */
  const harmless = async (page: Page, shown: string) => {
    await page.getByText(shown, { exact: false }).first().waitFor();
    const made = 'img[src="x"], [onerror], [onload], [onmouseover], svg[onload], a[href^="javascript:"], main script, b b';
    expect(await page.locator(made).count()).toBe(0);
    const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    const widest = `[...document.querySelectorAll('main *')].filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && !e.closest('[role=region]')).map((e) => e.tagName + '.' + e.className).slice(0, 6).join(' ')`;
    expect([Number(wide) > 1, Number(wide) > 1 ? await page.evaluate(widest) : ''], page.url()).toEqual([false, '']);
  };
  const script = '<script>alert(1)</script>';

  it('stand in the preview and its errors as they are written', async () => {
    const heads = ['Naam', 'Functie', 'Groep', script, '"><svg/onload=alert(1)>'];
    const rows = words.map((word, i) =>
      row(i + 2, [word, i % 2 === 0 ? 'lkr' : word, word, word, word]).replaceAll('\u0000', ''),
    );
    const bytes = rawWorkbook(row(1, heads) + rows.join(''), {
      'xl/workbook.xml': utf8(
        `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="${escaped(script)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
    });
    const page = await open(`/console/studies/${study}/roster-import?school=noord&wave=T1`);
    const file = {
      name: '"><img src=x onerror=alert(3)>.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(bytes),
    };
    await page.getByTestId('choose-roster').setInputFiles(file);
    await page.locator('main table').waitFor();
    await harmless(page, script);
    expect(await page.locator('[aria-invalid]').count()).toBeGreaterThan(5);
    // a cell of markup is mended with other markup: still a text
    const cell = page.locator('input[aria-invalid]').first();
    await cell.fill('<img src=x onerror=alert(4)>');
    await cell.press('Enter');
    await page.waitForTimeout(600);
    await harmless(page, script);
    expect(await page.getByRole('button', { name: /^Overnemen/ }).isDisabled()).toBe(true);
    // and a file that is refused says so with its name's markup as text, if at all
    const other = await open(`/console/studies/${study}/roster-import?school=noord&wave=T1`, phone);
    await other
      .getByTestId('choose-roster')
      .setInputFiles({ ...file, buffer: Buffer.from('<html><script>alert(5)</script></html>') });
    await other.getByRole('alert').waitFor();
    expect(await other.locator('img[src="x"]').count()).toBe(0);
  });

  it('stand in the staff list, its forms and messages', async () => {
    const page = await open(`/console/studies/${study}/schools/noord`);
    await harmless(page, script);
    await page
      .getByRole('button', { name: /^Wijzig / })
      .first()
      .click();
    await page.locator('main form').waitFor();
    await harmless(page, script);
    const narrow = await open(`/console/studies/${study}/schools/zuid`, phone);
    await harmless(narrow, words[1]!.slice(0, 20));
  });

  it('stand on the coordinator’s page', async () => {
    const made = await researcher.send<{ link: string }>(`POST /api/studies/${study}/schools/noord/coordinator`);
    const page = await open(made.body.link, phone, false);
    await harmless(page, script);
    await page
      .getByRole('button', { name: /vertrokken/ })
      .first()
      .click();
    await page.getByText('U gaf door: vertrokken.').waitFor();
    await harmless(page, script);
  });

  it('stand in a colleague’s network question, and in the letters', async () => {
    // a leader is asked the network question only; one of the school's people is called a script
    const leader = (await world.invite('T1')).find((r) => r.person === 'zuid-01')!;
    const page = await open(`/r/#${leader.token}`, phone, false);
    await page.getByRole('button', { name: 'Ik doe mee' }).click();
    const list = page.locator('.colleagues');
    const onward = page.getByRole('button', { name: /^(Begin|Volgende|Toch verder|Overslaan)$/ });
    for (let i = 0; i < 40 && !(await list.isVisible()); i += 1) {
      // the way past what was left open comes last
      if ((await onward.count()) > 0) await onward.last().click();
      await page.waitForTimeout(60);
    }
    await harmless(page, script);
    const search = page.locator('.search input');
    if (await search.isVisible()) {
      await search.fill(script);
      await harmless(page, script);
    }
    const letters = await researcher.fetch<Uint8Array>('POST', `/api/studies/${study}/waves/T1/letters.pdf?school=noord`);
    expect(letters.status).toBe(200);
    expect(Buffer.from(letters.body).toString('latin1')).not.toMatch(/\/(JavaScript|JS|Launch|OpenAction|EmbeddedFile)\b/);
  });

  it('ran nothing, called nobody, and no page made a sound', () => {
    expect(dialogs).toEqual([]);
    expect(called).toBe(0);
    // two refusals are provoked above: the browser says so
    const noise = watched.flatMap((w) => w.noise).filter((line) => !/status of 422/.test(line));
    expect(noise).toEqual([]);
  });
});
