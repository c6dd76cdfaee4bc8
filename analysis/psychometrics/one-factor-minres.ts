/**
 * What: the one-factor model of a scale by least squares on the correlations: no assumption of normal answers.
 * Formula: loadings l minimise Σ_{i<j} (r_ij − l_i l_j)²; each loading in turn is the best given the others
 *   (l_i = Σ_j r_ij l_j / Σ_j l_j²), until nothing moves. Uniqueness u_i = 1 − l_i².
 * Source: Harman & Jones (1966), Psychometrika 31, 351–368.
 * R: psych::fa(R, nfactors = 1, fm = "minres"), run to its optimum
 * Missing: the caller decides on rows; under 3 items or correlations that are all 0 `notDefined`.
 */
import { absent, type Estimate, present } from '../types.ts';
import type { Square } from './item-covariance.ts';

export interface MinresFactor {
  readonly loadings: readonly number[];
  readonly uniquenesses: readonly number[];
}

/** @param n rows the correlations were computed on; n of the result */
export const oneFactorMinres = (correlation: Square, n: number): Estimate<MinresFactor> => {
  const k = correlation.length;
  if (k < 3) return absent('notDefined', n);
  const l = correlation.map((row) => {
    const shared = row.reduce((sum, value) => sum + value, -1) / (k - 1);
    return Math.sign(shared || 1) * Math.max(0.1, Math.min(0.95, Math.sqrt(Math.abs(shared))));
  });
  for (let iteration = 0; iteration < 20_000; iteration++) {
    let moved = 0;
    for (let i = 0; i < k; i++) {
      let shared = 0;
      let squares = 0;
      for (let j = 0; j < k; j++) {
        if (j === i) continue;
        shared += (correlation[i]?.[j] as number) * (l[j] as number);
        squares += (l[j] as number) ** 2;
      }
      if (!(squares > 1e-20)) return absent('notDefined', n);
      const next = shared / squares;
      moved = Math.max(moved, Math.abs(next - (l[i] as number)));
      l[i] = next;
    }
    if (moved < 1e-13) {
      const sign = l.reduce((sum, value) => sum + value, 0) < 0 ? -1 : 1;
      return present({ loadings: l.map((value) => sign * value), uniquenesses: l.map((value) => 1 - value * value) }, n);
    }
  }
  return absent('notDefined', n);
};
