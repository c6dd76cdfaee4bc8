/**
 * What pupils of groups 5–8 answer about their lessons, class by class and without names. Schools differ in all five scales at
 * once and a little in each; so do classes' pupils. An answer is rounded to an option.
 */
import type { Random } from '../../analysis/random.ts';
import type { ResponseRecord } from '../../analysis/types.ts';
import type { Answer, Answers, Instrument } from '../../instruments/types.ts';
import { responseId } from './answers.ts';
import { pupilAnswers as p, pupilGainShare, pupilWaves, stability } from './planted.ts';
import type { SchoolPlan } from './schools.ts';

/** One class at one wave: its name, and how many pupils are in it. */
export interface SchoolClass {
  readonly name: string;
  readonly pupils: number;
}

/** The school years (of the study's four) in which T1 and T2b fall. */
const yearOf = [2, 3] as const;

/** The classes of groups 5–8. Small year groups share a class. */
export const classesOf = (school: SchoolPlan, wave: number): readonly SchoolClass[] => {
  const year = yearOf[wave] ?? yearOf[0];
  const inGroup = (group: number) =>
    school.pupils.filter((one) => one.firstYear <= year && year <= one.lastYear && one.groupInYear0 + year === group).length;
  const groups = [5, 6, 7, 8].map((group) => ({ group, pupils: inGroup(group) }));
  // a class does not fall apart because one pupil left: the size of the whole school decides
  if (school.size >= 8 * p.combineBelow) return groups.map(({ group, pupils }) => ({ name: String(group), pupils }));
  return [groups.slice(0, 2), groups.slice(2)].map((pair) => ({
    name: pair.map(({ group }) => group).join('/'),
    pupils: pair.reduce((sum, { pupils }) => sum + pupils, 0),
  }));
};

/** Two standard normal parts as one: what stays, and what is of the moment. */
const mix = (share: number, lasting: number, passing: number) => Math.sqrt(share) * lasting + Math.sqrt(1 - share) * passing;

/** A school's place at T1 and T2b, in answer points. `loading`: correlation at T1 with the true effect; at T2b half of it. */
const drawPlaces = (random: Random, effectZ: number, loading: number): readonly number[] => {
  const lasting = random.normal();
  return pupilWaves.map((_, wave) => {
    const own = loading * (1 + wave * pupilGainShare);
    const rest = Math.sqrt(Math.max(0, 1 - own ** 2));
    return p.school * (own * effectZ + rest * mix(stability.pupils, lasting, random.normal())) + p.trend * wave;
  });
};

interface ItemPlan {
  readonly id: string;
  readonly scale: number;
  readonly easiness: number;
}

/** Scales are not equally easy to agree with, nor are the items of one. */
const scaleEasiness = [0.25, -0.05, 0.1, 0, -0.3];
const planOf = (instrument: Instrument): readonly ItemPlan[] =>
  instrument.items.map(({ id }, i) => ({
    id,
    scale: Math.floor(i / 5),
    easiness: (scaleEasiness[Math.floor(i / 5)] ?? 0) + (((i * 3) % 5) - 2) / 12,
  }));

const dontKnow: Answer = { missing: 'dontKnow' };

const drawAnswers = (random: Random, plan: readonly ItemPlan[], centre: number, ofSchool: readonly number[]): Answers => {
  const self = centre + random.normal(0, p.pupil);
  const perScale = ofSchool.map((place) => self + place + random.normal(0, p.pupilScale));
  const answers: Record<string, Answer> = {};
  for (const { id, scale, easiness } of plan) {
    const place = random.normal((perScale[scale] ?? self) + easiness, p.answer);
    const left = random.uniform();
    if (left < p.skipped) continue;
    answers[id] = left < p.skipped + p.dontKnow ? dontKnow : Math.min(4, Math.max(1, Math.round(place)));
  }
  return answers;
};

/** Autumn of the first year of training, spring of the second. Cohort 2 is a year later. */
const periods = [
  [2023, 9, 2],
  [2025, 2, 10],
] as const;
/** The first lesson of a class session begins at half past eight. */
const dayStarts = 8 * 60 + 30;

/** A class answers together on one morning of four weeks; everyone begins within three minutes. */
const drawSession = (random: Random, cohort: 1 | 2, wave: number) => {
  const [year, month, day] = periods[wave] ?? periods[0];
  const begins = Date.UTC(year + cohort - 1, month, day + 7 * random.integer(0, 3) + random.integer(0, 4), 0, dayStarts);
  const session = begins + random.integer(0, 10) * 15 * 60_000;
  return () => {
    const started = session + random.integer(0, 180) * 1000;
    const submittedAt = started + random.integer(6 * 60, 14 * 60) * 1000;
    return { started: new Date(started).toISOString(), submittedAt: new Date(submittedAt).toISOString() };
  };
};

/** All that the pupils of one school answered at these waves (places in `pupilWaves`). */
export const drawPupilResponses = (
  random: Random,
  school: SchoolPlan,
  instrument: Instrument,
  effectZ: number,
  loading: number,
  waves: readonly number[],
): ResponseRecord[] => {
  const places = drawPlaces(random.fork('places'), effectZ, loading);
  const scales = random.fork('scales');
  const ofSchool = Array.from({ length: 5 }, () => scales.normal(0, p.schoolScale));
  const plan = planOf(instrument);
  return waves.flatMap((wave) =>
    classesOf(school, wave).flatMap(({ name, pupils }) => {
      const own = random.fork(`${wave} ${name}`);
      const centre = p.mean + (places[wave] ?? 0) + own.normal(0, p.class);
      const sitting = drawSession(own, school.cohort, wave);
      return Array.from({ length: pupils }).flatMap((): ResponseRecord[] => {
        if (own.uniform() < p.absent) return [];
        const answers = drawAnswers(own, plan, centre, ofSchool);
        const head = { id: responseId(own), person: null, school: school.id, group: name };
        const what = { instrument: instrument.id, version: instrument.version, wave: pupilWaves[wave] ?? pupilWaves[0] };
        return [{ ...head, ...what, language: 'nl', ...sitting(), submitted: true, answers }];
      });
    }),
  );
};
