/**
 * What: agreement in the answers' own unit: how far persons lie from their school's mean on an item, on average over the items.
 * Formula: mean over items of Σ|x − x̄| / n. At most A/6 is commonly called agreement.
 * Source: Burke, Finkelstein & Dusig (1999), Organizational Research Methods 2, 49–68.
 * R: multilevel::ad.m(items, grpid)
 * Missing: persons with any item unanswered are left out; fewer than 2 complete persons is `tooFew`.
 */
import { completeRows } from '../description/complete-rows.ts';
import { meanOf } from '../description/moments.ts';
import { absent, type Estimate, present } from '../types.ts';

/** @param rows one per person, item scores */
export const averageDeviation = (rows: readonly (readonly (number | null)[])[]): Estimate => {
  const complete = completeRows(rows);
  const items = complete[0]?.length ?? 0;
  if (complete.length < 2 || items === 0) return absent('tooFew', complete.length);
  const perItem = Array.from({ length: items }, (_, item) => {
    const values = complete.map((row) => row[item] as number);
    const mean = meanOf(values);
    return meanOf(values.map((value) => Math.abs(value - mean)));
  });
  return present(meanOf(perItem), complete.length);
};
