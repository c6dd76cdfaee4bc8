/**
 * The demo: a synthetic study after the Focus projects, with planted truths (domain.md §3.2). The same options give the same
 * study, byte for byte. Every school draws from its own streams, so leaving out the pupils does not change the staff.
 */
import { secondStage } from '../../analysis/growth/empirical-bayes.ts';
import { selectSchools } from '../../analysis/growth/selection.ts';
import { twoStageIntervention } from '../../analysis/growth/two-stage-intervention.ts';
import { type Random, seededRandom } from '../../analysis/random.ts';
import type {
  AchievementRow,
  Identities,
  NetworkRespondent,
  Nomination,
  ResponseRecord,
  StudyData,
} from '../../analysis/types.ts';
import { drawAnswers, drawPositions, drawRespondent, drawSitting, type Loadings } from './answers.ts';
import {
  battery,
  instruments,
  makeDesign,
  pupilInstrument,
  relations,
  testInstrument,
  testTakers,
  trainerInstrument,
} from './design.ts';
import { drawSchoolKnowledge, drawTestAnswers } from './knowledge.ts';
import { mean, pupilChance, pupilLoading, staffLoadings } from './loadings.ts';
import { schoolNames } from './names.ts';
import { pupilAnswers, pupilWaves, staff, staffWaves, testWaves, trainerWave, waveIds } from './planted.ts';
import { classesOf, drawPupilResponses } from './pupil-items.ts';
import { drawScores } from './pupils.ts';
import { drawSchools, type SchoolPlan } from './schools.ts';
import { drawStaff, type StaffMember } from './staff.ts';
import { demoInferences } from './inferences.ts';
import { type ChosenSchools, drawThemes } from './themes.ts';
import { drawInclinations } from './ties.ts';
import { drawTrainerReport } from './trainers.ts';
import { makeTruth } from './truth.ts';
import type { Truth } from './truth-types.ts';

export interface DemoOptions {
  readonly schools: number;
  readonly seed: number;
  /** ids of the waves that have answers, of T1, T2a, T2b (pupils only) and T3 */
  readonly answered: readonly string[];
  /** false: without test scores */
  readonly pupils?: boolean;
  /** false: without answers and nominations of staff, and trainers' reports */
  readonly staffItems?: boolean;
  /** false: without what pupils answer about their lessons */
  readonly pupilItems?: boolean;
  /** false: without coded interviews; they are there where schools can be chosen and the training is in its second half (T2b or T3) */
  readonly themes?: boolean;
}

export interface Demo {
  readonly data: StudyData;
  readonly identities: Identities;
  readonly truth: Truth;
}

const standardise = (values: readonly number[]): readonly number[] => {
  const m = mean(values);
  const sd = Math.sqrt(mean(values.map((v) => (v - m) ** 2)));
  return values.map((v) => (sd > 0 ? (v - m) / sd : 0));
};

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

interface Answered {
  readonly responses: ResponseRecord[];
  readonly nominations: Nomination[];
  readonly respondents: NetworkRespondent[];
}

/** All that the staff of one school answered at these waves (places in `staffWaves`). */
const drawSchoolAnswers = (
  random: Random,
  school: SchoolPlan,
  members: readonly StaffMember[],
  effectZ: number,
  loadings: Loadings,
  waves: readonly number[],
  into: Answered,
): void => {
  const positions = drawPositions(random.fork('positions'), effectZ, loadings);
  const people = members.map((member) => drawRespondent(random.fork(`person ${member.person.id}`), member));
  const inclinations = drawInclinations(random.fork('ties'), members);
  const place = new Map(people.map((p, i) => [p, i]));
  const knowledge = drawSchoolKnowledge(random.fork('knowledge'));
  for (const wave of waves) {
    const own = random.fork(`wave ${wave}`);
    const waveId = staffWaves[wave] ?? staffWaves[0];
    const present = people.filter(({ member }) => member.first <= wave && wave <= member.last);
    const codes = new Map(relations.map(({ id }) => [id, inclinations(id, wave, present.length)]));
    for (const ego of present) {
      if (own.uniform() < staff.noResponse) continue;
      const respond = drawSitting(own, ego, school, wave);
      const { id: egoId, functions } = ego.member.person;
      if (testWaves.some((id) => id === waveId) && functions.some((f) => testTakers.includes(f))) {
        const lasting = random.fork(`test ${egoId}`).normal();
        const sitting = own.fork(`test ${egoId}`);
        const answers = drawTestAnswers(sitting, testInstrument, knowledge(wave > 0), lasting);
        into.responses.push(respond(testInstrument, answers, sitting));
      }
      for (const { instrument, functions: asked } of battery) {
        if (!functions.some((f) => asked.includes(f))) continue;
        if (instrument.scales.length > 0) {
          into.responses.push(respond(instrument, drawAnswers(own, instrument, ego, positions, wave)));
          continue;
        }
        const confirmed = relations.filter(() => own.uniform() >= staff.listNotConfirmed);
        into.responses.push(
          respond(instrument, Object.fromEntries(confirmed.map(({ item }) => [item, { confirmed: true, named: {} }]))),
        );
        const at = place.get(ego) ?? 0;
        for (const { id: relation } of confirmed) {
          into.respondents.push({ school: school.id, wave: waveId, relation, person: egoId });
          const code = codes.get(relation);
          for (const alter of present) {
            if (alter === ego || !code) continue;
            const value = code(at, place.get(alter) ?? 0);
            if (value > 0)
              into.nominations.push({
                school: school.id,
                wave: waveId,
                relation,
                ego: egoId,
                alter: alter.member.person.id,
                value,
              });
          }
        }
      }
    }
  }
};

