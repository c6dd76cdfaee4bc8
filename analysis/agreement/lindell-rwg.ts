/**
 * What: agreement on a scale that does not grow with the number of items; negative where persons disagree more than by chance.
 * Formula: 1 − S/E, S = mean of the items' variances (divisor n − 1), E = (A² − 1)/12; not truncated.
 * Source: Lindell, Brandt & Whitney (1999), Applied Psychological Measurement 23, 127–135.
 * R: multilevel::rwg.j.lindell(items, grpid, ranvar = (A^2 - 1) / 12)
 * Missing: persons with any item unanswered are left out; fewer than 2 complete persons is `tooFew`.
 */
import { completeRows } from '../description/complete-rows.ts';
import { absent, type Estimate, present } from '../types.ts';
import { uniformVariance } from './rwg.ts';
import { meanItemVariance } from './rwgj.ts';

/** @param rows one per person, item scores @param options number of answer categories A */
export const lindellRwg = (rows: readonly (readonly (number | null)[])[], options: number): Estimate => {
  const complete = completeRows(rows);
  if (complete.length < 2 || complete[0]?.length === 0) return absent('tooFew', complete.length);
  return present(1 - meanItemVariance(complete) / uniformVariance(options), complete.length);
};
