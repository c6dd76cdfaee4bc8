/**
 * What: how far the standardised difference goes when any one of the chosen schools is left out: a result that rests on one school
 *   shows.
 * Formula: g as in hedges-g.ts, or as in adjusted-difference.ts, of both groups without one school at a time; the smallest and the largest.
 * Source: domain.md §4.6 (sensitivity).
 * R: sapply(seq_along(x), function(i) effectsize::hedges_g(x[-i], y)$Hedges_g)
 * Missing: fewer than three schools in a group → tooFew; where a g is not defined without a school → noVariance.
 */
import { hedgesCorrection } from '../distributions.ts';
import { absent, type Estimate, present } from '../types.ts';
import { type BothWaves, groupCoefficient } from './adjusted-difference.ts';
import { centre, noSpread } from './groups.ts';

export interface LeaveOneOut {
  readonly lowest: number;
  readonly highest: number;
  /** places (first group, then second) of the schools without which g is lowest and highest */
  readonly withoutForLowest: number;
  readonly withoutForHighest: number;
}

/** First minus second group; `n` counts both groups together. */
export const leaveOneOut = (first: readonly number[], second: readonly number[]): Estimate<LeaveOneOut> =>
  rangeWithoutOne(first, second, standardised);

/** The same for the adjusted difference: J·b/s_p without each school. */
export const leaveOneOutAdjusted = (first: readonly BothWaves[], second: readonly BothWaves[]): Estimate<LeaveOneOut> =>
  rangeWithoutOne(first, second, (a, b) => {
    const fit = groupCoefficient(a, b).value;
    return fit === undefined ? null : fit.scale * fit.difference;
  });

function rangeWithoutOne<T>(
  first: readonly T[],
  second: readonly T[],
  standardise: (a: readonly T[], b: readonly T[]) => number | null,
): Estimate<LeaveOneOut> {
  const n = first.length + second.length;
  if (first.length < 3 || second.length < 3) return absent('tooFew', n);
  const without = (values: readonly T[], at: number) => values.filter((_, i) => i !== at);
  const all = Array.from({ length: n }, (_, i) =>
    i < first.length ? standardise(without(first, i), second) : standardise(first, without(second, i - first.length)),
  );
  let [low, high] = [0, 0];
  for (const [i, g] of all.entries()) {
    if (g === null) return absent('noVariance', n);
    if (g < all[low]!) low = i;
    if (g > all[high]!) high = i;
  }
  return present({ lowest: all[low]!, highest: all[high]!, withoutForLowest: low, withoutForHighest: high }, n);
}

/** Hedges' g alone: its interval is a search that 20 schools a row need not pay for. */
function standardised(first: readonly number[], second: readonly number[]): number | null {
  const [a, b] = [centre(first), centre(second)];
  const squares = a.squares + b.squares;
  if (noSpread(squares, [...first, ...second])) return null;
  const freedom = first.length + second.length - 2;
  return (hedgesCorrection(freedom) * (a.mean - b.mean)) / Math.sqrt(squares / freedom);
}
