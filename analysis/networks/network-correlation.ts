/**
 * What: how alike two networks of the same people are, cell by cell: correlation, share of equal cells, number of unequal cells, and how
 *   much of the first is kept and how much of what was open is formed in the second.
 * Formula: Pearson's r, share and count over ordered pairs observed in both; kept = both / (both + only first),
 *   formed = only second / (only second + neither).
 * Source: Krackhardt (1987), Social Networks 9, 171–186; Wasserman & Faust (1994), Social Network Analysis, §16.
 * R: sna::gcor(A, B), sna::hdist(A, B)
 * Missing: a row that either network lacks is left out of both; no pair observed in both `notObserved`, a network without variation `noVariance`.
 */
import { absent, type Estimate, present } from '../types.ts';
import type { PairCounts } from './tie-stability.ts';

const compared = ({ both, onlyFirst, onlySecond, neither }: PairCounts): number => both + onlyFirst + onlySecond + neither;

/** Number of cells that differ. n = compared pairs, for all five */
export const hammingDistance = (counts: PairCounts): Estimate =>
  compared(counts) === 0 ? absent('notObserved') : present(counts.onlyFirst + counts.onlySecond, compared(counts));

export const simpleMatching = (counts: PairCounts): Estimate =>
  compared(counts) === 0 ? absent('notObserved') : present((counts.both + counts.neither) / compared(counts), compared(counts));

export const networkCorrelation = (counts: PairCounts): Estimate => {
  const { both, onlyFirst, onlySecond, neither } = counts;
  const n = compared(counts);
  if (n === 0) return absent('notObserved');
  const first = both + onlyFirst;
  const second = both + onlySecond;
  const spread = first * (n - first) * second * (n - second);
  return spread === 0 ? absent('noVariance', n) : present((both * neither - onlyFirst * onlySecond) / Math.sqrt(spread), n);
};

export const keptProportion = (counts: PairCounts): Estimate => {
  const before = counts.both + counts.onlyFirst;
  return before === 0 ? absent('noTies', compared(counts)) : present(counts.both / before, compared(counts));
};

export const formedProportion = (counts: PairCounts): Estimate => {
  const open = counts.onlySecond + counts.neither;
  return open === 0 ? absent('notDefined', compared(counts)) : present(counts.onlySecond / open, compared(counts));
};
