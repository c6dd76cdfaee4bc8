/** Mail over HTTP: texts with their problems, a plan that is queued as it was seen, decisions, letters; and what each of them gives away. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MailPlan, MailSettings, QueueRow } from '../../../server/mail/contract.ts';
import { makeSender } from '../../../server/mail/queue.ts';
import { makeWorld, type Problem, study, type Respondent, type Visitor, type World } from '../../world.ts';
import { openPost, type Post } from './post.ts';

let world: World;
let post: Post;
let researcher: Visitor;
let people: Respondent[];
const base = `/api/studies/${study}`;
const at = `${base}/waves/T1`;
const origin = 'https://meetmoment.example.org';

beforeAll(async () => {
  world = await makeWorld({
    origin,
    mail: { from: 'onderzoek@uni.example', trouble: () => null, one: async () => ({ sent: false, code: 'EAUTH' }) },
  });
  post = await openPost();
  people = await world.invite('T1');
  researcher = await world.signIn('researcher', 'inviter@example.org');
});
afterAll(async () => {
  await post.close();
  await world.close();
});
const plan = async () => (await researcher.send<MailPlan>(`GET ${at}/mail/plan`)).body;
const rows = async () => (await researcher.send<{ rows: QueueRow[]; counts: Record<string, number> }>(`GET ${at}/mail`)).body;
const send = async () => {
  const sender = makeSender({
    ...world.services,
    origin,
    mail: { smtpUrl: post.url, from: 'onderzoek@uni.example', perMinute: 100_000 },
  });
  const sent = await sender.run();
  await sender.stop();
  return sent;
};

describe('texts', () => {
  it('begin as shipped, are kept per language, and come back', async () => {
    const texts = async () =>
      (await researcher.send<{ texts: { kind: string; language: string; subject: string; own: boolean }[] }>(`GET ${base}/mail`))
        .body.texts;
    expect(await texts()).toHaveLength(10);
    const own = { subject: 'Voor {{name}}', body: 'Hier: {{link}}' };
    expect((await researcher.send(`PUT ${base}/mail/texts/reminder1/nl`, own)).body).toMatchObject({ version: 1 });
    const mine = (await texts()).filter((t) => t.own);
    expect(mine).toMatchObject([{ kind: 'reminder1', language: 'nl', subject: 'Voor {{name}}' }]);
    const back = await researcher.send<{ subject: string }>(`PUT ${base}/mail/texts/reminder1/nl`, { subject: '', body: '' });
    expect(back.body.subject).toContain('Herinnering');
    expect((await texts()).some((t) => t.own)).toBe(false);
  });

  it('are refused with what is wrong', async () => {
    const wrong = async (subject: string, body: string) =>
      (await researcher.send<Problem>(`PUT ${base}/mail/texts/invitation/nl`, { subject, body })).body;
    expect(await wrong('Hoi', 'Hoi {{naam}} {{link}}')).toMatchObject({
      code: 'mailTextWrong',
      params: { problem: 'unknownPlaceholder', detail: 'naam' },
    });
    expect((await wrong('Hoi', 'zonder')).params).toMatchObject({ problem: 'linkMissing' });
    expect((await researcher.send<Problem>(`PUT ${base}/mail/texts/reminder9/nl`, { subject: 'a', body: 'b' })).status).toBe(400);
  });

  it('are shown as one person gets them, without the link', async () => {
    const given = {
      kind: 'invitation',
      language: 'nl',
      subject: 'Voor {{school}}',
      body: 'Beste {{name}},\n{{link}}\n{{minutes}} minuten\n{{x}}',
    };
    const { body } = await researcher.send<{ text: string; subject: string; to: string; problems: unknown }>(
      `POST ${at}/mail/preview`,
      {
        ...given,
        invitation: people[2]!.invitation,
      },
    );
    expect(body).toMatchObject({
      to: 'noord-03@example.org',
      from: 'onderzoek@uni.example',
      subject: 'Voor De Noordster',
      problems: [{ code: 'unknownPlaceholder', detail: 'x' }],
    });
    expect(body.text).toMatch(/^Beste Naam van noord-03,\nhttps:\/\/meetmoment\.example\.org\/r\/#•+\n\d+ minuten/);
    expect(JSON.stringify(body)).not.toContain(people[2]!.token);
    const foreign = await researcher.send<Problem>(`POST ${at}/mail/preview`, { ...given, invitation: 'b'.repeat(32) });
    expect(foreign.body.code).toBe('invitationUnknown');
  });
});

describe('settings', () => {
  it('never let answers go to a school leader', async () => {
    const { body } = await researcher.send<{ settings: MailSettings }>(`GET ${base}/mail`);
    const put = (more: object) => researcher.send<Problem>(`PUT ${base}/mail/settings`, { ...body.settings, ...more });
    expect((await put({ replyTo: 'Noord-01@example.org' })).body.code).toBe('mailSenderIsLeader');
    expect((await put({ senderName: 'x" <boss@school.nl>' })).status).toBe(400);
    expect((await put({ quiet: { from: '18:00', until: '08:00', weekends: 'wait', holidays: 'wait' } })).status).toBe(400);
    const kept = await put({ replyTo: 'team@uni.example', senderName: 'Team', regions: { noord: 'noord', gone: 'zuid' } });
    expect(kept.body).toMatchObject({ replyTo: 'team@uni.example', regions: { noord: 'noord' } });
  });
});

describe('a season', () => {
  it('a dry run changes nothing; what was seen is what is queued, once', async () => {
    const seen = await plan();
    expect(seen.send).toHaveLength(people.length);
    expect(seen.send[0]).toMatchObject({ kind: 'invitation', round: 0, cause: 'invited', at: '2026-09-01T08:00:00.000Z' });
    expect(await plan()).toEqual(seen);
    expect((await rows()).rows).toEqual([]);
    const queueIt = (fingerprint: string) =>
      researcher.send<{ queued: number; code?: string }>(`POST ${at}/mail/plan`, { fingerprint, kinds: ['invitation'] });
    expect((await queueIt('x')).body.code).toBe('mailPlanChanged');
    const both = await Promise.all([queueIt(seen.fingerprint), queueIt(seen.fingerprint)]);
    expect(both.map((r) => r.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await send()).toBe(people.length);
    expect((await rows()).counts).toMatchObject({ sent: people.length, queued: 0 });
    expect((await plan()).not.every((row) => row.why === 'tooSoon')).toBe(true);
  });

  it('bounces and decisions', async () => {
    const { body } = await researcher.send<{ addresses: number; changed: number }>(`POST ${at}/mail/bounces`, {
      text: 'Mailer-Daemon: <Noord-05@example.org> unknown, x@elsewhere.org',
    });
    expect(body).toEqual({ addresses: 2, changed: 1 });
    const bounced = (await rows()).rows.find((row) => row.state === 'bounced')!;
    expect(bounced).toMatchObject({ person: 'noord-05' });
    const mark = (as: string, ids = [bounced.id]) =>
      researcher.send<{ changed: number }>(`POST ${at}/mail/marks`, { rows: ids, as });
    expect((await mark('sent')).body.changed).toBe(0); // only of an uncertain one may somebody say that it arrived
    expect((await mark('again')).body.changed).toBe(1);
    expect((await mark('cancelled')).body.changed).toBe(1);
    expect((await plan()).send).toMatchObject([{ person: 'noord-05', kind: 'invitation' }]);
  });

  it('reminds after a week who has not begun or got stuck, and nobody else', async () => {
    await people[0]!.answerAll();
    await people[1]!.send('POST /api/respond/consent', { given: false, language: 'nl' });
    await people[2]!.consent();
    const [draft] = await people[2]!.complete();
    await people[2]!.send('PUT /api/respond/draft', draft);
    world.later(7 * 24 * 60);
    researcher = await world.signIn('researcher', 'inviter@example.org');
    const { send: due, not, fingerprint } = await plan();
    const cause = new Map(due.map((row) => [row.person, `${row.kind} ${row.cause}`]));
    expect(cause.get('noord-03')).toBe('reminder stuck');
    expect(cause.get('noord-04')).toBe('reminder notStarted');
    expect(not.map((row) => [row.person, row.why])).toEqual([
      ['noord-01', 'finished'],
      ['noord-02', 'declined'],
    ]);
    await researcher.send(`POST ${at}/mail/plan`, { fingerprint, kinds: ['reminder'] });
    // somebody answers while the mail waits
    await people[3]!.answerAll();
    const before = post.taken.length;
    await send();
    const reminded = post.taken.slice(before).map((m) => m.to);
    expect(reminded).not.toContain('noord-04@example.org');
    expect(new Set(reminded).size).toBe(reminded.length);
    expect(reminded).toHaveLength(due.length - 2); // noord-04 finished; the invitation of noord-05 was not of this kind
  });

  it('says in /health that something is late', async () => {
    const health = async () => (await world.nobody().send<{ status: string; mail: string }>('GET /health')).body;
    expect(await health()).toMatchObject({ status: 'ok', mail: 'ok' });
    const { fingerprint } = await plan();
    await researcher.send(`POST ${at}/mail/plan`, { fingerprint, kinds: ['invitation'] });
    world.later(61);
    expect(await health()).toMatchObject({ status: 'ok', mail: 'late' });
    expect((await researcher.send<{ late: number }>(`GET ${at}/mail`)).body.late).toBe(1);
  });
});

describe('letters', () => {
  it('are a PDF with a page per person who can still answer, written to the audit', async () => {
    const reply = await researcher.send<Uint8Array>(`POST ${at}/letters.pdf?school=zuid&language=nl`);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const text = Buffer.from(reply.body).toString('latin1');
    expect(text.startsWith('%PDF-')).toBe(true);
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(people.filter((p) => p.person.startsWith('zuid')).length);
    // the address stands in it as a link that a reader can click as well
    expect(text).toContain(people.find((p) => p.person === 'zuid-01')!.token!);
    const audit = JSON.stringify(await world.store.audit.ofStudy(study, 50));
    expect(audit).toContain('mail.letters');
    expect(audit).not.toContain(people.find((p) => p.person === 'zuid-01')!.token!);
    expect((await researcher.send<Problem>(`POST ${at}/letters.pdf?school=nowhere`)).body.code).toBe('schoolUnknown');
    expect((await researcher.send<Problem>(`POST ${base}/waves/T3/letters.pdf`)).body.code).toBe('nobodyInvited');
  });
});

describe('without a mail server', () => {
  it('says so, plans all the same, and queues nothing', async () => {
    const off = await makeWorld();
    await off.invite('T1');
    const one = await off.signIn('researcher', 'inviter@example.org');
    expect((await one.send<{ on: boolean; from: null }>(`GET ${base}/mail`)).body).toMatchObject({ on: false, from: null });
    const { fingerprint, send: due } = (await one.send<MailPlan>(`GET ${at}/mail/plan`)).body;
    expect(due.length).toBeGreaterThan(30);
    expect((await one.send<Problem>(`POST ${at}/mail/plan`, { fingerprint, kinds: ['invitation'] })).body.code).toBe('mailIsOff');
    await off.close();
  });
});

it('no table of mail has a column for a link or an address', () => {
  const tables = readFileSync(new URL('../../../server/store/tables/mail.ts', import.meta.url), 'utf8');
  expect(tables).not.toMatch(/^\s+(email|address|to|link|token)\w*:/m);
});
