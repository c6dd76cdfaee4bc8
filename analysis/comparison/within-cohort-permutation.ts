/**
 * What: the permutation test with every school compared within its own cohort only, so that a difference between cohorts does not
 *   pass for one between groups.
 * Formula: x is centred on the mean of its cohort's chosen schools; S = Σ centred x over the high group; p = #{|S*| ≥ |S| − slack} /
 *   all divisions that keep the number of high schools in every cohort, where there are ≤ 200,000 of them; else (b + 1)/(m + 1) over
 *   m = 9,999 random ones from the given seed. slack = 1e-10·max|x|·n₁n₂/(n₁ + n₂).
 * Source: domain.md §4.6; Strasser & Weber (1999).
 * R: coin::oneway_test(value ~ group | cohort, distribution = "exact")
 * Missing: fewer than two cohorts, or none with schools of both groups → notDefined; an empty group → tooFew.
 */
import { meanOf } from '../description/moments.ts';
import { seededRandom } from '../random.ts';
import { absent, type Estimate, present } from '../types.ts';
import { tieTolerance } from './groups.ts';
import { combinations, maxExactDivisions, randomDivisions } from './permutation-p-value.ts';

export interface SchoolOfCohort {
  readonly value: number;
  readonly cohort: string;
}

interface Stratum {
  /** centred values, the high group's first */
  readonly values: Float64Array;
  readonly high: number;
  readonly divisions: number;
}

/** p of high against low; `n` counts both groups together. */
export function withinCohortPValue(high: readonly SchoolOfCohort[], low: readonly SchoolOfCohort[], seed = 1): Estimate {
  const n = high.length + low.length;
  if (high.length === 0 || low.length === 0) return absent('tooFew', n);
  const cohorts = [...new Set([...high, ...low].map((s) => s.cohort))];
  const strata = cohorts.map((cohort): Stratum => {
    const of = (group: readonly SchoolOfCohort[]) => group.filter((s) => s.cohort === cohort).map((s) => s.value);
    const own = of(high);
    const values = [...own, ...of(low)];
    const mean = meanOf(values);
    return {
      values: Float64Array.from(values, (x) => x - mean),
      high: own.length,
      divisions: combinations(values.length, own.length, maxExactDivisions),
    };
  });
  const mixed = strata.filter((s) => s.high > 0 && s.high < s.values.length);
  if (cohorts.length < 2 || mixed.length === 0) return absent('notDefined', n);
  const observed = mixed.reduce((sum, s) => sum + total(s.values, s.high), 0);
  const slack = tieTolerance([...high, ...low].map((s) => s.value)) / (1 / high.length + 1 / low.length);
  const bound = Math.abs(observed) - slack;
  const divisions = mixed.reduce((product, s) => product * s.divisions, 1);
  if (divisions <= maxExactDivisions) {
    const sums = mixed.map((s) => subsetSums(s.values, s.high));
    let extreme = 0;
    const walk = (at: number, sum: number): void => {
      const own = sums[at];
      if (own === undefined) {
        if (sum >= bound || sum <= -bound) extreme++;
      } else for (let i = 0; i < own.length; i++) walk(at + 1, sum + own[i]!);
    };
    walk(0, 0);
    return present(extreme / divisions, n);
  }
  const random = seededRandom(seed).fork('withinCohort');
  let extreme = 0;
  for (let draw = 0; draw < randomDivisions; draw++) {
    let sum = 0;
    for (const { values, high: size } of mixed) {
      for (let i = 0; i < size; i++) {
        const j = random.integer(i, values.length - 1);
        const held = values[j]!;
        values[j] = values[i]!;
        values[i] = held;
        sum += held;
      }
    }
    if (sum >= bound || sum <= -bound) extreme++;
  }
  return present((extreme + 1) / (randomDivisions + 1), n);
}

function total(values: Float64Array, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += values[i]!;
  return sum;
}

/** The sum of every way to choose `size` of the values. */
function subsetSums(values: Float64Array, size: number): readonly number[] {
  const sums: number[] = [];
  const walk = (start: number, left: number, sum: number): void => {
    if (left === 0) sums.push(sum);
    else for (let i = start; i <= values.length - left; i++) walk(i + 1, left - 1, sum + values[i]!);
  };
  walk(0, size, 0);
  return sums;
}
