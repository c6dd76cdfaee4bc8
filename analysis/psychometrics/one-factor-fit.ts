/**
 * What: how well the one-factor model fits the covariances of a scale.
 * Formula: χ² = nF, df = k(k + 1)/2 − 2k; with χ²₀ = n(Σlog s_ii − log|S|), df₀ = k(k − 1)/2 of the model without a factor:
 *   CFI = 1 − max(χ² − df, 0)/max(χ² − df, χ²₀ − df₀, 0); TLI = (χ²₀/df₀ − χ²/df)/(χ²₀/df₀ − 1);
 *   RMSEA = √max(0, (χ² − df)/(n·df)); SRMR = root mean square of (s_ij − σ_ij)/√(s_ii s_jj) over i ≤ j;
 *   logLik = −n/2 · (k log 2π + log|Σ| + tr(SΣ⁻¹)).
 * Source: Hu & Bentler (1999), Structural Equation Modeling 6, 1–55; as lavaan prints them.
 * R: lavaan::fitMeasures(cfa("f =~ ...", data, std.lv = TRUE))
 * Missing: three items fit exactly (df = 0): p and TLI are null, RMSEA 0.
 */
import { chi2Upper } from '../distributions.ts';
import { inverseSymmetric } from '../linear.ts';
import { absent, type Estimate, present } from '../types.ts';
import type { Square } from './item-covariance.ts';
import type { OneFactor } from './one-factor-ml.ts';

export interface FactorFit {
  readonly chiSquared: number;
  readonly df: number;
  readonly p: number | null;
  readonly cfi: number;
  readonly tli: number | null;
  readonly rmsea: number;
  readonly srmr: number;
  readonly logLik: number;
}

/** @param covariance that the factor was fitted to, with divisor n − 1 */
export const oneFactorFit = (factor: OneFactor, covariance: Square, n: number): Estimate<FactorFit> => {
  const k = covariance.length;
  const s = covariance.map((row) => row.map((value) => (value * (n - 1)) / n));
  const inverted = inverseSymmetric(s);
  if (!inverted) return absent('notDefined', n);
  const variances = s.map((row, i) => row[i] as number);

  const chiSquared = n * factor.discrepancy;
  const df = (k * (k + 1)) / 2 - 2 * k;
  const chiSquared0 = n * (variances.reduce((sum, v) => sum + Math.log(v), 0) - inverted.logDeterminant);
  const df0 = (k * (k - 1)) / 2;
  const misfit = Math.max(chiSquared - df, 0);
  const misfit0 = Math.max(chiSquared - df, chiSquared0 - df0, 0);

  let squares = 0;
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) {
      const implied =
        (factor.loadings[i] as number) * (factor.loadings[j] as number) + (i === j ? (factor.residualVariances[i] as number) : 0);
      squares += ((s[i]?.[j] as number) - implied) ** 2 / ((variances[i] as number) * (variances[j] as number));
    }
  }
  return present(
    {
      chiSquared,
      df,
      p: df === 0 ? null : chi2Upper(chiSquared, df),
      cfi: misfit0 === 0 ? 1 : 1 - misfit / misfit0,
      tli: df === 0 || chiSquared0 === df0 ? null : (chiSquared0 / df0 - chiSquared / df) / (chiSquared0 / df0 - 1),
      rmsea: df === 0 ? 0 : Math.sqrt(misfit / (n * df)),
      srmr: Math.sqrt(squares / ((k * (k + 1)) / 2)),
      // F = log|Σ| + tr(SΣ⁻¹) − log|S| − k
      logLik: (-n / 2) * (k * Math.log(2 * Math.PI) + factor.discrepancy + inverted.logDeterminant + k),
    },
    n,
  );
};
