/**
 * A newcomer's first five minutes: the server starts on an empty folder with the demo in it, says where it is and how to get in; the
 * results are read on a desktop; the demo goes with one click and a yes; the server stops cleanly and comes back without it.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desktop, findBrowser, openPage } from '../browser.ts';
import { freePort, removeFolder, type RunningServer, startServer, temporaryFolder } from '../process.ts';

const found = await findBrowser();

describe.skipIf(!found.browser)(`the demo${'reason' in found ? ` (${found.reason})` : ''}`, () => {
  let browser: Browser;
  let server: RunningServer;
  let dataDir = '';
  let port = 0;

  beforeAll(async () => {
    browser = found.browser!;
    dataDir = temporaryFolder('demo-data');
    port = await freePort();
    server = await startServer({ dataDir, port, args: [] });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.kill('SIGKILL');
    removeFolder(dataDir);
  });

  it('is there, can be read, and goes with one click', async () => {
    const { page, noise } = await openPage(browser, server.address, { viewport: desktop });
    await page.goto(server.firstAccount!);
    await page.getByLabel('E-mailadres').fill('anna@example.org');
    await page.getByLabel('Wachtwoord', { exact: true }).fill('vijf blauwe fietsen');
    await page.getByRole('button', { name: 'Account maken en aanmelden' }).click();

    const study = page.getByRole('link', { name: /20 scholen/ });
    await study.waitFor();
    expect(await page.getByText('synthetisch', { exact: true }).count()).toBeGreaterThan(0);
    await study.click();
    await page.getByText('open', { exact: true }).first().waitFor();
    await page.getByRole('link', { name: 'Resultaten', exact: true }).click();
    await page.locator('figure').first().waitFor({ timeout: 90_000 });

    // the caution of row 001-57 stands under the comparison, and every figure has words beside it
    expect(
      await page.getByText('Factoren die het verschil niet verklaren, zijn niet per definitie onbelangrijk.').count(),
    ).toBeGreaterThan(0);
    const bare = await page
      .locator('figure svg')
      .evaluateAll((all) => all.filter((svg) => !svg.querySelector('title')?.textContent).length);
    expect(bare).toBe(0);
    expect(await page.getByText(/NaN|undefined|Infinity/).count()).toBe(0);

    await page.goto(`${server.address}/console/`);
    await page.getByRole('button', { name: /^Demo .* verwijderen$/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ja, demo verwijderen' }).click();
    await page.getByText('Er is nog geen onderzoek').waitFor();
    expect(noise).toEqual([]);

    // a clean stop; the demo does not come back
    expect(await server.kill('SIGTERM')).toBe(0);
    server = await startServer({ dataDir, port, args: [] });
    expect(server.firstAccount).toBeUndefined();
    await page.reload();
    await page.getByText('Er is nog geen onderzoek').waitFor();
  });
});
