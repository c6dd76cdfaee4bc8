/** `demo` and `analyse` on folders: which files, and that they say what the analysis says. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { directorySource, hashFiles, readStudyFolder, zipFolder } from '../../server/studies/folder/index.ts';
import { here, says, scratch } from './terminal.ts';

const files = [
  'comparison.csv',
  'measures.csv',
  'report.html',
  'results.json',
  'school-effects.csv',
  'settings.csv',
  'theme-counts.csv',
];
const rows = (out: string, file: string) =>
  parse(readFileSync(join(out, file), 'utf8'), { columns: true }) as Record<string, string>[];

const studies = ['chicago-growth', 'big-five', 'dutch-cohorts'].flatMap((id) =>
  [here(`studies/${id}`), here(`../../shared/studies/${id}`)].filter((path) => existsSync(path)).slice(0, 1),
);

describe('analyse', () => {
  for (const study of studies)
    it(`${study.split('/').at(-1)} gives all result files with a header row`, async () => {
      const out = scratch('out');
      const { code, err, progress } = await says(['analyse', study, '--out', out, '--language', 'nl']);
      expect([code, err]).toEqual([0, []]);
      expect(readdirSync(out).sort()).toEqual(files);
      expect(readFileSync(join(out, 'measures.csv'), 'utf8')).toMatch(
        /^level,school,person,wave,subject,measure,value,n,missing\n/,
      );
      expect(readFileSync(join(out, 'school-effects.csv'), 'utf8')).toMatch(
        /^model,school,effect,se,eb,sePrediction,rank,group,missing\n/,
      );
      expect(readFileSync(join(out, 'comparison.csv'), 'utf8')).toMatch(/^measure,wave,row,timing,family,nHigh,nLow,/);
      for (const row of rows(out, 'measures.csv')) expect((row.value === '') !== (row.missing === '')).toBe(true);
      expect(readFileSync(join(out, 'report.html'), 'utf8')).toContain('lang="nl"');
      expect(progress.some((line) => /^Analysing: \d+ %/.test(line))).toBe(true);
      expect(progress.at(-1)).toBe('');
      const folder = readStudyFolder(directorySource(study));
      expect(readFileSync(join(out, 'results.json'), 'utf8')).toContain(folder.ok ? folder.inputHash : 'refused');
    });

  it('chicago-growth has sixty effects, ten high and ten low, compared on three measures', async () => {
    const out = scratch('out');
    expect((await says(['analyse', here('studies/chicago-growth'), '--out', out])).code).toBe(0);
    const effects = rows(out, 'school-effects.csv').filter((row) => row.model === 'twoStage');
    expect(effects).toHaveLength(60);
    expect(['high', 'low', 'middle'].map((group) => effects.filter((row) => row.group === group).length)).toEqual([10, 10, 40]);
    const compared = rows(out, 'comparison.csv').filter((row) => row.row === 'level');
    expect(compared.map((row) => row.measure).toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual([
      'lowinc',
      'mobility',
      'size',
    ]);
    for (const row of compared) expect([row.nHigh, row.nLow]).toEqual(['10', '10']);
  });
});

describe('demo', () => {
  it('writes a study folder that can be analysed, with the planted truths', async () => {
    const folder = scratch('demo');
    const made = await says(['demo', '--schools', '4', '--seed', '5', '--answered', 'T1', '--out', folder], 'nl');
    expect([made.code, made.err]).toEqual([0, []]);
    expect(made.out[0]).toMatch(/^De demo staat in /);
    const read = readStudyFolder(directorySource(folder));
    expect(read.ok && [read.counts.schools, read.notices, read.data.design.synthetic]).toEqual([4, [], true]);
    expect(read.ok && new Set(read.data.responses.map((response) => response.wave))).toEqual(new Set(['T1']));
    expect(JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'))).toBeTruthy();
    const out = scratch('out');
    expect((await says(['analyse', folder, '--out', out])).code).toBe(0);
    expect(readdirSync(out).sort()).toEqual(files);
  });

  it('gives the same bytes for the same options, and no answers with none', async () => {
    const [one, two] = [scratch('demo'), scratch('demo')];
    for (const folder of [one, two])
      expect((await says(['demo', '--schools', '3', '--seed', '9', '--answered', 'none', '--out', folder])).code).toBe(0);
    for (const file of readdirSync(one)) {
      if (file.includes('.')) expect(readFileSync(join(one, file)).equals(readFileSync(join(two, file)))).toBe(true);
    }
    expect(existsSync(join(one, 'answers'))).toBe(false);
  });

  it('does not write into a folder that holds something', async () => {
    const folder = scratch();
    writeFileSync(join(folder, 'mine.txt'), 'mine');
    const { code, err } = await says(['demo', '--schools', '3', '--out', folder]);
    expect(code).toBe(1);
    expect(err[0]).toContain('is not empty');
    expect(readdirSync(folder)).toEqual(['mine.txt']);
  });
});

describe('a ZIP', () => {
  it('gives the same results as the folder', async () => {
    const study = here('studies/chicago-growth');
    const packed = new Map(
      ['study.json', 'schools.csv', 'achievement.csv'].map((file) => [file, new Uint8Array(readFileSync(join(study, file)))]),
    );
    const [zip, a, b] = [scratch('study.zip'), scratch('a'), scratch('b')];
    writeFileSync(zip, zipFolder(packed));
    expect((await says(['analyse', zip, '--out', a])).code).toBe(0);
    expect((await says(['analyse', study, '--out', b])).code).toBe(0);
    for (const file of ['measures.csv', 'school-effects.csv', 'comparison.csv'])
      expect(readFileSync(join(a, file), 'utf8')).toBe(readFileSync(join(b, file), 'utf8'));
    expect(readFileSync(join(a, 'results.json'), 'utf8')).toContain(hashFiles(packed));
  });
});
