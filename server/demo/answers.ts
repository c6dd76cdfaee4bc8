/** Answers of staff to the scales. A school, a person and the moment each move an answer; it is then rounded to an option. */
import { normalQuantile } from '../../analysis/distributions.ts';
import type { Random } from '../../analysis/random.ts';
import type { ResponseRecord } from '../../analysis/types.ts';
import type { Answer, Answers, Instrument, MissingAnswer } from '../../instruments/types.ts';
import { course, leadershipCourse, type ScaleModel, scales, stability, staff, staffWaves } from './planted.ts';
import type { SchoolPlan } from './schools.ts';
import type { StaffMember } from './staff.ts';

type ScaleName = keyof typeof scales;
const scaleNames = Object.keys(scales) as ScaleName[];

/** Which of the four dimensions an item belongs to. */
const scaleOf = (item: string): ScaleName => {
  if (item.startsWith('ATT')) return 'attitude';
  if (item.startsWith('LEAD')) return 'leadership';
  return Number(item.slice(4)) <= 6 ? 'cultureData' : 'cultureOther';
};

/** Two standard normal parts as one: what stays, and what is of the moment. */
const mix = (share: number, lasting: number, passing: number) => Math.sqrt(share) * lasting + Math.sqrt(1 - share) * passing;

/** A school's position on each dimension at each wave, in answer points. */
export type SchoolPositions = Readonly<Record<ScaleName, readonly number[]>>;

/** How what is answered hangs together with the effect; loadings.ts works it out from what is planted. */
export interface Loadings {
  /** correlation of a school's *true* data-oriented culture with its true effect */
  readonly culture: number;
  /** change of a school's true attitude from T1 to T3, in answer points, per standard deviation of the true effect */
  readonly attitudeChange: number;
}

const { improved, stable, rise, decline, pullOfStart } = leadershipCourse;
const riseAbove = normalQuantile(1 - improved);
const declineBelow = normalQuantile(1 - improved - stable);

/** What becomes of the leadership by T3, in answer points. `start`: where the school stands at T1, standard normal. */
const leadershipShift = (random: Random, start: number): number => {
  const luck = mix(pullOfStart ** 2, -start, random.normal());
  return luck > riseAbove ? rise : luck < declineBelow ? -decline : 0;
};

/** Positions of one school; `effectZ` is its true effect, standardised over schools. */
export const drawPositions = (random: Random, effectZ: number, { culture, attitudeChange }: Loadings): SchoolPositions => {
  const free = (share: number): readonly number[] => {
    const lasting = random.normal();
    return staffWaves.map(() => mix(share, lasting, random.normal()));
  };
  const { school } = stability;
  const [attitude, leadership, data, other] = [free(school), free(stability.leadership), free(school), free(school)];
  const at = (name: ScaleName, standard: readonly number[], moved = 0) =>
    standard.map((z, wave) => scales[name].school * z + moved * (course[wave] ?? 0));
  return {
    attitude: at('attitude', attitude, attitudeChange * effectZ),
    leadership: at('leadership', leadership, leadershipShift(random.fork('leadership'), leadership[0] ?? 0)),
    cultureData: at(
      'cultureData',
      data.map((z) => culture * effectZ + Math.sqrt(1 - culture ** 2) * z),
    ),
    // the rest of the culture goes along with the part of data-oriented culture that has nothing to do with the effect
    cultureOther: at(
      'cultureOther',
      other.map((z, wave) => mix(0.4, data[wave] ?? 0, z)),
    ),
  };
};

/** Items are not equally easy to agree with: their means lie up to .3 around the scale's. */
const easiness = (index: number) => (((index * 5) % 7) - 3) / 10;

export interface Respondent {
  readonly member: StaffMember;
  /** lasting position on each dimension, standard normal */
  readonly position: Readonly<Record<ScaleName, number>>;
}

export const drawRespondent = (random: Random, member: StaffMember): Respondent => {
  const position = Object.fromEntries(scaleNames.map((name) => [name, random.normal()])) as Record<ScaleName, number>;
  // who is positive about one half of the culture is so about the other
  return { member, position: { ...position, cultureOther: mix(0.6, position.cultureData, position.cultureOther) } };
};

const dontKnow: MissingAnswer = { missing: 'dontKnow' };

interface ItemPlan {
  readonly id: string;
  readonly dimension: ScaleName;
  readonly model: ScaleModel;
  /** mean of the item at the first wave */
  readonly mean: number;
  readonly reversed: boolean;
}
const plans = new Map<Instrument, readonly ItemPlan[]>();

/** What the items of an instrument need for every answer; worked out once. */
const planOf = (instrument: Instrument): readonly ItemPlan[] => {
  const found = plans.get(instrument);
  if (found) return found;
  const plan = instrument.items.map(({ id }, i): ItemPlan => {
    const dimension = scaleOf(id);
    const model = scales[dimension];
    const reversed = instrument.scales.some((s) => s.items[id] === -1);
    return { id, dimension, model, mean: model.mean + easiness(i), reversed };
  });
  plans.set(instrument, plan);
  return plan;
};

/** One person's answers to one instrument at one wave. A skipped item has no entry. */
export const drawAnswers = (
  random: Random,
  instrument: Instrument,
  { position }: Respondent,
  school: SchoolPositions,
  wave: number,
): Answers => {
  const now: Partial<Record<ScaleName, number>> = {};
  const answers: Record<string, Answer> = {};
  for (const { id, dimension, model, mean, reversed } of planOf(instrument)) {
    const self = (now[dimension] ??= mix(stability.person, position[dimension], random.normal()));
    const centre = mean + model.trend * wave + (school[dimension][wave] ?? 0) + model.person * self;
    const place = Math.min(5, Math.max(1, Math.round(random.normal(centre, model.answer))));
    const left = random.uniform();
    if (left < staff.skipped) continue;
    answers[id] = left < staff.skipped + staff.dontKnow ? dontKnow : reversed ? 6 - place : place;
  }
  return answers;
};

/** Autumn of the first and of the second year of training, and the end of it. Cohort 2 is a year later. */
const periods = [
  [2023, 8, 11],
  [2024, 8, 9],
  [2025, 4, 12],
] as const;

/** Made like a device makes the id of a response. */
export const responseId = (random: Random): string =>
  Array.from({ length: 4 }, () => random.integer(0, 0xffffffff).toString(16).padStart(8, '0')).join('');

/** Everything of a response but the answers: somebody sits down once in five weeks, and takes eight to twenty minutes. */
export const drawSitting = (random: Random, { member }: Respondent, school: SchoolPlan, wave: number) => {
  const [year, month, day] = periods[wave] ?? periods[0];
  const minute = random.integer(7 * 60, 20 * 60);
  const started = Date.UTC(year + school.cohort - 1, month, day + random.integer(0, 34), 0, minute, random.integer(0, 59));
  const language: 'nl' | 'en' = random.uniform() < 0.02 ? 'en' : 'nl';
  const common = {
    person: member.person.id,
    school: school.id,
    wave: staffWaves[wave] ?? staffWaves[0],
    language,
    started: new Date(started).toISOString(),
    submittedAt: new Date(started + random.integer(8 * 60, 20 * 60) * 1000).toISOString(),
    submitted: true,
  };
  // what was added later has a stream of its own, so that the rest of the study stays as it was
  return (instrument: Instrument, answers: Answers, ids: Random = random): ResponseRecord => ({
    id: responseId(ids),
    instrument: instrument.id,
    version: instrument.version,
    ...common,
    answers,
  });
};
