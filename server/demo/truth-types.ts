/** What a planted truth is: its value, where the analysis shows its estimate, and how the two are held against each other. */
import type { Words } from '../../instruments/types.ts';

/** Where an estimate stands: a JSON pointer into results.json, or a column of the row(s) of a CSV that have these values. */
export type TruthPlace =
  | { readonly file: 'results.json'; readonly pointer: string; readonly lower?: string; readonly upper?: string }
  | {
      readonly file: 'comparison.csv' | 'school-effects.csv' | 'measures.csv' | 'theme-counts.csv';
      readonly row: Readonly<Record<string, string>>;
      readonly column: string;
      readonly lower?: string;
      readonly upper?: string;
      /** many rows: their number, or their mean with a t-interval (over the rows that have a value) */
      readonly over?: 'count' | 'mean';
    };

/**
 * `value`: the interval covers `trueValue` (without an interval: see `tested`); `zero`: the interval holds 0; `positive`,
 * `negative`: the interval (without one: the estimate) lies above or below 0.
 */
export type Expectation = 'value' | 'zero' | 'positive' | 'negative';

export type PlantedTruth = TruthPlace & {
  /** number in the checklist of findings, and a name that tells rows of the same finding apart */
  readonly finding: string;
  readonly id: string;
  readonly words: Words;
  readonly expected: Expectation;
  readonly trueValue: number | null;
  readonly unit: Words;
  readonly tested: Words;
};

export interface Truth {
  readonly format: 1;
  readonly synthetic: true;
  readonly seed: number;
  readonly schools: number;
  readonly answered: readonly string[];
  /** how a point, a month and a standard deviation of the made-up scale relate */
  readonly scale: { readonly pointsPerMonth: number; readonly sdPerPoint: number; readonly sdPerMonth: number };
  readonly truths: readonly PlantedTruth[];
  /**
   * F02–F05 share one equation: θ_is = d_weight + perTenPercent·(pct_s − mean)/10 + mathsThroughout·[cohort 2]·(maths_s − mean) + u_s,
   * in months; `tau` is the SD of u_s.
   */
  readonly equation: {
    readonly months: Readonly<Record<'0' | '0.3' | '1.2', number>>;
    readonly perTenPercent: number;
    readonly mathsThroughout: number;
    readonly tau: number;
  };
  /** each school's own true effect, in before-phase standard deviations */
  readonly schoolEffects: Readonly<Record<string, number>>;
}
