/** Opening and closing a wave. */
import type { Handlers } from '../http/handlers.ts';
import type { Services } from '../http/services.ts';
import { accountOf } from '../http/who.ts';
import type { wavesContract } from './contract.ts';

export function wavesRoutes({ store }: Services): Handlers<typeof wavesContract> {
  return {
    'POST /api/studies/:study/waves/:wave/open': async ({ params: { study, wave }, who }) => {
      await store.waves.setState(study, wave, 'open', accountOf(who).account.id);
      return { id: wave, state: 'open' };
    },
    'POST /api/studies/:study/waves/:wave/close': async ({ params: { study, wave }, who }) => {
      await store.waves.setState(study, wave, 'closed', accountOf(who).account.id);
      return { id: wave, state: 'closed' };
    },
  };
}
