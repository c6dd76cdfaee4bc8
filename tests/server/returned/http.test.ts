/** Returned mail over HTTP: seen first, marked on confirmation; a corrected address sends the mail again, and old returns do not count. */
import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeSender } from '../../../server/mail/queue.ts';
import { runAutomatic } from '../../../server/automatic/run.ts';
import type { MailPlan, QueueRow } from '../../../server/mail/contract.ts';
import type { ReturnedMail } from '../../../server/returned/contract.ts';
import { makeWorld, study, type Visitor, type World } from '../../world.ts';
import { openPost, type Post } from '../mail/post.ts';
import { absent, bytesOf, letter, mbox, report } from './samples.ts';

let world: World;
let post: Post;
let researcher: Visitor;
const base = `/api/studies/${study}`;
const at = `${base}/waves/T1/mail`;
const origin = 'https://meetmoment.example.org';

beforeAll(async () => {
  world = await makeWorld({
    origin,
    mail: { from: 'onderzoek@uni.example', trouble: () => null, one: async () => ({ sent: true }) },
  });
  post = await openPost();
  await world.invite('T1');
  researcher = await world.signIn('researcher', 'inviter@example.org');
  await queue();
  await send();
  // the answers come half an hour later
  world.later(30);
});
afterAll(async () => {
  await post.close();
  await world.close();
});
const queue = async () => {
  const { fingerprint, send: due } = (await researcher.send<MailPlan>(`GET ${at}/plan`)).body;
  await researcher.send(`POST ${at}/plan`, { fingerprint, kinds: ['invitation', 'reminder'] });
  return due;
};
const send = async () => {
  const mail = { smtpUrl: post.url, from: 'onderzoek@uni.example', perMinute: 100_000 };
  const sender = makeSender({ ...world.services, origin, mail });
  await sender.run();
  await sender.stop();
};
const rows = async () => (await researcher.send<{ rows: QueueRow[] }>(`GET ${at}`)).body.rows;
const rowOf = async (person: string) => (await rows()).find((row) => row.person === person)!;
const look = async (body: Uint8Array) =>
  (
    await researcher.fetch<{ read: number; left: number; mails: ReturnedMail[] }>('POST', `${base}/mail/returned`, {
      body,
      headers: { 'Content-Type': 'application/octet-stream' },
    })
  ).body;
const mark = async (mails: readonly { id: string; status: string | null }[]) =>
  (await researcher.send<{ changed: number }>(`POST ${base}/mail/returned/marks`, { mails })).body;
const said = ({ mail, kind, by, marks }: ReturnedMail) => `${mail?.person ?? '–'} ${kind} ${by ?? '–'} ${marks}`;
const late = 'Tue, 1 Sep 2026 10:20:00 +0200';

it('finds its own mail by Message-ID, else by address, and marks nothing by looking', async () => {
  const ids = new Map((await rows()).map((row) => [row.person, row.id]));
  const file = mbox(
    report({ id: ids.get('noord-05')!, to: 'elsewhere@forward.example', date: late }),
    report({ id: 'f'.repeat(32), to: 'zuid-03@example.org', status: '5.2.2', said: '', date: late }),
    report({ id: ids.get('noord-08')!, to: 'noord-08@example.org', action: 'delayed', status: '4.4.1', date: late }),
    absent(ids.get('noord-06')!),
    report({ id: 'e'.repeat(32), to: 'stranger@elsewhere.example', date: late }),
    letter,
    // written before our mail went: it cannot be about it
    report({ id: ids.get('noord-09')!, to: 'noord-09@example.org', date: 'Mon, 31 Aug 2026 10:00:00 +0200' }),
  );
  for (const body of [bytesOf(file), zipSync({ 'inbox.mbox': bytesOf(file) })]) {
    const { read, left, mails } = await look(body);
    expect([read, left]).toEqual([7, 0]);
    expect(mails.map(said)).toEqual([
      'noord-05 bounced messageId true',
      'zuid-03 bounced address true',
      'noord-08 trying messageId false',
      'noord-06 automatic messageId false',
      '– bounced – false',
      'noord-07 other address false',
      'noord-09 bounced messageId false',
    ]);
    expect(mails[4]).toMatchObject({ address: 'stranger@elsewhere.example', subject: 'Undelivered Mail Returned to Sender' });
  }
  expect((await rows()).every((row) => row.state === 'sent')).toBe(true);
});

