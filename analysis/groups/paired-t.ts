/**
 * What: whether the same persons changed on average; after minus before.
 * Formula: t = D̄/(s_D/√n), df = n − 1, D = after − before.
 * Source: Student (1908).
 * R: t.test(after, before, paired = TRUE)
 * Missing: callers hand over complete pairs; fewer than two → tooFew; all changes equal → noVariance.
 */
import { centre, noSpread } from '../comparison/groups.ts';
import { absent, type Estimate, present } from '../types.ts';
import { type TTest, tTestOf } from './student-t.ts';

/** Changes after − before, one per person. */
export const changesOf = (before: readonly number[], after: readonly number[]): number[] => {
  if (before.length !== after.length) throw new RangeError('pairs need two lists of the same length');
  return after.map((x, i) => x - before[i]!);
};

/** `n` counts the pairs. */
export const pairedT = (before: readonly number[], after: readonly number[], level = 0.95): Estimate<TTest> => {
  const changes = changesOf(before, after);
  const n = changes.length;
  if (n < 2) return absent('tooFew', n);
  const { mean, squares } = centre(changes);
  if (noSpread(squares, [...before, ...after])) return absent('noVariance', n);
  return present(tTestOf(mean, Math.sqrt(squares / (n - 1) / n), n - 1, level), n);
};
