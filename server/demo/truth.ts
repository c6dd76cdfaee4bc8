/**
 * The planted truths with their true values, and where `analyse` shows its estimate of each: what the command line writes as
 * `truth.json` beside the demo's folder. Only truths that the study can show are listed.
 */
import type { Words } from '../../instruments/types.ts';
import { relations } from './design.ts';
import { expectedHedgesG } from './expected-g.ts';
import { cultureCorrelation, month } from './planted.ts';
import type { SchoolPlan } from './schools.ts';
import { meanEffectMonths, meanEffectSd, reliability, sdPerPoint, tau2CorrectedSd, tau2Sd } from './theory.ts';

/** Where an estimate stands: a JSON pointer into results.json, or a column of the row(s) of a CSV that have these values. */
export type TruthPlace =
  | { readonly file: 'results.json'; readonly pointer: string; readonly lower?: string; readonly upper?: string }
  | {
      readonly file: 'comparison.csv' | 'school-effects.csv' | 'measures.csv';
      readonly row: Readonly<Record<string, string>>;
      readonly column: string;
      readonly lower?: string;
      readonly upper?: string;
      /** many rows: their number, or their mean with a t-interval (over the rows that have a value) */
      readonly over?: 'count' | 'mean';
    };

/**
 * `value`: the interval covers `trueValue` (without an interval: see `tested`); `zero`: the interval holds 0; `positive`,
 * `negative`: the interval (without one: the estimate) lies above or below 0.
 */
export type Expectation = 'value' | 'zero' | 'positive' | 'negative';

export type PlantedTruth = TruthPlace & {
  /** number in the checklist of findings, and a name that tells rows of the same finding apart */
  readonly finding: string;
  readonly id: string;
  readonly words: Words;
  readonly expected: Expectation;
  readonly trueValue: number | null;
  readonly unit: Words;
  readonly tested: Words;
};

export interface Truth {
  readonly format: 1;
  readonly synthetic: true;
  readonly seed: number;
  readonly schools: number;
  readonly answered: readonly string[];
  /** how a point, a month and a standard deviation of the made-up scale relate */
  readonly scale: { readonly pointsPerMonth: number; readonly sdPerPoint: number; readonly sdPerMonth: number };
  readonly truths: readonly PlantedTruth[];
  /** each school's own true effect, in before-phase standard deviations */
  readonly schoolEffects: Readonly<Record<string, number>>;
}

const units = {
  sd: { nl: 'standaarddeviaties van vóór de training', en: 'standard deviations of the years before' },
  sd2: { nl: 'kwadraat van standaarddeviaties van vóór de training', en: 'squared standard deviations of the years before' },
  share: { nl: 'aandeel', en: 'share' },
  count: { nl: 'aantal scholen', en: 'number of schools' },
  g: { nl: 'Hedges’ g (sterk min klein effect)', en: 'Hedges’ g (high minus low)' },
  change: { nl: 'verandering van het schoolgemiddelde', en: 'change, mean over schools' },
} as const satisfies Record<string, Words>;

const tests = {
  covers: {
    nl: 'Over 20 seeds met 104 scholen bevat het interval de ware waarde in 16 tot en met 20 onderzoeken (over 50 seeds in 43 tot en met 50).',
    en: 'Over 20 seeds of 104 schools the interval covers the true value in 16 to 20 studies (over 50 seeds in 43 to 50).',
  },
  zero: {
    nl: 'Over 20 seeds met 104 scholen bevat het interval 0 in 16 tot en met 20 onderzoeken (over 50 seeds in 43 tot en met 50).',
    en: 'Over 20 seeds of 104 schools the interval holds 0 in 16 to 20 studies (over 50 seeds in 43 to 50).',
  },
  sign: {
    nl: 'Over 20 seeds met 104 scholen ligt het interval aan deze kant van 0 in minstens 16 onderzoeken.',
    en: 'Over 20 seeds of 104 schools the interval lies on this side of 0 in at least 16 studies.',
  },
  always: { nl: 'Groter dan 0 in elk onderzoek.', en: 'Above 0 in every study.' },
  mean: {
    nl: 'Er hoort geen interval bij: het gemiddelde over 20 seeds met 104 scholen ligt binnen 15 % van de ware waarde.',
    en: 'It has no interval: the mean over 20 seeds of 104 schools lies within 15 % of the true value.',
  },
  exact: { nl: 'Precies dit aantal in elk onderzoek.', en: 'Exactly this number in every study.' },
} as const satisfies Record<string, Words>;

