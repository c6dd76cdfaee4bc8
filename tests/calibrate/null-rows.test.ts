/** N1 in small: thirty times other effects that nothing explains, against the measures of one study of 18 schools. The whole run is `npm run calibrate -- --study N1`. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyseStudy } from '../../analysis/study.ts';
import type { Findings, StudyData } from '../../analysis/types.ts';
import { binomialQuantile, rowBounds } from './bounds.ts';
import { inPieces, readLines } from './lines.ts';
import { countRows, nullRows, rowsWithScores, type TestedRow, testedRows } from './null-rows.ts';
import { independentReliability, independentStudy, independentTau, nullStudy } from './null-study.ts';
import { themeRows } from './null-themes.ts';
import { type NullSummary, summariseRows } from './null-summary.ts';

const schools = 18;
const seeds = Array.from({ length: 30 }, (_, i) => 401 + i);
let data: StudyData;
let findings: Findings;
let summary: NullSummary;
beforeAll(() => {
  const whole = independentStudy(400, schools);
  // without school years no mixed model is fitted: the rows do not rest on it, and it takes most of the time
  data = { ...whole, achievement: whole.achievement.map(({ schoolYear: _year, ...row }) => row) };
  findings = analyseStudy(data);
  const studies = seeds.flatMap((seed) => {
    const { rows, groups } = rowsWithScores(data, findings, nullStudy(seed, schools, independentTau).achievement);
    return groups === null ? [] : [[...rows, ...themeRows(seed, groups)]];
  });
  summary = summariseRows(studies, countRows(data));
}, 120_000);

describe('effects that nothing explains', () => {
  it('the rows that are looked at are those of the whole analysis', () => {
    expect(nullRows(400, schools).rows.filter((r) => r.family !== 'themes')).toEqual(testedRows(findings.comparison));
    expect(testedRows(findings.comparison).length).toBeGreaterThan(100);
  });

  it('nearly every study selects', () => expect(summary.studies).toBeGreaterThanOrEqual(28));

  it('(a) to (d): no row, no family and no interval is outside its bound', () => {
    expect(summary.outside).toEqual([]);
    expect(summary.families.map((f) => f.family).toSorted()).toEqual(['confirmatory', 'exploratory', 'network', 'pupil']);
    expect(new Set(summary.rows.map((r) => r.name.split(' ')[1]))).toEqual(new Set(['level', 'change', 'adjusted', 'Fisher']));
    expect(summary.rows.filter((r) => r.family === 'themes').length).toBeGreaterThan(100);
  });

  it('and what would be outside is found', () => {
    // rows that always reject, and a family that does
    const own: TestedRow = { name: 'x level', family: 'pupil', p: 0.01, pAdjusted: 0.04, holdsZero: false };
    const other: TestedRow = { name: 'y level', family: 'pupil', p: 0.9, pAdjusted: 0.9, holdsZero: true };
    const found = summariseRows(
      seeds.map(() => [own, other]),
      new Set(),
    );
    expect(found.outside.map((words) => words.slice(0, 3))).toEqual(['(a)', '(d)', '(b)', '(c)']);
  });
});

it('the bounds at 200 studies are those of the protocol', () => {
  expect(rowBounds(200)).toEqual({ rejected: [2, 21], family: 18, covered: [179, 198] });
  expect(binomialQuantile(1, 0.05, 0.5)).toBe(0);
});

it('τ gives the reliability that is said', () => {
  expect(independentReliability).toBeGreaterThanOrEqual(0.6);
  expect(independentReliability).toBeLessThanOrEqual(0.7);
  expect(independentTau).toBeGreaterThan(1);
});

it('a long run goes on where it stopped, also after a line that was cut off', () => {
  const folder = mkdtempSync(join(tmpdir(), 'meetmoment-calibrate-'));
  try {
    const file = join(folder, 'lines.jsonl');
    const computed: number[] = [];
    const run = (seeds: readonly number[]) =>
      inPieces({
        seeds,
        compute: (seed) => {
          computed.push(seed);
          return { seed, value: seed * 2 };
        },
        file,
        belongs: (line) => line.seed < 100,
        progress: () => undefined,
      });
    run([2, 1]);
    writeFileSync(file, `${readFileSync(file, 'utf8')}{"seed":3,"val`);
    expect(run([1, 2, 3]).map((line) => line.value)).toEqual([2, 4, 6]);
    expect(computed).toEqual([2, 1, 3]);
    expect(readLines(file)).toHaveLength(3);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
