/**
 * What: Guttman's sixth lower bound of reliability: what is left of each item's variance after the others have explained it counts as error.
 * Formula: 1 − Σ(1 − smc_i) / ΣR, smc_i = 1 − 1/(R⁻¹)_ii the squared multiple correlation of item i with the others.
 * Source: Guttman (1945), Psychometrika 10, 255–282.
 * R: psych::alpha(items)$total$`G6(smc)`; psych::smc(R)
 * Missing: as cronbachAlpha; an item without variance `noVariance`, an item that is a sum of others `notDefined`.
 */
import { inverseSymmetric } from '../linear.ts';
import { absent, type Estimate, present } from '../types.ts';
import { type ItemRows, listwiseCovariance, type Square, toCorrelation, totalOf } from './item-covariance.ts';

export const guttmanLambda6OfMatrix = (correlation: Square, n: number): Estimate => {
  if (correlation.length < 2) return absent('notDefined', n);
  const inverted = inverseSymmetric(correlation);
  const total = totalOf(correlation);
  if (!inverted || !(total > 1e-12)) return absent('notDefined', n);
  return present(1 - inverted.inverse.reduce((sum, row, i) => sum + 1 / (row[i] as number), 0) / total, n);
};

/** @param rows persons by items, reversed; n of the result = complete rows */
export const guttmanLambda6 = (rows: ItemRows): Estimate => {
  const covariance = listwiseCovariance(rows);
  if (covariance.missing) return covariance;
  const correlation = toCorrelation(covariance.value);
  return correlation ? guttmanLambda6OfMatrix(correlation, covariance.n) : absent('noVariance', covariance.n);
};
