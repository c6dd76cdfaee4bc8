/**
 * What: standardised differences of two group means, each by the spread its name says.
 * Formula: cohensD = (x̄₁ − x̄₂)/s_pooled with its noncentral-t interval; cohensDUnpooled divides by √((s₁² + s₂²)/2);
 *   glassDelta divides by the second (comparison) group's s₂.
 * Source: Cohen (1988), Glass (1976), Steiger & Fouladi (1997).
 * R: effectsize::cohens_d(x, y), cohens_d(x, y, pooled_sd = FALSE), glass_delta(x, y)
 * Missing: fewer than two values in a group → tooFew; no variance in what divides → noVariance.
 */
import { centre, noSpread } from '../comparison/groups.ts';
import { noncentralTLimits } from '../distributions.ts';
import { absent, type Estimate, present } from '../types.ts';

export interface WithLimits {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** First minus second group; `n` counts both groups together. */
export const cohensD = (first: readonly number[], second: readonly number[], level = 0.95): Estimate<WithLimits> => {
  const n = first.length + second.length;
  if (first.length < 2 || second.length < 2) return absent('tooFew', n);
  const a = centre(first);
  const b = centre(second);
  if (noSpread(a.squares + b.squares, [...first, ...second])) return absent('noVariance', n);
  const value = (a.mean - b.mean) / Math.sqrt((a.squares + b.squares) / (n - 2));
  const unit = Math.sqrt(1 / first.length + 1 / second.length);
  const limits = noncentralTLimits(value / unit, n - 2, level);
  return present({ value, lower: limits.lower * unit, upper: limits.upper * unit }, n);
};

const dividedBy = (
  first: readonly number[],
  second: readonly number[],
  variance: (s1: number, s2: number) => number,
): Estimate => {
  const n = first.length + second.length;
  if (first.length < 2 || second.length < 2) return absent('tooFew', n);
  const a = centre(first);
  const b = centre(second);
  const spread = variance(a.squares / (first.length - 1), b.squares / (second.length - 1));
  if (noSpread(spread, [...first, ...second])) return absent('noVariance', n);
  return present((a.mean - b.mean) / Math.sqrt(spread), n);
};

/** Divided by the root of the mean of both variances. */
export const cohensDUnpooled = (first: readonly number[], second: readonly number[]): Estimate =>
  dividedBy(first, second, (s1, s2) => (s1 + s2) / 2);

/** Divided by the standard deviation of the second group. */
export const glassDelta = (first: readonly number[], second: readonly number[]): Estimate =>
  dividedBy(first, second, (_, s2) => s2);
