/** A study in a few lines, for the rules of the analysis: one instrument of four items, one relation, as many schools as asked. */
import type { NetworkRespondent, Nomination, Person, ResponseRecord, StudyData, StudyDesign } from '../../../analysis/types.ts';
import type { Instrument } from '../../../instruments/types.ts';

const words = (text: string) => ({ nl: text, en: text });

export const instrument = (id: string, scales: Instrument['scales'] = [fourItems]): Instrument => ({
  format: 1,
  id,
  version: 1,
  title: words(id),
  validated: false,
  answerFormats: {
    five: {
      id: 'five',
      kind: 'choice',
      dontKnow: true,
      options: [1, 2, 3, 4, 5].map((code) => ({ code, label: words(`${code}`) })),
    },
  },
  items: ['i1', 'i2', 'i3', 'i4'].map((item) => ({ id: item, format: 'five', text: words(item), source: 'draft' as const })),
  scales,
});

export const fourItems: Instrument['scales'][number] = {
  id: 'total',
  title: words('total'),
  items: { i1: 1, i2: 1, i3: -1, i4: 1 },
  minValid: 3,
};

export const person = (
  id: string,
  school: string,
  functions: readonly string[] = ['teacher'],
  given: Partial<Person> = {},
): Person => ({
  id,
  school,
  functions,
  ...given,
});

let next = 0;
/** Answers in the order of the items; null = skipped. */
export const response = (
  who: Person,
  wave: string,
  answers: readonly (number | null)[],
  given: Partial<ResponseRecord> = {},
): ResponseRecord => ({
  id: `r${next++}`,
  person: who.id,
  school: who.school,
  instrument: 'culture',
  version: 1,
  wave,
  submitted: true,
  answers: Object.fromEntries(answers.flatMap((code, i) => (code === null ? [] : [[`i${i + 1}`, code]]))),
  ...given,
});

export const design = (given: Partial<StudyDesign> = {}): StudyDesign => ({
  id: 'world',
  title: words('world'),
  synthetic: true,
  waves: ['T1', 'T2', 'T3'].map((id) => ({ id, label: id, state: 'closed' as const })),
  deployments: [{ instrument: 'culture', version: 1, functions: ['teacher', 'schoolLeader'], waves: ['T1', 'T2', 'T3'] }],
  ...given,
});

export const study = (given: Partial<StudyData>): StudyData => ({
  design: design(),
  instruments: [instrument('culture')],
  schools: [...new Set((given.people ?? []).map((p) => p.school))].map((id) => ({ id, attributes: {} })),
  people: [],
  responses: [],
  nominations: [],
  networkRespondents: [],
  achievement: [],
  ...given,
});

/** One relation's answers of one school: `names` are those named by each respondent, all with the same code. */
export function ties(
  school: string,
  wave: string,
  names: Readonly<Record<string, readonly string[]>>,
  value = 3,
): { nominations: Nomination[]; networkRespondents: NetworkRespondent[] } {
  const common = { school, wave, relation: 'goals' };
  return {
    nominations: Object.entries(names).flatMap(([ego, alters]) => alters.map((alter) => ({ ...common, ego, alter, value }))),
    networkRespondents: Object.keys(names).map((ego) => ({ ...common, person: ego })),
  };
}
