/** Figures in a real browser: the drawing stays, what could act or fetch does not come into the page. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { desktop, findBrowser, openPage } from '../browser.ts';
import { arrive } from '../client/console/arrive.ts';
import { consoleFixture, consoleRoutes } from '../client/console/fixture.ts';

const dist = join(fileURLToPath(new URL('../..', import.meta.url)), 'dist/client');
const found = await findBrowser();
const fixture = await consoleFixture(dist);
afterAll(async () => {
  await found.browser?.close();
  await fixture.close();
});

describe.skipIf(!found.browser)(`a figure in the page${'reason' in found ? ` (${found.reason})` : ''}`, () => {
  it('keeps shapes, text and title, and loses what could act or fetch', async () => {
    expect(existsSync(join(dist, 'console/index.html')), 'the client is built: npm run build').toBe(true);
    const route = consoleRoutes.find((r) => r.name === 'results')!;
    fixture.show(route, 'hostile');
    const { context, page, noise } = await openPage(found.browser!, fixture.origin, { viewport: desktop });
    await arrive(page, fixture.origin, route, 'hostile', 'nl');
    const drawing = page.getByRole('img', { name: 'School <b>' });
    await drawing.waitFor();
    expect(await drawing.textContent()).toContain('S001');
    expect(await drawing.locator('rect').getAttribute('width')).toBe('30');
    expect(await drawing.locator('rect').evaluate((rect) => getComputedStyle(rect).fill)).toBe('rgb(0, 114, 178)');
    await drawing.locator('rect').click();
    const html = await drawing.evaluate((svg) => svg.outerHTML);
    expect(html).not.toMatch(/<script|onload|onclick|onerror|javascript:|elsewhere|<iframe|foreignObject|<image|<use/i);
    expect(await page.evaluate(() => (window as { broken?: number }).broken)).toBeUndefined();
    expect(noise).toEqual([]);
    await context.close();
  });

  it('is handed out as SVG and as PNG at twice its size, named after study and figure', async () => {
    const route = consoleRoutes.find((r) => r.name === 'results')!;
    fixture.show(route, 'full');
    const { context, page, noise } = await openPage(found.browser!, fixture.origin, { viewport: desktop });
    await arrive(page, fixture.origin, route, 'full', 'nl');
    const figure = page
      .getByRole('figure')
      .filter({ has: page.locator('svg') })
      .first();
    await figure.waitFor();
    const take = async (kind: 'SVG' | 'PNG') => {
      const coming = page.waitForEvent('download');
      await figure.getByRole('button', { name: new RegExp(`^Download ${kind}`) }).press('Enter');
      const download = await coming;
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    };
    const svg = await take('SVG');
    expect(svg.name).toMatch(/^[\w.-]+\.svg$/);
    expect(svg.bytes.toString()).toMatch(/^<svg /);
    const [, , width, height] = /viewBox="([^"]+)"/.exec(svg.bytes.toString())![1]!.split(' ').map(Number);
    const png = await take('PNG');
    expect(png.name).toBe(svg.name.replace(/svg$/, 'png'));
    expect([...png.bytes.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]).toEqual([2 * width!, 2 * height!]);
    expect(png.bytes.length).toBeGreaterThan(500);
    expect(noise).toEqual([]);
    await context.close();
  });
});
