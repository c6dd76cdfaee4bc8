/**
 * The knowledge test at T1 and T3 (F08): everybody learns alike, 0.8 SD of the scores at T1, whatever a school's effect. A question is
 * right by guessing or by knowing: P = guess + (1 − guess)·logistic(slope·(ability − difficulty)); "don't know" and skipped are wrong.
 */
import { meanOf } from '../../analysis/description/moments.ts';
import { normalQuantile } from '../../analysis/distributions.ts';
import type { Random } from '../../analysis/random.ts';
import type { Answer, Answers, Instrument } from '../../instruments/types.ts';
import { knowledge as k, stability } from './planted.ts';

const items = 14;
/** from easy to hard, in abilities' standard deviations */
const difficulty = (place: number) => -1.3 + (2.2 * ((place * 5) % items)) / (items - 1);
const chance = (ability: number, place: number) =>
  k.guess + (1 - k.guess) / (1 + Math.exp(-k.slope * (ability - difficulty(place))));
const tried = 1 - k.skipped - k.dontKnow;

const places = Array.from({ length: items }, (_, i) => i);
const abilities = Array.from({ length: 1999 }, (_, i) => normalQuantile((i + 0.5) / 1999));
/** share right that is expected of somebody */
const expected = (ability: number) => tried * meanOf(places.map((i) => chance(ability, i)));
const meanScore = (shift: number) => meanOf(abilities.map((z) => expected(z + shift)));

/** Standard deviation of the persons' scores at T1: abilities, and the luck of fourteen questions. */
const scoreSd: number = (() => {
  const mean = meanScore(0);
  const luck = meanOf(abilities.map((z) => meanOf(places.map((i) => tried * chance(z, i) * (1 - tried * chance(z, i)))) / items));
  return Math.sqrt(meanOf(abilities.map((z) => (expected(z) - mean) ** 2)) + luck);
})();

/** What everybody's score rises from T1 to T3, in shares right. */
export const knowledgeGain: number = k.gainSd * scoreSd;

/** The rise of ability that gives that gain, by halving. */
const abilityGain: number = (() => {
  const wanted = meanScore(0) + knowledgeGain;
  let [low, high] = [0, 4];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (meanScore(middle) < wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
})();

/** A school's part of its staff's ability, before and after. */
export const drawSchoolKnowledge = (random: Random): ((late: boolean) => number) => {
  const [lasting, first, last] = [random.normal(), random.normal(), random.normal()];
  const at = (own: number) => k.school * (Math.sqrt(stability.school) * lasting + Math.sqrt(1 - stability.school) * own);
  return (late) => (late ? at(last) + abilityGain : at(first));
};

/** One person's answers; `lasting` is this person's place among others, standard normal. */
export const drawTestAnswers = (random: Random, test: Instrument, school: number, lasting: number): Answers => {
  const person = Math.sqrt(stability.person) * lasting + Math.sqrt(1 - stability.person) * random.normal();
  const ability = school + Math.sqrt(1 - k.school ** 2) * person;
  const right = test.scales[0]?.right ?? {};
  const reached = random.uniform() < k.stopped ? random.integer(11, 13) : items;
  const answers: Record<string, Answer> = {};
  test.items.forEach(({ id, format }, place) => {
    const left = random.uniform();
    const knows = random.uniform() < chance(ability, place);
    const wrong = (test.answerFormats[format]?.options ?? []).filter((o) => o.code !== right[id]);
    const slip = wrong[random.integer(0, wrong.length - 1)]?.code ?? 0;
    if (place >= reached) answers[id] = { missing: 'notReached' };
    else if (left < k.dontKnow) answers[id] = { missing: 'dontKnow' };
    else if (left >= k.dontKnow + k.skipped) answers[id] = knows ? (right[id] ?? slip) : slip;
  });
  return answers;
};
