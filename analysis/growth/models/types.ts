/**
 * What the mixed models of a study found, as it stands in Findings and, as `models`, in results.json. Effects are in score points (growth:
 * points per unit of time), months of schooling beside them where pupils' yearly gain is known. Plain values: no matrices.
 */

/** A figure with its 95 % interval by t (Satterthwaite's degrees of freedom). */
export interface ModelEffect {
  readonly estimate: number;
  readonly se: number;
  readonly df: number;
  readonly p: number;
  readonly lower: number;
  readonly upper: number;
  readonly months: { readonly value: number; readonly lower: number; readonly upper: number } | null;
}

/** One model, as completely as a paper prints it. */
export interface ModelFit {
  readonly name: 'M1' | 'M1basic' | 'M1b' | 'growth';
  readonly formula: string;
  readonly schools: number;
  readonly pupils: number;
  readonly rows: number;
  /** the mean effect δ (M1b: per year of exposure) */
  readonly effect: ModelEffect;
  /** variance of the schools' own effects, and the mean reliability of their estimates */
  readonly tau2: number;
  readonly meanReliability: number | null;
  readonly likelihoodRatio: { readonly chiSquared: number; readonly df: readonly [number, number]; readonly p: number };
  readonly fixed: readonly {
    readonly name: string;
    readonly estimate: number;
    readonly se: number;
    readonly df: number;
    readonly p: number;
    readonly lower: number;
    readonly upper: number;
  }[];
  readonly random: readonly {
    readonly group: string;
    readonly count: number;
    readonly terms: readonly { readonly name: string; readonly variance: number; readonly sd: number }[];
    readonly correlations: readonly { readonly first: string; readonly second: string; readonly correlation: number | null }[];
    /** ICC: share of the variance of a score that lies at this level, before the intervention at the centre of time */
    readonly share: number;
  }[];
  readonly residualVariance: number;
  /** REML */
  readonly logLik: number;
  readonly deviance: number;
  readonly aic: number;
  readonly bic: number;
  readonly parameters: number;
  readonly notes: readonly string[];
}

/** Why a part could not be computed. */
export interface ModelGap {
  readonly part:
    | 'M1'
    | 'M1basic'
    | 'M1b'
    | 'growth'
    | 'moderation'
    | 'school'
    | 'placebo'
    | 'calendar'
    | 'byOccasion'
    | 'withoutOccasion'
    | 'cohort';
  /** scaleVersionsMixed, tooFewSchools, noRows, noExposure, oneCohort, noModerator, noSchoolYear, or why a fit failed */
  readonly reason: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface ModerationFinding {
  readonly formula: string;
  readonly schools: number;
  /** the effect for pupils of each weight, at the means of the schools' features; "0" first; "unknown" is a weight of its own */
  readonly byWeight: readonly { readonly weight: string; readonly rows: number; readonly effect: ModelEffect }[];
  /** change of the effect per unit: `pct12` per 10 points first, then the domain focus, per cohort where there are cohorts */
  readonly features: readonly {
    readonly feature: 'pct12' | 'focus';
    /** where its values come from: pupils, an attribute of the schools, or the trainers' report */
    readonly source: string;
    readonly cohort: string | null;
    readonly schools: number;
    readonly mean: number;
    readonly effect: ModelEffect;
  }[];
  readonly fixed: ModelFit['fixed'];
}

export interface RobustnessFinding {
  /** a start one year earlier, before-phase scores only */
  readonly placebo: ModelEffect | null;
  /** calendar years in the model */
  readonly calendar: ModelEffect | null;
  readonly byOccasion: readonly { readonly occasion: string; readonly rows: number; readonly effect: ModelEffect }[];
  /** without each occasion once; variances and degrees of freedom those of all occasions */
  readonly withoutOccasion: readonly { readonly occasion: string; readonly rows: number; readonly effect: ModelEffect }[];
}

export interface PhaseFinding {
  readonly phase: 'before' | 'during';
  readonly schools: number;
  readonly pupils: number;
  readonly scores: number;
  readonly weights: Readonly<Record<string, number | null>>;
  readonly meanYears: number | null;
  readonly inBoth: number | null;
}

/** Observed means and the model's line for one school; `school` null = all schools. */
export interface GrowthLine {
  readonly school: string | null;
  readonly points: readonly {
    /** place on the axis: the round's number (intervention), or time (growth) */
    readonly at: number;
    /** e.g. "2016-2017 M", or the time */
    readonly label: string;
    readonly phase: 'before' | 'during' | null;
    readonly n: number;
    /**
     * intervention: mean deviation from what is expected at the occasion for the pupils' weights before the intervention, points;
     * growth: mean score
     */
    readonly observed: number;
    /** standard error of `observed`: all schools: of schools' deviations from their own means; a school: of its scores; null for one */
    readonly se: number | null;
    /** the same mean by the model's line of the school */
    readonly fitted: number;
  }[];
}

export interface ModelFindings {
  readonly kind: 'growth' | 'intervention';
  /** M1 and, as sensitivity, M1basic and M1b; or growth */
  readonly fits: readonly ModelFit[];
  /** per cohort within the pooled model, and from the cohort's own schools alone */
  readonly cohorts: readonly {
    readonly cohort: string;
    readonly schools: number;
    readonly pooled: ModelEffect | null;
    readonly alone: ModelEffect | null;
  }[];
  readonly moderation: ModerationFinding | null;
  readonly robustness: RobustnessFinding | null;
  /** before and during, all schools in the model */
  readonly composition: readonly [PhaseFinding, PhaseFinding] | null;
  /** all schools first, then the chosen ones (every school where at most twelve have an effect) */
  readonly lines: readonly GrowthLine[];
  /** schools and rows that are not in the models */
  readonly exclusions: readonly {
    readonly what: 'school' | 'row';
    readonly id: string;
    readonly reason: string;
    readonly count: number;
  }[];
  readonly gaps: readonly ModelGap[];
}
