/**
 * A server whose disk is full, over HTTP: what people send is refused in words, what was there stays whole, and once there is room the
 * same packet of the same device is taken.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { makeApp } from '../../server/app.ts';
import { secretsFrom } from '../../server/auth/secrets.ts';
import { openStore } from '../../server/store/store.ts';
import { startWorkers } from '../../server/workers/start.ts';
import { Line, requestBytes } from '../bench/http-load.ts';
import { answersOf, benchStudy, databaseOf, makeBenchStudy, questionnaire } from '../bench/respond-study.ts';
import { freePort, removeFolder, startServer, temporaryFolder } from '../process.ts';

/** A world's database file served by an application of its own, with at most so many pages. `round` keeps its ids apart. */
export async function serveFile(path: string, round: number, mostPages?: number) {
  let next = 0;
  const clock = () => new Date('2026-09-02T08:00:00.000Z');
  const ids = () => (next += 1).toString(16).padStart(31, '0') + String(round);
  const store = openStore({ path, clock, ids, ...(mostPages === undefined ? {} : { mostPages }) });
  const workers = startWorkers();
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const secrets = secretsFrom(new Uint8Array(32).fill(7));
  const services = {
    store,
    secrets,
    workers,
    database: path,
    clock,
    ids,
    log: quiet,
    version: '0.0.0-test',
    trustedProxies: 0,
    maxImport: 1_048_576,
  };
  const server: Server = createServer(makeApp(services, { client: '/nowhere' }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    healthy: () => store.healthy(),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await workers.close();
      await store.close();
    },
  };
}

/** Pages of a database file, and whether it is whole. */
export function lookAt(path: string): { pages: number; whole: boolean } {
  const sqlite = new Database(path);
  try {
    sqlite.pragma('wal_checkpoint(TRUNCATE)');
    return {
      pages: sqlite.pragma('page_count', { simple: true }) as number,
      whole: sqlite.pragma('integrity_check', { simple: true }) === 'ok',
    };
  } finally {
    sqlite.close();
  }
}

export interface FullDiskResult {
  /** why nothing was tried */
  readonly skipped?: string;
  readonly taken: number;
  readonly refused: number;
  /** refused packets that were taken once there was room */
  readonly takenAfterwards: number;
  /** answers that were acknowledged and are not there */
  readonly lost: number;
  readonly damaged: number;
  /** refusals other than diskFull (507) */
  readonly errors: number;
}
const nothing = { taken: 0, refused: 0, takenAfterwards: 0, lost: 0, damaged: 0, errors: 0 };

/** The built server on a file system of 24 MB that something else fills. */
export async function fillTmpfs(say: (text: string) => void = () => undefined): Promise<FullDiskResult> {
  const dir = temporaryFolder('full');
  const mounted = join(dir, 'disk');
  mkdirSync(mounted);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'meetmoment-faults', mounted], { stdio: 'pipe' });
  } catch (error) {
    removeFolder(dir);
    return { skipped: `a tmpfs cannot be mounted here: ${String(error).split('\n')[0]}`, ...nothing };
  }
  const items = 25;
  const instrument = questionnaire(items).id;
  try {
    const people = await makeBenchStudy(mounted, 400, items);
    const port = await freePort();
    const server = await startServer({ dataDir: mounted, port });
    const line = await Line.open(port);
    const packet = (person: number) => ({
      response: people[person]!.response,
      instrument,
      version: 1,
      baseRevision: 0,
      language: 'nl',
      answers: answersOf(items, person),
    });
    const send = (person: number) =>
      // half of them save, half hand in
      line.send(
        person % 2 === 0
          ? requestBytes('PUT', '/api/respond/draft', people[person]!.token, packet(person))
          : requestBytes('POST', '/api/respond/submit', people[person]!.token, { responses: [packet(person)] }),
      );
    const taken: number[] = [];
    const refused: number[] = [];
    let errors = 0;
    const filler = join(mounted, 'filler');
    for (let person = 0; person < people.length; person += 1) {
      if (person === 50) {
        const { bavail, bsize } = statfsSync(mounted);
        writeFileSync(filler, new Uint8Array(Math.max(0, bavail * bsize - 100_000)));
        say('the disk is full but for 100 kB');
      }
      const { status, body } = await send(person);
      if (status === 200) taken.push(person);
      else if (status === 507 && body.includes('diskFull')) refused.push(person);
      else {
        errors += 1;
        say(`${status} ${body.slice(0, 200)}`);
      }
    }
    rmSync(filler);
    let takenAfterwards = 0;
    for (const person of refused) if ((await send(person)).status === 200) takenAfterwards += 1;
    line.close();
    await server.kill('SIGTERM');
    const { whole } = lookAt(databaseOf(mounted));
    const sqlite = new Database(databaseOf(mounted), { readonly: true });
    const kept = new Set(sqlite.prepare<[string], string>('select id from responses where study = ?').pluck().all(benchStudy));
    sqlite.close();
    const lost = [...taken, ...refused].filter((person) => !kept.has(people[person]!.response)).length;
    return { taken: taken.length, refused: refused.length, takenAfterwards, lost, damaged: whole ? 0 : 1, errors };
  } finally {
    execFileSync('umount', ['-l', mounted], { stdio: 'pipe' });
    removeFolder(dir);
  }
}
