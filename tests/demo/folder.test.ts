/** The demo as other parts meet it: a study folder that imports cleanly, and truths that stand where `truth.json` says. */
import { beforeAll, describe, expect, it } from 'vitest';
import { analyseStudy } from '../../analysis/study.ts';
import type { Findings } from '../../analysis/types.ts';
import { makeDemo } from '../../server/demo/demo.ts';
import { resultFiles } from '../../server/reports/files.ts';
import { readStudyFolder, writeStudyFolder, zipFolder, zipSource } from '../../server/studies/folder/index.ts';

const writtenAt = '2026-01-01T00:00:00.000Z';

describe.each([[['T1', 'T2a']], [['T1', 'T2a', 'T2b', 'T3']], [[]]])('as a study folder (answered %j)', (answered) => {
  it('is read without a problem or a notice, and is the same study', () => {
    const { data, identities } = makeDemo({ schools: 6, seed: 3, answered });
    const files = writeStudyFolder({ data, identities, softwareVersion: '0', writtenAt });
    const source = zipSource(zipFolder(files));
    if (Array.isArray(source)) throw new Error(JSON.stringify(source));
    const read = readStudyFolder(source as Parameters<typeof readStudyFolder>[0]);
    if (!read.ok) throw new Error(JSON.stringify(read.problems.slice(0, 5)));
    expect(read.notices).toEqual([]);
    expect(read.data).toEqual(data);
    expect(read.identities).toEqual(identities);
  });
});

describe('truth.json', () => {
  const demo = makeDemo({ schools: 18, seed: 2, answered: ['T1', 'T2a', 'T2b', 'T3'] });
  let findings: Findings;
  let files: ReadonlyMap<string, string>;
  beforeAll(() => {
    findings = analyseStudy(demo.data);
    files = resultFiles(findings, { softwareVersion: '0', computedAt: writtenAt, inputHash: '0'.repeat(64) }, 'nl');
  }, 120_000);

  const table = (file: string) => {
    const [header = '', ...lines] = (files.get(file) ?? '').trim().split(/\r?\n/);
    const names = header.split(',');
    return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i] ?? '', cell])));
  };
  const point = (pointer: string) =>
    pointer
      .split('/')
      .slice(1)
      .reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], JSON.parse(files.get('results.json') ?? '{}'));

  it('lists every planted finding', () => {
    const findings = [
      'F01',
      'F02',
      'F03',
      'F06',
      'F09',
      'F19',
      'F10',
      'F11',
      'F12',
      'F13',
      'F15',
      'F08',
      'F07',
      'F14',
      'F16',
      'F17',
      'F18',
      'F21',
      'F22',
    ];
    expect([...new Set(demo.truth.truths.map((t) => t.finding))]).toEqual(findings);
    expect(new Set(demo.truth.truths.map((t) => t.id)).size).toBe(demo.truth.truths.length);
    expect(Object.keys(demo.truth.schoolEffects)).toEqual(demo.data.schools.map((s) => s.id));
    expect(JSON.parse(JSON.stringify(demo.truth))).toEqual(demo.truth);
  });

  it.each(demo.truth.truths.map((t) => [t.id, t] as const))('%s stands where it says', (_, t) => {
    if (t.file === 'results.json') {
      for (const pointer of [t.pointer, t.lower, t.upper]) if (pointer) expect(point(pointer), pointer).toBeTypeOf('number');
      return;
    }
    const rows = table(t.file).filter((row) => Object.entries(t.row).every(([column, value]) => row[column] === value));
    if (t.over === undefined) expect(rows).toHaveLength(1);
    else if (t.over === 'count') expect(rows).toHaveLength(t.trueValue!);
    else expect(rows).toHaveLength(demo.data.schools.length);
    const filled = rows.filter((row) => row[t.column] !== '');
    for (const row of filled)
      for (const column of [t.column, t.lower, t.upper])
        if (column && column !== 'school') expect(row[column], column).toMatch(/^-?[\d.e-]+$/);
    expect(filled.length).toBeGreaterThan(rows.length / 2);
  });

  it('its quotes name nobody, and themes and inferences come back as they went in', () => {
    const { data, identities } = demo;
    const written = writeStudyFolder({ data, identities, softwareVersion: '0', writtenAt });
    const read = readStudyFolder(zipSource(zipFolder(written)));
    if (!read.ok) throw new Error(JSON.stringify(read.problems.slice(0, 5)));
    expect(read.notices).toEqual([]);
    expect(read.data.themes?.length).toBeGreaterThan(500);
    expect(read.data.themes).toEqual(data.themes);
    expect(read.data.inferences).toEqual(data.inferences);
  });

  it('the plan of the study names only what exists', () => {
    expect(findings.warnings.filter((w) => w.code === 'unknownMeasure')).toEqual([]);
    expect(findings.exclusions.filter((e) => e.what === 'nomination' || e.what === 'response')).toEqual([]);
    expect(findings.selection?.k).toBe(6);
  });

  it('promises only what the study can show', () => {
    const findingsOf = (options: Parameters<typeof makeDemo>[0]) => [
      ...new Set(makeDemo(options).truth.truths.map((t) => t.finding)),
    ];
    const small = { schools: 5, seed: 1, answered: ['T1', 'T2a', 'T3'] };
    expect(findingsOf(small)).toEqual(['F01', 'F02', 'F19', 'F08', 'F21', 'F22']);
    expect(findingsOf({ ...small, answered: [] })).toEqual(['F01', 'F02']);
    expect(findingsOf({ ...small, schools: 20, answered: [] })).toEqual(['F01', 'F02', 'F03', 'F04', 'F06']);
    expect(findingsOf({ ...small, schools: 40, answered: [] })).toEqual(['F01', 'F02', 'F03', 'F04', 'F05', 'F06']);
    expect(findingsOf({ ...small, schools: 20, pupils: false })).toEqual(['F19', 'F08', 'F21', 'F22']);
    expect(findingsOf({ ...small, schools: 20, answered: ['T1', 'T2b'], staffItems: false })).toEqual([
      'F01',
      'F02',
      'F03',
      'F04',
      'F06',
      'F10',
    ]);
    const first = ['F01', 'F02', 'F03', 'F04', 'F06', 'F11', 'F12', 'F13', 'F15', 'F08'];
    expect(findingsOf({ ...small, schools: 20, answered: ['T1'], pupilItems: false })).toEqual(first);
    expect(findingsOf({ ...small, schools: 20, staffItems: false })).toEqual(['F01', 'F02', 'F03', 'F04', 'F06']);
  });
});
