/**
 * Findings made by hand (not computed): small enough to read in the expected files, and as large as asked for sizes and times.
 * Numbers come from a fixed sequence, so every run makes the same ones.
 */
import type { EffectGroup, Estimate, Findings, MeasureRow, NetworkPicture, SchoolEffectRow } from '../../analysis/types.ts';
import { absent, present } from '../../analysis/types.ts';
import type { Instrument } from '../../instruments/types.ts';
import type { ReportMeta } from '../../server/reports/context.ts';
import { comparisonRows } from './fixture-comparison.ts';

export const meta: ReportMeta = {
  softwareVersion: '0.1.0',
  computedAt: '2026-11-21T12:00:00.000Z',
  inputHash: '0123456789abcdef'.repeat(4),
};

export const trust: Instrument = {
  format: 1,
  id: 'trust',
  version: 2,
  title: { nl: 'Vertrouwen', en: 'Trust' },
  validated: false,
  answerFormats: {
    agree: {
      id: 'agree',
      kind: 'choice',
      dontKnow: true,
      options: [1, 2, 3].map((code) => ({ code, label: { nl: `code ${code}`, en: `code ${code}` } })),
    },
  },
  items: ['TR1', 'TR2', 'TR3'].map((id) => ({
    id,
    format: 'agree',
    text: { nl: `Stelling ${id}`, en: `Statement ${id}` },
    source: id === 'TR3' ? 'draft' : 'seed',
  })),
  scales: [{ id: 'total', title: { nl: 'Vertrouwen', en: 'Trust' }, items: { TR1: 1, TR2: -1, TR3: 1 }, minValid: 3 }],
};

export interface FixtureSize {
  readonly schools: number;
  readonly k: number;
  readonly staff: number;
  readonly relations: readonly string[];
  readonly waves: readonly string[];
}
export const smallSize: FixtureSize = { schools: 7, k: 2, staff: 5, relations: ['goals'], waves: ['T1', 'T2a'] };

/** Numbers between 0 and 1 with four decimals, the same in every run. */
const sequence = () => {
  let state = 20261121;
  return (): number => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * 10000) / 10000;
  };
};

const id = (index: number): string => `S${String(index + 1).padStart(3, '0')}`;

export const makeFindings = (size: FixtureSize = smallSize): Findings => {
  const next = sequence();
  const schools = Array.from({ length: size.schools }, (_, i) => id(i));
  const high = schools.slice(0, size.k);
  const low = schools.slice(-size.k).reverse();
  const measures: MeasureRow[] = [];
  const put = (
    level: MeasureRow['level'],
    school: string,
    person: string,
    wave: string,
    subject: string,
    measure: string,
    estimate: Estimate,
  ) => measures.push({ level, school, person, wave, subject, measure, estimate });
  for (const wave of size.waves) {
    for (const [measure, value] of Object.entries(studyValues(wave === 'T1')))
      put('study', '', '', wave, 'trust.total', measure, value);
    schools.forEach((school, i) => {
      put('school', school, '', wave, 'trust.total', 'responseRate', present(0.4 + 0.6 * next(), 10));
      put(
        'school',
        school,
        '',
        wave,
        'trust.total',
        'scaleScore',
        i === 2 ? absent('lowResponse', 2) : present(1 + 2 * next(), 9),
      );
      for (const relation of size.relations) {
        put('school', school, '', wave, relation, 'responseRate', present(i === 3 ? 0.6 : 0.8 + 0.2 * next(), 10));
        for (const measure of networkMeasures) {
          put('school', school, '', wave, relation, measure, i === 3 ? absent('lowResponse') : present(next(), 8));
        }
      }
      for (let p = 0; p < size.staff; p++)
        put('person', school, `${school}-P${p}`, wave, 'trust.total', 'scaleScore', present(1 + 2 * next(), 3));
    });
  }
  const first = size.waves[0] ?? 'T1';
  const last = size.waves.at(-1) ?? 'T1';
  for (const relation of size.relations) {
    for (const school of schools) {
      for (const measure of ['density', 'tieStability'])
        put(
          'school',
          school,
          '',
          `${first}..${last}`,
          relation,
          measure,
          present(measure === 'density' ? next() - 0.5 : next(), 8),
        );
    }
  }
  return {
    design: {
      id: 'fixture',
      title: { nl: 'Proefonderzoek', en: 'Trial study' },
      synthetic: true,
      source: 'made by hand',
      waves: size.waves.map((wave) => ({ id: wave, label: wave, state: 'closed' })),
      deployments: [{ instrument: 'trust', version: 2, functions: ['teacher'], waves: size.waves }],
      network: {
        relations: size.relations.map((relation) => ({
          id: relation,
          label: { nl: `relatie ${relation}`, en: `relation ${relation}` },
        })),
        tieRule: 2,
        boundary: ['teacher'],
      },
      achievement: { effect: 'intervention', subject: 'RW' },
      comparison: { k: size.k, measures: [], confirmatory: [] },
    },
    instruments: [trust],
    settings: {
      minSchoolRespondents: 3,
      minSchoolResponse: 0.5,
      minNetworkResponse: 0.7,
      minNetworkSize: 5,
      minAlphaN: 30,
      tieRule: 2,
      k: 10,
      selectionModel: 'twoStage',
      seed: 1,
    },
    measures,
    effectModel: {
      model: 'twoStage',
      kind: 'intervention',
      subject: 'RW',
      schools: schools.length,
      pupils: 700,
      rows: 12345,
      mu: 0.0812345,
      seMu: 0.02,
      muLower: 0.04,
      muUpper: 0.12,
      tau2: 0.0177,
      meanReliability: 0.7,
      tau2Placebo: 0.004,
      tau2Corrected: 0.0157,
      reliabilityCorrected: 0.62,
    },
    schoolEffects: effectRows(schools, high, low),
    selection: {
      model: 'twoStage',
      kAsked: 10,
      k: size.k,
      high,
      low,
      shareTop: 0.67058,
      shareBottom: 0.6059,
      draws: 5000,
      seed: 1,
    },
    comparison: comparisonRows(first, last, size.k),
    sampleFlow: size.waves.map((wave) => ({
      instrument: 'trust',
      wave,
      schools: schools.length,
      onRoster: 70,
      started: 60,
      submitted: 58,
      scored: { total: 57 },
      ...(wave === 'T1' ? {} : { straightLined: { total: 4 } }),
    })),
    exclusions: [
      { what: 'school', id: 'S900', subject: 'RW', reason: 'belowMinimumPerPhase', count: 12 },
      { what: 'response', id: '', wave: first, subject: 'trust', reason: 'notSubmitted', count: 2 },
      { what: 'row', id: '', reason: 'aReasonWithoutWords', count: 1 },
    ],
    warnings: [
      { code: 'draftItems', params: { instrument: 'trust', items: 1 } },
      { code: 'alphaBelow60', params: { subject: 'trust.total', wave: first, alpha: 0.5512, n: 57 } },
      { code: 'kCut', params: { asked: 10, k: size.k, schools: schools.length } },
      { code: 'aWarningWithoutWords', params: { schools: 3 } },
    ],
    quality: { flags: [], decisions: [], means: [] },
    networks: [...high, ...low].flatMap((school) =>
      size.relations.flatMap((relation) => size.waves.map((wave) => picture(school, relation, wave, size.staff, next))),
    ),
  };
};

