/**
 * Trainers' reports at T3, one on each school. The trainer has no place on the school's roster, so the response has no person; it
 * is about the school. What the trainer saw goes with the school's true effect as far as planted.ts and the lines below say.
 */
import type { Random } from '../../analysis/random.ts';
import type { ResponseRecord } from '../../analysis/types.ts';
import type { Answer, Instrument } from '../../instruments/types.ts';
import { responseId } from './answers.ts';
import { rated, ratingLoading } from './loadings.ts';
import { notJudged, participation, teachingQuality, trainerWave } from './planted.ts';
import type { SchoolPlan } from './schools.ts';
import * as said from './trainer-sentences.ts';

type Draft = Record<string, Answer>;

/** Which of three sentences belongs to a rating: low, middling, high. */
const third = (code: number) => (code <= 2 ? 0 : code === 3 ? 1 : 2);
const three = (random: Random, from: readonly string[]) => `${random.shuffle(from).slice(0, 3).join(', ')}.`;

/** A rating and what showed it, or "cannot be judged". Gives the rating. */
const rate = (random: Random, into: Draft, id: string, place: number): number | undefined => {
  const code = rated(place);
  const sentence = random.pick(said.evidence[id]?.[third(code)] ?? ['']);
  if (random.uniform() < notJudged) {
    into[id] = { missing: 'dontKnow' };
    return undefined;
  }
  into[id] = code;
  into[`${id}e`] = sentence;
  return code;
};

/** VV01–VV05, VV12 and VV17 share how far the school has come; whole-team participation goes with it (F19). */
const implementation = (random: Random, into: Draft, z: number) => {
  const come = 0.45 * z + Math.sqrt(1 - 0.45 ** 2) * random.normal();
  [3.5, 3.2, 3.3, 2.8, 2.9].forEach((mean, i) => {
    rate(random, into, `VV0${i + 1}`, mean + 0.6 * come + random.normal(0, 0.55));
  });
  const { takingPart, whole } = participation;
  const taking = rate(random, into, 'VV12', takingPart.mean + takingPart.shared * come + random.normal(0, takingPart.own));
  if (taking !== undefined && taking < 4) into.VV12c = random.pick(said.absentees);
  rate(random, into, 'VV17', whole.mean + whole.shared * come + random.normal(0, whole.own));
};

/** VV08: trainers hold the leader decisive, which the teachers' scale does not show (F12). */
const leader = (random: Random, into: Draft, z: number) => {
  const code = rate(random, into, 'VV08', 3.3 + 0.6 * z + random.normal(0, 0.7)) ?? 3;
  into.VV08b = random.uniform() < 0.15 ? 4 : code >= 4 ? random.pick([1, 3]) : code <= 2 ? 2 : random.pick([2, 3]);
};

/** VV09: among the schools of smallest effect about half have a coach who cannot do the work, elsewhere few (F17). */
const coach = (random: Random, into: Draft, z: number) => {
  const place = 0.74 + 0.52 * z + random.normal();
  const code = rate(random, into, 'VV09', place < -0.6 ? 1 : place < 0 ? 2 : place < 0.8 ? 3 : place < 1.8 ? 4 : 5) ?? 3;
  const reasons = [0.55, 0.45, 0.25, 0.2].map((share) => random.uniform() < share);
  if (code > 2) return;
  reasons.forEach((given, i) => (into[`VV09r${i + 1}`] = given || (i === 0 && !reasons.includes(true)) ? 1 : 0));
  if (random.uniform() < 0.2) into.VV09r5 = random.pick(said.otherReason);
};

/** VV07: alike at the start; where the effect is strong it turned after a good experience (F11). */
const attitude = (random: Random, into: Draft, z: number) => {
  const start = 2.8 + random.normal(0, 0.7);
  const change = 0.4 + 0.6 * z + random.normal(0, 0.5);
  into.VV07a = rated(start);
  into.VV07b = rated(start + change);
  into.VV07c = random.pick(said.attitudeChange[change < -0.1 ? 0 : change < 0.6 ? 1 : 2]);
};

