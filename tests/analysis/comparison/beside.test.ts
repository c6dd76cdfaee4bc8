import { describe, expect, it } from 'vitest';
import { adjustedDifference } from '../../../analysis/comparison/adjusted-difference.ts';
import { effectRegression } from '../../../analysis/comparison/effect-regression.ts';
import { hedgesG } from '../../../analysis/comparison/hedges-g.ts';
import { leaveOneOut, leaveOneOutAdjusted } from '../../../analysis/comparison/leave-one-out.ts';
import { permutationPValue } from '../../../analysis/comparison/permutation-p-value.ts';
import { rankCorrelation } from '../../../analysis/comparison/rank-correlation.ts';
import { rankWeightedDifference, seededShuffles } from '../../../analysis/comparison/rank-weighted-difference.ts';
import { teamSizeResiduals } from '../../../analysis/comparison/team-size-residuals.ts';
import { withinCohortPValue } from '../../../analysis/comparison/within-cohort-permutation.ts';
import { tQuantile } from '../../../analysis/distributions.ts';
import { leastSquares } from '../../../analysis/linear.ts';
import { seededRandom } from '../../../analysis/random.ts';

const random = seededRandom(11);

describe('rank correlation over all schools', () => {
  it('is Pearson of the midranks: 6.5 / √(9.5 · 10), with its Fisher z interval', () => {
    const { r, lower, upper } = rankCorrelation([1, 20, 20, 400, 5000], [0.2, 0.1, 0.4, 0.3, 9]).value!;
    expect(r).toBeCloseTo(6.5 / Math.sqrt(95), 12);
    // atanh .666886 = .805114; ± 1.959964/√2
    expect(lower).toBeCloseTo(Math.tanh(0.805114 - 1.385904), 4);
    expect(upper).toBeCloseTo(Math.tanh(0.805114 + 1.385904), 4);
  });

  it('is absent for three schools and for a constant', () => {
    expect(rankCorrelation([1, 2, 3], [1, 2, 3]).missing).toBe('tooFew');
    expect(rankCorrelation([1, 1, 1, 1], [1, 2, 3, 4]).missing).toBe('noVariance');
  });
});

describe('regression of the effect on a measure', () => {
  const schools = Array.from({ length: 15 }, () => {
    const measure = random.normal(50, 9);
    return { measure, effect: 0.02 * measure + random.normal(), se: 0.3 + random.uniform() };
  });

  it('equals weighted least squares on the standardised measure', () => {
    const tau2 = 0.4;
    const result = effectRegression(schools, tau2).value!;
    const mean = schools.reduce((sum, s) => sum + s.measure, 0) / 15;
    const sd = Math.sqrt(schools.reduce((sum, s) => sum + (s.measure - mean) ** 2, 0) / 14);
    const root = schools.map((s) => 1 / Math.sqrt(tau2 + s.se ** 2));
    const fit = leastSquares(
      schools.map((s, i) => [root[i]!, (root[i]! * (s.measure - mean)) / sd]),
      schools.map((s, i) => root[i]! * s.effect),
    )!;
    const se = Math.sqrt((fit.residualSumSquares / 13) * fit.crossInverse[1]![1]!);
    expect(result.slope).toBeCloseTo(fit.coefficients[1]!, 12);
    expect(result.se).toBeCloseTo(se, 12);
    expect(result.df).toBe(13);
    expect(result.upper - result.slope).toBeCloseTo(tQuantile(0.975, 13) * se, 12);
  });

  it('by hand: four schools of equal weight', () => {
    // x = −1.5 … 1.5 over SD 1.290994; effects 1 3 2 4: slope .8 a unit, residual squares 1.8, Var = .9/5
    const four = [1, 3, 2, 4].map((effect, i) => ({ measure: i, effect, se: 1 }));
    const { slope, se, p } = effectRegression(four, 0).value!;
    expect(slope).toBeCloseTo(0.8 * 1.290994, 6);
    expect(se).toBeCloseTo(Math.sqrt(0.18) * 1.290994, 6);
    // t = 1.885618 with 2 degrees of freedom: p = 1 − t/√(t² + 2) = .2
    expect(p).toBeCloseTo(0.2, 10);
  });

  it('is absent where nothing varies or everything lies on a line', () => {
    expect(effectRegression(schools.slice(0, 3), 0.4).missing).toBe('tooFew');
    expect(
      effectRegression(
        schools.map((s) => ({ ...s, measure: 3 })),
        0.4,
      ).missing,
    ).toBe('noVariance');
    expect(
      effectRegression(
        schools.map((s) => ({ ...s, effect: s.measure })),
        0.4,
      ).missing,
    ).toBe('noVariance');
  });
});

