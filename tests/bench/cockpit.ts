/**
 * `npm run bench:cockpit`: what the cockpit's matrix costs the server while answers come in. 104 schools × 3 waves × 5 instruments, 14,250
 * people, half answered; and ten times the schools. Before every look an answer is written; timed is what the server does until the
 * reply is text: reading what changed, counting the school that it changed, the matrix, the contract's check of the reply, its JSON.
 * `first` is the first look after a change of the study itself. `whole` is a look that counts every school anew, as after ten minutes or
 * when more schools have changed than are worth looking up one by one: what a look costs at worst while answers come in. `cpu` is the
 * processor's work of a look, which other programs disturb less. Then the page in a browser (cockpit-page.ts). Prints two tables and ends
 * with one line of JSON. Goals: median ≤ 50 ms at 104 schools, ten times the schools at most ten times the time, the page in a second.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { cockpit } from '../../server/cockpit/contract.ts';
import { cockpitLive } from '../../server/cockpit/live.ts';
import { cockpitStore } from '../../server/cockpit/store.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { studiesStore } from '../../server/studies/store.ts';
import { bulk } from '../../server/store/steps.ts';
import { responses } from '../../server/store/tables.ts';
import { measurePage } from './cockpit-page.ts';
import { cockpitData, cockpitStudy, counting, inviteStaff } from './cockpit-study.ts';

const looks = Math.max(5, Number(process.argv.find((a) => a.startsWith('--times='))?.slice(8) ?? 100));
let now = new Date('2026-09-28T12:00:00.000Z');
const stretchMs = 600_000;

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
    await inviteStaff(driver);
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
    const wholes: number[] = [];
    for (let i = 0; i < Math.max(5, times / 5); i += 1) {
      now = new Date(now.getTime() + stretchMs);
      wholes.push((await look()).ms);
    }
    wholes.sort((a, b) => a - b);
    spent.sort((a, b) => a - b);
    worked.sort((a, b) => a - b);
    return {
      schools,
      people: data.people.length,
      responses: data.responses.length,
      firstMs: first.ms,
      medianMs: quantile(spent, 0.5),
      p99Ms: quantile(spent, 0.99),
      wholeMs: quantile(wholes, 0.5),
      cpuMs: quantile(worked, 0.5),
      queries: last.queries,
      kilobytes: last.bytes / 1024,
    };
  } finally {
    await driver.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

const sizes = [await measure(104, looks), await measure(1040, Math.max(5, Math.round(looks / 5)))] as const;
const round = (n: number) => Math.round(n * 10) / 10;
console.log('schools  people  responses  first ms  median ms  p99 ms  cpu ms  whole ms  queries  reply kB');
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
      round(s.wholeMs),
      s.queries,
      round(s.kilobytes),
    ]
      .map((v, i) => String(v).padStart([7, 7, 10, 9, 10, 7, 7, 9, 8, 9][i] ?? 8))
      .join(' '),
  );
const [one, ten] = sizes;
console.log(
  `ten times the schools: ${round(ten.medianMs / one.medianMs)} times the time, ${round(ten.cpuMs / one.cpuMs)} times the processor's work; counted whole ${round(ten.wholeMs / one.wholeMs)} times`,
);
const page = await measurePage(Math.max(1, Math.min(5, Math.round(looks / 20))));
if (typeof page === 'string') console.log(page);
else {
  console.log('\n104 schools in the browser, ms    cold    warm    live   longest');
  console.log(
    ['measured', page.coldMs, page.warmMs, page.liveMs, page.longestMs]
      .map((v, i) => (typeof v === 'string' ? v.padEnd(29) : String(Math.round(v)).padStart(i === 4 ? 10 : 8)))
      .join(''),
  );
}
console.log(
  JSON.stringify({
    medianMs: round(one.medianMs),
    p99Ms: round(one.p99Ms),
    queries: one.queries,
    timesForTenfold: round(ten.medianMs / one.medianMs),
    wholeMs: round(one.wholeMs),
    ...(typeof page === 'string' ? {} : { pageColdMs: Math.round(page.coldMs), pageLiveMs: Math.round(page.liveMs) }),
  }),
);
