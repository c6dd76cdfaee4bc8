/**
 * What: omega total of the standardised items, with the one factor found by least squares: what psych prints as "Omega Total".
 * Formula: (ΣR − Σu) / ΣR, R the correlations, u the uniquenesses of the minres factor.
 * Source: Revelle & Zinbarg (2009), Psychometrika 74, 145–154.
 * R: psych::omega(items, nfactors = 1)$omega.tot
 * Missing: as omegaTotal.
 */
import { absent, type Estimate, present } from '../types.ts';
import { type ItemRows, listwiseCovariance, toCorrelation, totalOf } from './item-covariance.ts';
import { oneFactorMinres } from './one-factor-minres.ts';

/** @param rows persons by items, reversed; n of the result = complete rows */
export const omegaTotalMinres = (rows: ItemRows): Estimate => {
  const covariance = listwiseCovariance(rows);
  if (covariance.missing) return covariance;
  const correlation = toCorrelation(covariance.value);
  if (!correlation) return absent('noVariance', covariance.n);
  const factor = oneFactorMinres(correlation, covariance.n);
  if (factor.missing) return factor;
  const total = totalOf(correlation);
  if (!(total > 1e-12)) return absent('noVariance', covariance.n);
  return present((total - factor.value.uniquenesses.reduce((sum, u) => sum + u, 0)) / total, covariance.n);
};
