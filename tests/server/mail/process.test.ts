/** The built server with a mail server beside it: a kill in the middle doubles no mail, thanks go by themselves after it, letters come out. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { MailPlan, MailSettings, QueueRow } from '../../../server/mail/contract.ts';
import { writeStudyFolder, zipFolder } from '../../../server/studies/folder/index.ts';
import { freePort, removeFolder, type RunningServer, startServer, temporaryFolder } from '../../process.ts';
import { password, Respondent, study, twoSchools, Visitor } from '../../world.ts';
import { openPost, type Post } from './post.ts';

let dataDir: string;
let post: Post;
let server: RunningServer | undefined;
const names = ['SMTP_URL', 'MAIL_FROM', 'ORIGIN', 'MAIL_PER_MINUTE'] as const;
beforeEach(async () => {
  dataDir = temporaryFolder('mail');
  post = await openPost();
});
afterEach(async () => {
  await server?.kill('SIGKILL');
  for (const name of names) delete process.env[name];
  await post.close();
  removeFolder(dataDir);
});
const until = async (what: () => boolean | Promise<boolean>) => {
  for (const end = Date.now() + 25_000; !(await what()); ) {
    if (Date.now() > end) throw new Error('it did not come to that');
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
};

it('sends what was confirmed, each once, through a kill and a restart', async () => {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  Object.assign(process.env, { SMTP_URL: post.url, MAIL_FROM: 'onderzoek@uni.example', ORIGIN: base, MAIL_PER_MINUTE: '100000' });
  // slow enough to be killed at work
  post.before = () => new Promise((resolve) => setTimeout(resolve, 40));
  server = await startServer({ dataDir, port });
  const visitor = new Visitor(base);
  const token = server.firstAccount!.split('#')[1]!;
  const { body } = await visitor.send<{ csrf: string }>('POST /api/one-time', { token, email: 'first@example.org', password });
  visitor.csrf = body.csrf;
  const zip = zipFolder(writeStudyFolder({ ...twoSchools(), softwareVersion: 'test', writtenAt: '2026-09-01T08:00:00Z' }));
  await visitor.fetch('POST', '/api/studies', { body: zip, headers: { 'Content-Type': 'application/zip' } });
  const at = `/api/studies/${study}/waves/T1`;
  await visitor.send(`POST ${at}/invitations`);
  const { settings } = (await visitor.send<{ settings: MailSettings; on: boolean }>(`GET /api/studies/${study}/mail`)).body;
  const quiet = { from: '00:00', until: '24:00', weekends: 'send', holidays: 'send' };
  expect((await visitor.send(`PUT /api/studies/${study}/mail/settings`, { ...settings, quiet, thanks: true })).status).toBe(200);
  const kinds = { invitation: false, reminder: false, thanks: true, paused: false };
  expect((await visitor.send(`PUT /api/studies/${study}/mail/automatic`, kinds)).status).toBe(200);
  const { send, fingerprint } = (await visitor.send<MailPlan>(`GET ${at}/mail/plan`)).body;
  expect(
    (await visitor.send<{ queued: number }>(`POST ${at}/mail/plan`, { fingerprint, kinds: ['invitation'] })).body.queued,
  ).toBe(send.length);
  await until(() => post.taken.length > 8);
  const { links } = (
    await visitor.send<{ links: { id: string; person: string; link: string }[] }>(`POST ${at}/invitations/links`)
  ).body;
  // somebody at the end of the list, whose invitation is not under way when the server dies
  const { id, person, link } = links.at(-1)!;
  await new Respondent(base, link.split('#')[1]!, person, id).answerAll();
  await server.kill('SIGKILL');
  server = await startServer({ dataDir, port });
  const rows = async () => (await visitor.send<{ rows: QueueRow[] }>(`GET ${at}/mail`)).body.rows;
  // claims of the killed process are its own for three minutes: the others go now, and none of those goes again
  await until(async () => (await rows()).every((row) => row.state !== 'queued'));
  // what goes by itself is looked at as soon as the server is there again
  const thanks = () => post.taken.filter((mail) => mail.subject.startsWith('Dank'));
  await until(() => thanks().length > 0);
  expect(thanks().map((mail) => mail.to)).toEqual([`${person}@example.org`]);
  const invited = post.taken.filter((mail) => !thanks().includes(mail));
  const seen = invited.map((mail) => mail.to);
  expect(new Set(seen).size).toBe(seen.length);
  const caught = (await rows()).filter((row) => row.kind === 'invitation' && !['sent', 'cancelled'].includes(row.state));
  expect(caught.length).toBeLessThanOrEqual(12);
  expect(caught.every((row) => ['claimed', 'sending'].includes(row.state))).toBe(true);
  const taken = new Set(seen);
  // whoever is noted as sent has it, and whoever has it is noted as sent or was being handed over
  expect(
    (await rows()).filter((row) => row.kind === 'invitation' && row.state === 'sent').every((row) => taken.has(row.email!)),
  ).toBe(true);
  expect(caught.filter((row) => row.state === 'claimed').every((row) => !taken.has(row.email!))).toBe(true);
  expect(server.output()).not.toContain('@example.org');

  const letters = await visitor.send<Uint8Array>(`POST ${at}/letters.pdf?school=noord`);
  expect(letters.headers.get('content-type')).toBe('application/pdf');
  expect(Buffer.from(letters.body.subarray(0, 5)).toString()).toBe('%PDF-');
});
