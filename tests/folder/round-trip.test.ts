/** Written and read again, a study is the same; written twice, its bytes are the same. */
import { existsSync, mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Identities, StudyData } from '../../analysis/types.ts';
import { decodeCell, encodeCell } from '../../server/studies/folder/cells.ts';
import {
  directorySource,
  hashFiles,
  pseudonymise,
  readStudyFolder,
  writeStudyFolder,
  zipFolder,
  zipSource,
} from '../../server/studies/folder/index.ts';
import { rich, richIdentities } from './feature-rich.ts';

const with_ = { softwareVersion: '0.0.0', writtenAt: '2026-01-01T00:00:00.000Z' };
const read = (data: StudyData, identities?: Identities) => {
  const files = writeStudyFolder({ data, ...(identities ? { identities } : {}), ...with_ });
  const folder = readStudyFolder(zipSource(zipFolder(files)));
  if (!folder.ok) throw new Error(JSON.stringify(folder.problems.slice(0, 5)));
  return { files, folder };
};

describe('round trip', () => {
  it('keeps a study with every feature', () => {
    const { folder, files } = read(rich, richIdentities);
    expect(folder.data).toEqual(rich);
    expect(folder.identities).toEqual(richIdentities);
    expect(folder.notices).toEqual([]);
    expect(writeStudyFolder({ data: folder.data, identities: folder.identities, ...with_ })).toEqual(files);
    expect(zipFolder(files)).toEqual(zipFolder(new Map([...files].reverse())));
  });

  it('leaves names, addresses and BRIN out without identities', () => {
    const { files, folder } = read(rich);
    const text = [...files.values()].map((bytes) => new TextDecoder().decode(bytes)).join('\n');
    for (const secret of ['Regenboog', '12AB00', '34CD', 'Brien', 'example.org', '+31']) expect(text).not.toContain(secret);
    expect(folder.data).toEqual(rich);
    expect(folder.identities.people.size + folder.identities.schools.size).toBe(0);
  });

  it('is the same from a directory, and so is its hash', () => {
    const { files, folder } = read(rich, richIdentities);
    const directory = mkdtempSync(join(tmpdir(), 'folder-'));
    try {
      for (const [path, bytes] of files) {
        mkdirSync(dirname(join(directory, path)), { recursive: true });
        writeFileSync(join(directory, path), bytes);
      }
      expect(readStudyFolder(directorySource(directory))).toEqual(folder);
      expect(folder.inputHash).toBe(hashFiles(files));
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  it('hashes what a study holds, not when or by what it was written', () => {
    const files = writeStudyFolder({ data: rich, ...with_ });
    const later = writeStudyFolder({ data: rich, softwareVersion: '9.9.9', writtenAt: '2030-01-01T00:00:00.000Z' });
    expect(later.get('manifest.json')).not.toEqual(files.get('manifest.json'));
    expect(hashFiles(later)).toBe(hashFiles(files));
    expect(hashFiles(writeStudyFolder({ data: { ...rich, nominations: [] }, ...with_ }))).not.toBe(hashFiles(files));
  });
});

describe('the studies', () => {
  const folders = ['../studies/', '../../../shared/studies/'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  for (const id of ['big-five', 'chicago-growth', 'dutch-cohorts']) {
    const directory = folders.map((folder) => join(folder, id)).find((folder) => existsSync(folder));
    if (directory === undefined) continue; // dutch-cohorts may not be committed
    it(`${id} comes back as it was`, () => {
      const first = readStudyFolder(directorySource(directory));
      if (!first.ok) throw new Error(JSON.stringify(first.problems));
      const { folder, files } = read(first.data, first.identities);
      expect(folder.data).toEqual(first.data);
      expect(writeStudyFolder({ data: folder.data, identities: folder.identities, ...with_ })).toEqual(files);
    });
  }
});

describe('cells', () => {
  it('keep free text that begins with a point apart from the kinds of missing', () => {
    const open = { id: 'open', kind: 'text', options: [], dontKnow: true, maxLength: 10 } as const;
    for (const text of ['.n', '..', '...', '.', '. punt', 'gewoon', '=1+1', '1'])
      expect(decodeCell(encodeCell(text), open)).toBe(text);
    for (const missing of ['notShown', 'notReached', 'dontKnow', 'declined'] as const)
      expect(decodeCell(encodeCell({ missing }), open)).toEqual({ missing });
    for (const cell of ['.iets', '12345678901', ' ', 'a\u0007b']) expect(decodeCell(cell, open), cell).toBeUndefined();
  });
});

describe('pseudonyms', () => {
  const people = new Map([
    ['p1', 'x9'],
    ['p2', 'x1'],
    ['p3', 'x7'],
    ['p4', 'x3'],
    ['k1', 'x5'],
  ]);
  // the other way round, so that the order must change
  const responses = new Map(rich.responses.map(({ id }, i) => [id, `y${String(99 - i)}`]));
  const pseudonyms = { people, responses };

  it('replace every id of a person, wherever it stands', () => {
    const hidden = pseudonymise(rich, pseudonyms);
    const text = [...writeStudyFolder({ data: hidden, ...with_ })]
      .filter(([path]) => path.endsWith('.csv'))
      .map(([, bytes]) => new TextDecoder().decode(bytes))
      .join('\n');
    for (const id of [...people.keys(), ...responses.keys()]) expect(text).not.toMatch(new RegExp(`\\b${id}\\b`));
    expect(hidden.people.map((person) => person.id)).toEqual(['x1', 'x7', 'x9', 'x3', 'x5']);
    expect(hidden.responses.find((r) => r.id === responses.get('r1'))).toMatchObject({ person: 'x9', about: 'x1' });
    expect(hidden.responses.find((r) => r.id === responses.get('r4'))?.about).toBe('s-2');
    expect(read(hidden).folder.data).toEqual(hidden);
  });

  it('leave no ties in the answers of a draft', () => {
    const draft = { ...rich.responses[2]!, answers: { NET: { confirmed: false, named: { p1: 2 } } } };
    const hidden = pseudonymise({ ...rich, responses: [draft] }, pseudonyms);
    expect(hidden.responses[0]?.answers.NET).toEqual({ confirmed: false, named: {} });
  });

  it('do not depend on the order of the lists', () => {
    const turned = { ...rich, people: [...rich.people].reverse(), nominations: [...rich.nominations].reverse() };
    expect(pseudonymise(turned, pseudonyms)).toEqual(pseudonymise(rich, pseudonyms));
  });

  it('write nothing when somebody has none', () => {
    const without = (map: ReadonlyMap<string, string>, id: string) => new Map([...map].filter(([key]) => key !== id));
    for (const id of ['p3', 'k1'])
      expect(() => pseudonymise(rich, { people: without(people, id), responses }), id).toThrow(/no pseudonym/);
    expect(() => pseudonymise(rich, { people, responses: without(responses, 'r1') })).toThrow(/no pseudonym/);
  });
});
