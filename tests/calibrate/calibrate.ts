/** What null studies without any effect (N0) make of each model: does the interval of δ hold 0, is τ found where there is none. */
import { chi2Upper } from '../../analysis/distributions.ts';
import { secondStage } from '../../analysis/growth/empirical-bayes.ts';
import { interventionModel } from '../../analysis/growth/models/intervention.ts';
import { noiseFloor } from '../../analysis/growth/noise-floor.ts';
import { twoStageIntervention } from '../../analysis/growth/two-stage-intervention.ts';
import { nullStudy } from './null-study.ts';

export const models = ['M1', 'M1basic', 'M2'] as const;
export type CalibratedModel = (typeof models)[number];

/** One study, one model. */
export interface Verdict {
  readonly model: CalibratedModel;
  /** the 95 % interval of δ holds 0 */
  readonly covers: boolean;
  /** δ and its standard error: points (M1, M1basic), before-phase SDs (M2) */
  readonly delta: number;
  readonly se: number;
  readonly pTau: number;
  /** as printed; 0 where τ² is 0 */
  readonly reliability: number;
  /** M2: corrected for the noise floor */
  readonly corrected: number | null;
  /** nobody is selected: τ² = 0 */
  readonly refused: boolean;
  readonly seconds: number;
}

export const calibrateOnce = (seed: number, schools: number): readonly Verdict[] => {
  const { achievement, cohortOf } = nullStudy(seed, schools);
  const mixed = (model: 'M1' | 'M1basic'): Verdict => {
    const start = performance.now();
    const outcome = interventionModel(achievement, model, { cohortOf });
    const seconds = (performance.now() - start) / 1000;
    if (!outcome.value) throw new Error(`seed ${seed}, ${model}: ${JSON.stringify(outcome.refused)}`);
    const { mean, tau2, likelihoodRatio, meanReliability } = outcome.value;
    return {
      model,
      covers: mean.lower <= 0 && 0 <= mean.upper,
      delta: mean.estimate,
      se: mean.se,
      pTau: likelihoodRatio.p,
      reliability: meanReliability ?? 0,
      corrected: null,
      refused: tau2 === 0,
      seconds,
    };
  };
  const twoStage = (): Verdict => {
    const start = performance.now();
    const first = twoStageIntervention(achievement);
    const stage = secondStage(first.estimates).value;
    if (!stage) throw new Error(`seed ${seed}, M2: no second stage`);
    const { reliabilityCorrected } = noiseFloor(first.estimates, first.rowsBySchool, stage.tau2);
    // Cochran's Q: do schools differ beyond their standard errors
    const weights = first.estimates.map((s) => 1 / s.se ** 2);
    const total = weights.reduce((a, b) => a + b, 0);
    const mean = first.estimates.reduce((sum, s, i) => sum + weights[i]! * s.effect, 0) / total;
    const q = first.estimates.reduce((sum, s, i) => sum + weights[i]! * (s.effect - mean) ** 2, 0);
    return {
      model: 'M2',
      covers: stage.muLower <= 0 && 0 <= stage.muUpper,
      delta: stage.mu,
      se: stage.seMu,
      pTau: chi2Upper(q, first.estimates.length - 1),
      reliability: stage.meanReliability ?? 0,
      corrected: reliabilityCorrected,
      refused: stage.tau2 === 0,
      seconds: (performance.now() - start) / 1000,
    };
  };
  return [mixed('M1'), mixed('M1basic'), twoStage()];
};

export interface Summary {
  readonly model: CalibratedModel;
  readonly studies: number;
  readonly covered: number;
  readonly meanDelta: number;
  readonly sdDelta: number;
  readonly meanSe: number;
  /** p < .05 for τ */
  readonly falseTau: number;
  readonly meanReliability: number;
  readonly meanCorrected: number | null;
  readonly refused: number;
  readonly meanSeconds: number;
}

export const summarise = (verdicts: readonly Verdict[]): readonly Summary[] =>
  models.map((model) => {
    const own = verdicts.filter((v) => v.model === model);
    const mean = (of: (v: Verdict) => number) => own.reduce((sum, v) => sum + of(v), 0) / own.length;
    const meanDelta = mean((v) => v.delta);
    return {
      model,
      studies: own.length,
      covered: own.filter((v) => v.covers).length,
      meanDelta,
      sdDelta: Math.sqrt(own.reduce((sum, v) => sum + (v.delta - meanDelta) ** 2, 0) / Math.max(1, own.length - 1)),
      meanSe: mean((v) => v.se),
      falseTau: own.filter((v) => v.pTau < 0.05).length,
      meanReliability: mean((v) => v.reliability),
      meanCorrected: own.some((v) => v.corrected !== null) ? mean((v) => v.corrected ?? 0) : null,
      refused: own.filter((v) => v.refused).length,
      meanSeconds: mean((v) => v.seconds),
    };
  });