const networkMeasures = [
  'density',
  'arcReciprocity',
  'dyadReciprocity',
  'indegreeCentralization',
  'outdegreeCentralization',
  'densityReconstructed',
  'densityCompleteCase',
];

const studyValues = (lowAlpha: boolean): Record<string, Estimate> => ({
  scaleMean: present(2.1, 57),
  scaleSd: present(0.5, 57),
  scaleMeanOfSchools: present(2.05, 6),
  cronbachAlpha: present(lowAlpha ? 0.5512 : 0.71, 50),
  alphaFeldtLower: present(lowAlpha ? 0.31 : 0.6, 50),
  alphaFeldtUpper: present(lowAlpha ? 0.72 : 0.8, 50),
  omegaTotal: absent('notDefined', 50),
  icc1: present(-0.012, 8.25),
  icc2: present(-0.1, 7),
  rwgjMedian: present(0.81, 6),
});

const effectRows = (schools: readonly string[], high: readonly string[], low: readonly string[]): SchoolEffectRow[] => [
  ...schools.map((school, i): SchoolEffectRow => {
    const eb = 0.3 - (0.5 * i) / schools.length;
    const group: EffectGroup = high.includes(school) ? 'high' : low.includes(school) ? 'low' : 'middle';
    const standing = {
      pTop: i === 0 ? 0.9968 : Math.max(0, 9 - 3 * i) / 10,
      pBottom: Math.max(0, 9 - 3 * (schools.length - 1 - i)) / 10,
      rankLower: Math.max(1, i - 1),
      rankUpper: Math.min(schools.length, i + 3),
    };
    const common = { model: 'twoStage', school, effect: eb * 1.25, se: 0.09, eb, sePrediction: 0.07 } as const;
    return { ...common, rank: i + 1, group, missing: null, ...standing };
  }),
  {
    model: 'twoStage',
    school: 'S900',
    effect: null,
    se: null,
    eb: null,
    sePrediction: null,
    rank: null,
    group: null,
    missing: 'tooFew',
  },
];

/** A team on a circle; everybody names the next two, and mutual ties stand in the list from both sides. */
const picture = (school: string, relation: string, wave: string, staff: number, next: () => number): NetworkPicture => {
  const actors = Array.from({ length: staff }, (_, i) => ({
    id: `${school}-P${i}`,
    functions: [['teacher'], ['teacher', 'internalCoach'], ['schoolLeader'], ['aFunctionOfItsOwn']][i % 4] as string[],
    responded: i !== 1,
    indegree: Math.floor(next() * staff),
    x: Math.cos((2 * Math.PI * i) / staff),
    y: Math.sin((2 * Math.PI * i) / staff),
  }));
  const at = (i: number): string => `${school}-P${i % staff}`;
  return {
    school,
    relation,
    wave,
    actors,
    ties: actors.flatMap((_, i) => [
      { from: at(i), to: at(i + 1), mutual: i === 0 },
      ...(i === 1 ? [{ from: at(1), to: at(0), mutual: true }] : [{ from: at(i), to: at(i + 2), mutual: false }]),
    ]),
  };
};

/** A study with nothing in it. */
export const emptyFindings = (): Findings => {
  const full = makeFindings();
  const { id, title, synthetic } = full.design;
  return {
    ...full,
    design: { id, title, synthetic, waves: [], deployments: [] },
    instruments: [],
    measures: [],
    effectModel: null,
    schoolEffects: [],
    selection: null,
    comparison: [],
    sampleFlow: [],
    exclusions: [],
    warnings: [],
    networks: [],
  };
};
