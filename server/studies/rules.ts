/**
 * What the researcher's overview says about a study, from counts and rosters. Everything is a value: who is due comes from the
 * roster at a wave, what was answered from the counts.
 *
 * `started` and `finished` (`submitted`) exclude each other: begun but not handed in, and handed in.
 */
import { thresholdsOf } from '../../analysis/study/settings.ts';
import type { Deployment, StudyDesign } from '../../analysis/types.ts';
import type { Instrument } from '../../instruments/types.ts';
import type { ResponseMatrix, StudyOverview } from './contract.ts';
import type { PersonProgress, ResponseCount } from '../counts/store.ts';

/** Somebody who is asked something at a wave, as the store's `waves.due` gives it. */
export interface Due {
  readonly id: string;
  readonly school: string;
  readonly asked: readonly Deployment[];
}

/** One line per deployment: which instrument is asked of whom in which waves, with its sentences. */
export function designGrid(design: StudyDesign, instruments: readonly Instrument[]): StudyOverview['grid'] {
  return design.deployments.flatMap(({ instrument: id, version, functions, waves }) => {
    const instrument = instruments.find((i) => i.id === id && i.version === version);
    if (!instrument) return [];
    return [
      {
        instrument: id,
        version,
        title: { ...instrument.title },
        validated: instrument.validated,
        items: instrument.items.length,
        functions: [...functions],
        waves: [...waves],
        content: instrument.items.map((item) => ({
          id: item.id,
          text: { ...item.text },
          source: item.source,
          facet: item.facet ? { ...item.facet } : null,
        })),
      },
    ];
  });
}

/** How far a wave is. Finished = everything that this person is asked at this wave was handed in. */
export function waveProgress(
  wave: string,
  due: readonly Due[],
  progress: readonly PersonProgress[],
): { due: number; started: number; finished: number } {
  const byPerson = new Map(progress.filter((p) => p.wave === wave).map((p) => [p.person, p]));
  let started = 0;
  let finished = 0;
  for (const { id, asked } of due) {
    const own = byPerson.get(id);
    if (!own) continue;
    if (asked.every(({ instrument }) => own.submitted.has(instrument))) finished += 1;
    else started += 1;
  }
  return { due: due.length, started, finished };
}

/**
 * Response per school × instrument × wave, for every cell where somebody is due or something was answered. Where a school, a wave or the
 * study was put away nothing more is asked: nobody is due, unless somebody of that school answered at that wave before.
 */
export function responseMatrix(
  schools: readonly { readonly id: string; readonly name: string | null }[],
  dueByWave: ReadonlyMap<string, readonly Due[]>,
  counts: readonly ResponseCount[],
  design: Pick<StudyDesign, 'archived' | 'thresholds'> = {},
): ResponseMatrix {
  const { study: whole = false, waves: awayWaves = [], schools: awaySchools = [] } = design.archived ?? {};
  const answered = new Set(counts.map((c) => `${c.school}\n${c.wave}`));
  const away = (school: string, wave: string) =>
    (whole || awayWaves.includes(wave) || awaySchools.includes(school)) && !answered.has(`${school}\n${wave}`);
  const cells = new Map<string, ResponseMatrix['cells'][number]>();
  const cell = (school: string, instrument: string, wave: string) => {
    const key = `${school}\n${instrument}\n${wave}`;
    const found = cells.get(key) ?? { school, instrument, wave, due: 0, started: 0, submitted: 0 };
    cells.set(key, found);
    return found;
  };
  for (const [wave, people] of dueByWave) {
    for (const { school, asked } of people) {
      if (away(school, wave)) continue;
      for (const { instrument } of asked) cell(school, instrument, wave).due += 1;
    }
  }
  for (const { school, instrument, wave, state, n } of counts) {
    if (wave === null) continue;
    cell(school, instrument, wave)[state === 'draft' ? 'started' : 'submitted'] += n;
  }
  const { networkFull, networkUse, smallestShown } = thresholdsOf(design);
  return {
    schools: schools.map(({ id, name }) => ({ id, name, ...(awaySchools.includes(id) ? { archived: true as const } : {}) })),
    thresholds: { networkFull, networkUse, smallestShown },
    cells: [...cells.values()],
  };
}
