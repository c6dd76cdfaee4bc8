/**
 * What: the difference of two groups at the last wave between schools that started alike.
 * Formula: b of the least-squares line last ~ group + first; g = J·b/s_p with s_p the pooled SD of last and J of n₁ + n₂ − 2;
 *   interval: the noncentralities of b's t (n₁ + n₂ − 3 degrees of freedom) times se(b)·J/s_p; p = permutation of group over the
 *   residuals of last on first. Means are taken at the overall mean of first, so that their difference is b.
 * Source: domain.md §4.6 (`adjusted`).
 * R: m <- lm(last ~ group + first); coef(m)["group"]; coin::oneway_test(resid(lm(last ~ first)) ~ group, distribution = "exact")
 * Missing: fewer than two schools in a group or four in all → tooFew; first or last without variance within groups → noVariance.
 */
import { hedgesCorrection, noncentralTLimits } from '../distributions.ts';
import { absent, type Estimate, present } from '../types.ts';
import { centre, noSpread } from './groups.ts';
import { type PermutationTest, permutationPValue } from './permutation-p-value.ts';

export interface BothWaves {
  readonly first: number;
  readonly last: number;
}

export interface AdjustedDifference {
  readonly difference: number;
  readonly meanFirstGroup: number;
  readonly meanSecondGroup: number;
  readonly hedgesG: number;
  readonly lower: number;
  readonly upper: number;
  readonly permutation: PermutationTest;
}

/** First minus second group of schools, each with the value at the first and at the last wave. */
export function adjustedDifference(
  group: readonly BothWaves[],
  other: readonly BothWaves[],
  seed = 1,
): Estimate<AdjustedDifference> {
  const n = group.length + other.length;
  const fit = groupCoefficient(group, other);
  if (fit.missing !== undefined) return absent(fit.missing, n);
  const { difference, se, scale, meanFirstGroup, meanSecondGroup } = fit.value;
  const limits = noncentralTLimits(difference / se, n - 3);
  const residuals = residualsOnFirst([...group, ...other]);
  const permutation = permutationPValue(residuals.slice(0, group.length), residuals.slice(group.length), seed);
  if (permutation.missing !== undefined) return absent(permutation.missing, n);
  return present(
    {
      difference,
      meanFirstGroup,
      meanSecondGroup,
      hedgesG: scale * difference,
      lower: scale * se * limits.lower,
      upper: scale * se * limits.upper,
      permutation: permutation.value,
    },
    n,
  );
}

/** Residuals of last on first, both groups on one line. The first wave must vary. */
export function residualsOnFirst(all: readonly BothWaves[]): number[] {
  const x = centre(all.map((s) => s.first));
  const y = centre(all.map((s) => s.last));
  const line = all.reduce((sum, s) => sum + (s.first - x.mean) * (s.last - y.mean), 0) / x.squares;
  return all.map((s) => s.last - y.mean - line * (s.first - x.mean));
}

export interface GroupCoefficient {
  readonly difference: number;
  readonly se: number;
  /** J/s_p: times the difference it is g */
  readonly scale: number;
  readonly meanFirstGroup: number;
  readonly meanSecondGroup: number;
}

/** b of group beside the first wave, without the search for an interval. */
export function groupCoefficient(group: readonly BothWaves[], other: readonly BothWaves[]): Estimate<GroupCoefficient> {
  const n = group.length + other.length;
  if (group.length < 2 || other.length < 2 || n < 4) return absent('tooFew', n);
  const firsts = [group.map((s) => s.first), other.map((s) => s.first)] as const;
  const lasts = [group.map((s) => s.last), other.map((s) => s.last)] as const;
  const [x1, x2] = [centre(firsts[0]), centre(firsts[1])];
  const [y1, y2] = [centre(lasts[0]), centre(lasts[1])];
  const squaresX = x1.squares + x2.squares;
  const squaresY = y1.squares + y2.squares;
  if (noSpread(squaresX, firsts.flat()) || noSpread(squaresY, lasts.flat())) return absent('noVariance', n);
  const cross =
    group.reduce((sum, s) => sum + (s.first - x1.mean) * (s.last - y1.mean), 0) +
    other.reduce((sum, s) => sum + (s.first - x2.mean) * (s.last - y2.mean), 0);
  const slope = cross / squaresX;
  const difference = y1.mean - y2.mean - slope * (x1.mean - x2.mean);
  const residualVariance = Math.max(0, squaresY - slope * cross) / (n - 3);
  const se = Math.sqrt(residualVariance * (1 / group.length + 1 / other.length + (x1.mean - x2.mean) ** 2 / squaresX));
  if (!(se > 1e-10 * Math.sqrt(squaresY / n))) return absent('noVariance', n);
  const overall = centre([...group, ...other].map((s) => s.first)).mean;
  return present(
    {
      difference,
      se,
      scale: hedgesCorrection(n - 2) / Math.sqrt(squaresY / (n - 2)),
      meanFirstGroup: y1.mean - slope * (x1.mean - overall),
      meanSecondGroup: y2.mean - slope * (x2.mean - overall),
    },
    n,
  );
}
