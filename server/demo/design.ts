/** The design of the demo: what `study.json` says. */
import type { Deployment, StudyDesign, Wave, WaveState } from '../../analysis/types.ts';
import { latestInstrument } from '../../instruments/registry.ts';
import type { Instrument } from '../../instruments/types.ts';
import { pupilWaves, staffWaves, testWaves, trainerWave, waveIds } from './planted.ts';

export const allStaff = ['teacher', 'internalCoach', 'schoolLeader', 'specialist', 'assistant'] as const;

const shipped = (id: string): Instrument => {
  const instrument = latestInstrument(id);
  if (!instrument) throw new Error(`the demo needs the instrument ${id}`);
  return instrument;
};

/** What staff are asked, and who. A school leader does not rate leadership. */
export const battery: readonly { readonly instrument: Instrument; readonly functions: readonly string[] }[] = [
  { instrument: shipped('attitude'), functions: ['teacher'] },
  { instrument: shipped('leadership'), functions: ['teacher'] },
  { instrument: shipped('culture'), functions: allStaff },
  { instrument: shipped('staff-network'), functions: allStaff },
];
const network = shipped('staff-network');
export const relations = network.relations ?? [];
export const pupilInstrument = shipped('pupil-perception');
export const trainerInstrument = shipped('trainer-report');
export const testInstrument = shipped('lvs-test');
/** Who takes the knowledge test. */
export const testTakers: readonly string[] = ['teacher', 'internalCoach', 'schoolLeader'];

/**
 * Every instrument with who answers it when. Pupils and trainers stand on no roster, so no link goes to them; and T2b is a wave
 * of pupils only, at which no link goes to anybody.
 */
const deployed: readonly (Omit<Deployment, 'instrument' | 'version'> & { readonly instrument: Instrument })[] = [
  ...battery.map((one) => ({ ...one, waves: staffWaves })),
  { instrument: testInstrument, functions: testTakers, waves: testWaves },
  { instrument: pupilInstrument, functions: ['pupil'], waves: pupilWaves },
  { instrument: trainerInstrument, functions: ['trainer'], waves: [trainerWave] },
];
export const instruments: readonly Instrument[] = deployed
  .map(({ instrument }) => instrument)
  .sort((a, b) => (a.id < b.id ? -1 : 1));

const dates: Readonly<Record<string, { readonly opens: string; readonly closes: string }>> = {
  T1: { opens: '2023-09-11', closes: '2024-10-18' },
  T2a: { opens: '2024-09-09', closes: '2025-10-17' },
  T2b: { opens: '2025-03-10', closes: '2026-04-10' },
  T3: { opens: '2025-05-12', closes: '2026-06-26' },
};

/**
 * Up to the last answered wave all are closed; nothing answered: all planned. Open is the next wave of staff, so that somebody
 * can try it; pupils' T2b stays planned until it or a later wave is answered.
 */
export const waveState = (wave: string, answered: readonly string[]): WaveState => {
  const last = waveIds.findLastIndex((id) => answered.includes(id));
  const place = waveIds.findIndex((id) => id === wave);
  if (place <= last) return 'closed';
  const next = staffWaves.find((id) => waveIds.indexOf(id) > last);
  return last >= 0 && wave === next ? 'open' : 'planned';
};

const waves = (answered: readonly string[]): Wave[] =>
  waveIds.map((id) => {
    const state = waveState(id, answered);
    return { id, label: id, ...(state === 'closed' ? dates[id] : {}), state };
  });

/** Levels at every wave, and the change over a year and over the whole intervention. */
const staffMoments = [...staffWaves, 'T1..T2a', 'T1..T3'];
const pupilMoments = [...pupilWaves, 'T1..T2b'];
const at = (measures: readonly string[], moments: readonly string[]) =>
  measures.flatMap((measure) => moments.map((moment) => `${measure}@${moment}`));
const scalesOf = ({ id, scales }: Instrument) => scales.map((scale) => `${id}.${scale.id}`);
const scaleNames = ['attitude.total', 'leadership.total', 'culture.total', 'culture.dataOriented'];
const networkNames = relations.flatMap(({ id }) =>
  ['density', 'arcReciprocity', 'indegreeCentralization'].map((m) => `${id}.${m}`),
);

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
  deployments: deployed.map(({ instrument: { id, version }, functions, waves: asked }) => ({
    instrument: id,
    version,
    functions,
    waves: asked,
  })),
  network: { relations: relations.map(({ id, label }) => ({ id, label })), tieRule: 2, boundary: allStaff },
  achievement: { effect: 'intervention', subject: 'RW' },
  comparison: {
    k: 10,
    measures: [
      'pct12',
      'size',
      'maths',
      ...at([...scaleNames, ...networkNames], staffMoments),
      ...at(scalesOf(testInstrument), [...testWaves, 'T1..T3']),
      ...at(scalesOf(pupilInstrument), pupilMoments),
      ...at(scalesOf(trainerInstrument), [trainerWave]),
    ],
    confirmatory: ['culture.dataOriented@T1', 'culture.dataOriented@T3'],
  },
});
