/**
 * What: KR-20 as it would be if all items were equally easy: never above it; needs only mean and variance of the totals.
 * Formula: k/(k − 1) · (1 − M(k − M)/(k s²)), M mean and s² variance (divisor n) of the totals.
 * Source: Kuder & Richardson (1937), Psychometrika 2, 151–160, formula 21.
 * R: no function of its own; from mean and variance of the totals
 * Missing: as kr20.
 */
import { meanOf, sumOfSquares } from '../description/moments.ts';
import { absent, type Estimate, present } from '../types.ts';

/** @param totals right answers per person @param items number of items k; n of the result = persons */
export const kr21 = (totals: readonly number[], items: number): Estimate => {
  const n = totals.length;
  if (n < 2) return absent('tooFew', n);
  if (items < 2) return absent('notDefined', n);
  const mean = meanOf(totals);
  const variance = sumOfSquares(totals, mean) / n;
  if (variance === 0) return absent('noVariance', n);
  return present((items / (items - 1)) * (1 - (mean * (items - mean)) / (items * variance)), n);
};