it('marks what was confirmed, with its status, once; nothing else of it is kept', async () => {
  const [five, three] = [await rowOf('noord-05'), await rowOf('zuid-03')];
  const chosen = [
    { id: five.id, status: '5.1.1' },
    { id: three.id, status: null },
    { id: 'b'.repeat(32), status: '5.1.1' },
  ];
  expect(await mark([...chosen, chosen[0]!])).toEqual({ changed: 2 });
  expect(await mark(chosen)).toEqual({ changed: 0 });
  expect(await rowOf('noord-05')).toMatchObject({ state: 'bounced', reason: '5.1.1' });
  expect(await rowOf('zuid-03')).toMatchObject({ state: 'bounced', reason: 'cameBack' });
  const wrong = await researcher.send(`POST ${base}/mail/returned/marks`, { mails: [{ id: five.id, status: 'a@b.nl 5.1.1' }] });
  expect(wrong.status).toBe(400);
  expect(JSON.stringify(await world.store.audit.ofStudy(study, 20))).not.toContain('@');
  const again = await look(bytesOf(report({ id: five.id, date: late })));
  expect(again.mails.map(said)).toEqual(['noord-05 bounced messageId false']);
});

it('a corrected address takes the state away: the invitation goes there, and what comes back from the old one no longer counts', async () => {
  const before = await rowOf('noord-05');
  const plan = async () => (await researcher.send<MailPlan>(`GET ${at}/plan`)).body;
  expect((await plan()).not.find((r) => r.person === 'noord-05')?.why).toBe('bounced');
  const staff = { wave: 'T1', name: 'Naam van noord-05', functions: ['teacher'], group: '5' };
  const put = (email: string) => researcher.send(`PUT ${base}/people/noord-05`, { ...staff, email });
  // another name alone changes nothing about the address
  expect((await put('noord-05@example.org')).status).toBe(200);
  expect(await rowOf('noord-05')).toMatchObject({ state: 'bounced' });
  expect((await put('new-05@example.org')).status).toBe(200);
  expect(await rowOf('noord-05')).toMatchObject({ state: 'cancelled', reason: 'addressCorrected' });
  expect((await plan()).send).toMatchObject([{ person: 'noord-05', kind: 'invitation' }]);
  // where that is switched on, by itself
  await researcher.send(`PUT ${base}/mail/automatic`, { invitation: true, reminder: false, thanks: false, paused: false });
  expect(await runAutomatic({ ...world.services, origin, one: world.services.mail!.one })).toMatchObject({ queued: 1 });
  await send();
  expect(post.taken.at(-1)!.to).toBe('new-05@example.org');
  const after = await rowOf('noord-05');
  expect(after).toMatchObject({ state: 'sent', automatic: true });
  expect(after.id).not.toBe(before.id);
  const old = await look(bytesOf(report({ id: before.id, date: 'Tue, 1 Sep 2026 10:45:00 +0200' })));
  expect(old.mails.map(said)).toEqual(['– bounced – false']);
});

it('a mail that is sent again to the same address is not undone by its first return', async () => {
  const { id } = await rowOf('zuid-03');
  await researcher.send(`POST ${at}/marks`, { rows: [id], as: 'again' });
  await send();
  expect((await rowOf('zuid-03')).state).toBe('sent');
  expect((await look(bytesOf(report({ id, to: 'zuid-03@example.org', date: late })))).mails.map(said)).toEqual([
    'zuid-03 bounced messageId false',
  ]);
});
