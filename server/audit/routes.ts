/** What was done in a study, and to accounts. */
import { Refusal } from '../http/problem.ts';
import type { Handlers } from '../http/handlers.ts';
import type { Services } from '../http/services.ts';
import { accountOf } from '../http/who.ts';
import type { auditContract } from './contract.ts';
import { aboutWhom, type Named, whoIs } from './rules.ts';

export function auditRoutes({ store }: Services): Handlers<typeof auditContract> {
  return {
    'GET /api/audit': async ({ query: { account, before, limit } }) => {
      const names = await store.accounts.names();
      const { entries, next } = await store.audit.ofAccounts({ account, before, limit });
      return {
        entries: entries.map((e) => ({
          ...e,
          by: whoIs(e.actor, names),
          about: aboutWhom(e.subject, names),
          details: { ...e.details },
        })),
        next,
      };
    },

    'GET /api/studies/:study/audit': async ({ params: { study }, who }) => {
      const entries = await store.audit.ofStudy(study, 200);
      // the log outlives a removed study; an id that never was has none
      if (entries.length === 0) throw new Refusal('studyUnknown');
      const [names, members] = [await store.accounts.names(), await store.accounts.members(study)];
      const own = accountOf(who).account.id;
      const mayBeNamed = (id: string, { administrator }: Named) => !administrator || id === own || members.has(id);
      return {
        entries: entries.map((e) => ({
          ...e,
          by: whoIs(e.actor, names, mayBeNamed),
          about: aboutWhom(e.subject, names, mayBeNamed),
          details: { ...e.details },
        })),
      };
    },
  };
}
