/**
 * What: the second stage of the two-stage model: how much schools' effects differ, and each school's effect drawn towards the mean
 *   in proportion to its unreliability.
 * Formula: λ_s = τ²/(τ² + SE_s²); eb_s = μ + λ_s(θ̂_s − μ); sePrediction_s = √(λ_s SE_s² + (1 − λ_s)² SE(μ)²);
 *   μ's interval μ ± t(.975, S − 1)·SE(μ). Variance components are taken as known.
 * Source: Raudenbush & Bryk (2002), ch. 3; study-folder.md, Effects and comparison.
 * R: m <- metafor::rma(yi, sei = se, method = "PM"); metafor::blup(m)
 * Missing: fewer than two schools → tooFew.
 */
import { tQuantile } from '../distributions.ts';
import { absent, type Estimate, present } from '../types.ts';
import { pauleMandel } from './paule-mandel.ts';
import { byText, type SchoolEstimate } from './school-estimate.ts';

export interface ShrunkenEffect extends SchoolEstimate {
  readonly lambda: number;
  readonly eb: number;
  readonly sePrediction: number;
  /** 1 = largest eb, ties by school id; null where τ² = 0: then nothing distinguishes the schools */
  readonly rank: number | null;
}

export interface SecondStage {
  readonly mu: number;
  readonly seMu: number;
  readonly muLower: number;
  readonly muUpper: number;
  readonly tau2: number;
  /** mean of λ */
  readonly meanReliability: number;
  /** by rank; by school id where τ² = 0 */
  readonly schools: readonly ShrunkenEffect[];
}

/** Second stage over the schools' own estimates. */
export function secondStage(estimates: readonly SchoolEstimate[]): Estimate<SecondStage> {
  const between = pauleMandel(
    estimates.map((s) => s.effect),
    estimates.map((s) => s.se),
  );
  if (between.missing !== undefined) return absent(between.missing, estimates.length);
  const { tau2, mu, seMu } = between.value;
  const shrunken = estimates.map((s) => {
    const variance = s.se * s.se;
    const lambda = tau2 / (tau2 + variance);
    const eb = mu + lambda * (s.effect - mu);
    return { ...s, lambda, eb, sePrediction: Math.sqrt(lambda * variance + (1 - lambda) ** 2 * seMu ** 2) };
  });
  shrunken.sort((a, b) => (tau2 > 0 ? b.eb - a.eb : 0) || byText(a.school, b.school));
  const half = tQuantile(0.975, estimates.length - 1) * seMu;
  return present(
    {
      mu,
      seMu,
      muLower: mu - half,
      muUpper: mu + half,
      tau2,
      meanReliability: shrunken.reduce((sum, s) => sum + s.lambda, 0) / shrunken.length,
      schools: shrunken.map((s, i) => ({ ...s, rank: tau2 > 0 ? i + 1 : null })),
    },
    estimates.length,
  );
}
