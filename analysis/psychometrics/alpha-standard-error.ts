/**
 * What: the standard error of alpha that does not ask for equal item variances.
 * Formula: √(Q/n), Q = 2k²/((k − 1)²T³) · (T(tr C² + (tr C)²) − 2·tr C·Σ(C²)), C the covariances, T = ΣC.
 * Source: Duhachek & Iacobucci (2004), J. of Applied Psychology 89, 792–808.
 * R: psych::alpha(items)$total$ase
 * Missing: as cronbachAlpha.
 */
import { absent, type Estimate, present } from '../types.ts';
import { type ItemRows, listwiseCovariance, type Square, totalOf, traceOf } from './item-covariance.ts';

/** @param n rows to divide by: complete rows for a listwise matrix, all rows for a pairwise one */
export const alphaStandardErrorOfMatrix = (covariance: Square, n: number): Estimate => {
  const k = covariance.length;
  if (k < 2) return absent('notDefined', n);
  const total = totalOf(covariance);
  const trace = traceOf(covariance);
  if (!(total > 1e-12 * trace)) return absent('noVariance', n);
  const rowSums = covariance.map((row) => row.reduce((sum, value) => sum + value, 0));
  const sumOfSquare = rowSums.reduce((sum, value) => sum + value * value, 0); // Σ(C²): C is symmetric
  const traceOfSquare = covariance.reduce((sum, row) => sum + row.reduce((s, value) => s + value * value, 0), 0);
  const q = ((2 * k * k) / ((k - 1) ** 2 * total ** 3)) * (total * (traceOfSquare + trace * trace) - 2 * trace * sumOfSquare);
  return present(Math.sqrt(Math.max(0, q) / n), n);
};

/** @param rows persons by items, reversed; n of the result = complete rows */
export const alphaStandardError = (rows: ItemRows): Estimate => {
  const covariance = listwiseCovariance(rows);
  return covariance.missing ? covariance : alphaStandardErrorOfMatrix(covariance.value, covariance.n);
};
