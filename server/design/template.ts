/** What a new study starts with: nothing, or the design of the Focus project (domain.md §1.1, rows 001-27 to 001-31 and 001-33). */
import type { Deployment, StudyDesign } from '../../analysis/types.ts';
import { latestInstrument } from '../../instruments/registry.ts';
import type { Instrument, Words } from '../../instruments/types.ts';

export type Template = 'focus' | 'empty';

const staff = ['teacher', 'internalCoach', 'schoolLeader', 'specialist', 'assistant'] as const;
const staffWaves = ['T1', 'T2a', 'T3'] as const;
const pupilWaves = ['T1', 'T2b'] as const;

/** A school leader does not rate the own leadership. */
const asked: readonly { readonly id: string; readonly functions: readonly string[]; readonly waves: readonly string[] }[] = [
  { id: 'attitude', functions: ['teacher'], waves: staffWaves },
  { id: 'leadership', functions: staff.filter((f) => f !== 'schoolLeader'), waves: staffWaves },
  { id: 'culture', functions: staff, waves: staffWaves },
  { id: 'staff-network', functions: staff, waves: staffWaves },
  { id: 'lvs-test', functions: ['teacher', 'internalCoach', 'schoolLeader'], waves: ['T1', 'T3'] },
  { id: 'pupil-perception', functions: ['pupil'], waves: pupilWaves },
  { id: 'trainer-report', functions: ['trainer'], waves: ['T3'] },
];

const shipped = (id: string): Instrument => {
  const instrument = latestInstrument(id);
  if (!instrument) throw new Error(`the template needs the instrument ${id}`);
  return instrument;
};
const at = (measures: readonly string[], moments: readonly string[]) =>
  measures.flatMap((measure) => moments.map((moment) => `${measure}@${moment}`));

/** Levels at every wave and the change over the whole intervention; expected beforehand: a data-oriented culture. */
function comparison(instruments: readonly Instrument[]) {
  const scales = (id: string) => shipped(id).scales.map((scale) => `${id}.${scale.id}`);
  const relations = instruments.flatMap((i) => i.relations ?? []).map((r) => r.id);
  const networks = relations.flatMap((r) => ['density', 'arcReciprocity', 'indegreeCentralization'].map((m) => `${r}.${m}`));
  return {
    k: 10,
    measures: [
      ...at(
        ['attitude.total', 'leadership.total', 'culture.total', 'culture.dataOriented', ...networks],
        [...staffWaves, 'T1..T3'],
      ),
      ...at(scales('pupil-perception'), [...pupilWaves, 'T1..T2b']),
      ...at(scales('lvs-test'), ['T1', 'T3']),
      ...at(scales('trainer-report'), ['T3']),
    ],
    confirmatory: ['culture.dataOriented@T1', 'culture.dataOriented@T3'],
  };
}

/** A study without schools and people; nothing is asked yet. Cohorts come with the schools. */
export function newStudy(
  id: string,
  title: Words,
  template: Template,
): { readonly design: StudyDesign; readonly instruments: readonly Instrument[] } {
  const base = { id, title: { nl: title.nl, en: title.en }, synthetic: false };
  if (template === 'empty') return { design: { ...base, waves: [], deployments: [] }, instruments: [] };
  const instruments = asked.map((one) => shipped(one.id)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const deployments: Deployment[] = asked.map(({ id: instrument, functions, waves }) => ({
    instrument,
    version: shipped(instrument).version,
    functions: [...functions],
    waves: [...waves],
  }));
  const relations = instruments.flatMap((i) => i.relations ?? []).map((r) => ({ id: r.id, label: r.label }));
  const design: StudyDesign = {
    ...base,
    waves: ['T1', 'T2a', 'T2b', 'T3'].map((wave) => ({ id: wave, label: wave, state: 'planned' })),
    deployments,
    network: { relations, tieRule: 2, boundary: [...staff] },
    achievement: { effect: 'intervention', subject: 'RW' },
    comparison: comparison(instruments),
  };
  return { design, instruments };
}
