/** The cockpit, its drill-down and its call list. A matrix is made once per change: who looks again gets `changed: false`. */
import type { Handlers } from '../http/handlers.ts';
import { Refusal } from '../http/problem.ts';
import type { Services } from '../http/services.ts';
import type { Cockpit, cockpitContract } from './contract.ts';
import { callsAt, cockpitOf, perFunction, stuckDays, trendOf } from './rules.ts';

/** studies whose matrix is kept */
const kept = 8;
const dayMs = 86_400_000;

export function cockpitRoutes({ store, clock }: Pick<Services, 'store' | 'clock'>): Handlers<typeof cockpitContract> {
  const made = new Map<string, { readonly mark: string; readonly matrix: Promise<Cockpit> }>();

  const make = async (study: string, mark: string, now: Date) => {
    const stuckBefore = new Date(now.getTime() - stuckDays * dayMs).toISOString();
    const counts = await store.cockpit.counts(study, trendOf(now)[0]!, stuckBefore);
    if (!counts) throw new Refusal('studyUnknown');
    return cockpitOf(counts, mark, now);
  };

  /** The matrix as of now. Days pass without anything being written, so the hour is part of the mark. */
  const look = async (study: string): Promise<{ readonly mark: string; readonly matrix: Promise<Cockpit> }> => {
    const now = clock();
    const mark = `${await store.cockpit.mark(study)}.${now.toISOString().slice(0, 13)}`;
    const before = made.get(study);
    if (before?.mark === mark) return before;
    const entry = { mark, matrix: make(study, mark, now) };
    made.delete(study);
    made.set(study, entry);
    while (made.size > kept) made.delete(made.keys().next().value!);
    entry.matrix.catch(() => made.get(study) === entry && made.delete(study));
    return entry;
  };
  const known = (matrix: Cockpit, wave: string) => {
    if (!matrix.waves.some((w) => w.id === wave)) throw new Refusal('waveUnknown');
  };

  return {
    'GET /api/studies/:study/cockpit': async ({ params: { study }, query }) => {
      const { mark, matrix } = await look(study);
      const whole = await matrix;
      return query.mark === mark ? { ...whole, changed: false, columns: [], schools: [] } : whole;
    },

    'GET /api/studies/:study/cockpit/:wave': async ({ params: { study, wave } }) => {
      const matrix = await (await look(study)).matrix;
      known(matrix, wave);
      return { wave, calls: callsAt(matrix, wave, await store.cockpit.leaders(study)) };
    },

    'GET /api/studies/:study/cockpit/:wave/:school': async ({ params: { study, wave, school } }) => {
      const matrix = await (await look(study)).matrix;
      known(matrix, wave);
      if (!matrix.schools.some((s) => s.id === school)) throw new Refusal('schoolUnknown');
      const shown = await store.cockpit.shown(study);
      if (!shown) throw new Refusal('studyUnknown');
      return { school, wave, rows: perFunction(shown, await store.cockpit.peopleOf(study, wave, school), wave) };
    },
  };
}
