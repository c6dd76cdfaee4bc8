/**
 * What: whether two groups have the same mean, assuming equal variances; with the interval of the difference.
 * Formula: t = (x̄₁ − x̄₂)/(s_p √(1/n₁ + 1/n₂)), s_p² = (SS₁ + SS₂)/(n₁ + n₂ − 2), df = n₁ + n₂ − 2.
 * Source: Student (1908), Fisher (1925).
 * R: t.test(x, y, var.equal = TRUE)
 * Missing: fewer than two values in a group → tooFew; no variance within the groups → noVariance.
 */
import { centre, noSpread } from '../comparison/groups.ts';
import { tQuantile, tTwoSidedP } from '../distributions.ts';
import { absent, type Estimate, present } from '../types.ts';

export interface TTest {
  readonly difference: number;
  readonly t: number;
  readonly df: number;
  readonly p: number;
  readonly lower: number;
  readonly upper: number;
}

/** A t test from a difference, its standard error and degrees of freedom. */
export const tTestOf = (difference: number, se: number, df: number, level: number): TTest => {
  const half = tQuantile((1 + level) / 2, df) * se;
  const t = difference / se;
  return { difference, t, df, p: tTwoSidedP(t, df), lower: difference - half, upper: difference + half };
};

/** First minus second group; `n` counts both groups together. */
export const studentT = (first: readonly number[], second: readonly number[], level = 0.95): Estimate<TTest> => {
  const n = first.length + second.length;
  if (first.length < 2 || second.length < 2) return absent('tooFew', n);
  const a = centre(first);
  const b = centre(second);
  if (noSpread(a.squares + b.squares, [...first, ...second])) return absent('noVariance', n);
  const se = Math.sqrt(((a.squares + b.squares) / (n - 2)) * (1 / first.length + 1 / second.length));
  return present(tTestOf(a.mean - b.mean, se, n - 2, level), n);
};
