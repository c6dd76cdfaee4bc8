/**
 * What: the standardised difference of two group means, corrected for small groups, with its 95 % interval.
 * Formula: g = J·(x̄₁ − x̄₂)/s_p, s_p² = (SS₁ + SS₂)/(n₁ + n₂ − 2), J = Γ(m/2)/(√(m/2) Γ((m − 1)/2)), m = n₁ + n₂ − 2 (exact, not
 *   1 − 3/(4m − 1)). Interval: the noncentralities ν with P(T ≤ t | m, ν) = .975 and .025, times √(1/n₁ + 1/n₂)·J.
 * Source: Hedges (1981); Steiger & Fouladi (1997).
 * R: effectsize::hedges_g(x, y)
 * Missing: fewer than two values in a group → tooFew; no variance within the groups → noVariance.
 */
import { hedgesCorrection, noncentralTLimits } from '../distributions.ts';
import { absent, type Estimate, present } from '../types.ts';
import { centre, noSpread } from './groups.ts';

export interface StandardisedDifference {
  readonly cohensD: number;
  readonly hedgesG: number;
  readonly correction: number;
  /** limits of g */
  readonly lower: number;
  readonly upper: number;
}

/** First minus second group; `n` counts both groups together. */
export function hedgesG(first: readonly number[], second: readonly number[], level = 0.95): Estimate<StandardisedDifference> {
  const n = first.length + second.length;
  if (first.length < 2 || second.length < 2) return absent('tooFew', n);
  const a = centre(first);
  const b = centre(second);
  const squares = a.squares + b.squares;
  if (noSpread(squares, [...first, ...second])) return absent('noVariance', n);
  const freedom = n - 2;
  const cohensD = (a.mean - b.mean) / Math.sqrt(squares / freedom);
  const unit = Math.sqrt(1 / first.length + 1 / second.length);
  const correction = hedgesCorrection(freedom);
  const { lower, upper } = noncentralTLimits(cohensD / unit, freedom, level);
  return present(
    { cohensD, hedgesG: correction * cohensD, correction, lower: lower * unit * correction, upper: upper * unit * correction },
    n,
  );
}
