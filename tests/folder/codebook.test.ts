/** The codebook describes every column that was written; the manifest every file. */
import { describe, expect, it } from 'vitest';
import type { StudyData } from '../../analysis/types.ts';
import { findInstrument } from '../../instruments/registry.ts';
import { fingerprint } from '../../instruments/fingerprint.ts';
import { hashFiles, readStudyFolder, writeStudyFolder, zipFolder, zipSource } from '../../server/studies/folder/index.ts';
import { sha256 } from '../../server/studies/folder/hash.ts';
import { ownScan, rich, richIdentities } from './feature-rich.ts';

const facts = { softwareVersion: '1.2.3', writtenAt: '2026-01-01T00:00:00.000Z' };
const withAttitude: StudyData = {
  ...rich,
  responses: [
    ...rich.responses,
    {
      id: 'a1',
      person: 'p1',
      school: 's-1',
      instrument: 'attitude',
      version: 1,
      wave: 'T1',
      submitted: true,
      answers: { ATT01: 4 },
    },
  ],
};
const files = writeStudyFolder({ data: withAttitude, identities: richIdentities, ...facts });
const text = (path: string): string => new TextDecoder().decode(files.get(path));

interface Variable {
  readonly name: string;
  readonly label: { readonly nl: string; readonly en: string };
  readonly type: string;
  readonly codes?: readonly { readonly code: number; readonly label: object }[];
  readonly missing?: readonly { readonly code: string; readonly label: object }[];
  readonly item?: {
    readonly source: string;
    readonly sourceLabel: { readonly nl: string; readonly en: string };
    readonly scales: object[];
  };
}
interface Book {
  readonly instruments: readonly { readonly id: string; readonly version: number; readonly fingerprint: string }[];
  readonly files: readonly { readonly file: string; readonly variables: readonly Variable[] }[];
}
const book = JSON.parse(text('codebook.json')) as Book;
const variable = (file: string, name: string) =>
  book.files.find((one) => one.file === file)?.variables.find((one) => one.name === name);

describe('codebook', () => {
  it('names every column of every table, in its order, in both languages', () => {
    const tables = [...files.keys()].filter((path) => path.endsWith('.csv'));
    expect(book.files.map((one) => one.file).sort()).toEqual([...tables].sort());
    for (const { file, variables } of book.files) {
      expect(variables.map((one) => one.name)).toEqual(text(file).split('\n')[0]?.split(','));
      for (const { label } of variables) expect(Math.min(label.nl.length, label.en.length)).toBeGreaterThan(1);
    }
  });

  it('tells of an item its codes, its kinds of missing, where it is from and how it is scored', () => {
    const item = variable('answers/own-scan.csv', 'Q3.b');
    expect(item?.codes?.map((one) => one.code)).toEqual([1, 2, 3, 4]);
    expect(item?.missing?.map((one) => one.code)).toEqual(['', '.n', '.r', '.d', '.x']);
    expect(item?.item?.scales).toEqual([{ scale: 'own-scan.total', polarity: -1 }]);
    expect(variable('answers/own-scan.csv', 'NET')?.missing?.map((one) => one.code)).toEqual(['', '.n', '.r', '.x']);
    const own = variable('answers/own-scan.csv', 'Q4');
    expect(own).toMatchObject({ type: 'text', item: { kind: 'text', maxLength: 200, scales: [] } });
    expect(own?.codes).toBeUndefined();
    expect(own?.missing?.map((one) => one.code)).toEqual(['', '.n', '.r', '.x']);
    const draft = variable('answers/own-scan.csv', 'Q1');
    expect(draft?.item?.sourceLabel).toEqual({ nl: 'eigen concept, niet gevalideerd', en: 'own draft, not validated' });
    for (const { name, item: shipped } of book.files.find((one) => one.file === 'answers/attitude.csv')?.variables ?? [])
      if (name.startsWith('ATT')) expect(['seed', 'draft']).toContain(shipped?.source);
  });

  it('says a stem and its statement as one sentence, and what the codes of a tie mean', () => {
    const data = { ...withAttitude, instruments: [...withAttitude.instruments, findInstrument('leadership', 1)!] };
    const response = {
      id: 'l1',
      person: 'p1',
      school: 's-1',
      instrument: 'leadership',
      version: 1,
      submitted: true,
      answers: {},
    };
    const written = writeStudyFolder({ data: { ...data, responses: [...data.responses, response] }, ...facts });
    const { files: described } = JSON.parse(new TextDecoder().decode(written.get('codebook.json'))) as Book;
    const items = described
      .find((one) => one.file === 'answers/leadership.csv')
      ?.variables.filter(({ name }) => name.startsWith('LEAD'));
    expect(items).toHaveLength(12);
    for (const { label } of items ?? []) {
      expect(label.nl).toMatch(/^De schoolleider [a-z][^…]+$/);
      expect(label.en).not.toContain('…');
    }
    expect(variable('nominations.csv', 'value')?.codes?.map((one) => one.code)).toEqual([0, 1, 2]);
    expect(variable('answers/own-scan.csv', 'Q1')?.missing?.find((one) => one.code === '.d')?.label).toEqual({
      nl: 'geen idee nl',
      en: 'geen idee en',
    });
  });

  it('tells text from number and gives the edition of each instrument', () => {
    expect(variable('schools.csv', 'size')?.type).toBe('number');
    expect(variable('schools.csv', 'remark')?.type).toBe('text');
    expect(variable('achievement.csv', 'girl')?.type).toBe('number');
    expect(book.instruments.find((one) => one.id === 'own-scan')?.fingerprint).toBe(fingerprint(ownScan));
    expect(book.instruments.map(({ id, version }) => [id, version])).toEqual([
      ['attitude', 1],
      ['own-scan', 3],
      ['own-scan', 4],
    ]);
  });
});

describe('manifest', () => {
  const manifest = JSON.parse(text('manifest.json')) as {
    files: { path: string; rows?: number; bytes: number; sha256: string }[];
    counts: Record<string, number>;
  };

  it('lists every other file with its rows and its hash', () => {
    expect(manifest.files.map((one) => one.path).sort()).toEqual(
      [...files.keys()].filter((path) => path !== 'manifest.json').sort(),
    );
    for (const one of manifest.files) {
      expect(one.sha256).toBe(sha256(files.get(one.path)!));
      expect(one.bytes).toBe(files.get(one.path)?.length);
    }
    expect(manifest.files.find((one) => one.path === 'answers/own-scan.csv')?.rows).toBe(5);
    expect(manifest).toMatchObject({
      study: 'rich.study_1',
      softwareVersion: '1.2.3',
      withIdentities: true,
      counts: { responses: 6, drafts: 2 },
    });
  });

  it('notices one changed byte in any file', () => {
    for (const path of files.keys()) {
      if (path === 'manifest.json') continue;
      const changed = new Map(files).set(path, new Uint8Array([...files.get(path)!, 10]));
      const folder = readStudyFolder(zipSource(zipFolder(changed)));
      expect(folder.ok ? [] : folder.problems.map(({ file, code }) => [file, code])).toEqual([[path, 'hashDiffers']]);
    }
    expect(readStudyFolder(zipSource(zipFolder(files))).ok).toBe(true);
    expect(hashFiles(files)).toMatch(/^[0-9a-f]{64}$/);
  });
});
