/**
 * What: an interval for the raw difference of two means that does not assume equal variances.
 * Formula: x̄₁ − x̄₂ ± t(.975, ν)·√(s₁²/n₁ + s₂²/n₂), ν by Welch–Satterthwaite.
 * Source: Welch (1947).
 * R: t.test(x, y)$conf.int
 * Missing: fewer than two values in a group → tooFew; no variance in either group → noVariance.
 */
import { type TTest, tTestOf } from '../groups/student-t.ts';
import { absent, type Estimate, present } from '../types.ts';
import { centre, noSpread } from './groups.ts';

/** First minus second group; `n` counts both groups together. */
export function welch(first: readonly number[], second: readonly number[], level = 0.95): Estimate<TTest> {
  const n = first.length + second.length;
  if (first.length < 2 || second.length < 2) return absent('tooFew', n);
  const a = centre(first);
  const b = centre(second);
  if (noSpread(a.squares + b.squares, [...first, ...second])) return absent('noVariance', n);
  const partA = a.squares / (first.length - 1) / first.length;
  const partB = b.squares / (second.length - 1) / second.length;
  const se = Math.sqrt(partA + partB);
  const df = (partA + partB) ** 2 / (partA ** 2 / (first.length - 1) + partB ** 2 / (second.length - 1));
  return present(tTestOf(a.mean - b.mean, se, df, level), n);
}
