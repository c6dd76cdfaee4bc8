/**
 * The truths that the synthetic study is made with: every constant of the generator that a finding can be held against
 * (domain.md §3.2). Points are points of the made-up ability scale; a month is a tenth of a year's growth.
 */

/** Achievement. The school-year SD and τ are those of domain.md §3.2: with them about .7 of what schools differ is real. */
export const achievement = {
  subject: 'RW',
  scaleVersion: 'demo-1',
  startLevel: 30,
  yearlyGain: 7.5,
  monthsPerYear: 10,
  pupilSd: 8.5,
  pupilSlopeSd: 0.7,
  schoolSd: 3,
  schoolSlopeSd: 0.4,
  schoolYearSd: 0.5,
  errorSd: 4.5,
  /** share of tests that were not taken */
  missed: 0.005,
  /** mean and spread (log scale) of the number of pupils in one year group of a school */
  yearGroup: 12.9,
  yearGroupSdLog: 0.3,
} as const;

/** Weights of pupils: share, distance from the others in level (points), own effect in months (domain.md, F02–F05). */
export const weights = [
  { weight: 0, share: 0.85, level: 0, effect: 1.1 },
  { weight: 0.3, share: 0.1, level: -2, effect: -0.1 },
  { weight: 1.2, share: 0.05, level: -5, effect: 1.7 },
] as const;

/** θ_is = d_weight + 0.8·(pct_s − mean)/10 + 2.0·[cohort 2]·(maths_s − mean) + u_s, in months; u_s has SD `tau` points. */
export const effect = { tau: 1.2, perTenPercent: 0.8, mathsThroughout: 2, mathsShare: 0.5 } as const;

/** Spread of a school's share of weight 1.2, on a log scale around its mean of .05. */
export const shareSdLog = 0.8;

/** F15: correlation of a school's *observed* mean of data-oriented culture with its true effect, at every wave. */
export const cultureCorrelation = 0.45;

export interface ScaleModel {
  /** SD of schools, of persons within schools, and of one answer, in answer points before rounding */
  readonly school: number;
  readonly person: number;
  readonly answer: number;
  /** mean of the first item; the others lie around it */
  readonly mean: number;
  /** change of the mean from wave to wave */
  readonly trend: number;
}

/**
 * Staff scales. Data-oriented culture goes with the effect at every wave, attitude only in how it changes; the others are true
 * nulls.
 */
export const scales = {
  attitude: { school: 0.15, person: 0.5, answer: 0.85, mean: 3.5, trend: 0.06 },
  leadership: { school: 0.3, person: 0.5, answer: 0.8, mean: 3.6, trend: 0 },
  cultureData: { school: 0.35, person: 0.5, answer: 0.75, mean: 3.4, trend: 0.05 },
  cultureOther: { school: 0.3, person: 0.5, answer: 0.8, mean: 3.6, trend: 0.02 },
} as const satisfies Record<string, ScaleModel>;

/**
 * F08, the knowledge test: SD of schools among abilities (of SD 1), slope and guessing of a question, and what everybody gains from T1 to T3
 * in SDs of the scores at T1. Shares: of questions not known or skipped, of people who stop after the eleventh to thirteenth.
 */
export const knowledge = {
  school: 0.25,
  slope: 1.2,
  guess: 0.2,
  gainSd: 0.8,
  dontKnow: 0.06,
  skipped: 0.01,
  stopped: 0.04,
} as const;
/** Waves of staff at which the test is taken. */
export const testWaves = ['T1', 'T3'] as const;

/** Part of a school's and of a person's position that is the same at every wave. */
export const stability = { school: 0.75, leadership: 0.95, person: 0.7, tie: 0.6, pupils: 0.85 } as const;

/** How much of what happens to a school between T1 and T3 has happened at T1, T2a and T3. */
export const course = [0, 0.5, 1] as const;

/** F11: correlation of a school's *observed* change in attitude from T1 to T3 with its true effect; at T1 there is none. */
export const attitudeChangeCorrelation = 0.4;

