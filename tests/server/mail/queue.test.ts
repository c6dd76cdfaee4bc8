/** The queue against a real mail server: one mail each, whatever fails in between. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeSender, type Sender } from '../../../server/mail/queue.ts';
import { defaultSettings } from '../../../server/mail/texts.ts';
import { makeWorld, study, type Respondent, type World } from '../../world.ts';
import { openPost, type Post } from './post.ts';

let world: World;
let post: Post;
let people: Respondent[];
let sender: Sender;
const origin = 'https://meetmoment.example.org';
const newSender = (url = post.url, perMinute = 100_000) =>
  makeSender({ ...world.services, origin, mail: { smtpUrl: url, from: 'onderzoek@uni.example', perMinute } });
const queue = (some: readonly Respondent[], kind: 'invitation' | 'reminder' = 'invitation', round = 0, at?: Date) =>
  world.store.mail.enqueue(
    study,
    'T1',
    some.map((p) => ({
      id: world.services.ids(),
      invitation: p.invitation,
      kind,
      round,
      at: (at ?? world.services.clock()).toISOString(),
    })),
    'tests',
  );
const states = async () => (await world.store.mail.list(study, 'T1')).map((row) => row.state);

beforeEach(async () => {
  world = await makeWorld();
  post = await openPost();
  people = await world.invite('T1');
  sender = newSender();
});
afterEach(async () => {
  await sender.stop();
  await post.close();
  await world.close();
});

describe('a mail', () => {
  it('carries the link, the names and nothing that tells when it is read; the database keeps none of it', async () => {
    await world.store.mail.saveSettings(
      study,
      { ...defaultSettings, senderName: 'Team Focus', replyTo: 'team@uni.example' },
      'tests',
    );
    await queue(people.slice(0, 1));
    expect(await sender.run()).toBe(1);
    const [mail] = post.taken;
    expect(mail).toMatchObject({ to: 'noord-01@example.org', from: 'onderzoek@uni.example' });
    const raw = mail!.raw.replace(/=\r\n/g, '').replaceAll('=3D', '=');
    expect(raw).toContain(`${origin}/r/#${people[0]!.token}`);
    expect(raw).toMatch(/From: Team Focus <onderzoek@uni.example>\r\n/);
    expect(raw).toMatch(/Reply-To: team@uni.example\r\n/);
    expect(raw).toContain('Beste Naam van noord-01');
    expect(raw).toContain('15 oktober 2026');
    expect(raw).toContain('Auto-Submitted: auto-generated');
    expect(raw).not.toMatch(/<img|<script|https?:\/\/(?!meetmoment\.example\.org)/);
    const rows = JSON.stringify([
      await world.store.mail.list(study, 'T1'),
      await world.store.audit.ofStudy(study, 500),
      world.logged,
    ]);
    expect(rows).not.toContain(people[0]!.token);
    expect((await world.store.mail.list(study, 'T1'))[0]).toMatchObject({ state: 'sent', attempts: 1 });
  });

  it('goes out with the text of now, in the language of the person', async () => {
    await people[0]!.send('POST /api/respond/consent', { given: true, language: 'en' });
    await queue(people.slice(0, 2));
    await world.store.mail.saveText(
      study,
      'invitation',
      'en',
      { subject: 'New words', body: 'Dear {{name}}: {{link}}' },
      'tests',
    );
    await sender.run();
    expect(post.taken.map((m) => m.subject).toSorted()).toEqual([
      'New words',
      'Uitnodiging: vragenlijst voor het team van De Noordster',
    ]);
  });

  it('uses the link of now where it was replaced meanwhile', async () => {
    await queue(people.slice(0, 1));
    const researcher = await world.signIn('researcher', 'inviter@example.org');
    const { body } = await researcher.send<{ link: string }>(
      `POST /api/studies/${study}/invitations/${people[0]!.invitation}/replace`,
    );
    await sender.run();
    const raw = post.taken[0]!.raw.replace(/=\r\n/g, '');
    expect(raw).toContain(body.link.split('#')[1]);
    expect(raw).not.toContain(people[0]!.token!);
  });
});

describe('the queue', () => {
  it('never mails who finished, declined or left since it was queued', async () => {
    await queue(people.slice(0, 3));
    await people[0]!.answerAll();
    await people[1]!.send('POST /api/respond/consent', { given: false, language: 'nl' });
    expect(await sender.run()).toBe(1);
    expect(post.taken.map((m) => m.to)).toEqual(['noord-03@example.org']);
    const rows = await world.store.mail.list(study, 'T1');
    expect(rows.map((row) => row.reason)).toEqual(['finished', 'declined', null]);
  });

  it('waits through the night for the next morning', async () => {
    await queue(people.slice(0, 1));
    world.later(11 * 60); // 21:00 in Amsterdam
    expect(await sender.run()).toBe(0);
    expect((await world.store.mail.list(study, 'T1'))[0]).toMatchObject({
      state: 'queued',
      notBefore: '2026-09-02T06:00:00.000Z',
    });
    world.later(11 * 60);
    expect(await sender.run()).toBe(1);
  });

  it('is refused twice the same mail, all or none', async () => {
    await queue(people.slice(0, 2));
    await expect(queue(people.slice(1, 4))).rejects.toThrow('constraint unique');
    expect(await states()).toEqual(['queued', 'queued']);
  });

  it('two senders at once send each mail once', async () => {
    await queue(people);
    const other = newSender();
    const sent = await Promise.all([sender.run(), other.run()]);
    await other.stop();
    expect(sent[0]! + sent[1]!).toBe(people.length);
    expect(new Set(post.taken.map((m) => m.to)).size).toBe(people.length);
    expect(post.taken).toHaveLength(people.length);
  });

  it('keeps to so many a minute', async () => {
    await queue(people);
    // a sixth of a minute's worth may go at once: ten of sixty
    const slow = newSender(post.url, 60);
    const run = slow.run();
    await new Promise((resolve) => setTimeout(resolve, 700));
    await slow.stop();
    await run;
    expect(post.taken.length).toBeGreaterThanOrEqual(10);
    expect(post.taken.length).toBeLessThanOrEqual(13);
    // what it had claimed and not sent is there for the next one
    const left = people.length - post.taken.length;
    expect(await sender.run()).toBe(left);
  });
});

describe('a mail server that refuses', () => {
  it('for ever: the mail is refused, the status is kept and no address', async () => {
    post.refuse = (to) => (to.startsWith('noord-01') ? 550 : undefined);
    await queue(people.slice(0, 3));
    expect(await sender.run()).toBe(2);
    expect(await states()).toEqual(['refused', 'sent', 'sent']);
    expect((await world.store.mail.list(study, 'T1'))[0]!.reason).toBe('550');
    expect(JSON.stringify(world.logged)).not.toContain('@example.org');
  });

  it('for now: tried again with longer and longer pauses, then given up', async () => {
    await world.store.mail.saveSettings(
      study,
      { ...defaultSettings, quiet: { from: '00:00', until: '23:59', weekends: 'send', holidays: 'send' } },
      'tests',
    );
    post.refuse = () => 451;
    await queue(people.slice(0, 1));
    const tries: number[] = [];
    for (let minutes = 0; (await states())[0] === 'queued'; minutes = 30) {
      world.later(minutes);
      await sender.run();
      tries.push((await world.store.mail.list(study, 'T1'))[0]!.attempts);
    }
    expect(await states()).toEqual(['refused']);
    expect(Math.max(...tries)).toBe(8);
    post.refuse = () => undefined;
  });

  it('does not answer at all: everything stays queued and is late after an hour', async () => {
    const nowhere = newSender('smtp://127.0.0.1:1');
    await queue(people.slice(0, 2));
    expect(await nowhere.run()).toBe(0);
    expect(nowhere.trouble()).toBe('ESOCKET');
    expect(await states()).toEqual(['queued', 'queued']);
    world.later(61);
    const late = await world.store.mail.late(new Date(world.services.clock().getTime() - 3_600_000).toISOString(), study);
    expect(late).toMatchObject({ late: 2, uncertain: 0 });
    expect(await sender.run()).toBe(2);
    await nowhere.stop();
  });
});

describe('a sender that dies', () => {
  it('before the hand-over: its mails go back and are sent once', async () => {
    await queue(people.slice(0, 3));
    expect(await world.store.mail.claim('gone', 10, 180)).toHaveLength(3);
    expect(await sender.run()).toBe(0);
    world.later(4);
    expect(await sender.run()).toBe(3);
    expect(post.taken).toHaveLength(3);
  });

  it('during the hand-over: nobody knows, so a person decides, and it keeps its Message-ID', async () => {
    await queue(people.slice(0, 1));
    const [packet] = await world.store.mail.claim('gone', 10, 180);
    await world.store.mail.handOver(packet!.id, 'gone', 180);
    world.later(4);
    expect(await sender.run()).toBe(0);
    expect(await states()).toEqual(['uncertain']);
    expect(post.taken).toEqual([]);
    expect(
      await world.store.mail.mark(study, 'T1', [packet!.id], ['uncertain'], { state: 'queued', reason: null }, 'tests'),
    ).toBe(1);
    expect(await sender.run()).toBe(1);
    expect(post.taken[0]!.messageId).toBe(`<${packet!.id}@uni.example>`);
  });

  it('that was only slow neither sends what another has taken, nor forgets what it sent', async () => {
    await queue(people.slice(0, 1));
    const [packet] = await world.store.mail.claim('slow', 10, 180);
    world.later(4);
    await world.store.mail.expire();
    await expect(world.store.mail.handOver(packet!.id, 'slow', 180)).rejects.toThrow('somebody else was faster');
    const [again] = await world.store.mail.claim('slower', 10, 180);
    await world.store.mail.handOver(again!.id, 'slower', 180);
    world.later(4);
    await world.store.mail.expire();
    expect(await states()).toEqual(['uncertain']);
    await world.store.mail.settle(again!.id, study, 'slower', { state: 'sent', textVersion: 0, language: 'nl' });
    expect(await states()).toEqual(['sent']);
  });

  it('a connection that breaks while the text is taken leaves one uncertain mail', async () => {
    await queue(people.slice(0, 1));
    post.before = async () => post.cut();
    expect(await sender.run()).toBe(0);
    expect(await states()).toEqual(['uncertain']);
    // the server had taken it: what was uncertain was rightly so
    expect(post.taken).toHaveLength(1);
  });
});