/** Throws a RangeError for a number of schools below 1 and for a wave that the study does not have. */
const checkOptions = ({ schools, answered }: DemoOptions): void => {
  if (!Number.isInteger(schools) || schools < 1 || schools > 999) throw new RangeError('schools: a whole number from 1 to 999');
  const unknown = answered.find((wave) => !waveIds.some((id) => id === wave));
  if (unknown !== undefined) throw new RangeError(`answered: ${unknown} is not one of ${waveIds.join(', ')}`);
};

/** Schools' mean of the variance that is chance in what their pupils answer. */
const meanPupilChance = (plans: readonly SchoolPlan[]): number =>
  mean(
    plans.map((school) => {
      const classes = classesOf(school, 0);
      const pupils = (1 - pupilAnswers.absent) * classes.reduce((sum, one) => sum + one.pupils, 0);
      return pupilChance(classes.length, pupils);
    }),
  );

/** The schools that the analysis chooses from the scores: interviews are held there. Null where it chooses none. */
const chosenBy = (achievement: readonly AchievementRow[], k: number): ChosenSchools | null => {
  if (achievement.length === 0) return null;
  const selection = selectSchools(secondStage(twoStageIntervention(achievement).estimates).value ?? null, k);
  return selection.refused === undefined ? selection : null;
};

/** A synthetic study with its identities and its planted truths. */
export const makeDemo = (options: DemoOptions): Demo => {
  checkOptions(options);
  const { schools: count, seed, pupils = true, staffItems = true, pupilItems = true, themes = true } = options;
  const answered = waveIds.filter((id) => options.answered.includes(id));
  const places = (waves: readonly string[]) => waves.flatMap((id, i) => (options.answered.includes(id) ? [i] : []));
  const random = seededRandom(seed);
  const plans = drawSchools(random.fork('schools'), count);
  const names = schoolNames(random.fork('names'), count);
  const teams = plans.map((school) => drawStaff(random.fork(`staff ${school.id}`), school));

  const achievement: AchievementRow[] = pupils
    ? plans.flatMap((school) => drawScores(random.fork(`scores ${school.id}`), school))
    : [];
  const into: Answered = { responses: [], nominations: [], respondents: [] };
  const effects = standardise(plans.map((school) => school.trueEffect));
  if (staffItems) {
    const loadings = staffLoadings(teams);
    plans.forEach((school, s) => {
      const own = random.fork(`answers ${school.id}`);
      drawSchoolAnswers(own, school, teams[s] ?? [], effects[s] ?? 0, loadings, places(staffWaves), into);
    });
  }
  if (pupilItems) {
    const loading = pupilLoading(meanPupilChance(plans));
    plans.forEach((school, s) => {
      const own = random.fork(`pupils ${school.id}`);
      into.responses.push(...drawPupilResponses(own, school, pupilInstrument, effects[s] ?? 0, loading, places(pupilWaves)));
    });
  }
  if (staffItems && answered.includes(trainerWave))
    plans.forEach((school, s) => {
      into.responses.push(drawTrainerReport(random.fork(`trainer ${school.id}`), school, trainerInstrument, effects[s] ?? 0));
    });
  const members = teams.flat();
  const design = makeDesign(count, seed, answered);
  const late = answered.includes('T2b') || answered.includes(trainerWave);
  const chosen = themes && staffItems && late ? chosenBy(achievement, design.comparison?.k ?? 0) : null;
  const reports = into.responses.filter((response) => response.instrument === trainerInstrument.id);
  return {
    data: {
      design,
      instruments,
      schools: plans.map(({ id, cohort, pct12, size, maths }) => ({
        id,
        cohort: String(cohort),
        attributes: { pct12, size, maths },
      })),
      people: members.map(({ person }) => person),
      // as a study folder keeps them: instrument by instrument
      responses: into.responses.sort((a, b) => compare(a.instrument, b.instrument)),
      nominations: into.nominations,
      networkRespondents: into.respondents,
      achievement,
      ...(chosen === null ? {} : { themes: drawThemes(random.fork('themes'), chosen, reports), inferences: demoInferences }),
    },
    identities: {
      schools: new Map(plans.map(({ id }, i) => [id, { name: names[i] ?? id }])),
      people: new Map(members.map(({ person, name, email }) => [person.id, { name, email }])),
    },
    truth: makeTruth({ plans, seed, answered, staffItems, pupilItems, pupils, themesOf: chosen?.high.length ?? 0 }),
  };
};
