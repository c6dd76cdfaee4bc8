/**
 * `npm run bench:cockpit`: what the cockpit's matrix costs the server while answers come in. 104 schools × 3 waves × 5 instruments, 14,250
 * people, half answered; and ten times the schools. Before every look an answer is written, so nothing that was counted before can be
 * used again; timed are the queries, the rules, the contract's check of the reply and its text as JSON. `first` is the first look after a
 * change of the study itself; `cpu` is the processor's work of a look, which other programs on the machine disturb less. Prints a table and ends with one line of JSON. Goal: median ≤ 50 ms at 104 schools.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { cockpit } from '../../server/cockpit/contract.ts';
import { cockpitLive } from '../../server/cockpit/live.ts';
import { cockpitStore } from '../../server/cockpit/store.ts';
import { peopleStore } from '../../server/people/store.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { studiesStore } from '../../server/studies/store.ts';
import { bulk } from '../../server/store/steps.ts';
import { responses } from '../../server/store/tables.ts';
import { invitationsStore } from '../../server/invitations/store.ts';
import { cockpitData, cockpitStudy, counting } from './cockpit-study.ts';

const looks = Math.max(5, Number(process.argv.find((a) => a.startsWith('--times='))?.slice(8) ?? 100));
const now = new Date('2026-09-28T12:00:00.000Z');

const quantile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;

async function measure(schools: number, times: number) {
  const dir = mkdtempSync(join(tmpdir(), 'cockpit-'));
  const ids = () => randomBytes(16).toString('hex');
  const driver = openSqlite({ path: join(dir, 'bench.sqlite'), clock: () => now, ids });
  try {
    const data = cockpitData(schools);
    await studiesStore(driver).importStudy({ data, identities: { schools: new Map(), people: new Map() } }, 'bench');
    const counter = { count: 0 };
    const store = cockpitStore({ ...driver, db: counting(driver.db, counter) });
    await invite(driver);
    const live = cockpitLive({ store, clock: () => now });
    const look = async () => {
      const start = performance.now();
      const before = process.cpuUsage();
      counter.count = 0;
      const matrix = await live.look(cockpitStudy);
      if (!matrix) throw new Error('no study');
      const reply = JSON.stringify(cockpit.parse(matrix));
      const { user, system } = process.cpuUsage(before);
      return { ms: performance.now() - start, cpuMs: (user + system) / 1000, queries: counter.count, bytes: reply.length };
    };
    const first = await look();
    const spent: number[] = [];
    const worked: number[] = [];
    let last = first;
    for (let i = 0; i < times; i += 1) {
      const row = {
        study: cockpitStudy,
        id: `late${i}`,
        position: i,
        school: 's0001',
        instrument: 'attitude',
        version: 1,
        wave: 'T3',
      };
      await driver.run(
        [
          bulk(responses, [
            {
              ...row,
              state: 'submitted',
              late: false,
              revision: 1,
              answers: {},
              fingerprint: 'bench',
              savedAt: now.toISOString(),
              submittedAt: now.toISOString(),
            },
          ]),
        ],
        { actor: 'bench', verb: 'responses.submit', subject: row.id, study: cockpitStudy, answering: true },
      );
      last = await look();
      spent.push(last.ms);
      worked.push(last.cpuMs);
    }
    spent.sort((a, b) => a - b);
    worked.sort((a, b) => a - b);
    return {
      schools,
      people: data.people.length,
      responses: data.responses.length,
      firstMs: first.ms,
      medianMs: quantile(spent, 0.5),
      p99Ms: quantile(spent, 0.99),
      cpuMs: quantile(worked, 0.5),
      queries: last.queries,
      kilobytes: last.bytes / 1024,
    };
  } finally {
    await driver.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Everybody of the staff is invited to every wave. */
async function invite(driver: ReturnType<typeof openSqlite>) {
  const rows = await peopleStore(driver).list(cockpitStudy);
  for (const wave of ['T1', 'T2', 'T3']) {
    const staff = rows.filter((p) => !p.functions.includes('pupil'));
    const entries = staff.map((p) => ({ id: driver.ids(), person: p.id, tokenHash: driver.ids() }));
    await invitationsStore(driver).create(cockpitStudy, wave, entries, 'bench');
  }
}

const sizes = [await measure(104, looks), await measure(1040, Math.max(5, Math.round(looks / 5)))] as const;
const round = (n: number) => Math.round(n * 10) / 10;
console.log('schools  people  responses  first ms  median ms  p99 ms  cpu ms  queries  reply kB');
for (const s of sizes)
  console.log(
    [
      s.schools,
      s.people,
      s.responses,
      round(s.firstMs),
      round(s.medianMs),
      round(s.p99Ms),
      round(s.cpuMs),
      s.queries,
      round(s.kilobytes),
    ]
      .map((v, i) => String(v).padStart([7, 7, 10, 9, 10, 7, 7, 8, 9][i] ?? 8))
      .join(' '),
  );
const [one, ten] = sizes;
console.log(
  `ten times the schools: ${round(ten.medianMs / one.medianMs)} times the time, ${round(ten.cpuMs / one.cpuMs)} times the processor's work`,
);
console.log(JSON.stringify({ medianMs: round(one.medianMs), p99Ms: round(one.p99Ms), queries: one.queries }));