describe('difference weighted by rank probability', () => {
  const values = [5.1, 4.2, 6.3, 5.5, 3.9, 4.4, 2.8, 4.1];

  it('is the plain comparison where every school is sure of its group', () => {
    const sure = values.map((value, i) => ({ value, top: i < 4 ? 1 : 0, bottom: i < 4 ? 0 : 1 }));
    const result = rankWeightedDifference(sure, seededShuffles(3)).value!;
    const exact = permutationPValue(values.slice(0, 4), values.slice(4)).value!.p;
    expect(result.difference).toBeCloseTo(5.275 - 3.8, 12);
    expect(Math.abs(result.p - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / 9999));
  });

  it('weights each school, also those in the middle; a literal count gives the same p', () => {
    const top = [0.9, 0.7, 0.4, 0.3, 0.2, 0.1, 0, 0];
    const bottom = [0, 0, 0.1, 0.1, 0.2, 0.4, 0.8, 1];
    const shuffles = seededShuffles(3);
    const weigh = (x: readonly number[], w: readonly number[]) =>
      x.reduce((sum, v, i) => sum + v * w[i]!, 0) / w.reduce((sum, v) => sum + v, 0);
    const d = (x: readonly number[]) => weigh(x, top) - weigh(x, bottom);
    const schools = values.map((value, i) => ({ value, top: top[i]!, bottom: bottom[i]! }));
    const result = rankWeightedDifference(schools, shuffles).value!;
    expect(result.difference).toBeCloseTo(d(values), 12);
    expect(result.meanHigh).toBeCloseTo(weigh(values, top), 12);
    const places = shuffles(8);
    let extreme = 0;
    for (let draw = 0; draw < 9999; draw++) {
      const shuffled = Array.from(places.subarray(draw * 8, draw * 8 + 8));
      expect(new Set(shuffled).size).toBe(8);
      if (Math.abs(d(shuffled.map((at) => values[at]!))) >= Math.abs(d(values)) - 1e-9) extreme++;
    }
    expect(result.p).toBe((extreme + 1) / 10000);
    expect(rankWeightedDifference(schools, seededShuffles(4)).value!.p).not.toBe(result.p);
  });

  it('is absent without weight on a side, and for a constant', () => {
    const none = values.map((value) => ({ value, top: 1, bottom: 0 }));
    expect(rankWeightedDifference(none, seededShuffles(1)).missing).toBe('tooFew');
    const flat = values.map(() => ({ value: 2, top: 1, bottom: 1 }));
    expect(rankWeightedDifference(flat, seededShuffles(1)).missing).toBe('noVariance');
  });
});

describe('permutation within cohorts', () => {
  const of = (cohort: string, values: readonly number[]) => values.map((value) => ({ value, cohort }));

  it('by hand: 3 v 1 and 5 v 4 give S = 1.5, as large in two of four divisions', () => {
    expect(withinCohortPValue([...of('A', [3]), ...of('B', [5])], [...of('A', [1]), ...of('B', [4])]).value).toBe(0.5);
  });

  it('does not take a difference between cohorts for one between groups', () => {
    const high = [...of('A', [9.1, 9.4, 9.2, 9.3]), ...of('B', [1.2])];
    const low = [...of('A', [9.25]), ...of('B', [1.1, 1.4, 1.3, 1.15])];
    const plain = permutationPValue(
      high.map((s) => s.value),
      low.map((s) => s.value),
    ).value!.p;
    expect(plain).toBeLessThan(0.25);
    expect(withinCohortPValue(high, low).value).toBeGreaterThan(0.8);
  });

  it('counts as a literal walk over all divisions does', () => {
    const cohorts = ['A', 'A', 'A', 'A', 'B', 'B', 'B', 'C', 'C'];
    const schools = cohorts.map((cohort) => ({ cohort, value: random.normal() }));
    const isHigh = [true, false, true, false, true, false, false, true, true];
    const high = schools.filter((_, i) => isHigh[i]);
    const low = schools.filter((_, i) => !isHigh[i]);
    const mean = (cohort: string) => {
      const own = schools.filter((s) => s.cohort === cohort).map((s) => s.value);
      return own.reduce((sum, x) => sum + x, 0) / own.length;
    };
    const sum = (mask: number) => schools.reduce((s, x, i) => s + ((mask >> i) & 1 ? x.value - mean(x.cohort) : 0), 0);
    const perCohort = (mask: number) =>
      ['A', 'B', 'C'].map((c) => schools.filter((s, i) => s.cohort === c && (mask >> i) & 1).length).join();
    const own = isHigh.reduce((mask, high, i) => mask | (high ? 1 << i : 0), 0);
    const all = Array.from({ length: 512 }, (_, mask) => mask).filter((mask) => perCohort(mask) === perCohort(own));
    const extreme = all.filter((mask) => Math.abs(sum(mask)) >= Math.abs(sum(own)) - 1e-12).length;
    expect(all).toHaveLength(18);
    expect(withinCohortPValue(high, low).value).toBeCloseTo(extreme / 18, 12);
  });

  it('draws where there are too many divisions, near the exact p of halves', () => {
    const make = (cohort: string, shift: number) =>
      of(
        cohort,
        Array.from({ length: 7 }, () => random.normal(shift)),
      );
    const groups = [
      [...make('A', 0.4), ...make('B', 0.4)],
      [...make('A', 0), ...make('B', 0)],
    ] as const;
    const first = withinCohortPValue(groups[0], groups[1], 1).value!;
    expect(withinCohortPValue(groups[0], groups[1], 1).value).toBe(first);
    expect(Math.abs(withinCohortPValue(groups[0], groups[1], 2).value! - first)).toBeLessThan(0.03);
  });

  it('has none for one cohort, or where no cohort has both groups', () => {
    expect(withinCohortPValue(of('A', [1, 2]), of('A', [3, 4])).missing).toBe('notDefined');
    expect(withinCohortPValue(of('A', [1, 2]), of('B', [3, 4])).missing).toBe('notDefined');
    expect(withinCohortPValue([], of('B', [3, 4])).missing).toBe('tooFew');
  });
});

