/** The planted study (domain.md §3.2, F01–F22): over many seeds, how often each truth is shown; never pooled over truths. */
import { makeDemo } from '../../server/demo/demo.ts';
import { waveIds } from '../../server/demo/planted.ts';
import type { Expectation } from '../../server/demo/truth-types.ts';
import { judge, schoolValues } from '../demo/recover.ts';
import { binomialQuantile } from './bounds.ts';

export interface ShownTruth {
  readonly id: string;
  readonly finding: string;
  readonly expected: Expectation;
  readonly trueValue: number | null;
  readonly estimate: number;
  readonly hasInterval: boolean;
  /** null: without an interval, only the mean over studies is judged */
  readonly shown: boolean | null;
}

/** One study. */
export interface PlantedStudy {
  readonly study: 'planted';
  readonly schools: number;
  readonly seed: number;
  readonly truths: readonly ShownTruth[];
}

export const plantedStudy = (seed: number, schools: number): PlantedStudy => {
  const { data, truth } = makeDemo({ schools, seed, answered: waveIds });
  const truths = judge(data, truth, schoolValues(data)).map(
    ({ truth: { id, finding, expected, trueValue }, estimate, lower, upper, shown }): ShownTruth => ({
      id,
      finding,
      expected,
      trueValue,
      estimate,
      hasInterval: lower !== null && upper !== null,
      shown,
    }),
  );
  return { study: 'planted', schools, seed, truths };
};

/** Fewest of n studies that must show a truth: 43 of 50, 16 of 20 (domain.md §3.2); the same quantile of the binomial at other n. */
export const fewestShown = (studies: number): number => binomialQuantile(studies, 0.95, 0.005);

export interface TruthSummary {
  readonly id: string;
  readonly finding: string;
  readonly expected: Expectation;
  readonly hasInterval: boolean;
  readonly trueValue: number | null;
  readonly meanEstimate: number;
  readonly studies: number;
  /** null: judged by the mean over studies, which must lie within 15 % of the true value */
  readonly shown: number | null;
  readonly kept: boolean;
}

export const summariseTruths = (studies: readonly PlantedStudy[]): readonly TruthSummary[] => {
  const byId = new Map<string, ShownTruth[]>();
  for (const truth of studies.flatMap((s) => s.truths)) byId.set(truth.id, [...(byId.get(truth.id) ?? []), truth]);
  return [...byId].map(([id, own]): TruthSummary => {
    const { finding, expected, hasInterval } = own[0]!;
    const mean = (of: (t: ShownTruth) => number) => own.reduce((sum, t) => sum + of(t), 0) / own.length;
    const meanEstimate = mean((t) => t.estimate);
    const trueValue = own.every((t) => t.trueValue !== null) ? mean((t) => t.trueValue ?? 0) : null;
    const shown = own.some((t) => t.shown === null) ? null : own.filter((t) => t.shown).length;
    const kept =
      shown !== null ? shown >= fewestShown(own.length) : trueValue !== null && Math.abs(meanEstimate / trueValue - 1) < 0.15;
    return { id, finding, expected, hasInterval, trueValue, meanEstimate, studies: own.length, shown, kept };
  });
};
