/**
 * What: the difference of high and low schools in which every school counts for as far as it is likely to belong to a group, so that
 *   the result does not hang on who was tenth and who eleventh.
 * Formula: d = Σw⁺x/Σw⁺ − Σw⁻x/Σw⁻ with w⁺ = P(among the k largest), w⁻ = P(among the k smallest);
 *   p = (b + 1)/(m + 1), b = #{|d*| ≥ |d| − 1e-10·max|x|} over m = 9,999 seeded permutations of x over all schools.
 * Source: domain.md §4.6; Phipson & Smyth (2010) for the form of p.
 * R: d <- weighted.mean(x, top) - weighted.mean(x, bottom); replicate(9999, { x <- sample(x); … })
 * Missing: fewer than four schools, or no weight on a side → tooFew; a constant → noVariance.
 */
import { meanOf, sumOfSquares } from '../description/moments.ts';
import { seededRandom } from '../random.ts';
import { absent, type Estimate, present } from '../types.ts';
import { noSpread, tieTolerance } from './groups.ts';
import { randomDivisions } from './permutation-p-value.ts';

export interface WeightedSchool {
  readonly value: number;
  readonly top: number;
  readonly bottom: number;
}

export interface RankWeightedDifference {
  readonly difference: number;
  readonly meanHigh: number;
  readonly meanLow: number;
  readonly p: number;
}

/** Permutations of n places, one after the other. Rows of a comparison with as many schools share them. */
export type Shuffles = (n: number) => Uint16Array;

/** Shuffles from a seed, made once per number of schools. */
export function seededShuffles(seed: number): Shuffles {
  const known = new Map<number, Uint16Array>();
  return (n) => {
    const found = known.get(n);
    if (found !== undefined) return found;
    const random = seededRandom(seed).fork('rankWeighted').fork(n);
    const places = Uint16Array.from({ length: n }, (_, i) => i);
    const all = new Uint16Array(n * randomDivisions);
    for (let draw = 0; draw < randomDivisions; draw++) {
      for (let i = n - 1; i > 0; i--) {
        const j = random.integer(0, i);
        const held = places[i]!;
        places[i] = places[j]!;
        places[j] = held;
      }
      all.set(places, draw * n);
    }
    known.set(n, all);
    return all;
  };
}

export function rankWeightedDifference(schools: readonly WeightedSchool[], shuffles: Shuffles): Estimate<RankWeightedDifference> {
  const n = schools.length;
  const top = schools.reduce((sum, s) => sum + s.top, 0);
  const bottom = schools.reduce((sum, s) => sum + s.bottom, 0);
  if (n < 4 || !(top > 0) || !(bottom > 0)) return absent('tooFew', n);
  const values = schools.map((s) => s.value);
  const mean = meanOf(values);
  if (noSpread(sumOfSquares(values, mean), values)) return absent('noVariance', n);
  const centred = Float64Array.from(values, (x) => x - mean);
  const weights = Float64Array.from(schools, (s) => s.top / top - s.bottom / bottom);
  const meanHigh = schools.reduce((sum, s) => sum + (s.top / top) * s.value, 0);
  const meanLow = schools.reduce((sum, s) => sum + (s.bottom / bottom) * s.value, 0);
  let observed = 0;
  for (let i = 0; i < n; i++) observed += weights[i]! * centred[i]!;
  const bound = Math.abs(observed) - tieTolerance(values);
  const places = shuffles(n);
  let extreme = 0;
  for (let from = 0; from < places.length; from += n) {
    let d = 0;
    for (let i = 0; i < n; i++) d += weights[i]! * centred[places[from + i]!]!;
    if (d >= bound || d <= -bound) extreme++;
  }
  return present({ difference: meanHigh - meanLow, meanHigh, meanLow, p: (extreme + 1) / (randomDivisions + 1) }, n);
}
