/** What stands beside one level or change row of the comparison (domain.md §4.6), from values that the caller looked up. */
import type { ComparisonBeside, Estimate } from '../types.ts';
import { groupCoefficient, residualsOnFirst } from './adjusted-difference.ts';
import type { Groups, SchoolValues } from './compare.ts';
import { effectRegression } from './effect-regression.ts';
import { hedgesG } from './hedges-g.ts';
import { type LeaveOneOut, leaveOneOut, leaveOneOutAdjusted } from './leave-one-out.ts';
import { permutationPValue } from './permutation-p-value.ts';
import { rankCorrelation } from './rank-correlation.ts';
import { rankWeightedDifference, type Shuffles } from './rank-weighted-difference.ts';
import { teamSizeResiduals } from './team-size-residuals.ts';
import { withinCohortPValue } from './within-cohort-permutation.ts';

/** A school with an effect. */
export interface SchoolOfEffect {
  readonly school: string;
  /** the school's own estimate, not drawn to the mean, with its standard error; null where a model has none */
  readonly effect: number | null;
  readonly se: number | null;
  readonly eb: number;
  readonly pTop: number;
  readonly pBottom: number;
}

export interface BesideBasis {
  readonly schools: readonly SchoolOfEffect[];
  readonly tau2: number;
  /** schools without a cohort are absent */
  readonly cohorts: ReadonlyMap<string, string>;
  readonly shuffles: Shuffles;
  readonly seed: number;
}

/** `teamSize`: people on the roster, for level rows of networks. */
export function besideOf(
  values: SchoolValues,
  groups: Groups,
  basis: BesideBasis,
  own: { readonly icc2: number | null; readonly teamSize: SchoolValues | null },
): ComparisonBeside {
  const measured = basis.schools.flatMap((s) => {
    const value = values.get(s.school);
    return value === undefined ? [] : [{ ...s, value }];
  });
  const order = rankCorrelation(
    measured.map((s) => s.value),
    measured.map((s) => s.eb),
  ).value;
  const rankWeighted = rankWeightedDifference(
    measured.map((s) => ({ value: s.value, top: s.pTop, bottom: s.pBottom })),
    basis.shuffles,
  );
  const regression = effectRegression(
    measured.flatMap(({ value, effect, se }) => (effect === null || se === null ? [] : [{ measure: value, effect, se }])),
    basis.tau2,
  );
  return {
    rsAll: order?.r ?? null,
    rsAllLower: order?.lower ?? null,
    rsAllUpper: order?.upper ?? null,
    regression: withN(regression),
    rankWeighted: withN(rankWeighted),
    pWithinCohort: cohortP(values, groups, basis),
    leaveOneOut: withoutEach(values, groups),
    icc2: own.icc2,
    teamSize: own.teamSize === null ? null : sizeAdjusted(values, own.teamSize, groups, basis.seed),
  };
}

const withN = <T extends object>(estimate: Estimate<T>): (T & { readonly n: number }) | null =>
  estimate.value === undefined ? null : { ...estimate.value, n: estimate.n };

const withValue = (schools: readonly string[], values: SchoolValues): { readonly school: string; readonly value: number }[] =>
  schools.flatMap((school) => {
    const value = values.get(school);
    return value === undefined ? [] : [{ school, value }];
  });

/** Beside an adjusted row: residuals of last on first within cohorts, and the range of g. It has no all-schools form of its own. */
export function besideAdjusted(first: SchoolValues, last: SchoolValues, groups: Groups, basis: BesideBasis): ComparisonBeside {
  const of = (schools: readonly string[]) =>
    withValue(schools, last).flatMap(({ school, value }) => {
      const start = first.get(school);
      return start === undefined ? [] : [{ school, first: start, last: value }];
    });
  const [high, low] = [of(groups.high), of(groups.low)];
  const defined = groupCoefficient(high, low).value !== undefined;
  const residuals = defined ? residualsOnFirst([...high, ...low]) : [];
  const rest = new Map(residuals.map((value, i): [string, number] => [[...high, ...low][i]!.school, value]));
  const range = leaveOneOutAdjusted(high, low).value;
  return {
    rsAll: null,
    rsAllLower: null,
    rsAllUpper: null,
    regression: null,
    rankWeighted: null,
    pWithinCohort: cohortP(rest, groups, basis),
    leaveOneOut: range === undefined ? null : named(range, [...high, ...low]),
    icc2: null,
    teamSize: null,
  };
}

/** Only where every chosen school with a value has a cohort: leaving some out would be another comparison. */
function cohortP(values: SchoolValues, groups: Groups, basis: BesideBasis): number | null {
  const of = (schools: readonly string[]) =>
    withValue(schools, values).map(({ school, value }) => ({ value, cohort: basis.cohorts.get(school) }));
  const [high, low] = [of(groups.high), of(groups.low)];
  const complete = (group: typeof high) => group.flatMap(({ value, cohort }) => (cohort === undefined ? [] : { value, cohort }));
  const [first, second] = [complete(high), complete(low)];
  if (first.length < Math.max(2, high.length) || second.length < Math.max(2, low.length)) return null;
  return withinCohortPValue(first, second, basis.seed).value ?? null;
}

function withoutEach(values: SchoolValues, groups: Groups): ComparisonBeside['leaveOneOut'] {
  const [high, low] = [withValue(groups.high, values), withValue(groups.low, values)];
  const range = leaveOneOut(
    high.map((s) => s.value),
    low.map((s) => s.value),
  ).value;
  return range === undefined ? null : named(range, [...high, ...low]);
}

const named = (range: LeaveOneOut, places: readonly { readonly school: string }[]): ComparisonBeside['leaveOneOut'] => ({
  lowest: range.lowest,
  lowestWithout: places[range.withoutForLowest]!.school,
  highest: range.highest,
  highestWithout: places[range.withoutForHighest]!.school,
});

function sizeAdjusted(values: SchoolValues, sizes: SchoolValues, groups: Groups, seed: number): ComparisonBeside['teamSize'] {
  const residuals = teamSizeResiduals(values, sizes);
  const of = (schools: readonly string[]) => withValue(schools, residuals).map((s) => s.value);
  const [high, low] = [of(groups.high), of(groups.low)];
  const g = hedgesG(high, low).value;
  const p = permutationPValue(high, low, seed).value;
  if (g === undefined || p === undefined) return null;
  return {
    nHigh: high.length,
    nLow: low.length,
    difference: high.reduce((sum, x) => sum + x, 0) / high.length - low.reduce((sum, x) => sum + x, 0) / low.length,
    hedgesG: g.hedgesG,
    ciLow: g.lower,
    ciHigh: g.upper,
    pPermutation: p.p,
  };
}
