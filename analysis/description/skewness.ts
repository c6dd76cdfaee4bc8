/**
 * What: how far a distribution leans to one side: negative = a tail to the left, as with items that most people agree with.
 * Formula: g1 = m3/m2^1.5 with central moments of divisor n (type 1); g1·√(n(n − 1))/(n − 2) (type 2); g1·(1 − 1/n)^1.5 (type 3).
 * Source: Joanes & Gill (1998), The Statistician 47, 183–189. Type 2 is SPSS's, SAS's and Excel's; type 3 psych's.
 * R: e1071::skewness(x, type = 1, 2 or 3)
 * Missing: callers hand over present values only; none `noAnswer`, all equal `noVariance`, under 3 values for type 2 `tooFew`.
 */
import { absent, type Estimate, present } from '../types.ts';
import { meanOf } from './moments.ts';

export type MomentType = 1 | 2 | 3;

/** Central moments with divisor n: m2, m3, m4. */
export const centralMoments = (values: readonly number[]): { readonly m2: number; readonly m3: number; readonly m4: number } => {
  const mean = meanOf(values);
  let m2 = 0;
  let m3 = 0;
  let m4 = 0;
  for (const value of values) {
    const square = (value - mean) ** 2;
    m2 += square;
    m3 += square * (value - mean);
    m4 += square * square;
  }
  return { m2: m2 / values.length, m3: m3 / values.length, m4: m4 / values.length };
};

/** Whether values differ by more than rounding dust. */
export const varies = (values: readonly number[]): boolean => {
  const { m2 } = centralMoments(values);
  return m2 > 1e-24 * meanOf(values) ** 2 && m2 > 0;
};

export const skewness = (values: readonly number[], type: MomentType): Estimate => {
  const n = values.length;
  if (n === 0) return absent('noAnswer');
  if (!varies(values)) return absent('noVariance', n);
  const { m2, m3 } = centralMoments(values);
  const g1 = m3 / m2 ** 1.5;
  if (type === 1) return present(g1, n);
  if (type === 3) return present(g1 * (1 - 1 / n) ** 1.5, n);
  return n < 3 ? absent('tooFew', n) : present((g1 * Math.sqrt(n * (n - 1))) / (n - 2), n);
};