describe('leave one school out', () => {
  const [high, low] = [
    [3.9, 4.1, 3.7, 4.3, 4.0],
    [3.5, 3.8, 3.4, 3.9, 3.6],
  ] as const;

  it('is the range of g over the ten comparisons that lack a school', () => {
    const range = leaveOneOut(high, low).value!;
    const each = [
      ...high.map((_, at) =>
        hedgesG(
          high.filter((_, i) => i !== at),
          low,
        ),
      ),
      ...low.map((_, at) =>
        hedgesG(
          high,
          low.filter((_, i) => i !== at),
        ),
      ),
    ].map((g) => g.value!.hedgesG);
    expect(range.lowest).toBeCloseTo(Math.min(...each), 12);
    expect(range.highest).toBeCloseTo(Math.max(...each), 12);
    expect(each[range.withoutForLowest]).toBeCloseTo(range.lowest, 12);
    // 3.7 in the high group is what keeps g down
    expect(range.withoutForHighest).toBe(2);
    expect(each[2]).toBeCloseTo(range.highest, 12);
  });

  it('is the same range for the adjusted difference', () => {
    const schools = Array.from({ length: 11 }, () => {
      const first = random.normal();
      return { first, last: 0.5 * first + random.normal() };
    });
    const [a, b] = [schools.slice(0, 5), schools.slice(5)];
    const range = leaveOneOutAdjusted(a, b).value!;
    const each = schools.map((school) => {
      const left = (group: typeof schools) => group.filter((s) => s !== school);
      return adjustedDifference(left(a), left(b)).value!.hedgesG;
    });
    expect(range.lowest).toBeCloseTo(Math.min(...each), 12);
    expect(range.highest).toBeCloseTo(Math.max(...each), 12);
    expect(each[range.withoutForLowest]).toBeCloseTo(range.lowest, 12);
  });

  it('is absent for groups of two and where a group without a school does not vary', () => {
    expect(leaveOneOut([1, 2], [3, 4, 5]).missing).toBe('tooFew');
    expect(leaveOneOut([2, 2, 3], [2, 2, 2]).missing).toBe('noVariance');
  });
});

describe('team size taken out', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const sizes = new Map([...names.map((s, i): [string, number] => [s, 8 + 5 * i]), ['without', 0]]);
  const density = new Map(names.map((s): [string, number] => [s, 0.9 - 0.2 * Math.log(sizes.get(s)!) + random.normal(0, 0.05)]));

  it('leaves what least squares leaves, and nothing that goes with size', () => {
    const fit = leastSquares(
      names.map((s) => [1, Math.log(sizes.get(s)!)]),
      names.map((s) => density.get(s)!),
    )!;
    const residuals = teamSizeResiduals(density, sizes);
    names.forEach((s, i) => expect(residuals.get(s)).toBeCloseTo(fit.residuals[i]!, 12));
    expect(names.reduce((sum, s) => sum + residuals.get(s)! * Math.log(sizes.get(s)!), 0)).toBeCloseTo(0, 12);
  });

  it('leaves out schools without a size, and has none where there is nothing to adjust', () => {
    expect([...teamSizeResiduals(new Map([...density, ['without', 0.4]]), sizes).keys()]).toEqual(names);
    expect(teamSizeResiduals(density, new Map(names.map((s) => [s, 12]))).size).toBe(0);
    expect(teamSizeResiduals(new Map([...density].slice(0, 3)), sizes).size).toBe(0);
    const line = new Map(names.map((s): [string, number] => [s, 1 + Math.log(sizes.get(s)!)]));
    expect(teamSizeResiduals(line, sizes).size).toBe(0);
  });
});