/** VV10, VV13: the same in every school (F14, F07). VV14: inspectorate or board, hardly ever a subject where the effect is small (F18). */
const surroundings = (random: Random, into: Draft, z: number) => {
  const together = rate(random, into, 'VV10', 3.7 + random.normal(0, 0.7)) ?? 3;
  into.VV10n = Math.min(5, Math.max(1, together + random.integer(-1, 1)));
  into.VV10c = random.pick(said.collaboration);
  rate(random, into, 'VV11', 3.2 + 0.35 * z + random.normal(0, 0.7));
  rate(random, into, 'VV13', 4.2 + random.normal(0, 0.6));
  const influence = random.uniform() < (z > 0.5 ? 0.5 : z < -0.5 ? 0.04 : 0.15) ? random.pick([1, 1, 2, 3]) : 0;
  into.VV14 = influence;
  if (influence > 0) into.VV14e = random.pick(said.inspectorate[influence] ?? ['']);
  if (random.uniform() < 0.7) into.VV15 = random.pick(said.circumstances);
};

/** VV16: mathematics throughout, where the school's attribute says so; elsewhere another subject at least once. */
const domains = (random: Random, into: Draft, maths: 0 | 1) => {
  const others = Array.from({ length: 4 }, () => random.pick([1, 1, 2, 3]));
  const worked = maths === 1 ? [1, 1, 1, 1] : others.every((d) => d === 1) ? [1, 1, 2, 3] : others;
  worked.forEach((domain, i) => (into[`VV16h${i + 1}`] = domain));
};

const drawAnswers = (random: Random, z: number, maths: 0 | 1): Draft => {
  const answers: Draft = {};
  implementation(random.fork('implementation'), answers, z);
  const seen = random.fork('teaching');
  const place = ratingLoading * z + Math.sqrt(1 - ratingLoading ** 2) * seen.normal();
  const judged = rate(seen, answers, 'VV06', teachingQuality.mean + teachingQuality.sd * place) !== undefined;
  answers.VV06n = judged ? seen.integer(1, 4) : 0;
  attitude(random.fork('attitude'), answers, z);
  leader(random.fork('leader'), answers, z);
  coach(random.fork('coach'), answers, z);
  surroundings(random.fork('surroundings'), answers, z);
  domains(random.fork('domains'), answers, maths);
  answers.VV17s = three(random, said.supports);
  answers.VV17o = three(random, said.obstacles);
  return answers;
};

/** Written in the evening, in the last weeks of the second year of training. */
const drawWriting = (random: Random, cohort: 1 | 2) => {
  const started = Date.UTC(2025 + cohort - 1, 5, 1 + random.integer(0, 20), 17, random.integer(0, 179), random.integer(0, 59));
  const submittedAt = started + random.integer(25 * 60, 80 * 60) * 1000;
  return { started: new Date(started).toISOString(), submittedAt: new Date(submittedAt).toISOString() };
};

/** The report on one school; `effectZ` is its true effect, standardised over schools. */
export const drawTrainerReport = (
  random: Random,
  school: SchoolPlan,
  instrument: Instrument,
  effectZ: number,
): ResponseRecord => {
  const drawn = drawAnswers(random.fork('answers'), effectZ, school.maths);
  // in the order of the instrument, as a form would give them
  const answers = Object.fromEntries(instrument.items.flatMap(({ id }) => (drawn[id] === undefined ? [] : [[id, drawn[id]]])));
  return {
    id: responseId(random),
    person: null,
    school: school.id,
    about: school.id,
    instrument: instrument.id,
    version: instrument.version,
    wave: trainerWave,
    language: 'nl',
    ...drawWriting(random, school.cohort),
    submitted: true,
    answers,
  };
};
