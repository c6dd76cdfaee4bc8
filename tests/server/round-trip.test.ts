/** The real study folders through the database: what comes out is what went in, and the folder is written the same again. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makeDemo } from '../../server/demo/demo.ts';
import { frozenDemo } from '../../server/demo/frozen.ts';
import { sha256OfText } from '../../server/studies/folder/hash.ts';
import { openStore } from '../../server/store/store.ts';
import { directorySource, readStudyFolder, writeStudyFolder, zipFolder, zipSource } from '../../server/studies/folder/index.ts';

const places = ['../studies/', '../../../shared/studies/'].map((p) => fileURLToPath(new URL(p, import.meta.url)));
const folders = places
  .filter((dir) => existsSync(dir))
  .flatMap((dir) =>
    readdirSync(dir, { withFileTypes: true }).flatMap((e) => (e.isDirectory() ? [[e.name, join(dir, e.name)] as const] : [])),
  );

const openEmpty = () => {
  let n = 0;
  return openStore({
    path: ':memory:',
    clock: () => new Date('2026-09-01T08:00:00Z'),
    ids: () => (n += 1).toString(16).padStart(32, '0'),
  });
};
const written = { softwareVersion: 'test', writtenAt: '2026-09-01T08:00:00Z' };
const bytes = (files: Map<string, Uint8Array>) =>
  Object.fromEntries([...files].map(([path, b]) => [path, Buffer.from(b).toString('latin1')]));

describe('round trip', () => {
  it.each(folders)('%s', async (_, dir) => {
    const read = readStudyFolder(directorySource(dir));
    if (!read.ok) throw new Error(JSON.stringify(read.problems.slice(0, 3)));
    const { data, identities } = read;
    const store = openEmpty();
    await store.studies.importStudy({ data, identities }, 'tests');
    const loaded = (await store.studies.load(data.design.id))!;
    expect(loaded.data).toStrictEqual(data);
    await store.close();
  });

  it('a demo study, written with identities, read into an empty database, and written again: the same bytes', async () => {
    const demo = makeDemo({ schools: 6, seed: 11, answered: ['T1', 'T2a'] });
    const first = openEmpty();
    await first.studies.importStudy(demo, 'tests');
    const out = (await first.studies.load(demo.data.design.id))!;
    const folder = writeStudyFolder({ data: out.data, identities: out.identities, ...written });
    const read = readStudyFolder(zipSource(zipFolder(folder)));
    if (!read.ok) throw new Error(JSON.stringify(read.problems.slice(0, 3)));
    const second = openEmpty();
    await second.studies.importStudy(read, 'tests');
    const again = (await second.studies.load(demo.data.design.id))!;
    expect(bytes(writeStudyFolder({ data: again.data, identities: again.identities, ...written }))).toEqual(bytes(folder));
    expect(again.identities).toEqual(out.identities);
    await Promise.all([first.close(), second.close()]);
  });

  it('themes, inferences and the frozen selection go through the store and out with the folder', async () => {
    const made = makeDemo({ schools: 15, seed: 4, answered: ['T1', 'T3'], pupilItems: false });
    const data = frozenDemo(made.data, sha256OfText, 'test');
    const { themes = [], inferences = [], selection } = data;
    expect([themes.length > 100, inferences.length > 0, selection === undefined]).toEqual([true, true, false]);
    expect(themes.some((t) => t.quote !== undefined)).toBe(true);
    const store = openEmpty();
    await store.studies.importStudy({ data, identities: made.identities }, 'tests');
    const loaded = (await store.studies.load(data.design.id))!.data;
    expect([loaded.themes, loaded.inferences, loaded.selection]).toEqual([themes, inferences, selection]);
    const read = readStudyFolder(
      zipSource(zipFolder(writeStudyFolder({ data: loaded, identities: made.identities, ...written }))),
    );
    if (!read.ok) throw new Error(JSON.stringify(read.problems.slice(0, 3)));
    expect([read.data.themes, read.data.inferences, read.data.selection]).toEqual([themes, inferences, selection]);
    await store.close();
  });
});
