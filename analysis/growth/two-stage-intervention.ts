/**
 * What: each school's difference between the intervention phase and the years before it, in before-phase standard deviations:
 *   every school is its own control.
 * Formula: z-scores of standardise.ts, then per school the contrast of phase-contrast.ts (during minus before).
 * Source: study-folder.md, Effects and comparison (`intervention`, two-stage).
 * R: see standardise.ts and phase-contrast.ts
 * Missing: a school needs ≥ 30 pupils and ≥ 3 test rounds in each phase; those left out are listed with the reason.
 */
import type { AchievementRow, Exclusion } from '../types.ts';
import { phaseContrast } from './phase-contrast.ts';
import { byText, type FirstStage, type SchoolEstimate } from './school-estimate.ts';
import { standardise, type ZRow } from './standardise.ts';

export interface InterventionFirstStage extends FirstStage {
  /** the z-scores by school: what the noise floor is computed from */
  readonly rowsBySchool: ReadonlyMap<string, readonly ZRow[]>;
}

/** First stage of `intervention` over the rows of one subject. */
export function twoStageIntervention(rows: readonly AchievementRow[]): InterventionFirstStage {
  const { rows: zRows, exclusions: rowExclusions } = standardise(rows);
  const exclusions: Exclusion[] = [...rowExclusions];
  const bySchool = new Map<string, ZRow[]>();
  for (const row of rows) if (!bySchool.has(row.school)) bySchool.set(row.school, []);
  for (const row of zRows) bySchool.get(row.school)!.push(row);
  const estimates: SchoolEstimate[] = [];
  for (const [school, own] of [...bySchool].sort((a, b) => byText(a[0], b[0]))) {
    const contrast = phaseContrast(own.map((r) => ({ pupil: r.pupil, round: r.round, later: r.phase === 'during', z: r.z })));
    if (contrast.missing === undefined) estimates.push({ school, ...contrast.value });
    else {
      const reason = contrast.missing === 'tooFew' ? 'belowMinimumPerPhase' : 'noVariance';
      exclusions.push({ what: 'school', id: school, reason, count: contrast.n });
    }
  }
  return { estimates, exclusions, rowsBySchool: bySchool };
}
