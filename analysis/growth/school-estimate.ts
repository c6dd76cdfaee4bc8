/** What a first stage hands to the second: one school's own effect with its standard error. */
import type { Exclusion } from '../types.ts';

export interface SchoolEstimate {
  readonly school: string;
  /** on the metric of the first stage: score points per unit of time (growth), before-phase SDs (intervention) */
  readonly effect: number;
  readonly se: number;
  readonly pupils: number;
  readonly rows: number;
}

/** The first stage as a whole: the schools that have an effect, and everything that was left out with its reason. */
export interface FirstStage {
  readonly estimates: readonly SchoolEstimate[];
  readonly exclusions: readonly Exclusion[];
}

/** Text order of ids: the order of ties everywhere, the same on every machine. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
