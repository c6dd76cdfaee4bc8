/**
 * What: one model of school effects, read: the mean effect, each school's own with its standard error of prediction, how much schools
 *   differ and how reliably.
 * Formula: θ̂_s = δ̂ + û_s, its sePrediction from mixed/joint.ts; reliability_s = τ²/(τ² + SE_s²) with SE_s the standard error of
 *   the school's own estimate. (1 − Var(u_s | y)/τ² is not used: without true differences τ² is small and its correlation with the schools'
 *   levels ±1, so that the model "knows" each effect from the level: .6 to .9 in studies without any effect.) Rank 1 = largest θ̂, ties by id.
 * Source: domain.md §4.5.
 * R: lme4::lmer, coef(fit)$school, lmerTest::summary
 * Missing: no reliability where τ² = 0; a fit that fails is a refusal with its reason, never a throw.
 */
import type { Exclusion } from '../../types.ts';
import { MixedModelError } from '../mixed/data.ts';
import { designMatrices, type TableRow } from '../mixed/design.ts';
import { type Contrast, contrastRow, type FixedEffect, fitMixedModel, type MixedFit } from '../mixed/fit.ts';
import { jointPrediction } from '../mixed/joint.ts';
import { byText } from '../school-estimate.ts';
import { type FormulaOptions, modelFromFormula } from './formula-model.ts';
import { type LikelihoodRatio, likelihoodRatio } from './likelihood-ratio.ts';
import type { Translated } from './months.ts';
import type { ModelRefusal } from './rows.ts';

export type SchoolModelName = 'M1' | 'M1basic' | 'M1b' | 'growth';

export interface SchoolPrediction {
  readonly school: string;
  /** empirical Bayes estimate of the school's effect */
  readonly eb: number;
  readonly sePrediction: number;
  readonly rank: number;
  /** null where schools do not differ */
  readonly reliability: number | null;
  /** error of eb = shared·z + own·w (mixed/joint.ts): for draws from the joint predictive distribution */
  readonly shared: Float64Array;
  readonly own: number;
}

export type ModelNote =
  /** no school year known: the reliability is an upper bound */
  | 'noSchoolYear'
  /** all schools start in the same year: effect and calendar drift cannot be separated */
  | 'calendarDrift'
  /** M1basic: its reliability includes natural growth and year-to-year fluctuation */
  | 'basicReliability'
  /** the variance of the schools' effects is 0: no selection */
  | 'noVariance'
  /** schools do not demonstrably differ: likelihood-ratio p ≥ .05 */
  | 'schoolsMayNotDiffer'
  /** mean reliability below .50 */
  | 'lowReliability'
  /** a variance or correlation lies at its boundary */
  | 'boundary';

export interface SchoolModel {
  readonly model: SchoolModelName;
  readonly formula: string;
  readonly pupils: number;
  readonly rows: number;
  /** δ, in points (M1b: points per year of exposure; growth: points per unit of time) */
  readonly mean: FixedEffect;
  /** δ per cohort where the model has cohorts */
  readonly cohorts: readonly { readonly cohort: string; readonly schools: number; readonly effect: FixedEffect }[];
  /** variance of the schools' effects about their mean */
  readonly tau2: number;
  readonly meanReliability: number | null;
  readonly likelihoodRatio: LikelihoodRatio;
  readonly months: (Translated & { readonly yearlyGain: number }) | null;
  readonly standardised: (Translated & { readonly sd: number }) | null;
  readonly schools: readonly SchoolPrediction[];
  readonly notes: readonly ModelNote[];
  readonly fit: MixedFit;
}

export type ModelOutcome<T = SchoolModel> =
  | { readonly value: T; readonly refused?: undefined; readonly exclusions: readonly Exclusion[] }
  | { readonly value?: undefined; readonly refused: ModelRefusal; readonly exclusions: readonly Exclusion[] };

/** Fits a formula to rows. Throws MixedModelErrors; `guarded` makes refusals of them. */
export const fitFormula = (
  formula: string,
  rows: readonly TableRow[],
  options: FormulaOptions & {
    readonly contrasts?: readonly Contrast[];
    readonly start?: Float64Array;
    readonly hold?: boolean;
    readonly df?: number | false;
  } = {},
): MixedFit => {
  const { data } = designMatrices(rows, modelFromFormula(formula, rows, options));
  return fitMixedModel(data, {
    ...(options.contrasts ? { contrasts: options.contrasts } : {}),
    ...(options.start ? { start: options.start } : {}),
    ...(options.hold ? { hold: true } : {}),
    ...(options.df === undefined ? {} : { degreesOfFreedom: options.df }),
  });
};

export const guarded = <T>(exclusions: readonly Exclusion[], run: () => T): ModelOutcome<T> => {
  try {
    return { value: run(), exclusions };
  } catch (error) {
    if (!(error instanceof MixedModelError)) throw error;
    return { refused: { code: 'fitFailed', why: error.code, column: error.column }, exclusions };
  }
};

/** The schools' own effects: `term` per school about its mean, given as weights of fixed effects. */
export const predictedSchools = (
  fit: MixedFit,
  term: string,
  meanOf: (school: string) => Readonly<Record<string, number>>,
): readonly SchoolPrediction[] => {
  const names = fit.fixed.map((f) => f.name);
  const tau2 = effectVariance(fit, term);
  const predictions = jointPrediction(fit, term, (school) => contrastRow(names, meanOf(school)));
  return predictions
    .toSorted((a, b) => b.estimate - a.estimate || byText(a.level, b.level))
    .map((p, i) => ({
      school: p.level,
      eb: p.estimate,
      sePrediction: p.sePrediction,
      rank: i + 1,
      reliability: tau2 > 0 ? tau2 / (tau2 + p.ownError ** 2) : null,
      shared: p.shared,
      own: p.own,
    }));
};

const schoolPart = (fit: MixedFit) => fit.random.find((r) => r.group === 'school')!;

/** τ²: the variance of a school term. */
export const effectVariance = (fit: MixedFit, term: string): number =>
  schoolPart(fit).terms.find((t) => t.name === term)!.variance;

/** What follows from the full and the reduced fit alike for every model. */
export const readFits = (full: MixedFit, reduced: MixedFit, term: string, schools: readonly SchoolPrediction[]) => {
  const tau2 = effectVariance(full, term);
  const reliabilities = schools.flatMap((s) => s.reliability ?? []);
  const meanReliability = reliabilities.length > 0 ? reliabilities.reduce((a, b) => a + b, 0) / reliabilities.length : null;
  const ratio = likelihoodRatio(full, reduced, schoolPart(full).terms.length);
  const notes: ModelNote[] = [];
  if (tau2 === 0) notes.push('noVariance');
  else if (ratio.p >= 0.05) notes.push('schoolsMayNotDiffer');
  if (meanReliability !== null && meanReliability < 0.5) notes.push('lowReliability');
  if (full.singular) notes.push('boundary');
  return { tau2, meanReliability, likelihoodRatio: ratio, notes };
};
