/**
 * From what is planted to what the generator needs. Planted are correlations of *observed* school means with the true effect;
 * observed means also carry the chance of who answered what, so the true ones must correlate more, as far as these schools'
 * numbers ask. Rounding an answer to an option adds a variance of 1/12.
 */
import { normalQuantile } from '../../analysis/distributions.ts';
import type { Loadings } from './answers.ts';
import {
  attitudeChangeCorrelation,
  cultureCorrelation,
  pupilAnswers as p,
  pupilLevelCorrelation,
  scales,
  stability,
  staff,
  teachingQuality,
  teachingQualityCorrelation,
} from './planted.ts';
import { presentAt, type StaffMember } from './staff.ts';

const rounding = 1 / 12;
export const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / Math.max(values.length, 1);

type Teams = readonly (readonly StaffMember[])[];
const answering = (people: number) => (1 - staff.noResponse) * Math.max(1, people);

const cultureLoading = (teams: Teams): number => {
  const model = scales.cultureData;
  const perSchool = model.school ** 2;
  const perPerson = model.person ** 2 + (model.answer ** 2 + rounding) / 6;
  const chance = mean(teams.map((team) => perPerson / answering(presentAt(team, 0).length)));
  return cultureCorrelation * Math.sqrt((perSchool + chance) / perSchool);
};

/** The variance of a school's change from T1 to T3 that has nothing to do with the effect; a slope b then gives ρ = b/√(b² + V). */
const attitudeChange = (teams: Teams): number => {
  const model = scales.attitude;
  const person = model.person ** 2;
  const perPerson = person + (model.answer ** 2 + rounding) / 12;
  const teachers = (team: readonly StaffMember[], wave: number) =>
    presentAt(team, wave).filter((m) => m.person.functions.includes('teacher'));
  const chance = mean(
    teams.map((team) => {
      const [first, last] = [teachers(team, 0), teachers(team, 2)];
      const [n, m] = [answering(first.length), answering(last.length)];
      const both = (1 - staff.noResponse) ** 2 * first.filter((one) => last.includes(one)).length;
      return perPerson / n + perPerson / m - (2 * both * stability.person * person) / (n * m);
    }),
  );
  const variance = 2 * (1 - stability.school) * model.school ** 2 + chance;
  return attitudeChangeCorrelation * Math.sqrt(variance / (1 - attitudeChangeCorrelation ** 2));
};

/** What the staff's answers need. */
export const staffLoadings = (teams: Teams): Loadings => ({
  culture: cultureLoading(teams),
  attitudeChange: attitudeChange(teams),
});

/** Variance of a school's mean of all pupils' items that is chance: so many classes, so many pupils who answer. */
export const pupilChance = (classes: number, pupils: number): number => {
  const perPupil = p.pupil ** 2 + p.pupilScale ** 2 / 5 + (p.answer ** 2 + rounding) / 25;
  return p.class ** 2 / Math.max(1, classes) + perPupil / Math.max(1, pupils);
};

/** Variance of schools that is in the mean of all items besides what the scales share. */
export const schoolScaleVariance: number = p.schoolScale ** 2 / 5;

/** The correlation of pupils' *true* perception at T1 with the effect; `chance` is the schools' mean of `pupilChance`. */
export const pupilLoading = (chance: number): number =>
  pupilLevelCorrelation * Math.sqrt((p.school ** 2 + schoolScaleVariance + chance) / p.school ** 2);

/** A trainer's rating: the whole number from 1 to 5 that is nearest to what was seen. */
export const rated = (place: number): number => Math.min(5, Math.max(1, Math.round(place)));

/** The correlation of what a trainer sees with the effect, so that the rounded rating has `teachingQualityCorrelation`. */
export const ratingLoading: number = (() => {
  const z = Array.from({ length: 9999 }, (_, i) => normalQuantile((i + 1) / 10_000));
  const ratings = z.map((x) => rated(teachingQuality.mean + teachingQuality.sd * x));
  const centre = mean(ratings);
  const sd = Math.sqrt(mean(ratings.map((r) => (r - centre) ** 2)));
  return (teachingQualityCorrelation * sd) / mean(ratings.map((r, i) => r * (z[i] ?? 0)));
})();
