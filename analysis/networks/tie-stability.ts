/**
 * What: how much of a network is still there at a later wave: 1 = the same ties, 0 = none of them.
 * Formula: Jaccard = ties in both / ties in either, over ordered pairs observed in both waves.
 * Source: Snijders, van de Bunt & Steglich (2010), Social Networks 32, 44–60 (at least .3 advised for modelling change).
 * R: 1 - stats::dist(rbind(a, b), method = "binary") over the compared pairs
 * Missing: egos who answered in both waves, alters on both rosters, so that staff turnover is not taken for change;
 *   no such pair is `notObserved`, no tie in either wave `noTies`.
 */
import { absent, type Estimate, present } from '../types.ts';
import type { StaffNetwork } from './network.ts';

export interface PairCounts {
  readonly both: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly neither: number;
}

/** Ordered pairs observed in both networks, matched by person id. */
export const comparePairs = (first: StaffNetwork, second: StaffNetwork): PairCounts => {
  const place = new Map(second.roster.map((id, i) => [id, i]));
  const other = first.roster.map((id) => place.get(id));
  let both = 0;
  let onlyFirst = 0;
  let onlySecond = 0;
  let neither = 0;
  for (let i = 0; i < other.length; i++) {
    const row = first.ties[i] ?? [];
    const otherRow = second.ties[other[i] ?? -1] ?? [];
    for (let j = 0; j < other.length; j++) {
      const a = row[j] ?? null;
      const b = otherRow[other[j] ?? -1] ?? null;
      if (a === null || b === null) continue;
      if (a === 1 && b === 1) both++;
      else if (a === 1) onlyFirst++;
      else if (b === 1) onlySecond++;
      else neither++;
    }
  }
  return { both, onlyFirst, onlySecond, neither };
};

/** Jaccard index of the compared pairs; n = compared pairs. */
export const jaccard = ({ both, onlyFirst, onlySecond, neither }: PairCounts): Estimate => {
  const compared = both + onlyFirst + onlySecond + neither;
  if (compared === 0) return absent('notObserved');
  const either = both + onlyFirst + onlySecond;
  return either === 0 ? absent('noTies', compared) : present(both / either, compared);
};

/** The same relation of the same school in two waves; n = compared pairs. */
export const tieStability = (first: StaffNetwork, second: StaffNetwork): Estimate => jaccard(comparePairs(first, second));
