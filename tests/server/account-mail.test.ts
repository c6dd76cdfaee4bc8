/** Mails about accounts over a real mail server: invitations, new passwords, who forgot one; and what happens when none can go. */
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mailed } from '../../server/accounts/contract.ts';
import { mostMails } from '../../server/auth/mailing.ts';
import { limits } from '../../server/http/limits.ts';
import type { Services } from '../../server/http/services.ts';
import { sendOne } from '../../server/mail/single.ts';
import { makeWorld, password, type Problem, study, type Visitor, type World } from '../world.ts';
import { openPost, type Post } from './mail/post.ts';

const origin = 'https://meetmoment.example.org';
const from = 'post@meetmoment.example.org';
const clock = () => new Date('2026-09-01T08:00:00.000Z');
const mailBy = (url: string): NonNullable<Services['mail']> => ({
  from,
  trouble: () => null,
  one: (mail) => sendOne({ smtpUrl: url, from }, mail, clock()),
});

let post: Post;
let world: World;
let researcher: Visitor;
let admin: Visitor;
beforeAll(async () => {
  post = await openPost();
  world = await makeWorld({ origin, mail: mailBy(post.url) });
  admin = await world.signIn('administrator');
  researcher = await world.signIn('researcher');
  await researcher.send('PUT /api/session/name', { name: 'Anna de Vries' });
});
afterAll(async () => {
  await world.close();
  await post.close();
});

interface Invited {
  account: string;
  link: string | null;
  mailed: Mailed;
}
const invite = (who: Visitor, email: string, more: object = {}) =>
  who.send<Invited>('POST /api/accounts', { email, role: 'assistant', study, schools: [], ...more });
/** The last mail that somebody got, read as a mail program does. */
async function mailTo(email: string, count = 1) {
  for (let i = 0; i < 200 && post.taken.filter((m) => m.to === email).length < count; i += 1)
    await new Promise((resolve) => setTimeout(resolve, 10));
  const found = post.taken.filter((m) => m.to === email);
  expect(found.length).toBe(count);
  const mail = await PostalMime.parse(found.at(-1)!.raw);
  return { mail, link: /https:\/\/\S+/.exec(mail.text ?? '')?.[0] };
}
const use = (link: string | undefined, more: object = {}) =>
  world.nobody().send<Problem>('POST /api/one-time', { token: link!.split('#')[1], password, ...more });
const audited = async (account: string) =>
  (await world.store.audit.ofAccounts({ account, limit: 20 })).entries.map((e) => [e.verb, e.details.outcome ?? '']);

