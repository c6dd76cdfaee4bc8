/**
 * What: excess kurtosis: how heavy the tails are against a normal distribution (0); negative = flat.
 * Formula: g2 = m4/m2² − 3 with central moments of divisor n (type 1); ((n + 1)g2 + 6)(n − 1)/((n − 2)(n − 3)) (type 2);
 *   (g2 + 3)(1 − 1/n)² − 3 (type 3).
 * Source: Joanes & Gill (1998), The Statistician 47, 183–189. Type 2 is SPSS's, SAS's and Excel's; type 3 psych's.
 * R: e1071::kurtosis(x, type = 1, 2 or 3)
 * Missing: as skewness; under 4 values for type 2 `tooFew`.
 */
import { absent, type Estimate, present } from '../types.ts';
import { centralMoments, type MomentType, varies } from './skewness.ts';

export const kurtosis = (values: readonly number[], type: MomentType): Estimate => {
  const n = values.length;
  if (n === 0) return absent('noAnswer');
  if (!varies(values)) return absent('noVariance', n);
  const { m2, m4 } = centralMoments(values);
  const g2 = m4 / m2 ** 2 - 3;
  if (type === 1) return present(g2, n);
  if (type === 3) return present((g2 + 3) * (1 - 1 / n) ** 2 - 3, n);
  return n < 4 ? absent('tooFew', n) : present((((n + 1) * g2 + 6) * (n - 1)) / ((n - 2) * (n - 3)), n);
};
