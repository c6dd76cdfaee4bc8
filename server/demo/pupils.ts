/** Test scores of an open population: two years before the intervention and two during, twice a year, groups 3 to 8. */
import type { Random } from '../../analysis/random.ts';
import type { AchievementRow } from '../../analysis/types.ts';
import { achievement as a, month, weights } from './planted.ts';
import type { SchoolPlan } from './schools.ts';

/** Years of schooling at the middle of groups 3–8: slopes are centred there. */
export const middle = 2.75;

/** First of the four school years: cohort 2 begins a year after cohort 1, so that effect and calendar can be told apart. */
const firstYear = (cohort: 1 | 2) => (cohort === 1 ? 2021 : 2022);
export const schoolYear = (cohort: 1 | 2, year: number): string => `${firstYear(cohort) + year}-${firstYear(cohort) + year + 1}`;

const round = (score: number) => Math.round(score * 10) / 10;

/** All scores of one school. */
export const drawScores = (random: Random, school: SchoolPlan): AchievementRow[] => {
  const level = random.normal(0, a.schoolSd);
  const slope = random.normal(0, a.schoolSlopeSd);
  const years = [0, 1, 2, 3].map(() => random.normal(0, a.schoolYearSd));
  const rows: AchievementRow[] = [];
  for (const pupil of school.pupils) {
    const kind = weights[pupil.kind] ?? weights[0];
    const own = random.normal(0, a.pupilSd) + kind.level;
    const ownSlope = random.normal(0, a.pupilSlopeSd);
    const gain = school.sharedEffect + month * kind.effect;
    for (let year = pupil.firstYear; year <= pupil.lastYear; year++) {
      const group = pupil.groupInYear0 + year;
      for (const half of [0, 1]) {
        const error = random.normal(0, a.errorSd);
        if (random.uniform() < a.missed) continue;
        const t = group - 3 + half / 2;
        const during = year >= 2;
        const score =
          a.startLevel +
          a.yearlyGain * t +
          level +
          own +
          (slope + ownSlope) * (t - middle) +
          (years[year] ?? 0) +
          (during ? gain : 0) +
          error;
        rows.push({
          pupil: pupil.id,
          school: school.id,
          group: String(group),
          subject: a.subject,
          scaleVersion: a.scaleVersion,
          occasion: `${half === 0 ? 'M' : 'E'}${group}`,
          schoolYear: schoolYear(school.cohort, year),
          time: t,
          phase: during ? 'during' : 'before',
          exposure: during ? year - 2 + (half + 1) / 2 : 0,
          score: round(score),
          weight: pupil.weightKnown ? kind.weight : null,
          covariates: {},
        });
      }
    }
  }
  return rows;
};
