/**
 * What: how strongly the items of a scale go together on average: not raised by adding items, as alpha is.
 * Formula: mean, or median, of r_ij over the pairs i < j.
 * Source: Clark & Watson (1995), Psychological Assessment 7, 309–319 (.15–.50 advised).
 * R: psych::alpha(items)$total$average_r and $median_r
 * Missing: listwise; an item without variance `noVariance`, a scale of one item `notDefined`, under 2 rows `tooFew`.
 */
import { meanOf } from '../description/moments.ts';
import { median } from '../description/quantile.ts';
import { absent, type Estimate, present } from '../types.ts';
import { type ItemRows, listwiseCovariance, type Square, toCorrelation } from './item-covariance.ts';

/** r_ij of all pairs i < j. */
export const pairsOf = (correlation: Square): readonly number[] => correlation.flatMap((row, i) => row.slice(i + 1));

export const averageInterItemR = (correlation: Square, n: number): Estimate =>
  correlation.length < 2 ? absent('notDefined', n) : present(meanOf(pairsOf(correlation)), n);

export const medianInterItemR = (correlation: Square, n: number): Estimate => {
  const middle = median(pairsOf(correlation));
  return middle.missing ? absent('notDefined', n) : present(middle.value, n);
};

/** @param rows persons by items, reversed; n of the result = complete rows */
export const interItemCorrelation = (rows: ItemRows): Estimate => {
  const covariance = listwiseCovariance(rows);
  if (covariance.missing) return covariance;
  const correlation = toCorrelation(covariance.value);
  return correlation ? averageInterItemR(correlation, covariance.n) : absent('noVariance', covariance.n);
};
