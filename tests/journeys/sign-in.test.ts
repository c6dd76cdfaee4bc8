/**
 * Signing in, in a browser: a researcher sets up the second factor with an authenticator app and comes in with its code; a
 * school leader who was invited by mail comes in with the account of the institution (a real identity provider) and sees counts only; an
 * assistant who forgot the password gets in by a mailed link (a real mail server).
 */
import type { Browser } from 'playwright-core';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeAt } from '../../server/factor/totp.ts';
import { desktop, findBrowser, openPage, phone } from '../browser.ts';
import { openPost, type Post } from '../server/mail/post.ts';
import { type IdentityProvider, startIdentityProvider } from '../identity-provider.ts';
import { freePort, removeFolder, type RunningServer, startServer, temporaryFolder } from '../process.ts';

const found = await findBrowser();
const email = 'anna@example.org';
const password = 'vijf blauwe fietsen';
const leader = 'leider@school.example.org';
const assistant = 'assistent@example.org';

describe.skipIf(!found.browser)(`signing in${'reason' in found ? ` (${found.reason})` : ''}`, () => {
  let browser: Browser;
  let server: RunningServer;
  let provider: IdentityProvider;
  let post: Post;
  let dataDir = '';

  beforeAll(async () => {
    browser = found.browser!;
    dataDir = temporaryFolder('sign-in-data');
    const port = await freePort();
    provider = await startIdentityProvider([`http://localhost:${port}/console/institution`]);
    post = await openPost();
    const env = {
      SMTP_URL: post.url,
      MAIL_FROM: 'post@meetmoment.example.org',
      ORIGIN: `http://localhost:${port}`,
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: provider.clientId,
      OIDC_CLIENT_SECRET: provider.clientSecret,
    };
    server = await startServer({ dataDir, port, args: [], env });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.kill('SIGKILL');
    await provider?.close();
    await post?.close();
    removeFolder(dataDir);
  });

  /** The link in the last of so many mails to somebody. */
  const mailedLink = async (to: string, count = 1): Promise<string> => {
    const mails = () => post.taken.filter((m) => m.to === to);
    await expect.poll(() => mails().length).toBe(count);
    const { text } = await PostalMime.parse(mails().at(-1)!.raw);
    return /http:\/\/\S+\/console\/welcome#\S+/.exec(text ?? '')![0];
  };

  it('with a second factor, and at the institution', async () => {
    const { page, noise } = await openPage(browser, server.address, { viewport: desktop, expected: /status of 40[13]/ });
    await page.goto(server.firstAccount!);
    await page.getByLabel('E-mailadres').fill(email);
    await page.getByLabel('Wachtwoord', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Account maken en aanmelden' }).click();
    await page.getByRole('link', { name: /20 scholen/ }).waitFor();

    // the second factor: the app gets its key by hand, as where there is no camera
    await page.goto(`${server.address}/console/account`);
    await page.getByRole('button', { name: 'Tweede stap instellen' }).click();
    await page.getByLabel('Huidig wachtwoord').fill(password);
    await page.getByRole('button', { name: 'Verder' }).click();
    await page.getByAltText('QR-code voor de authenticator-app').waitFor();
    const secret = (await page.locator('code').innerText()).replace(/\s/g, '');
    await page.getByLabel('Code uit de app').fill(codeAt(secret, new Date()));
    await page.getByRole('button', { name: 'Bevestigen' }).click();
    await page.getByText('Bewaar deze herstelcodes nu').waitFor();
    const recovery = await page.locator('section li').first().innerText();
    await page.getByRole('button', { name: 'Ik heb ze bewaard' }).click();
    await page.getByText(/Staat aan sinds/).waitFor();

    // she invites a school leader, for one school
    await page.goto(`${server.address}/console/accounts`);
    await page.getByRole('button', { name: 'Iemand uitnodigen' }).click();
    await page.getByLabel('E-mailadres').fill(leader);
    await page.getByLabel('Rol').selectOption('schoolLeader');
    await page.getByPlaceholder('Zoek een school').click();
    await page.locator('[role=option]:visible').first().click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Uitnodigen', exact: true }).click();
    await page.getByText(`Gemaild naar ${leader}`).waitFor();
    expect(await mailedLink(leader)).toBe(await page.locator('code').innerText());
    await page.getByRole('button', { name: 'Sluiten' }).click();
    await page.getByRole('button', { name: 'Iemand uitnodigen' }).click();
    await page.getByLabel('E-mailadres').fill(assistant);
    await page.getByLabel('Rol').selectOption('assistant');
    await page.getByRole('button', { name: 'Uitnodigen', exact: true }).click();
    await page.getByText(`Gemaild naar ${assistant}`).waitFor();

    // out, and in again: the password alone is not enough, and a wrong code neither
    await page.getByRole('button', { name: 'Uw account' }).click();
    await page.getByRole('menuitem', { name: 'Afmelden' }).click();
    await page.getByLabel('E-mailadres').fill(email);
    await page.getByLabel('Wachtwoord', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Aanmelden', exact: true }).click();
    await page.getByLabel('Code uit de app').fill('wrong-codes');
    await page.getByRole('button', { name: 'Aanmelden', exact: true }).click();
    await page.getByRole('alert').filter({ hasText: 'Deze code klopt niet' }).waitFor();
    await page.getByLabel('Code uit de app').fill(recovery);
    await page.getByRole('button', { name: 'Aanmelden', exact: true }).click();
    await page.getByRole('heading', { name: 'Accounts' }).waitFor();
    expect(noise).toEqual([]);
    await page.context().close();

    // the leader never chose a password: the institution says who it is
    const other = await openPage(browser, server.address, { viewport: desktop });
    provider.as = { email: 'vreemd@school.example.org', verified: true };
    await other.page.goto(`${server.address}/console/`);
    await other.page.getByRole('button', { name: 'Aanmelden via uw instelling' }).click();
    await other.page.getByText('is hier niet uitgenodigd').waitFor();
    await other.page.getByRole('link', { name: 'Naar aanmelden' }).click();
    await other.page.context().clearCookies();
    provider.as = { email: leader, verified: true };
    await other.page.getByRole('button', { name: 'Aanmelden via uw instelling' }).click();
    await other.page.getByRole('heading', { level: 2, name: 'T1' }).waitFor();
    expect(new URL(other.page.url()).search).toBe('');
    expect(await other.page.getByRole('table').count()).toBeGreaterThan(0);
    // by its address neither: there is no such study for who has no place in it beyond the counts
    const refused = await other.page.evaluate(async () => (await fetch('/api/accounts')).status);
    expect(refused).toBe(403);
    await other.page.context().close();

    // the assistant chose a password by the mail, forgot it, and gets in by another mail
    const third = await openPage(browser, server.address, { viewport: phone });
    const choose = async (link: string, chosen: string) => {
      await third.page.goto('about:blank');
      await third.page.goto(link);
      await third.page.getByLabel('Wachtwoord', { exact: true }).fill(chosen);
      await third.page.getByRole('button', { name: 'Wachtwoord opslaan en aanmelden' }).click();
      await third.page.getByRole('link', { name: /20 scholen/ }).waitFor();
    };
    await choose(await mailedLink(assistant), 'zes gele brommers');
    await third.page.context().clearCookies();
    await third.page.goto(`${server.address}/console/sign-in`);
    await third.page.getByRole('link', { name: 'Wachtwoord vergeten?' }).click();
    await third.page.getByRole('heading', { level: 1, name: 'Wachtwoord vergeten' }).waitFor();
    await third.page.getByLabel('E-mailadres').fill(assistant);
    await third.page.getByRole('button', { name: 'Mail mij een link' }).click();
    await third.page.getByText('dan is er nu een mail onderweg').waitFor();
    await choose(await mailedLink(assistant, 2), 'zeven paarse tractoren');
    expect(third.noise).toEqual([]);
    await third.page.context().close();
  }, 90_000);
});