const effectTruths = (): PlantedTruth[] => [
  {
    finding: 'F01',
    id: 'F01.meanEffect',
    words: {
      nl: `Leerlingen presteren tijdens de training beter dan in de twee jaar ervoor: gemiddeld ${meanEffectMonths.toFixed(2).replace('.', ',')} maand onderwijs.`,
      en: `Pupils achieve more during the training than in the two years before: ${meanEffectMonths.toFixed(2)} months of schooling on average.`,
    },
    file: 'results.json',
    pointer: '/effectModel/mu',
    lower: '/effectModel/muLower',
    upper: '/effectModel/muUpper',
    expected: 'value',
    trueValue: meanEffectSd,
    unit: units.sd,
    tested: tests.covers,
  },
  {
    finding: 'F01',
    id: 'F01.sign',
    words: { nl: 'Het gemiddelde effect is groter dan 0.', en: 'The mean effect is above 0.' },
    file: 'results.json',
    pointer: '/effectModel/mu',
    lower: '/effectModel/muLower',
    upper: '/effectModel/muUpper',
    expected: 'positive',
    trueValue: meanEffectSd,
    unit: units.sd,
    tested: tests.sign,
  },
  {
    finding: 'F02',
    id: 'F02.tau2',
    words: {
      nl: 'Het effect verschilt tussen scholen (hierin zit ook wat scholen van jaar tot jaar schommelen).',
      en: 'The effect differs between schools (with, in it, what schools fluctuate from year to year).',
    },
    file: 'results.json',
    pointer: '/effectModel/tau2',
    expected: 'positive',
    trueValue: tau2Sd,
    unit: units.sd2,
    tested: tests.always,
  },
  {
    finding: 'F02',
    id: 'F02.tau2Corrected',
    words: {
      nl: 'Verschil tussen scholen boven de schommeling van jaar tot jaar.',
      en: 'Difference between schools beyond fluctuation from year to year.',
    },
    file: 'results.json',
    pointer: '/effectModel/tau2Corrected',
    expected: 'value',
    trueValue: tau2CorrectedSd,
    unit: units.sd2,
    tested: tests.mean,
  },
  {
    finding: 'F02',
    id: 'F02.reliability',
    words: {
      nl: 'Welk deel van wat scholen in geschat effect verschillen, is echt.',
      en: 'Which part of the differences in estimated effect is real.',
    },
    file: 'results.json',
    pointer: '/effectModel/reliabilityCorrected',
    expected: 'value',
    trueValue: reliability,
    unit: units.share,
    tested: tests.mean,
  },
];

const selectionTruths = (k: number): PlantedTruth[] =>
  (['high', 'low'] as const).map((group) => ({
    finding: 'F06',
    id: `F06.${group}`,
    words:
      group === 'high'
        ? {
            nl: `De ${k} scholen met het grootste effect zijn gekozen.`,
            en: `The ${k} schools with the largest effect are chosen.`,
          }
        : {
            nl: `De ${k} scholen met het kleinste effect zijn gekozen.`,
            en: `The ${k} schools with the smallest effect are chosen.`,
          },
    file: 'school-effects.csv',
    row: { model: 'twoStage', group },
    column: 'school',
    over: 'count',
    expected: 'value',
    trueValue: k,
    unit: units.count,
    tested: tests.exact,
  }));

const gPlace = (measure: string, wave: string, row: 'level' | 'change') =>
  ({
    file: 'comparison.csv',
    row: { measure, wave, row },
    column: 'hedgesG',
    lower: 'ciLow',
    upper: 'ciHigh',
    unit: units.g,
  }) as const;

