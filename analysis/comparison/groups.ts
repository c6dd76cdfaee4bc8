/**
 * What: the size, mean and standard deviation of one group of schools.
 * Formula: mean = Σx/n; SD = √(Σ(x − mean)²/(n − 1)), in two passes.
 * Source: textbook.
 * R: mean(x); sd(x)
 * Missing: mean null for an empty group, SD null for fewer than two.
 */
import { meanOf, sumOfSquares } from '../description/moments.ts';

export interface GroupSummary {
  readonly n: number;
  readonly mean: number | null;
  readonly sd: number | null;
}

/** The mean of at least one value, and Σ(x − mean)². */
export function centre(values: readonly number[]): { readonly mean: number; readonly squares: number } {
  const mean = meanOf(values);
  return { mean, squares: sumOfSquares(values, mean) };
}

/** Values in any unit; the mean and SD are in the same unit. */
export function summarise(values: readonly number[]): GroupSummary {
  if (values.length === 0) return { n: 0, mean: null, sd: null };
  const { mean, squares } = centre(values);
  return { n: values.length, mean, sd: values.length < 2 ? null : Math.sqrt(squares / (values.length - 1)) };
}

/** Differences of computed means that are equal on paper differ in the last bits: this much counts as equal. */
export const tieTolerance = (values: readonly number[]): number => {
  let largest = 0;
  for (const x of values) largest = Math.max(largest, Math.abs(x));
  return 1e-10 * largest;
};

/** Whether nothing but rounding is left of a sum of squares. */
export const noSpread = (squares: number, values: readonly number[]): boolean =>
  squares <= tieTolerance(values) ** 2 * values.length;
