/** The cockpit, its drill-down and its call list. A matrix is made once per change: who looks again gets `changed: false`. */
import type { Handlers } from '../http/handlers.ts';
import { Refusal } from '../http/problem.ts';
import type { Services } from '../http/services.ts';
import type { Cockpit, cockpitContract } from './contract.ts';
import { cockpitLive } from './live.ts';
import { callsAt, perFunction } from './rules.ts';

export function cockpitRoutes({ store, clock }: Pick<Services, 'store' | 'clock'>): Handlers<typeof cockpitContract> {
  const live = cockpitLive({ store: store.cockpit, clock });
  const look = async (study: string): Promise<Cockpit> => {
    const matrix = await live.look(study);
    if (!matrix) throw new Refusal('studyUnknown');
    return matrix;
  };
  const known = (matrix: Cockpit, wave: string) => {
    if (!matrix.waves.some((w) => w.id === wave)) throw new Refusal('waveUnknown');
  };

  return {
    'GET /api/studies/:study/cockpit': async ({ params: { study }, query }) => {
      const matrix = { ...(await look(study)), at: clock().toISOString() };
      return query.mark === matrix.mark ? { ...matrix, changed: false, columns: [], schools: [] } : matrix;
    },

    'GET /api/studies/:study/cockpit/:wave': async ({ params: { study, wave } }) => {
      const matrix = await look(study);
      known(matrix, wave);
      return { wave, calls: callsAt(matrix, wave, await store.cockpit.leaders(study)) };
    },

    'GET /api/studies/:study/cockpit/:wave/:school': async ({ params: { study, wave, school } }) => {
      const matrix = await look(study);
      known(matrix, wave);
      if (!matrix.schools.some((s) => s.id === school)) throw new Refusal('schoolUnknown');
      const shown = await store.cockpit.shown(study);
      if (!shown) throw new Refusal('studyUnknown');
      return { school, wave, rows: perFunction(shown, await store.cockpit.peopleOf(study, wave, school), wave) };
    },
  };
}
