/** Figures in a real browser: the drawing stays, what could act or fetch does not come into the page. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { desktop, findBrowser, openPage } from '../browser.ts';
import { arrive, consoleFixture, consoleRoutes } from '../client/console/fixture.ts';

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
});
