/** What the doctor says about mail, and which settings of mail are refused. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { mailFindings, mailServerFindings } from '../../server/cli/doctor.ts';
import { readConfig } from '../../server/config.ts';
import { openPost } from '../server/mail/post.ts';
import { makeWorld, study, type World } from '../world.ts';

let dir: string;
let world: World;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'meetmoment-mail-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));
const mailSettings = { SMTP_URL: 'smtp://127.0.0.1:25', MAIL_FROM: 'a@b.nl', ORIGIN: 'https://m.example' };

it('the doctor sees late, uncertain and refused mail, and mail that nobody will send', async () => {
  const config = readConfig({ DATA_DIR: dir, ...mailSettings });
  expect(await mailFindings(config)).toEqual([]);
  world = await makeWorld({ path: config.database });
  const at = world.services.clock();
  expect((await mailFindings(config, at)).map((f) => f.grade)).toEqual(['good']);
  const people = await world.invite('T1');
  const rows = people
    .slice(0, 3)
    .map((p, i) => ({ id: `m${i}`, invitation: p.invitation, kind: 'invitation', round: 0, at: at.toISOString() }) as const);
  await world.store.mail.enqueue(study, 'T1', rows, 'tests');
  await world.store.mail.claim('c', 2, 600);
  await world.store.mail.handOver('m0', 'c', 600);
  await world.store.mail.settle('m0', study, 'c', { state: 'uncertain', reason: 'interrupted', attempts: 1 });
  await world.store.mail.settle('m1', study, 'c', { state: 'refused', reason: '550', attempts: 1 });
  const later = new Date(at.getTime() + 61 * 60_000);
  const found = await mailFindings(config, later);
  expect(found.map((f) => f.grade)).toEqual(['problem', 'warning', 'warning']);
  expect(found[0]!.words.nl).toContain('had moeten gaan: 1');
  const off = await mailFindings(readConfig({ DATA_DIR: dir }), at);
  expect(off[0]!.words.en).toContain('no mail server is set');
  await world.close();
});

it('the doctor knocks at the mail server, sends nothing, and says when nobody answers', async () => {
  const post = await openPost();
  const findings = () => mailServerFindings(readConfig({ DATA_DIR: dir, ...mailSettings, SMTP_URL: post.url }));
  expect((await findings()).map((f) => f.grade)).toEqual(['good']);
  expect(post.taken).toEqual([]);
  await post.close();
  const [away] = await findings();
  expect(away).toMatchObject({ grade: 'problem' });
  expect(away!.words.en).toContain('ESOCKET');
  expect(await mailServerFindings(readConfig({ DATA_DIR: dir }))).toEqual([]);
});

it('settings of mail come together or not at all', () => {
  expect(readConfig({ DATA_DIR: dir }).mail).toBeUndefined();
  expect(readConfig({ DATA_DIR: dir, ...mailSettings }).mail).toEqual({
    smtpUrl: 'smtp://127.0.0.1:25',
    from: 'a@b.nl',
    perMinute: 120,
  });
  for (const [change, name] of [
    [{ SMTP_URL: 'http://x' }, 'SMTP_URL'],
    [{ MAIL_FROM: '' }, 'MAIL_FROM'],
    [{ MAIL_FROM: 'Team <a@b.nl>' }, 'MAIL_FROM'],
    [{ ORIGIN: '' }, 'ORIGIN'],
    [{ MAIL_PER_MINUTE: '0' }, 'MAIL_PER_MINUTE'],
  ] as const)
    expect(() => readConfig({ DATA_DIR: dir, ...mailSettings, ...change })).toThrow(name);
});
