/** The alarm, from a mail server that really fails: said to the study's people, by /health and in the log, and gone when all has gone. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeSender, type Sender } from '../../../server/mail/queue.ts';
import type { MailPlan } from '../../../server/mail/contract.ts';
import { makeWorld, study, type Visitor, type World } from '../../world.ts';
import { openPost, type Post } from './post.ts';

let world: World;
let post: Post;
let sender: Sender;
let assistant: Visitor;
const from = 'onderzoek@uni.example';
const origin = 'https://meetmoment.example.org';
beforeEach(async () => {
  post = await openPost();
  world = await makeWorld({ origin, mail: { from, trouble: () => sender.trouble(), one: async () => ({ sent: true }) } });
  sender = makeSender({ ...world.services, origin, mail: { smtpUrl: post.url, from, perMinute: 100_000 } });
});
afterEach(async () => {
  await sender.stop();
  await post.close();
  await world.close();
});
const alarm = async () =>
  (await assistant.send<{ late: number; uncertain: number; trouble: string | null }>(`GET /api/studies/${study}/mail/alarm`))
    .body;
const health = async () => (await world.nobody().send<{ mail: string }>('GET /health')).body.mail;

it.each<readonly [string, (post: Post) => void, string]>([
  ['hangs up on every mail', (p) => void (p.refuse = () => (p.cut(), undefined)), 'ECONNECTION'],
  ['says "later" to every mail', (p) => void (p.refuse = () => 451), ''],
])('a server that %s', async (_, fail, code) => {
  const people = await world.invite('T1');
  assistant = await world.signIn('researcher', 'inviter@example.org');
  const at = `/api/studies/${study}/waves/T1/mail`;
  const { fingerprint } = (await assistant.send<MailPlan>(`GET ${at}/plan`)).body;
  await assistant.send(`POST ${at}/plan`, { fingerprint, kinds: ['invitation'] });
  fail(post);
  for (const minutes of [0, 5, 20, 36]) {
    world.later(minutes);
    await sender.run();
  }
  expect(post.taken).toEqual([]);
  assistant = await world.signIn('researcher', 'inviter@example.org');
  expect(await alarm()).toMatchObject({ late: people.length, uncertain: 0, trouble: code === '' ? null : code });
  expect(await health()).toBe('late');
  post.refuse = () => undefined;
  world.later(61);
  while (await world.store.mail.ready()) await sender.run();
  expect(post.taken).toHaveLength(people.length);
  expect(await alarm()).toMatchObject({ late: 0, uncertain: 0, trouble: null });
  expect(await health()).toBe('ok');
});
