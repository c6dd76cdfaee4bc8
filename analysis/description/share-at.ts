/**
 * What: the percentage of values at the floor or the ceiling of a scale, and how often each value occurs.
 * Formula: 100 · |{x = bound}| / n; equal to within rounding, since a mean of answers may miss the bound in its last bit.
 * Source: Terwee et al. (2007), J. of Clinical Epidemiology 60, 34–42: above 15 % an effect is called present.
 * R: 100 * mean(x == bound, na.rm = TRUE); table(x)
 * Missing: callers hand over present values only; none is `noAnswer`.
 */
import { absent, type Estimate, present } from '../types.ts';

export const percentAt = (values: readonly number[], bound: number): Estimate => {
  if (values.length === 0) return absent('noAnswer');
  const at = values.filter((value) => Math.abs(value - bound) <= 1e-12 * Math.max(1, Math.abs(bound))).length;
  return present((100 * at) / values.length, values.length);
};

/** Value → how often, from small to large. */
export const frequencies = (values: readonly number[]): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return new Map([...counts].sort(([a], [b]) => a - b));
};
