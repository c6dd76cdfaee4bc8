/** Returned mail: looked at without keeping a byte, then marked with no more than its status. */
import type { Handlers } from '../http/handlers.ts';
import { Refusal } from '../http/problem.ts';
import type { Services } from '../http/services.ts';
import { accountOf } from '../http/who.ts';
import type { returnedContract } from './contract.ts';
import { mailIdOf, matchReturned } from './rules.ts';

export function returnedRoutes({ store, workers }: Services): Handlers<typeof returnedContract> {
  const known = async (study: string) => {
    if (!(await store.studies.summary(study))) throw new Refusal('studyUnknown');
  };
  return {
    'POST /api/studies/:study/mail/returned': async ({ params: { study }, bytes }) => {
      await known(study);
      const { read, left, mails } = await workers.run('readReturned', { bytes });
      const ids = [...new Set(mails.flatMap((m) => m.messageIds.flatMap((id) => mailIdOf(id) ?? [])))];
      const [byId, byAddress] = await Promise.all([
        store.returned.byId(study, ids),
        store.returned.byAddress(study, new Set(mails.flatMap((m) => m.address ?? []))),
      ]);
      return { read, left, mails: mails.flatMap((one) => matchReturned(one, byId, byAddress)) };
    },

    'POST /api/studies/:study/mail/returned/marks': async ({ params: { study }, body, who }) => {
      await known(study);
      return { changed: await store.returned.mark(study, body.mails, accountOf(who).account.id) };
    },
  };
}
