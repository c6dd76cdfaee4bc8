/** Mail that goes by itself, with a real mail server: one each whoever runs it, nobody who is done, nothing after a pause; the digest. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepAutomatic, runAutomatic } from '../../../server/automatic/run.ts';
import { forecastMail } from '../../../server/automatic/forecast.ts';
import { makeSender, recipientsOf, type Sender } from '../../../server/mail/queue.ts';
import { sendOne } from '../../../server/mail/single.ts';
import { defaultSettings } from '../../../server/mail/texts.ts';
import type { Forecast } from '../../../server/automatic/contract.ts';
import type { MailPlan, QueueRow } from '../../../server/mail/contract.ts';
import { makeWorld, type Problem, type Respondent, study, type Visitor, type World } from '../../world.ts';
import { openPost, type Post } from '../mail/post.ts';

let world: World;
let post: Post;
let people: Respondent[];
let researcher: Visitor;
let sender: Sender;
let stalled = () => false;
const origin = 'https://meetmoment.example.org';
const from = 'onderzoek@uni.example';
const base = `/api/studies/${study}`;
const at = `${base}/waves/T1/mail`;
const day = 24 * 60;

beforeEach(async () => {
  stalled = () => false;
  post = await openPost();
  world = await makeWorld({
    origin,
    mail: {
      from,
      trouble: () => null,
      stalled: () => stalled(),
      one: (mail) => sendOne({ smtpUrl: post.url, from }, mail, world.services.clock()),
    },
  });
  people = await world.invite('T1');
  researcher = await world.signIn('researcher', 'inviter@example.org');
  sender = makeSender({ ...world.services, origin, mail: { smtpUrl: post.url, from, perMinute: 100_000 } });
});
afterEach(async () => {
  await sender.stop();
  await post.close();
  await world.close();
});
const run = () => runAutomatic({ ...world.services, origin, one: world.services.mail!.one });
const set = (more: object) =>
  researcher.send<Forecast & Problem>(`PUT ${base}/mail/automatic`, {
    invitation: true,
    reminder: true,
    thanks: false,
    paused: false,
    ...more,
  });
const rows = async () => (await researcher.send<{ rows: QueueRow[] }>(`GET ${at}`)).body.rows;
const forecast = async () => (await researcher.send<Forecast>(`GET ${at}/forecast`)).body;
const confirmFirst = async () => {
  const { fingerprint } = (await researcher.send<MailPlan>(`GET ${at}/plan`)).body;
  await researcher.send(`POST ${at}/plan`, { fingerprint, kinds: ['invitation'] });
  await sender.run();
};
/** twelve hours at the most: a session of the console ends */
const wait = async (minutes: number) => {
  world.later(minutes);
  researcher = await world.signIn('researcher', 'inviter@example.org');
};

