/** What was done in a study. */
import { Refusal } from '../http/problem.ts';
import type { Handlers } from '../http/handlers.ts';
import type { Services } from '../http/services.ts';
import type { auditContract } from './contract.ts';

export function auditRoutes({ store }: Services): Handlers<typeof auditContract> {
  return {
    'GET /api/studies/:study/audit': async ({ params: { study } }) => {
      const entries = await store.audit.ofStudy(study, 200);
      // the log outlives a removed study; an id that never was has none
      if (entries.length === 0) throw new Refusal('studyUnknown');
      return { entries: entries.map((e) => ({ ...e, details: { ...e.details } })) };
    },
  };
}
