/**
 * What: reliability of the sum of the items when they weigh differently: the share of its variance that the one factor explains.
 * Formula: (Σλ)² / ((Σλ)² + Σθ), λ and θ of the one-factor model by maximum likelihood (model-implied variance).
 * Source: McDonald (1999), Test Theory; Raykov (2001), Psychometrika 66, 441–459.
 * R: semTools::reliability(lavaan::cfa("f =~ ...", data, std.lv = TRUE))["omega", ]
 * Missing: listwise; under 3 items, a singular matrix or no convergence `notDefined`; a constant item `noVariance`; under 2 rows `tooFew`.
 */
import { absent, type Estimate, present } from '../types.ts';
import { type ItemRows, listwiseCovariance } from './item-covariance.ts';
import { type OneFactor, oneFactorMl } from './one-factor-ml.ts';

/** Omega of a fitted one-factor model. */
export const omegaOfFactor = ({ loadings, residualVariances }: OneFactor): number => {
  const common = loadings.reduce((sum, value) => sum + value, 0) ** 2;
  return common / (common + residualVariances.reduce((sum, value) => sum + value, 0));
};

/** @param rows persons by items, reversed; n of the result = complete rows */
export const omegaTotal = (rows: ItemRows): Estimate => {
  const covariance = listwiseCovariance(rows);
  if (covariance.missing) return covariance;
  const factor = oneFactorMl(covariance.value, covariance.n);
  if (factor.missing) return factor;
  const omega = omegaOfFactor(factor.value);
  return Number.isFinite(omega) ? present(omega, covariance.n) : absent('notDefined', covariance.n);
};
