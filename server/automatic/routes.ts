/** What goes by itself: which kinds, paused or not, and the forecast of a wave. */
import type { Handlers } from '../http/handlers.ts';
import { Refusal } from '../http/problem.ts';
import type { Services } from '../http/services.ts';
import { accountOf } from '../http/who.ts';
import { recipientsOf, studyMail } from '../mail/queue.ts';
import type { automaticContract } from './contract.ts';
import { forecastMail } from './forecast.ts';

export function automaticRoutes({ store, clock, mail }: Services): Handlers<typeof automaticContract> {
  /** who switched it on is said by the address that colleagues know */
  const shown = async (study: string) => {
    const found = await store.automatic.of(study);
    const account = found.by === null ? undefined : await store.auth.accountById(found.by);
    return { ...found, by: account?.email ?? null };
  };
  return {
    'PUT /api/studies/:study/mail/automatic': async ({ params: { study }, body, who }) => {
      if (!(await store.studies.summary(study))) throw new Refusal('studyUnknown');
      const { paused, ...kinds } = body;
      if (mail === undefined && !paused && Object.values(kinds).includes(true)) throw new Refusal('mailIsOff');
      await store.automatic.set(study, kinds, paused, accountOf(who).account.id);
      return shown(study);
    },

    'GET /api/studies/:study/waves/:wave/mail/forecast': async ({ params: { study, wave } }) => {
      const found = await store.waves.get(study, wave);
      if (!found) throw new Refusal((await store.studies.summary(study)) ? 'waveUnknown' : 'studyUnknown');
      const [state, confirmed] = await Promise.all([shown(study), store.automatic.confirmed(study, wave)]);
      const { invitation, reminder, thanks, paused } = state;
      const runs = mail !== undefined && found.state === 'open' && !paused && (invitation || reminder || thanks);
      if (!runs) return { ...state, confirmed, days: [] };
      const [{ settings }, { recipients, due }] = await Promise.all([studyMail(store, study), recipientsOf(store, study, wave)]);
      const plan = { settings, kinds: { invitation, reminder, thanks }, confirmed, closes: found.closes ?? null };
      return { ...state, confirmed, days: due.length === 0 ? [] : forecastMail(recipients, plan, clock()) };
    },
  };
}
