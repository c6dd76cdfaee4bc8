/** The schools of a study with their roster size and the state of their own check. */
import { Refusal } from '../http/problem.ts';
import type { Handlers } from '../http/handlers.ts';
import type { Services } from '../http/services.ts';
import type { schoolsContract } from './contract.ts';

export function schoolsRoutes({ store }: Services): Handlers<typeof schoolsContract> {
  return {
    'GET /api/studies/:study/schools': async ({ params: { study } }) => {
      if (!(await store.studies.summary(study))) throw new Refusal('studyUnknown');
      const away = (await store.studies.design(study))?.archived?.schools ?? [];
      const staff = new Map<string, number>();
      for (const { school } of await store.people.list(study)) staff.set(school, (staff.get(school) ?? 0) + 1);
      const checks = await store.rosters.checks(study);
      return {
        schools: (await store.schools.list(study)).map(({ id, name, cohort, attributes }) => ({
          id,
          name,
          cohort: cohort ?? null,
          ...(away.includes(id) ? { archived: true as const } : {}),
          staff: staff.get(id) ?? 0,
          check: { ...(checks.get(id) ?? { link: 'none' as const, confirmedAt: null, remarks: 0 }) },
          attributes: { ...attributes },
        })),
      };
    },
  };
}
