/**
 * So many mails through the queue to a real mail server in another process, by two senders at once, one of which is killed as hard as a power
 * cut when half is done. What the killed one had claimed is sent by a third; what it was just handing over is uncertain, a person says "send
 * again", and the Message-ID tells the receiver whether it has it. Counted at the receiver: `raw` mails, and mails that differ.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { secretsFrom, sha256 } from '../../server/auth/secrets.ts';
import { openStore } from '../../server/store/store.ts';
import { removeFolder, temporaryFolder } from '../process.ts';
import { study, twoSchools } from '../world.ts';

export interface Soaked {
  readonly times: number;
  readonly seconds: number;
  readonly perSecond: number;
  /** largest of the senders, megabytes of resident memory */
  readonly megabytes: number;
  /** mails that the killed sender was handing over */
  readonly uncertain: number;
  /** at the mail server, with mails that came again under the same Message-ID */
  readonly raw: number;
  /** people who got a mail with two different Message-IDs, or the same one again although nobody asked for it */
  readonly twice: number;
  readonly missing: number;
  /** whether the sender was really killed at work */
  readonly killed: boolean;
}

const here = fileURLToPath(new URL('.', import.meta.url));
const processes = new Set<ChildProcess>();
const start = (file: string, args: readonly string[] = []) => {
  const child = fork(join(here, file), args, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  processes.add(child);
  child.once('exit', () => processes.delete(child));
  return child;
};
const message = <T>(child: ChildProcess, wanted: (value: object) => boolean) =>
  new Promise<T>((resolve, reject) => {
    child.on('message', (value: object) => wanted(value) && resolve(value as T));
    child.once('exit', (code) => reject(new Error(`a process ended with ${code}`)));
  });

/** A study of `times` people, all invited, all queued. */
async function fill(path: string, times: number): Promise<void> {
  const clock = () => new Date('2026-09-01T08:00:00.000Z');
  const ids = () => randomBytes(16).toString('hex');
  const store = openStore({ path, clock, ids });
  const secrets = secretsFrom(new Uint8Array(32).fill(7));
  const { data } = twoSchools();
  const people = Array.from({ length: times }, (_, i) => ({
    id: `p${String(i).padStart(6, '0')}`,
    school: i % 2 === 0 ? 'noord' : 'zuid',
    functions: ['teacher'],
  }));
  const identities = {
    schools: new Map(),
    people: new Map(people.map((p) => [p.id, { name: `Naam van ${p.id}`, email: `${p.id}@example.org` }])),
  };
  await store.studies.importStudy({ data: { ...data, people }, identities }, 'soak');
  const entries = (await store.waves.due(study, 'T1')).map((p) => {
    const id = ids();
    return { id, person: p.id, tokenHash: sha256(secrets.invitationToken(id, 1)) };
  });
  await store.invitations.create(study, 'T1', entries, 'soak');
  const at = clock().toISOString();
  const rows = entries.map(({ id }) => ({ id: ids(), invitation: id, kind: 'reminder' as const, round: 1, at }));
  await store.mail.enqueue(study, 'T1', rows, 'soak');
  await store.close();
}

/** What is uncertain is sent again on a person's word; gives the Message-IDs' ids. */
async function again(path: string, minutes: number): Promise<readonly string[]> {
  const clock = () => new Date(Date.parse('2026-09-01T08:00:00.000Z') + minutes * 60_000);
  const store = openStore({ path, clock, ids: () => randomBytes(16).toString('hex') });
  const rows = (await store.mail.list(study, 'T1')).filter((row) => row.state === 'uncertain').map((row) => row.id);
  if (rows.length > 0) await store.mail.mark(study, 'T1', rows, ['uncertain'], { state: 'queued', reason: null }, 'soak');
  await store.close();
  return rows;
}

/** Runs the soak. Throws when a process fails; what it starts, it ends. */
export async function soakMail(times: number, say: (text: string) => void = () => {}): Promise<Soaked> {
  const dir = temporaryFolder('mail-soak');
  const path = join(dir, 'meetmoment.sqlite');
  try {
    await fill(path, times);
    say(`${times} mails queued`);
    const post = start('post-process.ts');
    const { url } = await message<{ url: string }>(post, (m) => 'url' in m);
    const startedAt = String(Date.now());
    const senders = [start('sender-process.ts', [path, url, startedAt]), start('sender-process.ts', [path, url, startedAt])];
    type Report = { readonly sent: number; readonly megabytes: number };
    const reports = senders.map((child) => message<Report>(child, (m) => 'sent' in m).catch(() => undefined));
    await new Promise<void>((resolve) => {
      const look = (m: { taken?: number }) => {
        if ((m.taken ?? 0) < times / 2) return;
        post.off('message', look);
        resolve();
      };
      post.on('message', look);
    });
    const killed = senders[1]!.kill('SIGKILL');
    say('one sender killed');
    const first = await reports[0];
    const lost = (await reports[1]) === undefined;
    const seconds = (Date.now() - Number(startedAt)) / 1000;
    // a claim lives for three minutes: ten minutes later another sender takes over
    const later = () => start('sender-process.ts', [path, url, startedAt, '10']);
    const third = await message<Report>(later(), (m) => 'sent' in m);
    const uncertain = await again(path, 10);
    say(`${third.sent} mails of the killed sender sent by another, ${uncertain.length} uncertain`);
    const fourth = await message<Report>(later(), (m) => 'sent' in m);
    const counted = message<{ mails: (readonly [string, string])[] }>(post, (m) => 'mails' in m);
    post.send('end');
    const { mails } = await counted;
    const ids = new Map<string, string[]>();
    for (const [to, id] of mails) ids.set(to, [...(ids.get(to) ?? []), id]);
    const asked = new Set(uncertain.map((id) => `<${id}@uni.example>`));
    const double = (list: readonly string[]) => new Set(list).size > 1 || (list.length > 1 && !asked.has(list[0]!));
    return {
      times,
      seconds: Math.round(seconds * 10) / 10,
      perSecond: Math.round(times / seconds),
      megabytes: Math.max(...[first, third, fourth].map((r) => r?.megabytes ?? 0)),
      uncertain: uncertain.length,
      raw: mails.length,
      twice: [...ids.values()].filter(double).length,
      missing: times - ids.size,
      killed: killed && lost,
    };
  } finally {
    for (const child of processes) child.kill('SIGKILL');
    removeFolder(dir);
  }
}
