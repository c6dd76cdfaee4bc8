/** Broken and hostile study folders: the whole list of problems, and nothing of them reaches the database. */
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFolder } from '../../server/cli/import.ts';
import { openStore, type Store } from '../../server/store/store.ts';
import { readStudyFolder } from '../../server/studies/folder/index.ts';
import { folderOf, small, studyJson } from './make.ts';
import { cases, expectedOf, recipeOf, scratchDirectory, sourceOf } from './recipe.ts';

const scratch = scratchDirectory();
const path = join(scratch, 'test.sqlite');
let store: Store;
let next = 0;

/** Every row of every table, in one hash. */
const databaseHash = (): string => {
  const database = new Database(path, { readonly: true });
  try {
    const hash = createHash('sha256');
    const tables = database
      .prepare("select name from sqlite_master where type = 'table' order by name")
      .pluck()
      .all() as string[];
    for (const table of tables)
      hash.update(`${table}\n`).update(JSON.stringify(database.prepare(`select * from "${table}"`).all()));
    return hash.digest('hex');
  } finally {
    database.close();
  }
};

const quiet = { out: () => undefined, err: () => undefined, progress: () => undefined, language: 'nl' } as const;

beforeAll(async () => {
  const ids = () => (next += 1).toString(16).padStart(32, '0');
  store = openStore({ path, clock: () => new Date('2026-01-01T00:00:00Z'), ids });
  const there = folderOf(small({ 'study.json': studyJson({ id: 'already-there' }) }));
  expect(await importFolder(there, store.studies, quiet)).toBe(0);
});
afterAll(async () => {
  await store.close();
  rmSync(scratch, { recursive: true });
});

describe('hostile folders', () => {
  it('are at least thirty', () => {
    expect(cases().filter((name) => expectedOf(name).length > 0).length).toBeGreaterThanOrEqual(30);
  });

  it('the hash sees a change', async () => {
    const before = databaseHash();
    await store.audit.note({ actor: 'test', verb: 'studies.export', subject: 'x', study: 'x' });
    expect(databaseHash()).not.toBe(before);
  });

  for (const name of cases())
    it(`${name}: ${recipeOf(name).about}`, async () => {
      const { notices, counts } = recipeOf(name);
      const expected = expectedOf(name);
      const folder = readStudyFolder(sourceOf(name, scratch));
      const problems = folder.ok ? [] : folder.problems;
      expect(problems.map(({ file, row, column, code }) => ({ file, row, column, code }))).toEqual(expected);
      for (const { message } of problems) expect(Math.min(message.nl.length, message.en.length)).toBeGreaterThan(10);
      expect(folder.notices.map(({ file, column, code }) => ({ file, column, code }))).toEqual(notices ?? []);
      if (folder.ok) expect(folder.counts).toMatchObject(counts ?? {});

      const before = databaseHash();
      const exit = await importFolder(sourceOf(name, scratch), store.studies, quiet);
      expect(exit).toBe(expected.length > 0 ? 1 : 0);
      if (expected.length > 0) expect(databaseHash()).toBe(before);
      else {
        expect(databaseHash()).not.toBe(before);
        const { id } = folder.ok ? folder.data.design : { id: '' };
        const loaded = await store.studies.load(id);
        expect(loaded?.data).toEqual(folder.ok ? folder.data : undefined);
        expect(loaded?.identities).toEqual(folder.ok ? folder.identities : undefined);
        await store.studies.remove(id, 'test'); // the accepted cases share one id
      }
    });

  it('JSON that nests a hundred thousand deep is refused in words, wherever it stands', () => {
    const deep = `{"format":1,"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const files = small({ 'study.json': deep, 'instruments/own.json': deep, 'manifest.json': deep });
    const folder = readStudyFolder(folderOf(files));
    expect(folder.ok ? [] : folder.problems.filter((p) => p.code === 'notJson').map((p) => p.file)).toEqual([
      'manifest.json',
      'study.json',
      'instruments/own.json',
    ]);
    const brackets = studyJson({ title: { nl: '['.repeat(200), en: `\\"${'{'.repeat(200)}` } });
    expect(readStudyFolder(folderOf(small({ 'study.json': brackets }))).ok).toBe(true);
  });

  it('a name that turns the direction of writing is refused: it would show as another one', () => {
    const people = `person,school,functions,name\na,s1,teacher,\u202Eeteiroc\nb,s1,teacher,\u0645\u0631\u064A\u0645\nc,s1,teacher,O\u2019Neill-Çelik\n`;
    const folder = readStudyFolder(folderOf(small({ 'people.csv': people })));
    expect(folder.ok ? [] : folder.problems.map((p) => [p.file, p.row, p.column, p.code])).toEqual([
      ['people.csv', 2, 'name', 'badText'],
    ]);
  });
});
