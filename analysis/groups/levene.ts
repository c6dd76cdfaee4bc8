/**
 * What: whether groups spread equally, by the distances of the values from their group's median.
 * Formula: the one-way F of |x − median of its group|.
 * Source: Brown & Forsythe (1974), after Levene (1960).
 * R: car::leveneTest(value, group, center = median)
 * Missing: as the one-way analysis of variance of those distances.
 */
import type { Estimate } from '../types.ts';
import { type OneWayAnova, oneWayAnova } from './one-way-anova.ts';

export const medianOf = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** `n` counts the values. */
export const leveneMedian = (groups: readonly (readonly number[])[]): Estimate<OneWayAnova> =>
  oneWayAnova(
    groups.map((group) => {
      const median = medianOf(group);
      return group.map((x) => Math.abs(x - median));
    }),
  );
