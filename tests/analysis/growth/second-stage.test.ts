import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tQuantile } from '../../../analysis/distributions.ts';
import { secondStage } from '../../../analysis/growth/empirical-bayes.ts';
import { pauleMandel } from '../../../analysis/growth/paule-mandel.ts';
import { extremes, selectSchools } from '../../../analysis/growth/selection.ts';

const estimate = (school: string, effect: number, se: number) => ({ school, effect, se, pupils: 30, rows: 60 });
const school = (i: number) => `s${String(i).padStart(2, '0')}`;

describe('second stage', () => {
  // domain.md §4.5, test vector of the second stage
  const stage = secondStage(
    [
      [2.0, 0.8],
      [0.5, 0.5],
      [1.2, 0.9],
      [-0.4, 0.6],
      [3.1, 1.1],
    ].map(([effect, se], i) => estimate(school(i), effect!, se!)),
  ).value!;
  const bySchool = [...stage.schools].sort((a, b) => (a.school < b.school ? -1 : 1));

  it('gives the worked example', () => {
    expect(stage.tau2).toBeCloseTo(1.1043, 4);
    expect(stage.mu).toBeCloseTo(1.0881, 4);
    expect(stage.seMu).toBeCloseTo(0.5823, 4);
    const rounded = (values: number[]) => values.map((v) => Number(v.toFixed(4)));
    expect(rounded(bySchool.map((s) => s.lambda))).toEqual([0.6331, 0.8154, 0.5769, 0.7541, 0.4772]);
    expect(rounded(bySchool.map((s) => s.eb))).toEqual([1.6654, 0.6086, 1.1527, -0.0341, 2.0481]);
    expect(rounded(bySchool.map((s) => s.sePrediction))).toEqual([0.6714, 0.4641, 0.7266, 0.5404, 0.8186]);
  });

  it('ranks on the empirical Bayes estimate and gives the interval of the mean', () => {
    expect(stage.schools.map((s) => s.school)).toEqual(['s04', 's00', 's02', 's01', 's03']);
    expect(stage.schools.map((s) => s.rank)).toEqual([1, 2, 3, 4, 5]);
    const half = tQuantile(0.975, 4) * stage.seMu;
    expect(stage.muLower).toBeCloseTo(stage.mu - half, 12);
    expect(stage.muUpper).toBeCloseTo(stage.mu + half, 12);
  });

  it('solves the generalised Q equation, or gives 0 where it cannot be reached', () => {
    const number = fc.double({ min: -50, max: 50, noNaN: true });
    const se = fc.double({ min: 0.01, max: 20, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(number, se), { minLength: 2, maxLength: 60 }), (pairs) => {
        const { tau2, mu } = pauleMandel(
          pairs.map((p) => p[0]),
          pairs.map((p) => p[1]),
        ).value!;
        const q = pairs.reduce((sum, [effect, s]) => sum + (effect - mu) ** 2 / (tau2 + s * s), 0);
        if (tau2 === 0) expect(q).toBeLessThanOrEqual(pairs.length - 1 + 1e-9);
        else expect(q).toBeCloseTo(pairs.length - 1, 6);
      }),
    );
  });

  it('refuses what has no answer', () => {
    expect(pauleMandel([1], [1]).missing).toBe('tooFew');
    expect(secondStage([]).missing).toBe('tooFew');
    expect(() => pauleMandel([1, 2], [1, 0])).toThrow(RangeError);
    expect(() => pauleMandel([1, 2], [1])).toThrow(RangeError);
  });
});

describe('selection', () => {
  const spread = (schools: number) => secondStage(Array.from({ length: schools }, (_, i) => estimate(school(i), i, 0.5))).value!;

  it('takes the k highest and lowest, most extreme first', () => {
    const selection = selectSchools(spread(30), 10);
    expect(selection.refused).toBeUndefined();
    expect(selection.high.slice(0, 2)).toEqual(['s29', 's28']);
    expect(selection.low.slice(0, 2)).toEqual(['s00', 's01']);
    expect([selection.k, selection.high.length, selection.low.length]).toEqual([10, 10, 10]);
  });

  it('cuts k to a third of the schools, and refuses under five', () => {
    expect(selectSchools(spread(20), 10)).toMatchObject({ kAsked: 10, k: 6 });
    expect(selectSchools(spread(15), 10)).toMatchObject({ k: 5 });
    expect(selectSchools(spread(14), 10)).toMatchObject({ k: 4, refused: 'tooFewSchools', high: [], low: [] });
    expect(selectSchools(spread(30), 4).refused).toBe('tooFewSchools');
  });

  it('breaks ties by school id', () => {
    const tied = secondStage(['b', 'a', 'd', 'c', 'f', 'e'].map((id, i) => estimate(id, i < 3 ? 2 : -2, 0.3))).value!;
    expect(tied.schools.map((s) => s.school)).toEqual(['a', 'b', 'd', 'c', 'e', 'f']);
    expect(extremes(tied, 2)).toEqual({ high: ['a', 'b'], low: ['f', 'e'] });
    expect(() => extremes(tied, 4)).toThrow(RangeError);
  });

  it('selects nobody where schools do not differ beyond error', () => {
    const same = secondStage(Array.from({ length: 30 }, (_, i) => estimate(school(i), (i % 3) * 0.01, 1))).value!;
    expect(same.tau2).toBe(0);
    expect(same.schools.every((s) => s.rank === null && s.eb === same.mu)).toBe(true);
    expect(selectSchools(same, 10)).toMatchObject({ refused: 'noVariance', high: [], low: [] });
    expect(selectSchools(null, 10).refused).toBe('noAchievement');
  });
});
