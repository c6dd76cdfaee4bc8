/** Canned answers for coding, material, consensus and the joint display: plain data of a made-up study. */
import { factors, themes } from '../../../analysis/evidence/themes.ts';
import type { ConsensusUnit, CodingUnit, Evidence, JointDisplay, Worklist } from '../../../server/evidence/contract.ts';

const codebook = themes.map(({ id, words, hint, parent }) => ({ id, words, hint, parent: parent ?? null }));
const text = [
  'Wat er veranderde? We kijken nu na elke toets samen naar de resultaten. Dat deden we eerder alleen bij de inspectie.',
  'In het begin was er weerstand. […] zei toen: laten we één groep proberen. Dat hielp meer dan een studiedag.',
  'De tijd blijft lastig. Twee collega’s vertrokken halverwege het jaar, en dan begin je met een deel van het team opnieuw.',
].join('\n\n');
const quote = 'We kijken nu na elke toets samen naar de resultaten.';
const codes = {
  leader: { mention: 'prompted', valence: '+' },
  internalCoach: { mention: 'absent', valence: '0' },
  attitude: { mention: 'spontaneous', valence: '±', quote: 'In het begin was er weerstand.' },
  culture: { mention: 'implicit', valence: '+', quote },
} as const;

export const worklist: Worklist = {
  title: { nl: 'Focus, synthetische demo', en: 'Focus, synthetic demo' },
  synthetic: true,
  coder: 'c1',
  themes: themes.length,
  units: [
    { unit: '4KX7QPM', source: 'trainer', length: 5210, state: 'draft', coded: 4 },
    { unit: '7WBN2RA', source: 'schoolLeader', length: 18_344, state: 'todo', coded: 0 },
    { unit: 'C9TTHK3', source: 'internalCoach', length: 9120, state: 'done', coded: themes.length },
    { unit: 'QE5MZ8D', source: 'schoolLeader', length: 15_002, state: 'settled', coded: themes.length },
  ],
};
export const codingUnit: CodingUnit = {
  unit: '4KX7QPM',
  source: 'schoolLeader',
  coder: 'c1',
  state: 'draft',
  revision: 6,
  texts: [{ id: 't1', kind: 'transcript', wave: 'T3', text }],
  themes: codebook,
  codes,
  next: '7WBN2RA',
};
export const evidence: Evidence = {
  schools: [
    { id: 's01', name: 'De Wilg' },
    { id: 's02', name: 'Het Kompas' },
  ],
  waves: [{ id: 'T3', label: 'T3' }],
  units: [
    {
      unit: '4KX7QPM',
      school: 's01',
      source: 'trainer',
      materials: [
        {
          id: 'r1',
          kind: 'report',
          wave: 'T3',
          title: 'Voortgangsverslag van de trainer',
          length: 5210,
          addedAt: null,
          response: true,
        },
      ],
      coders: [
        { code: 'c1', state: 'done' },
        { code: 'c2', state: 'draft' },
      ],
    },
    {
      unit: '7WBN2RA',
      school: 's02',
      source: 'schoolLeader',
      materials: [
        {
          id: 'm1',
          kind: 'transcript',
          wave: 'T3',
          title: 'Gesprek juni',
          length: 18_344,
          addedAt: '2026-06-12T09:00:00Z',
          response: false,
        },
      ],
      coders: [],
    },
  ],
  coders: [
    { code: 'c1', email: 'coder@example.org', units: 12, done: 7, needsLink: false },
    { code: 'c2', email: 'researcher@example.org', units: 12, done: 3, needsLink: false },
    { code: 'c3', email: 'new.coder@example.org', units: 0, done: 0, needsLink: true },
  ],
  importedCodes: 0,
  doubleShare: 0.25,
  toSettle: 1,
};
export const noEvidence: Evidence = { ...evidence, units: [], coders: [], doubleShare: null, toSettle: 0 };
export const consensus = { units: [{ unit: 'C9TTHK3', source: 'trainer' as const, differing: 2, settled: 0 }] };
export const consensusUnit: ConsensusUnit = {
  unit: 'C9TTHK3',
  source: 'trainer',
  revision: '0',
  texts: codingUnit.texts,
  themes: codebook,
  coders: [
    { code: 'c1', codes: { culture: codes.culture, timeTurnover: { mention: 'absent', valence: '0' } } },
    {
      code: 'c2',
      codes: { culture: { mention: 'absent', valence: '0' }, timeTurnover: { mention: 'spontaneous', valence: '-' } },
    },
  ],
  differing: ['culture', 'timeTurnover'],
  codes: {},
};
const share = (k: number, n: number, lower: number, upper: number) => ({ k, n, lower, upper });
export const joint: JointDisplay = {
  rows: factors.slice(0, 4).map(({ id, words }) => ({
    factor: id,
    words,
    measures:
      id === 'internalCoach'
        ? []
        : [
            {
              title: words.nl,
              wave: 'T1',
              row: 'level' as const,
              nHigh: 10,
              nLow: 10,
              hedgesG: 0.41,
              ciLow: -0.46,
              ciHigh: 1.26,
              pAdjusted: 0.72,
              rAll: 0.12,
            },
            {
              title: words.nl,
              wave: 'T1–T3',
              row: 'change' as const,
              nHigh: 10,
              nLow: 10,
              hedgesG: 1.12,
              ciLow: 0.17,
              ciHigh: 2.03,
              pAdjusted: 0.0004,
              rAll: 0.38,
            },
          ],
    themes:
      id === 'attitude'
        ? []
        : [
            {
              theme: id,
              words,
              count: 'mentioned' as const,
              high: share(8, 10, 0.444, 0.975),
              low: share(3, 9, 0.075, 0.701),
              p: 0.07,
            },
            { theme: id, words, count: 'hinders' as const, high: share(1, 10, 0.003, 0.445), low: null, p: null },
          ],
    quotes: id === 'culture' ? [{ group: 'high' as const, source: 'schoolLeader' as const, valence: '+' as const, quote }] : [],
    inferences:
      id === 'culture'
        ? [
            {
              kind: 'discord' as const,
              text: 'Cijfers laten verschil zien, scholen noemen cultuur zelden uit zichzelf.',
              by: 'researcher@example.org',
              at: '2026-09-03T10:00:00Z',
            },
            {
              kind: 'silent' as const,
              text: 'Nog te weinig gesprekken gecodeerd.',
              by: 'researcher@example.org',
              at: '2026-09-01T10:00:00Z',
            },
          ]
        : [],
  })),
  agreement: [
    { theme: '', words: null, units: 24, kappa: 0.71, lower: 0.6, upper: 0.82, agreement: 0.88 },
    {
      theme: 'culture',
      words: themes.find((t) => t.id === 'culture')?.words ?? null,
      units: 6,
      kappa: 0.45,
      lower: 0.02,
      upper: 0.88,
      agreement: 0.67,
    },
    {
      theme: 'other',
      words: themes.find((t) => t.id === 'other')?.words ?? null,
      units: 6,
      kappa: null,
      lower: null,
      upper: null,
      agreement: 1,
    },
  ],
};
