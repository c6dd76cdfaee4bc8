/**
 * `npm run bench:respond`: what accepting an answer costs, against a floor that does nothing but keep the same bytes. Server
 * and load are processes of their own; floor and ours take turns in one run, so that a busy machine is busy for both.
 *
 *   --rounds 5 --connections 50 --quick
 *
 * Every answer that was acknowledged is looked for in the database afterwards. The last line is JSON; a ratio is the median of
 * the rounds' ratios (ours / floor), and of the two workloads the worse one.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { freePort, removeFolder, startServer, temporaryFolder } from '../process.ts';
import { load, type LoadResult, requestBytes, type Sequence } from './http-load.ts';
import { answersOf, databaseOf, type Invited, makeBenchStudy, questionnaire } from './respond-study.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '50' },
    quick: { type: 'boolean', default: false },
    profile: { type: 'string' },
  },
});
const rounds = values.quick ? 2 : Number(values.rounds);
const connections = Number(values.connections);
const items = 40;
/** per round: people who type answer after answer, and people who hand in all at once */
const typing = values.quick ? 50 : 100;
const handing = values.quick ? 500 : 2000;

const instrument = questionnaire(items).id;
const one = (who: Invited, person: number, count: number, baseRevision: number) => ({
  response: who.response,
  instrument,
  version: 1,
  baseRevision,
  language: 'nl',
  answers: answersOf(items, person, count),
});
const typed = (who: Invited, person: number): Sequence =>
  Array.from({ length: items }, (_, i) => requestBytes('PUT', '/api/respond/draft', who.token, one(who, person, i + 1, i)));
const handedIn = (who: Invited, person: number): Sequence => [
  requestBytes('POST', '/api/respond/submit', who.token, { responses: [one(who, person, items, 0)] }),
];

const startFloor = (file: string) =>
  new Promise<{ port: number; stop: () => void }>((resolve, reject) => {
    const self = fileURLToPath(new URL('respond-floor.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', self, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the floor ended with ${code}`)));
    child.stdout.once('data', (d: Buffer) => {
      resolve({ port: Number(/port: (\d+)/.exec(d.toString())![1]), stop: () => child.kill('SIGTERM') });
    });
  });

const median = (list: readonly number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]!;
const round = (x: number) => Math.round(x * 1000) / 1000;

const dataDir = temporaryFolder('bench');
const people = await makeBenchStudy(dataDir, rounds * (typing + handing), items);
const floor = await startFloor(join(dataDir, 'floor.sqlite'));
const port = await freePort();
const ours = await startServer({
  dataDir,
  port,
  ...(values.profile ? { node: ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] } : {}),
});
const acknowledged = new Map<number, number>();
const results: { workload: string; floor: LoadResult; ours: LoadResult }[] = [];
try {
  for (let r = 0; r < rounds; r += 1) {
    const first = r * (typing + handing);
    const group = (from: number, count: number) => Array.from({ length: count }, (_, i) => first + from + i);
    for (const [workload, members, sequence] of [
      ['save', group(0, typing), typed],
      ['submit', group(typing, handing), handedIn],
    ] as const) {
      const requests = members.map((p) => sequence(people[p]!, p));
      const runFloor = () => load(floor.port, connections, requests);
      const runOurs = () =>
        load(port, connections, requests, (s, step, reply) => {
          if (reply.status === 200) acknowledged.set(members[s]!, workload === 'save' ? step + 1 : items);
        });
      // who goes first takes turns
      const pair = r % 2 === 0 ? [await runFloor(), await runOurs()] : [await runOurs(), await runFloor()].toReversed();
      results.push({ workload, floor: pair[0]!, ours: pair[1]! });
    }
  }
} finally {
  floor.stop();
  await ours.kill('SIGTERM');
}

/** Every acknowledged answer must be there, once. */
function lookFor(): { lost: number; doubled: number } {
  const sqlite = new Database(databaseOf(dataDir), { readonly: true });
  const rows = sqlite.prepare<[], { invitation: string; answers: string }>('select invitation, answers from responses').all();
  sqlite.close();
  const kept = new Map<string, string[]>();
  for (const { invitation, answers } of rows) kept.set(invitation, [...(kept.get(invitation) ?? []), answers]);
  let lost = 0;
  for (const [person, count] of acknowledged) {
    const there = kept.get(people[person]!.invitation)?.[0];
    if (there !== JSON.stringify(answersOf(items, person, count))) lost += 1;
  }
  return { lost, doubled: rows.length - kept.size };
}
const { lost, doubled } = lookFor();
removeFolder(dataDir);

console.log('workload            per second      p50      p95      p99  longest (ms)   errors');
for (const { workload, ...two } of results)
  for (const side of ['floor', 'ours'] as const) {
    const x = two[side];
    const ms = [x.p50, x.p95, x.p99, x.longest].map((v) => v.toFixed(1).padStart(8)).join(' ');
    console.log(
      `${workload.padEnd(8)} ${side.padEnd(8)} ${x.perSecond.toFixed(0).padStart(12)} ${ms} ${String(x.errors).padStart(14)}`,
    );
    for (const text of x.seen) console.log(`    ${text}`);
  }
const workloads = ['save', 'submit'].map((workload) => {
  const own = results.filter((r) => r.workload === workload);
  return {
    workload,
    floorPerSecond: Math.round(median(own.map((r) => r.floor.perSecond))),
    oursPerSecond: Math.round(median(own.map((r) => r.ours.perSecond))),
    throughputRatio: round(median(own.map((r) => r.ours.perSecond / r.floor.perSecond))),
    p99Ratio: round(median(own.map((r) => r.ours.p99 / r.floor.p99))),
  };
});
console.log(
  JSON.stringify({
    bench: 'respond',
    workloads,
    throughputRatio: Math.min(...workloads.map((w) => w.throughputRatio)),
    p99Ratio: Math.max(...workloads.map((w) => w.p99Ratio)),
    errors: results.reduce((sum, r) => sum + r.ours.errors + r.floor.errors, 0),
    lost,
    doubled,
  }),
);
