/**
 * What: mean, variance, standard deviation and standard error of a list of numbers.
 * Formula: mean = Σx/n; variance = Σ(x − mean)²/(n − 1), in two passes so that large means cost no digits; se = sd/√n.
 * Source: any textbook; divisor n − 1 as in R, SPSS and Excel's STDEV.S.
 * R: mean(x), var(x), sd(x), sd(x)/sqrt(length(x))
 * Missing: callers hand over present values only; no values is `noAnswer`, one value has no variance (`tooFew`).
 */
import { absent, type Estimate, present } from '../types.ts';

export const sum = (values: readonly number[]): number => {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i] as number;
  return total;
};

/** Σx/n as a bare number, for callers that know n > 0. */
export const meanOf = (values: readonly number[]): number => sum(values) / values.length;

/** Σ(x − mean)². */
export const sumOfSquares = (values: readonly number[], mean = meanOf(values)): number => {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += ((values[i] as number) - mean) ** 2;
  return total;
};

/** Variance with divisor n − 1 as a bare number, for callers that know n > 1. */
export const varianceOf = (values: readonly number[]): number => sumOfSquares(values) / (values.length - 1);

export const mean = (values: readonly number[]): Estimate =>
  values.length === 0 ? absent('noAnswer') : present(meanOf(values), values.length);

export const variance = (values: readonly number[]): Estimate => {
  if (values.length === 0) return absent('noAnswer');
  return values.length === 1 ? absent('tooFew', 1) : present(varianceOf(values), values.length);
};

export const standardDeviation = (values: readonly number[]): Estimate => {
  const v = variance(values);
  return v.missing ? v : present(Math.sqrt(v.value), v.n);
};

export const standardError = (values: readonly number[]): Estimate => {
  const v = variance(values);
  return v.missing ? v : present(Math.sqrt(v.value / v.n), v.n);
};