/** F13 at the last answered wave, F15 at the beginning and the end and for the change between them. */
const comparisonTruths = (schools: number, k: number, answered: readonly string[]): PlantedTruth[] => {
  const last = answered.at(-1);
  if (last === undefined) return [];
  const names = { density: ['dichtheid', 'density'], arcReciprocity: ['wederkerigheid', 'reciprocity'] } as const;
  const nulls = relations.flatMap(({ id, label }) =>
    (['density', 'arcReciprocity', 'indegreeCentralization'] as const).map((measure): PlantedTruth => {
      const [nl, en] = measure === 'indegreeCentralization' ? (['centralisatie', 'centralization'] as const) : names[measure];
      return {
        finding: 'F13',
        id: `F13.${id}.${measure}`,
        words: {
          nl: `Geen verschil in ${nl} van het netwerk over ${label.nl}.`,
          en: `No difference in ${en} of the network about ${label.en}.`,
        },
        ...gPlace(`${id}.${measure}`, last, 'level'),
        expected: 'zero',
        trueValue: 0,
        tested: tests.zero,
      };
    }),
  );
  const g = expectedHedgesG({ schools, k, correlation: cultureCorrelation, reliability });
  const culture = ['T1', 'T3'].filter((wave) => answered.includes(wave));
  const levels = culture.flatMap((wave): PlantedTruth[] => {
    const words = {
      nl: `Scholen met een sterk effect hebben op ${wave} een meer datagerichte cultuur (correlatie met het ware effect 0,45).`,
      en: `Schools with a strong effect have a more data-oriented culture at ${wave} (correlation with the true effect 0.45).`,
    };
    const place = gPlace('culture.dataOriented', wave, 'level');
    return [{ finding: 'F15', id: `F15.${wave}`, words, ...place, expected: 'value', trueValue: g, tested: tests.covers }];
  });
  const change: PlantedTruth = {
    finding: 'F15',
    id: 'F15.change',
    words: {
      nl: 'De cultuur verandert op scholen met sterk en met klein effect even veel.',
      en: 'Culture changes as much in schools with a strong as in schools with a small effect.',
    },
    ...gPlace('culture.dataOriented', 'T1..T3', 'change'),
    expected: 'zero',
    trueValue: 0,
    tested: tests.zero,
  };
  return [...nulls, ...levels, ...(culture.length === 2 ? [change] : [])];
};

/** F21: the network about progress over a year and over the whole training, all schools. */
const networkTruths = (answered: readonly string[]): PlantedTruth[] => {
  const spans = answered.includes('T1') ? ['T2a', 'T3'].filter((wave) => answered.includes(wave)) : [];
  return spans.flatMap((wave) =>
    (
      [
        ['arcReciprocity', 'positive', 'neemt de wederkerigheid toe', 'reciprocity rises'],
        ['indegreeCentralization', 'negative', 'neemt de centralisatie af', 'centralization falls'],
        ['density', 'zero', 'blijft de dichtheid gelijk', 'density stays the same'],
      ] as const
    ).map(
      ([measure, expected, nl, en]): PlantedTruth => ({
        finding: 'F21',
        id: `F21.${measure}.${wave}`,
        words: {
          nl: `In het netwerk over voortgang van leerlingen ${nl} (T1 naar ${wave}, alle scholen).`,
          en: `In the network about pupils’ progress ${en} (T1 to ${wave}, all schools).`,
        },
        file: 'measures.csv',
        row: { level: 'school', wave: `T1..${wave}`, subject: 'progress', measure },
        column: 'value',
        over: 'mean',
        expected,
        trueValue: expected === 'zero' ? 0 : null,
        unit: units.change,
        tested: expected === 'zero' ? tests.zero : tests.sign,
      }),
    ),
  );
};

export interface TruthInput {
  readonly plans: readonly SchoolPlan[];
  readonly seed: number;
  /** waves with answers */
  readonly answered: readonly string[];
  /** whether there are test scores */
  readonly pupils: boolean;
}

/** The truths of a study. Groups of fewer than five schools are not compared, so fewer than fifteen schools have no F06, F13, F15. */
export const makeTruth = ({ plans, seed, answered, pupils }: TruthInput): Truth => {
  const k = Math.min(10, Math.floor(plans.length / 3));
  const chosen = pupils && k >= 5;
  return {
    format: 1,
    synthetic: true,
    seed,
    schools: plans.length,
    answered,
    scale: { pointsPerMonth: month, sdPerPoint, sdPerMonth: month * sdPerPoint },
    truths: [
      ...(pupils ? effectTruths() : []),
      ...(chosen ? selectionTruths(k) : []),
      ...(chosen ? comparisonTruths(plans.length, k, answered) : []),
      ...networkTruths(answered),
    ],
    schoolEffects: Object.fromEntries(plans.map((p) => [p.id, p.trueEffect * sdPerPoint])),
  };
};
