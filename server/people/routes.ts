/** The roster of one school, with names, and who of it stands on the list of colleagues. */
import { Refusal } from '../http/problem.ts';
import type { Handlers } from '../http/handlers.ts';
import type { Services } from '../http/services.ts';
import { accountOf } from '../http/who.ts';
import type { peopleContract } from './contract.ts';

export function peopleRoutes({ store }: Services): Handlers<typeof peopleContract> {
  return {
    'GET /api/studies/:study/schools/:school/people': async ({ params: { study, school } }) => {
      if (!(await store.studies.summary(study))) throw new Refusal('studyUnknown');
      if (!(await store.schools.list(study)).some((s) => s.id === school)) throw new Refusal('schoolUnknown');
      return {
        people: (await store.people.list(study, school)).map(
          ({ code, name, email, functions, group, from, to, listed, leave }) => ({
            id: code,
            name,
            email,
            functions: [...functions],
            group,
            from,
            to,
            listed,
            leave: [...(leave ?? [])],
          }),
        ),
      };
    },
    'POST /api/studies/:study/people/:person/listed': async ({ params: { study, person }, body: { listed }, who }) => {
      await store.people.setListed(study, person, listed, accountOf(who).account.id);
      return { listed };
    },
  };
}
