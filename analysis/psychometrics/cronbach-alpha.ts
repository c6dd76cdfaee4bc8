/**
 * What: how consistently the items of a scale measure the same: a lower bound of reliability, reached when all items weigh the same.
 * Formula: k/(k − 1) · (1 − Σs²ᵢ / s²_total)
 * Source: Cronbach (1951), Psychometrika 16, 297–334.
 * R: psych::alpha(items)$total$raw_alpha on complete rows
 * Missing: listwise: rows with every item answered; under 2 items `notDefined`, under 2 rows `tooFew`, a sum without variance `noVariance`.
 *   The least n for showing alpha (30) is the study's setting, not this function's.
 */
import { absent, type Estimate, present } from '../types.ts';
import { type ItemRows, listwiseCovariance, type Square, totalOf, traceOf } from './item-covariance.ts';

/** Alpha of a covariance (raw) or correlation matrix (standardised) of items. */
export const alphaOfMatrix = (matrix: Square, n: number): Estimate => {
  const items = matrix.length;
  if (items < 2) return absent('notDefined', n);
  const total = totalOf(matrix);
  const trace = traceOf(matrix);
  if (!(total > 1e-12 * trace)) return absent('noVariance', n);
  return present((items / (items - 1)) * (1 - trace / total), n);
};

/** @param rows persons by items, reversed; n of the result = complete rows */
export const cronbachAlpha = (rows: ItemRows): Estimate => {
  const covariance = listwiseCovariance(rows);
  return covariance.missing ? covariance : alphaOfMatrix(covariance.value, covariance.n);
};
