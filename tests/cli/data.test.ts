/** `import`, `export`, `analyse <study id>` and `user` on a data folder of their own. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openData } from '../../server/main.ts';
import { readStudyFolder, directorySource, writeStudyFolder, zipSource } from '../../server/studies/folder/index.ts';
import { rich, richIdentities } from '../folder/feature-rich.ts';
import { here, says, scratch } from './terminal.ts';
import { writeFiles } from '../../server/cli/folders.ts';

const facts = { softwareVersion: '0.0.0', writtenAt: '2026-01-01T00:00:00.000Z' };

beforeEach(() => {
  vi.stubEnv('DATA_DIR', scratch('data'));
  vi.stubEnv('ORIGIN', 'https://meetmoment.example.org');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/** The study with every feature as a folder on disk. */
const richFolder = (): string => {
  const folder = scratch('rich');
  writeFiles(folder, writeStudyFolder({ data: rich, identities: richIdentities, ...facts }));
  return folder;
};
const text = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');

describe('import and export', () => {
  it('go round', async () => {
    const imported = await says(['import', richFolder()]);
    expect(imported.err).toEqual([]);
    expect(imported.out[0]).toBe('Study rich.study_1 was imported.');
    expect(imported.out).toContain('         5 responses');
    expect(imported.code).toBe(0);

    const again = await says(['import', richFolder()], 'nl');
    expect(again.code).toBe(1);
    expect(again.err[0]).toContain('Er is al een onderzoek “rich.study_1”');

    const out = scratch('out');
    expect((await says(['export', 'rich.study_1', '--out', out, '--with-identities'])).code).toBe(0);
    const folder = readStudyFolder(directorySource(out));
    expect(folder.ok && [folder.data, folder.identities]).toEqual([rich, richIdentities]);
  });

  it('names, addresses, BRIN and own ids stay behind unless they are asked for, and the log says who took them', async () => {
    await says(['import', richFolder()]);
    const [plain, zip, named] = [scratch('plain'), scratch('study.zip'), scratch('named')];
    for (const args of [[plain], [zip], [named, '--with-identities']])
      expect((await says(['export', 'rich.study_1', '--out', ...args])).code).toBe(0);
    for (const secret of ['Regenboog', '12AB00', '34CD', "O'Brien", 'juf@example.org']) {
      expect(text(plain)).not.toContain(secret);
      expect(text(named)).toContain(secret);
    }
    expect(readFileSync(join(plain, 'people.csv'), 'utf8')).not.toMatch(/\b(p1|p2|p3|p4|k1)\b/);
    const folder = readStudyFolder(zipSource(readFileSync(zip)));
    expect(folder.ok && folder.counts.people).toBe(5);
    const { store } = openData();
    const entries = await store.audit.ofStudy('rich.study_1', 10);
    await store.close();
    expect(entries.map(({ actor, verb }) => [actor, verb])).toEqual([
      ['command line', 'studies.exportWithIdentities'],
      ['command line', 'studies.export'],
      ['command line', 'studies.export'],
      ['command line', 'studies.import'],
    ]);
  });

  it('nothing is written over', async () => {
    await says(['import', richFolder()]);
    const zip = scratch('study.zip');
    writeFileSync(zip, 'mine');
    const { code, err } = await says(['export', 'rich.study_1', '--out', zip]);
    expect([code, err[0]]).toEqual([1, `“${zip}” exists already. Choose another name; nothing was written.`]);
    expect(readFileSync(zip, 'utf8')).toBe('mine');
    const unknown = await says(['export', 'nothing', '--out', scratch('new')], 'nl');
    expect([unknown.code, unknown.err[0]]).toEqual([1, 'Er is geen onderzoek “nothing” in de gegevensmap (DATA_DIR).']);
  });

  it('a refused folder leaves no study behind', async () => {
    expect((await says(['import', here('hostile/duplicate-ids/study')])).code).toBe(1);
    const { store } = openData();
    expect(await store.studies.list()).toEqual([]);
    await store.close();
  });
});

