/**
 * What: all pairs of group means, with intervals and p-values that hold together.
 * Formula: q = |x̄ᵢ − x̄ⱼ| / √(MSW/2·(1/nᵢ + 1/nⱼ)); p from the studentised range of k means with N − k df.
 * Source: Tukey (1953), Kramer (1956).
 * R: TukeyHSD(aov(value ~ group))
 * Missing: as the one-way analysis of variance.
 */
import { centre } from '../comparison/groups.ts';
import { studentisedRangeUpper } from '../distributions.ts';
import { findRoot } from '../optimise.ts';
import { absent, type Estimate, present } from '../types.ts';
import { oneWayAnova } from './one-way-anova.ts';

export interface TukeyPair {
  /** positions in the list of groups */
  readonly first: number;
  readonly second: number;
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
  readonly p: number;
}

/** First minus second for every pair; `n` counts the values. */
export const tukeyPairs = (groups: readonly (readonly number[])[], level = 0.95): Estimate<readonly TukeyPair[]> => {
  const anova = oneWayAnova(groups);
  if (anova.missing) return absent(anova.missing, anova.n);
  const { ssWithin, dfWithin } = anova.value;
  const k = groups.length;
  const upper = (q: number): number => studentisedRangeUpper(q, k, dfWithin);
  let reach = 4;
  while (upper(reach) > 1 - level) reach *= 2;
  const quantile = findRoot((q) => upper(q) - (1 - level), 1e-6, reach);
  const means = groups.map((g) => centre(g).mean);
  const pairs: TukeyPair[] = [];
  for (let first = 0; first < k; first++)
    for (let second = first + 1; second < k; second++) {
      const se = Math.sqrt((ssWithin / dfWithin / 2) * (1 / groups[first]!.length + 1 / groups[second]!.length));
      const difference = means[first]! - means[second]!;
      const p = Math.max(0, upper(Math.abs(difference) / se));
      pairs.push({ first, second, difference, lower: difference - quantile * se, upper: difference + quantile * se, p });
    }
  return present(pairs, anova.n);
};
