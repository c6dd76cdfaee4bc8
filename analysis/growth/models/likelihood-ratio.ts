/**
 * What: whether schools differ in an effect: the model with the schools' own effect against the one without.
 * Formula: χ² = difference in REML deviance (the fixed part is the same). Without the effect its variance lies on the boundary, so
 *   p = ½P(χ²_{q−1} > χ²) + ½P(χ²_q > χ²), q = random terms per school: a variance and q − 1 covariances are taken out.
 * Source: Stram & Lee (1994), Biometrics 50, 1171–1177; Self & Liang (1987).
 * R: 0.5 * pchisq(x, q - 1, lower = FALSE) + 0.5 * pchisq(x, q, lower = FALSE), x from anova(full, reduced, refit = FALSE)
 * Missing: none.
 */
import { chi2Upper } from '../../distributions.ts';
import type { MixedFit } from '../mixed/fit.ts';

export interface LikelihoodRatio {
  readonly chiSquared: number;
  /** the two χ² that are mixed half and half; 0 = a point at 0 */
  readonly df: readonly [number, number];
  readonly p: number;
}

/** `q` random terms in the full model, one more than in the reduced one; both fitted by REML with the same fixed part. */
export const likelihoodRatio = (full: MixedFit, reduced: MixedFit, q: number): LikelihoodRatio => {
  const chiSquared = Math.max(0, reduced.criterion - full.criterion);
  const upper = (df: number) => (df === 0 ? (chiSquared > 0 ? 0 : 1) : chi2Upper(chiSquared, df));
  return { chiSquared, df: [q - 1, q], p: (upper(q - 1) + upper(q)) / 2 };
};