describe('analyse', () => {
  it('of a study id gives what its exported folder gives', async () => {
    await says(['import', richFolder()]);
    const [fromStore, folder, fromFolder] = [scratch('a'), scratch('folder'), scratch('b')];
    expect((await says(['analyse', 'rich.study_1', '--out', fromStore])).code).toBe(0);
    await says(['export', 'rich.study_1', '--out', folder, '--with-identities']);
    expect((await says(['analyse', folder, '--out', fromFolder])).code).toBe(0);
    for (const file of ['measures.csv', 'school-effects.csv', 'comparison.csv'])
      expect(readFileSync(join(fromStore, file), 'utf8')).toBe(readFileSync(join(fromFolder, file), 'utf8'));
    const hash = (out: string) =>
      (JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')) as { input: { sha256: string } }).input.sha256;
    expect(hash(fromStore)).toBe(hash(fromFolder));
    expect(hash(fromStore)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('of nothing says so', async () => {
    const { code, err } = await says(['analyse', 'nothing', '--out', scratch('out')]);
    expect(code).toBe(1);
    expect(err[0]).toContain('There is no folder or ZIP file “nothing”, and no study with that id');
  });

  it('of a folder opens no database', async () => {
    const data = scratch('untouched');
    vi.stubEnv('DATA_DIR', data);
    expect((await says(['analyse', here('studies/chicago-growth'), '--out', scratch('out')])).code).toBe(0);
    expect(existsSync(data)).toBe(false);
  });
});

describe('user', () => {
  it('prints a one-time link on a line of its own', async () => {
    const first = await says(['user', '--email', 'New@Example.org', '--role', 'researcher']);
    expect([first.code, first.out.length]).toEqual([0, 1]);
    expect(first.out[0]).toMatch(/^https:\/\/meetmoment\.example\.org\/console\/welcome#[\w-]{27}$/);
    const second = await says(['user', '--email', 'new@example.org', '--role', 'coder'], 'nl');
    expect(second.err[0]).toContain('de rol blijft researcher');
    expect(second.out[0]).not.toBe(first.out[0]);
    const { store } = openData();
    expect(await store.auth.accountByEmail('new@example.org')).toMatchObject({ role: 'researcher', passwordHash: null });
    await store.close();
  });

  it('gives somebody a place in one study, for the schools that it has', async () => {
    expect((await says(['import', richFolder()])).code).toBe(0);
    const { store } = openData();
    const [{ id: study } = { id: '' }] = await store.studies.list();
    await store.close();
    const leader = (...rest: string[]) => says(['user', '--email', 'l@example.org', '--role', 'schoolLeader', ...rest]);
    expect((await leader()).err.join()).toContain('--study is missing');
    expect((await leader('--study', 'nowhere', '--school', 's-1')).err.join()).toContain('no study');
    expect((await leader('--study', study, '--school', 's-1,s-9')).err.join()).toContain('no school s-9');
    expect((await leader('--study', study, '--school', 's-1')).code).toBe(0);
    const again = openData().store;
    const found = (await again.accounts.list()).find((a) => a.email === 'l@example.org');
    expect(found?.memberships).toEqual([{ study, role: 'schoolLeader', schools: ['s-1'] }]);
    await again.close();
  });
});

describe('a database without its key', () => {
  it('is not opened with a new one, which would give wrong links without a word', async () => {
    expect((await says(['import', richFolder()])).code).toBe(0);
    const key = join(process.env.DATA_DIR!, 'secret.key');
    const kept = readFileSync(key);
    rmSync(key);
    const { code, err } = await says(['user', '--email', 'a@example.org', '--role', 'coder']);
    expect([code, err.join('\n')]).toEqual([1, expect.stringContaining('Put the key back from the backup')]);
    expect(existsSync(key)).toBe(false);
    writeFileSync(key, kept);
    expect((await says(['user', '--email', 'a@example.org', '--role', 'coder'])).code).toBe(0);
  });
});
