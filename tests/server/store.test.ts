/** The store itself: one transaction with its audit, guards, shared commits, migrations, a whole study in and out. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { eq, getTableColumns, is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AchievementRow, StudyData } from '../../analysis/types.ts';
import { openSecrets } from '../../server/auth/secrets.ts';
import { Refusal } from '../../server/http/problem.ts';
import { ConstraintBroken, type Driver, Raced } from '../../server/store/driver.ts';
import { embedded } from '../../server/store/migrations/embed.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { bulk, change, changeOne, guard } from '../../server/store/steps.ts';
import { openStore, storeOver } from '../../server/store/store.ts';
import * as tables from '../../server/store/tables.ts';
import { study, twoSchools } from '../world.ts';

const { accounts, audit } = tables;
let driver: Driver;
let next: number;
const surroundings = () => ({
  clock: () => new Date('2026-09-01T08:00:00Z'),
  ids: () => (next += 1).toString(16).padStart(32, '0'),
});
beforeEach(() => {
  next = 0;
  driver = openSqlite({ path: ':memory:', ...surroundings() });
});
afterEach(() => driver.close());

const note = { actor: 'tests', verb: 'tests.write', subject: 'x', study: null };
const account = (id: string) => ({ id, email: `${id}@example.org`, role: 'coder' as const, createdAt: 'now' });
const add = (id: string) => change(driver.db.insert(accounts).values(account(id)));
const rows = async () => (await driver.db.select({ id: accounts.id }).from(accounts)).map((r) => r.id);
const entries = async () => (await driver.db.select().from(audit)).length;

describe('a write', () => {
  it('commits all steps and the audit together', async () => {
    await driver.run([add('a'), add('b')], note);
    expect([await rows(), await entries()]).toEqual([['a', 'b'], 1]);
  });

  it('a step that misses takes everything back and throws its refusal', async () => {
    const missing = changeOne(driver.db.delete(accounts).where(eq(accounts.id, 'nobody')), () => new Refusal('studyUnknown'));
    await expect(driver.run([add('a'), missing], note)).rejects.toMatchObject({ code: 'studyUnknown' });
    const unheld = guard(driver.db.select().from(accounts).where(eq(accounts.id, 'nobody')), () => new Raced());
    await expect(driver.run([add('a'), unheld], note)).rejects.toBeInstanceOf(Raced);
    expect([await rows(), await entries()]).toEqual([[], 0]);
  });

  it('an audit that cannot be written takes the change back', async () => {
    await driver.run([add('a')], note);
    next = 0; // the id of the first entry again
    await expect(driver.run([add('b')], note)).rejects.toBeInstanceOf(ConstraintBroken);
    expect([await rows(), await entries()]).toEqual([['a'], 1]);
  });

  it('asked for in one turn, writes share a commit, and each fails alone', async () => {
    const outcomes = await Promise.allSettled(['a', 'b', 'a', 'c'].map((id) => driver.run([add(id)], note)));
    expect(outcomes.map((o) => o.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect((outcomes[2] as PromiseRejectedResult).reason).toMatchObject({ constraint: 'unique' });
    expect([await rows(), await entries()]).toEqual([['a', 'b', 'c'], 3]);
  });

  it('in bulk: null and undefined, JSON and flags as the columns say', async () => {
    await driver.run(
      [
        bulk(accounts, [
          { ...account('a'), passwordHash: null },
          { ...account('b'), passwordHash: undefined },
        ]),
      ],
      note,
    );
    expect(await rows()).toEqual(['a', 'b']);
    await expect(driver.run([bulk(accounts, [account('c'), account('c')])], note)).rejects.toBeInstanceOf(ConstraintBroken);
    expect(await rows()).toEqual(['a', 'b']);
  });

  it('the audit keeps its order when the clock stands still or goes back', async () => {
    for (const id of ['a', 'b', 'c']) await driver.run([add(id)], { ...note, subject: id, study: 's' });
    const list = await storeOver(driver).audit.ofStudy('s', 10);
    expect(list.map((e) => e.subject)).toEqual(['c', 'b', 'a']);
  });
});

describe('the tables', () => {
  it('all.ts is what the .sql files say', () => {
    const file = new URL('../../server/store/migrations/all.ts', import.meta.url);
    expect(readFileSync(file, 'utf8')).toBe(embedded());
  });

  it('a fresh database has exactly the tables, columns and keys of tables.ts', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'meetmoment-store-')), 'a.sqlite');
    void openSqlite({ path: file, ...surroundings() }).close();
    const sqlite = new Database(file);
    const snake = (name: string) => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
    const declared = Object.values<unknown>(tables).filter((t) => is(t, SQLiteTable));
    const names = sqlite
      .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
      .pluck()
      .all();
    expect((names as string[]).toSorted()).toEqual([...declared.map((t) => getTableConfig(t).name), 'migrations'].toSorted());
    for (const table of declared) {
      const config = getTableConfig(table);
      const real = sqlite.prepare(`select name, "notnull" as required from pragma_table_info('${config.name}')`).all();
      const expected = Object.entries(getTableColumns(table)).map(([key, c]) => ({
        name: snake(key),
        required: c.notNull ? 1 : 0,
      }));
      expect(real, config.name).toEqual(expected);
      const references = sqlite.prepare(`select count(distinct id) from pragma_foreign_key_list('${config.name}')`).pluck().get();
      expect(references, config.name).toBe(config.foreignKeys.length);
    }
    expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
    sqlite.close();
    rmSync(join(file, '..'), { recursive: true });
  });

  it('a database of a newer version, or with another past, is left alone', () => {
    const dir = mkdtempSync(join(tmpdir(), 'meetmoment-store-'));
    const path = join(dir, 'a.sqlite');
    void openSqlite({ path, ...surroundings() }).close();
    const sqlite = new Database(path);
    sqlite.prepare("insert into migrations values ('9999_future', 'x', 'now')").run();
    expect(() => openSqlite({ path, ...surroundings() })).toThrow(/newer version/);
    sqlite.exec("delete from migrations where name = '9999_future'; update migrations set hash = 'x'");
    expect(() => openSqlite({ path, ...surroundings() })).toThrow(/not the one that made/);
    sqlite.close();
    rmSync(dir, { recursive: true });
  });

  it('writes through a file with WAL and full synchronisation, and leaves one file behind', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'meetmoment-store-'));
    const path = join(dir, 'a.sqlite');
    const store = openStore({ path, ...surroundings() });
    await store.studies.importStudy(twoSchools(), 'tests');
    for (const file of readdirSync(dir)) expect([file, statSync(join(dir, file)).mode & 0o777]).toEqual([file, 0o600]);
    expect(existsSync(`${path}-wal`)).toBe(true);
    const reader = openStore({ path, ...surroundings(), readonly: true });
    expect(await reader.studies.load(study)).toEqual(await store.studies.load(study));
    await expect(reader.studies.remove(study, 'tests')).rejects.toThrow(/readonly/);
    await reader.close();
    await store.close();
    expect(readdirSync(dir)).toEqual(['a.sqlite']);
    rmSync(dir, { recursive: true });
  });
});

describe('a whole study', () => {
  const scores = (n: number): AchievementRow[] =>
    Array.from({ length: n }, (_, i) => ({
      pupil: `u${Math.floor(i / 6)}`,
      school: i % 2 ? 'zuid' : 'noord',
      ...(i % 3 ? { group: '5', schoolYear: '2025-2026' } : {}),
      subject: 'RW',
      scaleVersion: 'v1',
      occasion: `M${i % 6}`,
      time: i % 5 ? i / 7 : null,
      phase: (['before', 'during', 'transition', null] as const)[i % 4]!,
      exposure: i % 4 ? 0.1 + i : null,
      score: i % 11 ? 80.123_456_789 + i : null,
      weight: [0, 0.3, 1.2, null][i % 4]!,
      covariates: { grade: i % 2 ? 3 : null, x: 1e-17 },
    }));
  const rich = (): StudyData => {
    const { data } = twoSchools();
    const at = { school: 'noord', wave: 'T1', relation: 'goals' };
    return {
      ...data,
      responses: [
        {
          id: 'r2',
          person: 'noord-03',
          school: 'noord',
          instrument: 'attitude',
          version: 1,
          wave: 'T1',
          language: 'en',
          started: '2026-09-01T10:00:00+02:00',
          submittedAt: '2026-09-01T10:05:00+02:00',
          submitted: true,
          answers: { ATT01: 4, ATT02: { missing: 'dontKnow' }, ATT03: { missing: 'notReached' } },
        },
        {
          id: 'r1',
          person: null,
          school: 'zuid',
          group: '5',
          about: 'zuid',
          instrument: 'attitude',
          version: 1,
          submitted: false,
          answers: {},
        },
        {
          id: 'r3',
          person: 'noord-03',
          school: 'noord',
          instrument: 'staff-network',
          version: 1,
          wave: 'T1',
          submitted: true,
          answers: { NETGOAL: { confirmed: true, named: {} } },
        },
      ],
      nominations: [
        { ...at, ego: 'noord-03', alter: 'noord-02', value: 4 },
        { ...at, ego: 'noord-03', alter: 'noord-01', value: 0 },
      ],
      networkRespondents: [{ ...at, person: 'noord-03' }],
      achievement: scores(25),
    };
  };

  it('comes out exactly as it went in', async () => {
    const store = storeOver(driver);
    const data = rich();
    const { identities } = twoSchools();
    await store.studies.importStudy({ data, identities }, 'tests');
    const loaded = (await store.studies.load(study))!;
    expect(loaded.data).toStrictEqual(data);
    expect(loaded.identities).toEqual(identities);
  });

  it('a person is known by an id of ours everywhere but in people; pseudonyms are others, and cover pupils and responses', async () => {
    const store = storeOver(driver);
    await store.studies.importStudy({ data: rich(), identities: twoSchools().identities }, 'tests');
    const { pseudonyms } = (await store.studies.load(study))!;
    const list = await store.people.list(study);
    expect(pseudonyms.people.size).toBe(40 + 5);
    // a colleague sees the ids beside the names, so a published file may not hold them
    expect(new Set([...pseudonyms.people.values(), ...list.map((p) => p.id)]).size).toBe(45 + 40);
    const { responses } = (await store.studies.load(study))!.data;
    expect([...pseudonyms.responses.keys()]).toEqual(responses.map((r) => r.id));
    expect([...pseudonyms.responses.values()].every((id) => /^[0-9a-f]{32}$/.test(id) && !pseudonyms.responses.has(id))).toBe(
      true,
    );
    for (const table of [tables.responses, tables.nominations, tables.networkRespondents, tables.audit]) {
      expect(JSON.stringify(await driver.db.select().from(table))).not.toMatch(/noord-0\d|Naam van|@example/);
    }
  });

  it('is refused when it is there already, or names what it does not contain; nothing is left of it', async () => {
    const store = storeOver(driver);
    const { data, identities } = twoSchools();
    const broken = { ...data, people: [...data.people, { id: 'x', school: 'nowhere', functions: [] }] };
    await expect(store.studies.importStudy({ data: broken, identities }, 'tests')).rejects.toMatchObject({
      code: 'inconsistentStudy',
    });
    const twice = { ...data, people: [...data.people, data.people[0]!] };
    await expect(store.studies.importStudy({ data: twice, identities }, 'tests')).rejects.toMatchObject({
      code: 'inconsistentStudy',
    });
    expect([await store.studies.list(), await entries()]).toEqual([[], 0]);
    const both = await Promise.allSettled([1, 2].map(() => store.studies.importStudy({ data, identities }, 'tests')));
    expect(both.map((b) => b.status)).toEqual(['fulfilled', 'rejected']);
    expect((both[1] as PromiseRejectedResult).reason).toMatchObject({ code: 'studyExists' });
  });

  it('is removed with everything in it when it is synthetic; the audit stays', async () => {
    const store = storeOver(driver);
    const data = rich();
    const real = { ...data, design: { ...data.design, id: 'real', synthetic: false } };
    for (const d of [data, real]) await store.studies.importStudy({ data: d, identities: twoSchools().identities }, 'tests');
    await expect(store.studies.remove('real', 'tests')).rejects.toMatchObject({ code: 'notSynthetic' });
    await expect(store.studies.remove('nothing', 'tests')).rejects.toMatchObject({ code: 'studyUnknown' });
    await store.studies.remove(study, 'tests');
    expect((await store.studies.list()).map((s) => s.id)).toEqual(['real']);
    const { accounts: _a, sessions: _s, oneTimeLinks: _o, audit: _l, ...ofStudies } = tables;
    for (const table of Object.values(ofStudies)) {
      const left = await driver.db.select().from(table);
      expect(JSON.stringify(left)).not.toContain(study);
    }
    expect((await store.audit.ofStudy(study, 10)).map((e) => e.verb)).toEqual(['studies.remove', 'studies.import']);
  });

  it('with 66,000 scores goes in within seconds', async () => {
    const store = storeOver(driver);
    const data = { ...rich(), achievement: scores(66_000) };
    const started = performance.now();
    await store.studies.importStudy({ data, identities: twoSchools().identities }, 'tests');
    expect(performance.now() - started).toBeLessThan(10_000);
    expect((await store.studies.load(study))!.data.achievement).toEqual(data.achievement);
  });
});

describe('the key file', () => {
  it('is made once, for its owner only, and gives the same links again', () => {
    const dir = mkdtempSync(join(tmpdir(), 'meetmoment-key-'));
    const file = join(dir, 'secret.key');
    const token = openSecrets(file).invitationToken('a', 1);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(openSecrets(file).invitationToken('a', 1)).toBe(token);
    expect(token).toMatch(/^[\w-]{27}$/);
    expect(openSecrets(file).invitationToken('a', 2)).not.toBe(token);
    expect(openSecrets(join(dir, 'other.key')).invitationToken('a', 1)).not.toBe(token);
    rmSync(dir, { recursive: true });
  });
});
