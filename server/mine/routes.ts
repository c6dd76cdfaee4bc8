/** My schools, and how many answered there. */
import type { Handlers } from '../http/handlers.ts';
import { Refusal } from '../http/problem.ts';
import type { Services } from '../http/services.ts';
import { accountOf } from '../http/who.ts';
import type { mineContract } from './contract.ts';
import { functionCounts, instrumentCounts } from './rules.ts';

export function mineRoutes({ store }: Services): Handlers<typeof mineContract> {
  return {
    'GET /api/my-schools': async ({ who }) => {
      const mine = accountOf(who).memberships.filter((m) => m.schools !== null);
      return {
        studies: await Promise.all(
          mine.map(async ({ study, role, schools }) => {
            const design = await store.studies.design(study);
            if (!design) throw new Refusal('studyUnknown');
            const listed = (await store.schools.list(study)).filter((s) => schools?.includes(s.id));
            return {
              study,
              title: { ...design.title },
              synthetic: design.synthetic,
              role,
              schools: listed.map(({ id, name }) => ({ id, name })),
            };
          }),
        ),
      };
    },

    'GET /api/studies/:study/schools/:school/response': async ({ params: { study, school } }) => {
      const design = await store.studies.design(study);
      if (!design) throw new Refusal('studyUnknown');
      const found = (await store.schools.list(study)).find((s) => s.id === school);
      if (!found) throw new Refusal('schoolUnknown');
      const titles = new Map((await store.studies.instruments(study)).map((i) => [i.id, i.title]));
      const all = await store.studies.personProgress(study);
      return {
        school: { id: found.id, name: found.name },
        waves: await Promise.all(
          design.waves.map(async ({ id, label, state, opens, closes }) => {
            const people = (await store.waves.due(study, id)).filter((p) => p.school === school);
            const progress = new Map(all.filter((p) => p.wave === id).map((p) => [p.person, p]));
            return {
              id,
              label,
              state,
              opens: opens ?? null,
              closes: closes ?? null,
              instruments: instrumentCounts(people, progress).map((one) => ({
                ...one,
                title: { ...(titles.get(one.instrument) ?? { nl: one.instrument, en: one.instrument }) },
              })),
              functions: state === 'planned' ? [] : functionCounts(people, progress),
            };
          }),
        ),
      };
    },
  };
}
