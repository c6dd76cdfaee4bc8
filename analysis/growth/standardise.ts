/**
 * What: before-phase z-scores, so that scores of different test occasions can be averaged.
 * Formula: z = (score − mean) / SD (n − 1) of the before-phase rows with the same subject, scale version and occasion.
 * Source: study-folder.md, Effects and comparison (`intervention`, two-stage).
 * R: with(before, (score - ave(score, occasion)) / ave(score, occasion, FUN = sd))
 * Missing: an occasion with fewer than 30 before-phase rows, or without variance in them, is excluded and listed.
 */
import type { AchievementRow, Exclusion, Phase } from '../types.ts';

export const minOccasionRows = 30;

export interface ZRow {
  readonly school: string;
  readonly pupil: string;
  /** school year × occasion: one test round */
  readonly round: string;
  readonly schoolYear: string | undefined;
  readonly phase: Exclude<Phase, 'transition'>;
  readonly z: number;
}

/** z-scores of the rows of one subject that are in the before or the intervention phase. Transition rows are left out. */
export function standardise(rows: readonly AchievementRow[]): { rows: readonly ZRow[]; exclusions: readonly Exclusion[] } {
  const exclusions: Exclusion[] = [];
  const norms = new Map<string, { n: number; mean: number; squares: number; rows: number; occasion: string; version: string }>();
  const reasons = new Map<string, number>();
  const usable: { row: AchievementRow; score: number; phase: 'before' | 'during'; key: string }[] = [];
  for (const row of rows) {
    const reason =
      row.score === null ? 'noScore' : row.phase === null ? 'noPhase' : row.phase === 'transition' ? 'transition' : null;
    if (reason !== null || row.score === null || row.phase === null || row.phase === 'transition') {
      reasons.set(reason ?? 'noScore', (reasons.get(reason ?? 'noScore') ?? 0) + 1);
      continue;
    }
    const key = `${row.scaleVersion}\n${row.occasion}`;
    const norm = norms.get(key) ?? { n: 0, mean: 0, squares: 0, rows: 0, occasion: row.occasion, version: row.scaleVersion };
    norms.set(key, norm);
    norm.rows++;
    if (row.phase === 'before') {
      // Welford: mean and squares in one pass without cancellation
      norm.n++;
      const step = row.score - norm.mean;
      norm.mean += step / norm.n;
      norm.squares += step * (row.score - norm.mean);
    }
    usable.push({ row, score: row.score, phase: row.phase, key });
  }
  for (const [reason, count] of reasons) exclusions.push({ what: 'row', id: '', reason, count });
  for (const norm of norms.values()) {
    const id = `${norm.occasion} (${norm.version})`;
    if (norm.n < minOccasionRows) exclusions.push({ what: 'occasion', id, reason: 'fewerThanThirtyBefore', count: norm.rows });
    else if (!(norm.squares > 0)) exclusions.push({ what: 'occasion', id, reason: 'noVariance', count: norm.rows });
  }
  const out: ZRow[] = [];
  for (const { row, score, phase, key } of usable) {
    const norm = norms.get(key)!;
    if (norm.n < minOccasionRows || !(norm.squares > 0)) continue;
    out.push({
      school: row.school,
      pupil: row.pupil,
      round: `${row.schoolYear ?? ''}\n${row.occasion}`,
      schoolYear: row.schoolYear,
      phase,
      z: (score - norm.mean) / Math.sqrt(norm.squares / (norm.n - 1)),
    });
  }
  return { rows: out, exclusions };
}
