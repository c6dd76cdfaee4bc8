/**
 * What: how often a school of the first group lies above one of the second, minus how often below: −1 to 1, free of the metric.
 * Formula: δ = (#{x > y} − #{x < y}) / (n₁ n₂); differences up to 1e-10·max|x| are ties.
 * Source: Cliff (1993).
 * R: effectsize::rank_biserial(x, y)
 * Missing: an empty group → tooFew.
 */
import { absent, type Estimate, present } from '../types.ts';
import { tieTolerance } from './groups.ts';

/** First against second group; `n` counts both groups together. */
export function cliffsDelta(first: readonly number[], second: readonly number[]): Estimate {
  const n = first.length + second.length;
  if (first.length === 0 || second.length === 0) return absent('tooFew', n);
  const tolerance = tieTolerance([...first, ...second]);
  let balance = 0;
  for (const x of first) {
    for (const y of second) balance += x > y + tolerance ? 1 : x < y - tolerance ? -1 : 0;
  }
  return present(balance / (first.length * second.length), n);
}
