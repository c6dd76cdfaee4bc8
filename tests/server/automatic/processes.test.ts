/** Two servers that look at the same moment, one of them killed at work: one reminder each, and nobody is forgotten. */
import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { secretsFrom, sha256 } from '../../../server/auth/secrets.ts';
import { openStore } from '../../../server/store/store.ts';
import { removeFolder, temporaryFolder } from '../../process.ts';
import { study, twoSchools } from '../../world.ts';
import { openPost } from '../mail/post.ts';

const dir = temporaryFolder('automatic');
const children = new Set<ChildProcess>();
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  removeFolder(dir);
});
const file = fileURLToPath(new URL('../../soak/automatic-process.ts', import.meta.url));
interface Worked {
  readonly queued: number;
  readonly sent: number;
}
const heard = <T extends object>(child: ChildProcess, key: keyof T & string) =>
  new Promise<T | undefined>((resolve) => {
    child.on('message', (value: object) => key in value && resolve(value as T));
    child.once('exit', () => resolve(undefined));
  });

it('one reminder each, whoever queues and whoever dies', async () => {
  const path = join(dir, 'meetmoment.sqlite');
  const times = 120;
  const ids = () => randomBytes(16).toString('hex');
  const store = openStore({ path, clock: () => new Date('2026-09-01T08:00:00.000Z'), ids });
  const { data } = twoSchools();
  const people = Array.from({ length: times }, (_, i) => ({
    id: `p${i}`,
    school: i % 2 ? 'noord' : 'zuid',
    functions: ['teacher'],
  }));
  const identities = {
    schools: new Map(),
    people: new Map(people.map((p) => [p.id, { name: p.id, email: `${p.id}@example.org` }])),
  };
  await store.studies.importStudy({ data: { ...data, people }, identities }, 'tests');
  const secrets = secretsFrom(new Uint8Array(32).fill(7));
  const entries = (await store.waves.due(study, 'T1')).map((p) => {
    const id = ids();
    return { id, person: p.id, tokenHash: sha256(secrets.invitationToken(id, 1)) };
  });
  await store.invitations.create(study, 'T1', entries, 'tests');
  const at = '2026-09-01T08:00:00.000Z';
  const rows = entries.map(({ id }) => ({ id: ids(), invitation: id, kind: 'invitation' as const, round: 0, at }));
  await store.mail.enqueue(study, 'T1', rows, 'tests');
  const first = rows.map((row) => row.id);
  await store.mail.mark(study, 'T1', first, ['queued'], { state: 'sent', reason: null }, 'tests');
  await store.automatic.set(study, { invitation: false, reminder: true, thanks: false }, false, 'tests');

  const post = await openPost();
  post.before = () => new Promise((resolve) => setTimeout(resolve, 5));
  const start = (now: string) => {
    const child = fork(file, [path, post.url, now], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    children.add(child);
    return child;
  };
  const two = [start('2026-09-09T08:00:00.000Z'), start('2026-09-09T08:00:00.000Z')];
  await Promise.all(two.map((child) => heard<{ ready: true }>(child, 'ready')));
  const done = [false, false];
  const worked = two.map(async (child, i) => {
    const said = await heard<Worked>(child, 'queued');
    done[i] = true;
    return said;
  });
  for (const child of two) child.send('go');
  while (post.taken.length < times / 2) await new Promise((resolve) => setTimeout(resolve, 5));
  // one of them may have found everything in the other's hands and be through: the one at work dies
  const victim = done.indexOf(false);
  expect(victim).toBeGreaterThanOrEqual(0);
  two[victim]!.kill('SIGKILL');
  expect(await worked[victim]).toBeUndefined();
  const alone = await worked[1 - victim];
  // ten minutes later another looks: what the dead one held goes now, what it was just handing over is for a person to decide
  const third = start('2026-09-09T08:10:00.000Z');
  await heard(third, 'ready');
  const last = heard<Worked>(third, 'queued');
  third.send('go');
  expect((await last)!.queued).toBe(0);
  const states = (await store.mail.list(study, 'T1')).filter((row) => row.kind === 'reminder');
  await store.close();
  const taken = post.taken.map((m) => m.to);
  await post.close();
  expect(alone!.queued === 0 || alone!.queued === times).toBe(true);
  expect(states).toHaveLength(times);
  expect(new Set(taken).size).toBe(taken.length);
  const uncertain = states.filter((row) => row.state === 'uncertain');
  expect(uncertain.length).toBeLessThanOrEqual(2);
  expect(states.filter((row) => row.state === 'sent')).toHaveLength(times - uncertain.length);
  const unsure = new Set(uncertain.map((row) => row.email));
  for (const { email } of states) expect(taken.includes(email!) || unsure.has(email)).toBe(true);
}, 60_000);
