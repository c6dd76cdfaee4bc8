/**
 * The same files over HTTP against the real application: each is looked at and, where the preview lets it, taken in. Nothing that is refused
 * changes a byte of any table, nobody is taken in by half, no address in a file is called, and the server goes on.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeWorld, study, type Visitor, type World } from '../world.ts';
import { hostileFiles } from './hostile-files.ts';
import { apply, type Preview, send } from './world.ts';

let world: World;
let researcher: Visitor;
let bait: Server;
let called = 0;
let db: Database.Database;
const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
beforeAll(async () => {
  bait = createServer((socket) => {
    called += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => bait.listen(0, '127.0.0.1', resolve));
  world = await makeWorld({ path: join(folder, 'meetmoment.sqlite') });
  researcher = await world.signIn('researcher');
  db = new Database(join(folder, 'meetmoment.sqlite'), { readonly: true });
});
afterAll(async () => {
  db?.close();
  await world?.close();
  bait?.close();
  rmSync(folder, { recursive: true });
});

/** SHA-256 over every row of every table. */
function everything(): string {
  const hash = createHash('sha256');
  const tables = db
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name")
    .pluck()
    .all() as string[];
  for (const name of tables) {
    hash.update(name);
    for (const row of db.prepare(`select * from "${name}" order by rowid`).raw().iterate()) hash.update(JSON.stringify(row));
  }
  return hash.digest('hex');
}
const functions = ['teacher', 'internalCoach', 'schoolLeader', 'specialist', 'assistant'];
const address = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]{2,}$/;
/** What is wrong with somebody as stored; nothing of it may ever be true. */
async function halves(): Promise<string[]> {
  return (await world.store.people.list(study)).flatMap((p) => {
    const wrong = [
      !p.name || /[<>{}\p{Cc}\p{Cf}]/u.test(p.name) || p.name.length > 120 ? 'name' : '',
      p.functions.length === 0 || p.functions.some((f) => !functions.includes(f)) ? 'functions' : '',
      p.email !== null && !address.test(p.email) ? 'email' : '',
      p.group !== null && (/[<>{}\p{Cc}\p{Cf}]/u.test(p.group) || p.group.length > 80) ? 'group' : '',
      /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(p.code) ? '' : 'code',
      ['noord', 'zuid'].includes(p.school) ? '' : 'school',
    ].filter(Boolean);
    return wrong.length > 0 ? [`${p.code}: ${wrong.join(', ')}`] : [];
  });
}

it('two hundred hostile files are looked at and taken in: all or nothing, nothing run, nobody called', {
  timeout: 120_000,
}, async () => {
  const at = `http://127.0.0.1:${(bait.address() as AddressInfo).port}`;
  const counts = { files: 0, refused: 0, problems: 0, taken: 0, without: 0 };
  let before = everything();
  const unchanged = (name: string) => {
    const now = everything();
    expect(now, name).toBe(before);
  };
  /** Takes a table in; gives whether it was. What was not taken in left no trace. */
  const take = async (name: string, seen: Preview) => {
    const staff = (await world.store.people.list(study)).length;
    const { status, body } = await apply(researcher, seen, { stay: seen.outcome.left.map((l) => l.person) });
    if (status !== 200) {
      expect([name, status, body.code]).toEqual([name, 422, 'rosterProblems']);
      unchanged(name);
      return false;
    }
    const back = seen.outcome.joined.filter((j) => j.back).length;
    expect((await world.store.people.list(study)).length - staff, name).toBe(seen.outcome.joined.length - back);
    expect(body.joined, name).toBe(seen.outcome.joined.length);
    before = everything();
    return true;
  };
  for (const { name, bytes } of hostileFiles(20_262, at)) {
    counts.files += 1;
    const began = performance.now();
    const { status, body, headers } = await send(researcher, bytes, 'wave=T1&school=noord');
    expect(performance.now() - began, name).toBeLessThan(5000);
    expect(headers.get('content-type'), name).toMatch(/json/);
    unchanged(name);
    if (status !== 200) {
      counts.refused += 1;
      expect([422, 413], `${name} ${JSON.stringify(body)}`).toContain(status);
      expect(['rosterRefused', 'tooLarge'], name).toContain(body.code);
      continue;
    }
    if (await take(name, body)) {
      counts.taken += 1;
      continue;
    }
    counts.problems += 1;
    // what the person does then: the rows with problems go
    const bad = new Set(body.outcome.problems.filter((p) => p.grade === 'problem').map((p) => p.row));
    const rows = body.table.rows.filter((r) => !bad.has(r.row));
    const { status: again, body: outcome } = await researcher.send<Preview['outcome']>(
      `POST /api/studies/${study}/rosters/check`,
      { ...body.table, rows },
    );
    expect(again, name).toBe(200);
    if (await take(name, { ...body, table: { ...body.table, rows }, outcome })) counts.without += 1;
  }
  expect(counts.files).toBeGreaterThanOrEqual(200);
  // each way was gone many times
  for (const way of ['refused', 'problems', 'taken', 'without'] as const) expect(counts[way], way).toBeGreaterThan(20);
  expect(await halves()).toEqual([]);
  expect(called).toBe(0);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  expect(world.logged.filter((l) => l.level === 'error')).toEqual([]);
  // and the server goes on
  expect((await researcher.send('GET /api/studies')).status).toBe(200);
  const good = await send(researcher, new TextEncoder().encode('naam;functie\nZoë Laatst;ib\n'), 'wave=T1&school=zuid');
  expect([good.status, good.body.outcome.joined.map((j) => j.name)]).toEqual([200, ['Zoë Laatst']]);
});
