/** `npx tsx tests/screens/picture.ts`: the README's picture, from the built server with its demo. */
import { fileURLToPath } from 'node:url';
import { findBrowser, openPage } from '../browser.ts';
import { freePort, removeFolder, startServer, temporaryFolder } from '../process.ts';

const dataDir = temporaryFolder('picture');
const server = await startServer({ dataDir, port: await freePort(), args: [] });
const found = await findBrowser();
if (!found.browser) throw new Error(found.reason);
try {
  const { page } = await openPage(found.browser, server.address, { viewport: { width: 1280, height: 860 }, language: 'en' });
  await page.addInitScript(() => localStorage.setItem('meetmoment.language', 'en'));
  await page.goto(server.firstAccount!);
  await page.getByLabel('E-mail address').fill('anna@example.org');
  await page.getByLabel('Password', { exact: true }).fill('five blue bicycles');
  await page.getByRole('button', { name: 'Make the account and sign in' }).click();
  await page.getByRole('link', { name: /20 schools/ }).click();
  await page.getByRole('link', { name: 'Results', exact: true }).click();
  // the picture of the school effects: the first figure after that section's heading
  await page.locator('figure').first().waitFor({ timeout: 90_000 });
  await page.getByRole('heading', { name: 'School effects', level: 2 }).evaluate((h) => {
    const later = [...document.querySelectorAll('figure')].find(
      (f) => h.compareDocumentPosition(f) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    later?.scrollIntoView({ block: 'start' });
    scrollBy(0, -70);
  });
  await page.waitForTimeout(300);
  await page.screenshot({ path: fileURLToPath(new URL('./picture.png', import.meta.url)) });
} finally {
  await found.browser.close();
  await server.kill('SIGTERM');
  removeFolder(dataDir);
}
