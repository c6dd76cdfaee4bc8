/** The design of the demo: what `study.json` says. */
import type { Deployment, StudyDesign, Wave, WaveState } from '../../analysis/types.ts';
import { latestInstrument } from '../../instruments/registry.ts';
import type { Instrument } from '../../instruments/types.ts';
import { waveIds } from './planted.ts';

export const allStaff = ['teacher', 'internalCoach', 'schoolLeader', 'specialist', 'assistant'] as const;

const shipped = (id: string): Instrument => {
  const instrument = latestInstrument(id);
  if (!instrument) throw new Error(`the demo needs the instrument ${id}`);
  return instrument;
};

/** The instruments, with who is asked. A school leader does not rate leadership. */
export const battery: readonly { readonly instrument: Instrument; readonly functions: readonly string[] }[] = [
  { instrument: shipped('attitude'), functions: ['teacher'] },
  { instrument: shipped('leadership'), functions: ['teacher'] },
  { instrument: shipped('culture'), functions: allStaff },
  { instrument: shipped('staff-network'), functions: allStaff },
];
const network = shipped('staff-network');
export const relations = network.relations ?? [];

const dates: Readonly<Record<string, { readonly opens: string; readonly closes: string }>> = {
  T1: { opens: '2023-09-11', closes: '2024-10-18' },
  T2a: { opens: '2024-09-09', closes: '2025-10-17' },
  T3: { opens: '2025-05-12', closes: '2026-06-26' },
};

/** Up to the last answered wave all are closed; the next one is open; nothing answered: all planned. */
export const waveState = (index: number, answered: readonly string[]): WaveState => {
  const last = waveIds.findLastIndex((id) => answered.includes(id));
  if (index <= last) return 'closed';
  return last >= 0 && index === last + 1 ? 'open' : 'planned';
};

const waves = (answered: readonly string[]): Wave[] =>
  waveIds.map((id, i) => {
    const state = waveState(i, answered);
    return { id, label: id, ...(state === 'closed' ? dates[id] : {}), state };
  });

/** Levels at every wave, and the change over a year and over the whole intervention. */
const moments = [...waveIds, 'T1..T2a', 'T1..T3'];
const scaleNames = ['attitude.total', 'leadership.total', 'culture.total', 'culture.dataOriented'];
const measured = [
  ...scaleNames,
  ...relations.flatMap(({ id }) => ['density', 'arcReciprocity', 'indegreeCentralization'].map((m) => `${id}.${m}`)),
];

/** The design of a demo of so many schools. `answered` are wave ids. */
export const makeDesign = (schools: number, seed: number, answered: readonly string[]): StudyDesign => ({
  id: ['demo', schools, seed, ...(answered.length === 0 ? ['none'] : answered)].join('-'),
  title: {
    nl: `Opbrengstgericht werken op ${schools} scholen (synthetisch)`,
    en: `Data-based decision making in ${schools} schools (synthetic)`,
  },
  synthetic: true,
  source: `Synthetisch, door een programma gemaakt; geen echte scholen of mensen / synthetic, made by a program; no real schools or people (seed ${seed})`,
  waves: waves(answered),
  deployments: battery.map(
    ({ instrument, functions }): Deployment => ({
      instrument: instrument.id,
      version: instrument.version,
      functions,
      waves: waveIds,
    }),
  ),
  network: { relations: relations.map(({ id, label }) => ({ id, label })), tieRule: 2, boundary: allStaff },
  achievement: { effect: 'intervention', subject: 'RW' },
  comparison: {
    k: 10,
    measures: ['pct12', 'size', 'maths', ...measured.flatMap((m) => moments.map((moment) => `${m}@${moment}`))],
    confirmatory: ['culture.dataOriented@T1', 'culture.dataOriented@T3'],
  },
});
