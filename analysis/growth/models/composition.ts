/**
 * What: who was tested before and who during: an effect between phases is an effect only as far as the pupils are alike.
 * Formula: per phase the pupils and scores, the share of pupils of each weight (of those whose weight is known), the mean years of schooling
 *   at the occasion, and the share of pupils who were tested in both phases; over all schools and per school.
 * Source: domain.md §4.5, Threats to report.
 * R: aggregate()
 * Missing: a share is null where no weight is known.
 */
import type { AchievementRow } from '../../types.ts';
import { byText } from '../school-estimate.ts';
import { centreYears, type ModelRow, prepareIntervention, type PrepareOptions } from './rows.ts';

export interface PhaseComposition {
  readonly phase: 'before' | 'during';
  readonly pupils: number;
  readonly scores: number;
  readonly weights: Readonly<Record<string, number | null>>;
  readonly meanYears: number | null;
  /** share of these pupils who were tested in the other phase too */
  readonly inBoth: number | null;
}

export interface Composition {
  /** null: all schools */
  readonly school: string | null;
  readonly phases: readonly [PhaseComposition, PhaseComposition];
}

/** All schools first, then school by school. */
export const compositionTable = (all: readonly AchievementRow[], options: PrepareOptions = {}): readonly Composition[] => {
  const { rows, schools, weights } = prepareIntervention(all, options);
  const known = weights.filter((w) => w !== 'unknown');
  const bySchool = new Map<string, ModelRow[]>(schools.map((s) => [s, []]));
  for (const row of rows) bySchool.get(row.school)?.push(row);
  return [
    { school: null, phases: phasesOf(rows, known) },
    ...[...bySchool].sort((a, b) => byText(a[0], b[0])).map(([school, own]) => ({ school, phases: phasesOf(own, known) })),
  ];
};

const phasesOf = (rows: readonly ModelRow[], weights: readonly string[]): Composition['phases'] => {
  const pupils = [0, 1].map((phase) => {
    const own = new Map<string, string>();
    for (const row of rows) if (row.D === phase) own.set(row.pupil, row.weight);
    return own;
  });
  const one = (phase: 0 | 1): PhaseComposition => {
    const own = pupils[phase]!;
    const other = pupils[1 - phase]!;
    const scores = rows.filter((r) => r.D === phase);
    const known = [...own.values()].filter((w) => w !== 'unknown');
    const share = (weight: string) => (known.length > 0 ? known.filter((w) => w === weight).length / known.length : null);
    return {
      phase: phase === 0 ? 'before' : 'during',
      pupils: own.size,
      scores: scores.length,
      weights: Object.fromEntries(weights.map((w) => [w, share(w)])),
      meanYears: scores.length > 0 ? centreYears + scores.reduce((sum, r) => sum + r.t, 0) / scores.length : null,
      inBoth: own.size > 0 ? [...own.keys()].filter((p) => other.has(p)).length / own.size : null,
    };
  };
  return [one(0), one(1)];
};
