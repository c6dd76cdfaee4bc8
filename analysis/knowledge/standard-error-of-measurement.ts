/**
 * What: how far a person's test score lies from what he or she would get on average, in items.
 * Formula: sd · √(1 − reliability), sd with divisor n − 1.
 * Source: Lord & Novick (1968), Statistical Theories of Mental Test Scores, §3.8.
 * R: psychometric::SE.Meas(s, rxx)
 * Missing: under 2 persons `tooFew`; a reliability above 1 is a caller's mistake and throws.
 */
import { varianceOf } from '../description/moments.ts';
import { absent, type Estimate, present } from '../types.ts';

/** @param totals score per person; n of the result = persons */
export const standardErrorOfMeasurement = (totals: readonly number[], reliability: number): Estimate => {
  if (!(reliability <= 1)) throw new RangeError(`a reliability is at most 1, not ${reliability}`);
  return totals.length < 2
    ? absent('tooFew', totals.length)
    : present(Math.sqrt(varianceOf(totals) * (1 - reliability)), totals.length);
};
