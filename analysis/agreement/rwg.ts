/**
 * What: how far the persons of one school agree on one item, from 0 (as if they answered at random) to 1.
 * Formula: 1 − s²/E, s² with divisor n − 1, E = (A² − 1)/12 the variance of A equally likely answers; s² above E counts as E.
 * Source: James, Demaree & Wolf (1984), Journal of Applied Psychology 69, 85–98.
 * R: multilevel::rwg(x, grpid, ranvar = (A^2 - 1) / 12)
 * Missing: persons without an answer are left out; fewer than 2 persons is `tooFew`.
 */
import { varianceOf } from '../description/moments.ts';
import { absent, type Estimate, present } from '../types.ts';

/** Variance of a uniform choice among `options` categories. */
export const uniformVariance = (options: number): number => {
  if (!(options > 1)) throw new RangeError('agreement needs at least two answer categories');
  return (options * options - 1) / 12;
};

/** @param options number of answer categories A */
export const rwg = (values: readonly number[], options: number): Estimate => {
  if (values.length < 2) return absent('tooFew', values.length);
  const expected = uniformVariance(options);
  return present(1 - Math.min(varianceOf(values), expected) / expected, values.length);
};
