/**
 * The null study N0 of domain.md §3.2: the demo's pupils, schools and scores with their natural growth, school-year noise and pupils' slopes,
 * and without any effect: what the generator planted is taken out of every score of the intervention phase.
 */
import { seededRandom } from '../../analysis/random.ts';
import type { AchievementRow } from '../../analysis/types.ts';
import { month, weights } from '../../server/demo/planted.ts';
import { drawScores } from '../../server/demo/pupils.ts';
import { drawSchools } from '../../server/demo/schools.ts';

export interface NullStudy {
  readonly achievement: readonly AchievementRow[];
  readonly cohortOf: ReadonlyMap<string, string>;
}

export const nullStudy = (seed: number, schools: number): NullStudy => {
  const random = seededRandom(seed);
  const plans = drawSchools(random.fork('schools'), schools);
  const achievement = plans.flatMap((school) => {
    const kindOf = new Map(school.pupils.map((p) => [p.id, p.kind]));
    return drawScores(random.fork(`scores ${school.id}`), school).map((row): AchievementRow => {
      if (row.phase !== 'during' || row.score === null) return row;
      const planted = school.sharedEffect + month * (weights[kindOf.get(row.pupil) ?? 0] ?? weights[0]).effect;
      return { ...row, score: row.score - planted };
    });
  });
  return { achievement, cohortOf: new Map(plans.map((s) => [s.id, String(s.cohort)])) };
};
