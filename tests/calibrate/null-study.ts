/**
 * The null studies of domain.md §3.2: the demo's pupils, schools and scores with their natural growth, school-year noise and pupils' slopes.
 * N0: without any effect; what the generator planted is taken out of every score of the intervention phase. N1: in its place every school
 * has an effect that was drawn by itself, so that nothing which staff, pupils, trainers or interviews tell has to do with it.
 */
import { seededRandom } from '../../analysis/random.ts';
import type { AchievementRow, StudyData } from '../../analysis/types.ts';
import { makeDemo } from '../../server/demo/demo.ts';
import { month, waveIds, weights } from '../../server/demo/planted.ts';
import { drawScores } from '../../server/demo/pupils.ts';
import { drawSchools } from '../../server/demo/schools.ts';
import { meanSamplingVariance, yearNoise } from '../../server/demo/theory.ts';

export interface NullStudy {
  readonly achievement: readonly AchievementRow[];
  readonly cohortOf: ReadonlyMap<string, string>;
}

/** Scores without what was planted. `tau`: SD of the schools' own effects in points, drawn independently of everything (N0: 0). */
export const nullStudy = (seed: number, schools: number, tau = 0): NullStudy => {
  const random = seededRandom(seed);
  const plans = drawSchools(random.fork('schools'), schools);
  const effects = random.fork('effects of a null study');
  const achievement = plans.flatMap((school) => {
    const kindOf = new Map(school.pupils.map((p) => [p.id, p.kind]));
    const own = tau * effects.normal();
    return drawScores(random.fork(`scores ${school.id}`), school).map((row): AchievementRow => {
      if (row.phase !== 'during' || row.score === null) return row;
      const planted = school.sharedEffect + month * (weights[kindOf.get(row.pupil) ?? 0] ?? weights[0]).effect;
      return { ...row, score: row.score - planted + own };
    });
  });
  return { achievement, cohortOf: new Map(plans.map((s) => [s.id, String(s.cohort)])) };
};

/** N1: the reliability of school effects that τ is chosen for, and that τ in points. */
export const independentReliability = 0.65;
export const independentTau: number = Math.sqrt(
  (independentReliability / (1 - independentReliability)) * (yearNoise + meanSamplingVariance),
);

/**
 * N1: the whole demo (δ = 0, τ as above). What staff, pupils and trainers say still goes with the effect that the demo planted, and with
 * each other; but that effect is in nobody's scores any more, nor are the shares of weight 1.2, the weights and mathematics throughout.
 */
export const independentStudy = (seed: number, schools: number): StudyData => {
  const { data } = makeDemo({ schools, seed, answered: waveIds, pupils: false });
  // chosen and interviewed is anew, from these scores
  const { selection: _selection, themes: _themes, inferences: _inferences, ...asked } = data;
  return { ...asked, achievement: nullStudy(seed, schools, independentTau).achievement };
};
