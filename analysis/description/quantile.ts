/**
 * What: the value below which a share of the values lies; median = .5.
 * Formula: sort; h = (n − 1)p; linear between x⌊h⌋ and x⌊h⌋₊₁ (type 7 of Hyndman & Fan).
 * Source: Hyndman & Fan (1996), The American Statistician 50, 361–365.
 * R: quantile(x, p, type = 7), median(x)
 * Missing: callers hand over present values only; no values is `noAnswer`.
 */
import { absent, type Estimate, present } from '../types.ts';

export const quantile = (values: readonly number[], p: number): Estimate => {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a share lies between 0 and 1, not ${p}`);
  if (values.length === 0) return absent('noAnswer');
  const sorted = [...values].sort((a, b) => a - b);
  const h = (sorted.length - 1) * p;
  const low = sorted[Math.floor(h)] as number;
  const high = sorted[Math.ceil(h)] as number;
  return present(low + (h - Math.floor(h)) * (high - low), sorted.length);
};

export const median = (values: readonly number[]): Estimate => quantile(values, 0.5);