/**
 * F22, loosely: leadership improves in two fifths of the schools, mostly where it began low, stays in 44 % and declines in the
 * rest; in answer points by T3. F12: none of it has to do with the effect.
 */
export const leadershipCourse = { improved: 0.4, stable: 0.44, rise: 0.35, decline: 0.2, pullOfStart: 0.6 } as const;

/**
 * F10: correlation of a school's *observed* mean of pupils' perception at T1 with its true effect; at T2b the difference between
 * schools of strong and of small effect is half of that at T1.
 */
export const pupilLevelCorrelation = 0.625;
export const pupilGainShare = -0.5;

/** Pupils' answers, on 1–4: SDs of schools (all scales; one scale), classes, pupils (all; one scale) and one answer. */
export const pupilAnswers = {
  mean: 2.85,
  trend: 0.05,
  school: 0.25,
  schoolScale: 0.08,
  class: 0.12,
  pupil: 0.4,
  pupilScale: 0.2,
  answer: 0.75,
  absent: 0.08,
  skipped: 0.01,
  dontKnow: 0.03,
  /** year groups smaller than this share a class: 5/6 and 7/8 */
  combineBelow: 16,
} as const;

/** F09: correlation of the trainer's rating of teaching quality (a whole number) with the school's true effect. */
export const teachingQualityCorrelation = 0.4;
export const teachingQuality = { mean: 3.3, sd: 0.9 } as const;
/**
 * F19: how far a school has come (standard normal) is in the trainer's rating of who takes part and in that of the whole: mean, share, and SD
 * of what is only in this rating.
 */
export const participation = {
  takingPart: { mean: 3.6, shared: 0.5, own: 0.6 },
  whole: { mean: 3.2, shared: 0.8, own: 0.4 },
} as const;
/** share of things a trainer could not judge */
export const notJudged = 0.03;

export interface TieModel {
  /** probability of a tie in a team of 17 */
  readonly density: number;
  /** share of popularity in what makes a tie (raises centralization) and of what two colleagues share (raises reciprocity) */
  readonly popularity: number;
  readonly mutuality: number;
}

/**
 * F13: none of this depends on the effect. F21: in `progress` mutuality grows and popularity shrinks from wave to wave; the
 * probability of a tie does not depend on either, so density stays.
 */
export const ties: Readonly<Record<string, readonly [TieModel, TieModel, TieModel]>> = {
  goals: [
    { density: 0.32, popularity: 0.15, mutuality: 0.35 },
    { density: 0.32, popularity: 0.15, mutuality: 0.35 },
    { density: 0.32, popularity: 0.15, mutuality: 0.35 },
  ],
  approach: [
    { density: 0.38, popularity: 0.12, mutuality: 0.4 },
    { density: 0.38, popularity: 0.12, mutuality: 0.4 },
    { density: 0.38, popularity: 0.12, mutuality: 0.4 },
  ],
  progress: [
    { density: 0.45, popularity: 0.22, mutuality: 0.25 },
    { density: 0.45, popularity: 0.1, mutuality: 0.45 },
    { density: 0.45, popularity: 0.08, mutuality: 0.5 },
  ],
};

/** Staff and what they leave undone. Who answers depends on nothing: non-response does not bias. */
export const staff = {
  team: 16.5,
  teamSdLog: 0.22,
  leave: 0.06,
  replaced: 0.95,
  noResponse: 0.1,
  listNotConfirmed: 0.03,
  skipped: 0.01,
  dontKnow: 0.02,
} as const;

/** All waves in their order. Staff answer at three of them, pupils at two, trainers report at the last. */
export const waveIds = ['T1', 'T2a', 'T2b', 'T3'] as const;
export const staffWaves = ['T1', 'T2a', 'T3'] as const;
export const pupilWaves = ['T1', 'T2b'] as const;
export const trainerWave = 'T3';
export const month = achievement.yearlyGain / achievement.monthsPerYear;
