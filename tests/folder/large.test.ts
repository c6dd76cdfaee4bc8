/** Large folders and long lists of problems. */
import { describe, expect, it } from 'vitest';
import { findInstrument } from '../../instruments/registry.ts';
import { problemLimit, readStudyFolder } from '../../server/studies/folder/index.ts';
import type { FolderSource } from '../../server/studies/folder/source.ts';
import { folderOf, small, studyJson } from './make.ts';

/** Straight from memory: packing is not what is measured. */
const plain = (files: Readonly<Record<string, string | Uint8Array>>): FolderSource => ({
  paths: Object.keys(files).sort(),
  read: (path) => (typeof files[path] === 'string' ? new TextEncoder().encode(files[path]) : files[path]),
  problems: [],
  notices: [],
});
const lines = (header: string, count: number, line: (i: number) => string): string =>
  `${header}\n${Array.from({ length: count }, (_, i) => line(i)).join('\n')}\n`;

describe('a study of national size', () => {
  it('with 66,000 scores and 5,000 responses is read in seconds', () => {
    const items = findInstrument('attitude', 1)!.items.map((item) => item.id);
    const source = plain({
      'study.json': studyJson(),
      'schools.csv': lines('school,size', 104, (i) => `s${i},${100 + i}`),
      'people.csv': lines('person,school,functions', 5000, (i) => `p${i},s${i % 104},teacher`),
      'answers/attitude.csv': lines(
        `response,person,school,wave,version,language,started,submitted,${items.join(',')}`,
        5000,
        (i) =>
          `r${i},p${i},s${i % 104},T1,1,nl,2025-09-01T08:00:00Z,2025-09-01T08:10:00Z,${items.map((_, j) => ((i + j) % 5) + 1).join(',')}`,
      ),
      'achievement.csv': lines(
        'pupil,school,group,subject,scaleVersion,occasion,schoolYear,time,phase,exposure,score,weight',
        66_000,
        (i) =>
          `k${i % 8250},s${i % 104},5a,RW,cito-3,M${3 + Math.floor(i / 8250)},2024-2025,${i / 8250},before,,${(i % 997) / 7},0.3`,
      ),
    });
    const started = performance.now();
    const folder = readStudyFolder(source);
    const seconds = (performance.now() - started) / 1000;
    expect(folder.ok && folder.counts).toMatchObject({ schools: 104, people: 5000, responses: 5000, achievement: 66_000 });
    expect(seconds).toBeLessThan(10); // 1 s on an idle core; the bound leaves room for a busy machine
  });

  it('that is wrong everywhere gives a list that ends', () => {
    const folder = readStudyFolder(
      plain(small({ 'people.csv': lines('person,school,functions', 3000, () => '../x,s1,teacher') })),
    );
    const problems = folder.ok ? [] : folder.problems;
    expect(problems).toHaveLength(problemLimit + 1);
    expect(problems.at(-1)).toMatchObject({ file: '', row: null, column: null, code: 'more' });
    expect(problems.at(-1)?.message.en).toContain('2000');
  });
});

describe('messages', () => {
  it('show what stands in the file without letting it do anything', () => {
    const folder = readStudyFolder(folderOf(small({ 'schools.csv': `school\n\u001b[31m\u202e${'x'.repeat(200)}\n` })));
    const [problem] = folder.ok ? [] : folder.problems;
    expect(problem?.message.en).toContain('“□[31m□xxx');
    for (const text of Object.values(problem?.message ?? {})) {
      expect(text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      expect(text.length).toBeLessThan(300);
    }
  });

  it('say one thing once when a whole file is of no use', () => {
    const people = readStudyFolder(folderOf(small({ 'schools.csv': '', 'people.csv': 'id,school,functions\na,s1,teacher\n' })));
    expect(people.ok ? [] : people.problems.map(({ file, code }) => [file, code])).toEqual([
      ['schools.csv', 'emptyFile'],
      ['people.csv', 'missingColumn'],
    ]);
  });
});
