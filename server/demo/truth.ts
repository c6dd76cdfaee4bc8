/**
 * The planted truths with their true values, and where `analyse` shows its estimate of each: what the command line writes as
 * `truth.json` beside the demo's folder. Only truths that the study can show are listed.
 */
import { effect, month, trainerWave, weights } from './planted.ts';
import type { SchoolPlan } from './schools.ts';
import { sdPerPoint } from './theory.ts';
import type { Truth } from './truth-types.ts';
import { leadershipTruths, networkTruths } from './truths-change.ts';
import { attitudeAndLeadershipTruths, networkAndCultureTruths, pupilTruths, teachingQualityTruth } from './truths-comparison.ts';
import { themeTruths } from './truths-themes.ts';
import { effectTruths, selectionTruths } from './truths-effect.ts';
import { moderationTruths } from './truths-moderation.ts';
import { knowledgeTruths } from './truths-knowledge.ts';
import { participationTruths } from './truths-report.ts';

export interface TruthInput {
  readonly plans: readonly SchoolPlan[];
  readonly seed: number;
  /** waves with answers */
  readonly answered: readonly string[];
  /** whether staff answered, pupils answered, and there are test scores */
  readonly staffItems: boolean;
  readonly pupilItems: boolean;
  readonly pupils: boolean;
  /** schools a group of which interviews were coded; 0 = none */
  readonly themesOf: number;
}

/** The truths of a study. Groups of fewer than five schools are not compared: F06 and F10–F15 need fifteen schools. */
export const makeTruth = ({ plans, seed, answered, staffItems, pupilItems, pupils, themesOf }: TruthInput): Truth => {
  const contest = { schools: plans.length, k: Math.min(10, Math.floor(plans.length / 3)) };
  const chosen = pupils && contest.k >= 5;
  const ofStaff = staffItems ? answered.filter((wave) => wave !== 'T2b') : [];
  const ofPupils = pupilItems ? answered : [];
  const [d0, d03, d12] = weights;
  return {
    format: 1,
    synthetic: true,
    seed,
    schools: plans.length,
    answered,
    scale: { pointsPerMonth: month, sdPerPoint, sdPerMonth: month * sdPerPoint },
    truths: [
      ...(pupils ? [...effectTruths(), ...moderationTruths(plans.length)] : []),
      ...(chosen ? selectionTruths(contest.k) : []),
      ...(chosen && ofStaff.includes(trainerWave) ? [teachingQualityTruth(contest)] : []),
      ...(ofStaff.includes(trainerWave) && plans.length >= 5 ? participationTruths() : []),
      ...(chosen ? pupilTruths(contest, ofPupils) : []),
      ...(chosen ? attitudeAndLeadershipTruths(contest, ofStaff) : []),
      ...(chosen ? networkAndCultureTruths(contest, ofStaff) : []),
      ...knowledgeTruths(ofStaff, chosen),
      ...(themesOf > 0 ? themeTruths(themesOf) : []),
      ...networkTruths(ofStaff),
      ...leadershipTruths(ofStaff),
    ],
    equation: {
      months: { '0': d0.effect, '0.3': d03.effect, '1.2': d12.effect },
      perTenPercent: effect.perTenPercent,
      mathsThroughout: effect.mathsThroughout,
      tau: effect.tau / month,
    },
    schoolEffects: Object.fromEntries(plans.map((p) => [p.id, p.trueEffect * sdPerPoint])),
  };
};