describe('an invitation', () => {
  it('is mailed at once, says who asks what, and its link is the one on the screen', async () => {
    const email = 'nieuw@school.example.org';
    const { body } = await invite(researcher, email, { role: 'trainer', schools: ['noord'], name: 'Bram Bos' });
    expect(body.mailed).toEqual({ state: 'sent', code: null });
    const { mail, link } = await mailTo(email);
    expect(link).toBe(body.link);
    expect(mail.subject).toBe('Uitnodiging: meewerken aan Twee scholen');
    expect([mail.to?.[0]?.name, mail.from?.address]).toEqual(['Bram Bos', from]);
    expect(mail.text).toContain('Beste Bram Bos,');
    expect(mail.text).toContain(
      'Anna de Vries (researcher@example.org) vraagt u om mee te werken aan het onderzoek “Twee scholen”',
    );
    expect(mail.text).toContain('als trainer, voor De Noordster.');
    expect(mail.text).toContain('tot 4 september 2026 om 10:00');
    expect(mail.html).toContain(`<a href="${link}">`);
    expect((await use(link)).status).toBe(200);
    expect((await use(link)).body.code).toBe('oneTimeLinkUsed');
    const kept = JSON.stringify(await world.store.audit.ofAccounts({ limit: 500 }));
    expect(kept).toContain('"kind":"invitation","outcome":"sent"');
    expect(kept + JSON.stringify(world.logged)).not.toMatch(new RegExp(`${email}|${link!.split('#')[1]}|Bram|Anna`));
  });

  it('is in the language that the inviter chose, and plain about an account that exists', async () => {
    const email = 'english@school.example.org';
    await invite(researcher, email, { language: 'en' });
    // invited again because the mail was lost: in the same language, with a link that takes the place of the first
    const { body } = await invite(researcher, email);
    await use(body.link!);
    expect((await mailTo(email, 2)).mail.text).toContain('asks you to work on the study “Two schools”');
    const again = await invite(admin, email, { language: 'en', role: 'coder' });
    expect(again.body).toMatchObject({ link: null, mailed: { state: 'sent' } });
    const { mail, link } = await mailTo(email, 3);
    expect(mail.text).toContain('You have an account already.');
    expect(link).toBe(`${origin}/console/sign-in`);
  });

  it('to code goes by mail as well, without a school; nobody writes to themselves', async () => {
    const email = 'codeur@school.example.org';
    const add = (address: string) =>
      researcher.send<Invited>(`POST /api/studies/${study}/coders`, { email: address, language: 'nl' });
    const { body } = await add(email);
    const { mail, link } = await mailTo(email);
    expect([body.mailed.state, link]).toEqual(['sent', body.link]);
    expect(mail.text).toContain('als codeur.');
    const self = await add('researcher@example.org');
    expect([self.body.mailed.state, self.body.link]).toEqual(['off', null]);
    expect(post.taken.some((m) => m.to === 'researcher@example.org')).toBe(false);
  });

  it('that cannot be mailed says why, and the link works all the same', async () => {
    post.refuse = (to) => (to.startsWith('full') ? 452 : to.startsWith('gone') ? 550 : undefined);
    const gone = await invite(researcher, 'gone@school.example.org');
    expect(gone.body.mailed).toEqual({ state: 'failed', code: '550' });
    expect((await invite(researcher, 'full@school.example.org')).body.mailed.code).toBe('452');
    expect((await use(gone.body.link!)).status).toBe(200);
    expect(await audited(gone.body.account)).toContainEqual(['accounts.mail', '550']);
    const dead = await makeWorld({ origin, mail: mailBy('smtp://127.0.0.1:9') });
    const lost = await invite(await dead.signIn('researcher'), 'x@example.org');
    expect([lost.status, lost.body.mailed.state, lost.body.mailed.code]).toEqual([200, 'failed', 'ESOCKET']);
    expect(lost.body.link).toContain('/console/welcome#');
    await dead.close();
  });

  it('where no mail server is set the link is all there is', async () => {
    const plain = await makeWorld();
    const own = await plain.signIn('researcher');
    const { body } = await invite(own, 'by-hand@example.org');
    expect([body.mailed, body.link === null]).toEqual([{ state: 'off', code: null }, false]);
    expect((await own.send<{ mail: boolean }>('GET /api/accounts')).body.mail).toBe(false);
    expect((await plain.nobody().send<{ forgot: boolean }>('GET /api/session')).body.forgot).toBe(false);
    const asked = await plain.nobody().send<Problem>('POST /api/session/forgot', { email: 'a@example.org', language: 'nl' });
    expect(asked.body.code).toBe('mailIsOff');
    await plain.close();
  });

  it('nobody is buried in mail by one account', async () => {
    const sent: string[] = [];
    const counted = await makeWorld({
      origin,
      mail: { ...mailBy(post.url), one: async ({ to }) => ({ sent: sent.push(to) > 0 }) as { sent: true } },
    });
    const eager = await counted.signIn('researcher');
    for (let i = 0; i < mostMails; i += 1) await invite(eager, 'one@example.org');
    const { body } = await invite(eager, 'one@example.org');
    expect([sent.length, body.mailed.code, typeof body.link]).toEqual([mostMails, 'tooMany', 'string']);
    await counted.close();
  });

  it.each(['a <b>', 'x@y', 'a/b', 'line\nbreak', 'https://evil.example', ''])('no name is %j', async (name) => {
    expect((await researcher.send<Problem>('PUT /api/session/name', { name })).body.code).toBe('badRequest');
  });
});

