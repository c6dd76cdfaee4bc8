/**
 * What: how far the persons of one school agree on a scale of J items, from 0 to 1.
 * Formula: with t = S/E (S = mean of the items' variances, divisor n − 1, at most E; E = (A² − 1)/12): J(1 − t) / (J(1 − t) + t).
 * Source: James, Demaree & Wolf (1984), Journal of Applied Psychology 69, 85–98.
 * R: multilevel::rwg.j(items, grpid, ranvar = (A^2 - 1) / 12)
 * Missing: persons with any item unanswered are left out; fewer than 2 complete persons is `tooFew`.
 */
import { completeRows } from '../description/complete-rows.ts';
import { meanOf, varianceOf } from '../description/moments.ts';
import { absent, type Estimate, present } from '../types.ts';
import { uniformVariance } from './rwg.ts';

/** Mean over the items of the variance over the persons; rows are complete. */
export const meanItemVariance = (rows: readonly (readonly number[])[]): number =>
  meanOf((rows[0] ?? []).map((_, item) => varianceOf(rows.map((row) => row[item] as number))));

/**
 * @param rows one per person, item scores (reversed items reversed or not: a variance does not mind)
 * @param options number of answer categories A
 */
export const rwgj = (rows: readonly (readonly (number | null)[])[], options: number): Estimate => {
  const complete = completeRows(rows);
  const items = complete[0]?.length ?? 0;
  if (complete.length < 2 || items === 0) return absent('tooFew', complete.length);
  const expected = uniformVariance(options);
  const t = Math.min(meanItemVariance(complete), expected) / expected;
  return present((items * (1 - t)) / (items * (1 - t) + t), complete.length);
};