describe('what goes by itself', () => {
  it('is nothing before somebody said so, and never the first invitations of a wave', async () => {
    expect(await forecast()).toMatchObject({ invitation: false, reminder: false, by: null, confirmed: false, days: [] });
    expect(await run()).toMatchObject({ queued: 0 });
    const on = await set({});
    expect(on.body).toMatchObject({
      invitation: true,
      paused: false,
      by: 'inviter@example.org',
      since: '2026-09-01T08:00:00.000Z',
    });
    expect(await run()).toMatchObject({ queued: 0 });
    expect((await forecast()).days).toEqual([]);
    await confirmFirst();
    expect((await forecast()).confirmed).toBe(true);
  });

  it('is one mail each when two look at the same moment, and says who switched it on', async () => {
    await confirmFirst();
    await set({});
    await wait(7 * day);
    await people[0]!.answerAll();
    await people[1]!.send('POST /api/respond/consent', { given: false, language: 'nl' });
    const both = await Promise.all([run(), run(), run()]);
    expect(both.map((r) => r.queued).toSorted((a, b) => a - b)).toEqual([0, 0, people.length - 2]);
    // somebody answers between the queue and the mail server
    await people[2]!.answerAll();
    const before = post.taken.length;
    await Promise.all([sender.run(), run()]);
    await sender.run();
    const reminded = post.taken.slice(before).map((m) => m.to);
    expect(new Set(reminded).size).toBe(reminded.length);
    expect(reminded).toHaveLength(people.length - 3);
    for (const not of ['noord-01', 'noord-02', 'noord-03']) expect(reminded).not.toContain(`${not}@example.org`);
    expect((await rows()).filter((row) => row.kind === 'reminder').every((row) => row.automatic)).toBe(true);
    const [entry] = (await world.store.audit.ofStudy(study, 50)).filter((e) => e.verb === 'mail.queueAutomatic');
    const account = await world.store.auth.accountByEmail('inviter@example.org');
    expect(entry).toMatchObject({
      actor: 'server',
      subject: 'T1',
      details: { switchedOnBy: account!.id, mails: people.length - 2 },
    });
  });

  it('stops with a pause: what waits is taken out, what was planned before is not queued, and it goes on afterwards', async () => {
    await confirmFirst();
    await set({});
    await wait(7 * day);
    expect((await run()).queued).toBe(people.length);
    const [claimed] = await world.store.mail.claim('other', 1, 180);
    expect((await set({ paused: true })).body.paused).toBe(true);
    expect(await sender.run()).toBe(0);
    // what another process had in hand is looked at again before it goes
    await world.store.mail.settle(claimed!.id, study, 'other', {
      state: 'queued',
      notBefore: world.services.clock().toISOString(),
      reason: '4.2.0',
      attempts: 1,
    });
    expect(await sender.run()).toBe(0);
    const reminders = (await rows()).filter((row) => row.kind === 'reminder');
    expect(reminders.map((row) => `${row.state} ${row.reason}`)).toEqual(people.map(() => 'cancelled paused'));
    expect(await run()).toMatchObject({ queued: 0 });
    expect((await forecast()).days).toEqual([]);
    const stale = [
      { id: 'a'.repeat(32), invitation: people[0]!.invitation, kind: 'reminder' as const, round: 1, at: '2026-09-08' },
    ];
    await expect(world.store.automatic.enqueue(study, 'T1', stale)).rejects.toThrow('somebody else was faster');
    await set({ paused: false });
    expect((await run()).queued).toBe(people.length);
    expect(await sender.run()).toBe(people.length);
  });

  it('keeps quiet hours, ends with the closing date, and thanks only where that is on', async () => {
    await confirmFirst();
    await set({ thanks: true });
    await world.store.mail.saveSettings(study, { ...defaultSettings, thanks: true }, 'tests');
    await people[0]!.answerAll();
    await wait(11 * 60); // 21:00 in Amsterdam
    expect(await run()).toMatchObject({ queued: 0 });
    await wait(13 * 60);
    expect(await run()).toMatchObject({ queued: 1 });
    await sender.run();
    expect((await rows()).filter((row) => row.kind === 'thanks')).toMatchObject([{ person: 'noord-01', automatic: true }]);
    await wait(44 * day); // Friday 16 October, the day after the last one, at 10:00: silent for weeks, and nobody is reminded
    expect(await run()).toMatchObject({ queued: 0 });
    await wait(-day);
    expect((await run()).queued).toBe(people.length - 1);
  });

  it('comes as the forecast says, day by day and cause by cause', async () => {
    await confirmFirst();
    await world.store.mail.saveSettings(study, { ...defaultSettings, region: 'zuid', regions: { noord: 'noord' } }, 'tests');
    await people[2]!.consent();
    const [draft] = await people[2]!.complete();
    await people[2]!.send('PUT /api/respond/draft', draft);
    await set({});
    // from Wednesday 7 October: Zuid has no holiday, Noord from Saturday on; T1 closes on the 15th
    await wait(36 * day);
    const plan = {
      settings: (await world.store.mail.settings(study))!,
      kinds: { invitation: true, reminder: true, thanks: false },
      confirmed: true,
      closes: '2026-10-15',
    };
    const { recipients } = await recipientsOf(world.store, study, 'T1');
    const told = forecastMail(recipients, plan, world.services.clock(), { minutes: 60, days: 9 });
    const came = new Map<string, number>();
    for (let hour = 0; hour < 9 * 24; hour += 1) {
      const { recipients: then } = await recipientsOf(world.store, study, 'T1');
      const { queued } = await run();
      const today = new Date(world.services.clock().getTime() + 7_200_000).toISOString().slice(0, 10);
      if (queued > 0) came.set(today, (came.get(today) ?? 0) + queued);
      expect(then).toHaveLength(people.length);
      await sender.run();
      world.later(60);
    }
    const days = new Map<string, number>();
    for (const row of told) days.set(row.day, (days.get(row.day) ?? 0) + row.count);
    expect([...days]).toEqual([...came]);
    expect(told.map((row) => row.cause)).toContain('due');
    expect(told.some((row) => row.cause === 'stuck' && row.count === 1)).toBe(true);
  }, 30_000);
});