describe('another password', () => {
  const email = 'vergeetachtig@school.example.org';
  const forgot = (address: string, language = 'nl') =>
    world.nobody().send<Problem>('POST /api/session/forgot', { email: address, language });

  it('by the administrator: mailed in the account’s language, with who made the link', async () => {
    const { body } = await invite(researcher, email, { language: 'en' });
    await use(body.link!);
    const made = await admin.send<Invited>(`POST /api/accounts/${body.account}/link`, { language: 'nl' });
    expect(made.body.mailed.state).toBe('sent');
    const { mail, link } = await mailTo(email, 2);
    expect(mail.text).toContain('administrator@example.org made a link');
    expect(link).toBe(made.body.link);
    expect((await use(link)).status).toBe(200);
  });

  it('who forgot it asks on the sign-in page; the link works once, for two hours, and ends every session', async () => {
    const before = world.nobody();
    await before.send('POST /api/session', { email, password });
    const asked = await forgot(email);
    expect([asked.status, asked.body]).toEqual([200, {}]);
    const { mail, link } = await mailTo(email, 3);
    expect(mail.text).toContain('uw wachtwoord blijft zoals het is');
    expect((await before.send('GET /api/studies')).status).toBe(200);
    expect((await use(link, { password: 'another long password' })).status).toBe(200);
    expect((await before.send('GET /api/studies')).status).toBe(401);
    expect((await use(link)).body.code).toBe('oneTimeLinkUsed');
    await forgot(email);
    const late = (await mailTo(email, 4)).link;
    world.later(121);
    expect((await use(late)).body.code).toBe('oneTimeLinkExpired');
    world.later(-121);
  });

  it('an address that nobody has, a suspended account and a known one get the same reply', async () => {
    const { body } = await invite(admin, 'weg@school.example.org');
    await admin.send(`POST /api/accounts/${body.account}/suspend`);
    const count = post.taken.length;
    const replies = [await forgot('niemand@school.example.org'), await forgot('weg@school.example.org')];
    expect(replies.map((r) => [r.status, r.body])).toEqual([
      [200, {}],
      [200, {}],
    ]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(post.taken.length).toBe(count);
  });

  it('asking does not spoil a link that was handed out; using one spoils the others', async () => {
    const one = 'twee-links@school.example.org';
    const { body } = await invite(researcher, one);
    await forgot(one);
    const asked = (await mailTo(one, 2)).link;
    expect((await use(body.link!)).status).toBe(200);
    expect((await use(asked)).body.code).toBe('oneTimeLinkUnknown');
  });

  it('who signs in at the institution only is told so, without a link to a password', async () => {
    const one = 'instelling@school.example.org';
    const { body } = await invite(researcher, one);
    const session = { idHash: 'f'.repeat(64), account: body.account, expiresAt: '2026-09-01T20:00:00.000Z' };
    await world.store.auth.openSession({ ...session, device: null, provedAt: null, by: 'institution' }, 'https://idp\nu-1');
    await forgot(one);
    const { mail, link } = await mailTo(one, 2);
    expect(mail.text).toContain('Aanmelden via uw instelling');
    expect(link).toBe(`${origin}/console/sign-in`);
  });

  it('asking again and again for one account is stopped, whether or not it is there', async () => {
    for (const address of ['druk@school.example.org', 'niemand-druk@school.example.org']) {
      const statuses = [];
      for (let i = 0; i <= limits.forgotPerPerson; i += 1) statuses.push((await forgot(address)).status);
      expect(statuses).toEqual([200, 200, 200, 429]);
    }
  });
});
