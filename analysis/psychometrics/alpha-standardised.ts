/**
 * What: alpha of the items made equally spread first: what alpha would be for the sum of z-scores.
 * Formula: k/(k − 1) · (1 − k/ΣR), R the correlation matrix.
 * Source: Cronbach (1951), Psychometrika 16, 297–334; Falk & Savalei (2011), J. of Personality Assessment 93, 445–453.
 * R: psych::alpha(items)$total$std.alpha on complete rows
 * Missing: as cronbachAlpha; an item without variance is `noVariance`.
 */
import { absent, type Estimate } from '../types.ts';
import { alphaOfMatrix } from './cronbach-alpha.ts';
import { type ItemRows, listwiseCovariance, toCorrelation } from './item-covariance.ts';

/** @param rows persons by items, reversed; n of the result = complete rows */
export const alphaStandardised = (rows: ItemRows): Estimate => {
  const covariance = listwiseCovariance(rows);
  if (covariance.missing) return covariance;
  const correlation = toCorrelation(covariance.value);
  return correlation ? alphaOfMatrix(correlation, covariance.n) : absent('noVariance', covariance.n);
};