describe('a look that fails', () => {
  it('is said to the study and by /health, and does not keep the other studies waiting', async () => {
    await confirmFirst();
    await set({});
    await wait(7 * day);
    const { store } = world.services;
    const broken = {
      ...store,
      automatic: {
        ...store.automatic,
        waves: async () => [{ study: 'gone', wave: 'T1', closes: null }, ...(await store.automatic.waves())],
      },
    };
    const parts = { ...world.services, store: broken, origin, one: world.services.mail!.one };
    expect(await runAutomatic(parts)).toMatchObject({ queued: people.length, failed: 1 });
    const kept = keepAutomatic(parts);
    while (!kept.stalled()) await new Promise((resolve) => setTimeout(resolve, 5));
    stalled = kept.stalled;
    const { body } = await researcher.send<{ stalled: boolean }>(`GET ${base}/mail/alarm`);
    expect(body).toMatchObject({ stalled: true, trouble: null });
    expect((await world.nobody().send<{ mail: string }>('GET /health')).body.mail).toBe('late');
    await kept.stop();
    expect(JSON.stringify(world.logged)).not.toContain('@');
  });
});

describe('the digest', () => {
  const digests = () => post.taken.filter((m) => m.subject.includes('Twee scholen'));

  it('tells the researchers once a day, without names, and again only of what is new', async () => {
    post.refuse = (to) => (to === 'noord-05@example.org' ? 550 : undefined);
    await confirmFirst();
    expect(await run()).toMatchObject({ digests: 0 }); // ten in the morning
    await wait(2 * 60);
    expect((await Promise.all([run(), run()])).map((r) => r.digests).toSorted((a, b) => a - b)).toEqual([0, 1]);
    expect(digests().map((m) => m.to)).toEqual(['inviter@example.org']);
    const raw = digests()[0]!.raw.replace(/=\r\n/g, '').replaceAll('=3D', '=');
    expect(raw).toContain('1 mail werd door de mailserver geweigerd');
    expect(raw).toContain(`${origin}/console/studies/${study}/invitations/T1/mail`);
    expect(raw).not.toMatch(/noord-05|Naam van/);
    expect(await run()).toMatchObject({ digests: 0 });
    await wait(day);
    expect(await run()).toMatchObject({ digests: 0 });
    const [sent] = (await rows()).filter((row) => row.person === 'noord-06');
    await researcher.send(`POST ${at}/marks`, { rows: [sent!.id], as: 'bounced' });
    expect(await run()).toMatchObject({ digests: 1 });
    expect(digests().at(-1)!.raw.replace(/=\r\n/g, '')).toContain('In totaal wachten 2 mails');
  });

  it('is tried again when the mail server could not be reached', async () => {
    post.refuse = (to) => (to === 'noord-05@example.org' ? 550 : undefined);
    await confirmFirst();
    world.later(2 * 60);
    const nowhere = { ...world.services, origin, one: async () => ({ sent: false, code: 'ECONNREFUSED' }) as const };
    expect(await runAutomatic(nowhere)).toMatchObject({ digests: 0 });
    expect(await run()).toMatchObject({ digests: 1 });
  });
});
