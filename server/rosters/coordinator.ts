/** The side of a school's coordinator: the list of the own school, counts of answers, suggestions. */
import { Refusal } from '../http/problem.ts';
import type { Handlers } from '../http/handlers.ts';
import type { Services } from '../http/services.ts';
import { coordinatorOf } from '../http/who.ts';
import type { CoordinatorView, rostersContract } from './contract.ts';
import { endOf, presenceAt, thenOf } from './rules.ts';
import { coordinatorActor, type CoordinatorRecord } from './store.ts';

type Keys = Extract<keyof typeof rostersContract, `${string} /api/coordinator${string}`>;
/** the smallest team of which a count is shown: of fewer it would say who answered */
const smallest = 5;
/** so many suggestions wait at a school at most */
const most = 200;

export function coordinatorRoutes({ store, ids }: Services): Handlers<Pick<typeof rostersContract, Keys>> {
  /** The list that is checked: of the wave that runs, or else of the next one. */
  const teamOf = async ({ study, school }: CoordinatorRecord) => {
    const rosters = await store.rosters.rosters(study);
    const { waves } = rosters;
    const wave = (waves.find((w) => w.state === 'open') ?? waves.find((w) => w.state === 'planned') ?? waves.at(-1))?.id ?? '';
    const people = rosters.people.filter(
      (p) => p.school === school && !p.functions.includes('pupil') && ['here', 'away'].includes(presenceAt(p, waves, wave)),
    );
    return { rosters, wave, people };
  };
  const view = async (of: CoordinatorRecord): Promise<CoordinatorView> => {
    const design = await store.studies.design(of.study);
    if (!design) throw new Refusal('studyUnknown');
    const [{ rosters, wave, people }, progress, suggestions, now] = await Promise.all([
      teamOf(of),
      store.studies.personProgress(of.study),
      store.rosters.suggestions(of.study, of.school),
      store.rosters.coordinator(of.study, of.school),
    ]);
    const given = new Map(progress.map((p) => [`${p.wave}\n${p.person}`, p.submitted]));
    const response = await Promise.all(
      design.waves.map(async ({ id, label, state }) => {
        const due = (await store.waves.due(of.study, id)).filter((p) => p.school === of.school && !p.functions.includes('pupil'));
        const finished = due.filter((p) => p.asked.every((a) => given.get(`${id}\n${p.id}`)?.has(a.instrument)));
        return { wave: label, state, due: due.length, finished: finished.length };
      }),
    );
    const named = new Map(rosters.people.map((p) => [p.id, p]));
    const functions = new Set([...design.deployments.flatMap((d) => d.functions), ...rosters.people.flatMap((p) => p.functions)]);
    functions.delete('pupil');
    return {
      study: { ...design.title },
      school: rosters.schools.find((s) => s.id === of.school)?.name ?? of.school,
      synthetic: design.synthetic,
      functions: [...functions],
      people: people.map((p) => {
        const then = thenOf(p, wave);
        return { id: p.id, name: p.name ?? p.code, functions: [...then.functions], group: then.group };
      }),
      response: response.filter((r) => r.due >= smallest),
      suggestions: suggestions.map((s) => ({
        ...s,
        name: (s.person === null ? s.name : (named.get(s.person)?.name ?? named.get(s.person)?.code)) ?? '',
        functions: [...s.functions],
      })),
      confirmedAt: now?.confirmedAt ?? null,
      endsAt: endOf(now ?? of),
    };
  };

  return {
    'GET /api/coordinator': async ({ who }) => view(coordinatorOf(who)),
    'POST /api/coordinator/suggestions': async ({ who, body: { kind, person, name, functions } }) => {
      const of = coordinatorOf(who);
      const { people } = await teamOf(of);
      const bad = (path: string) => new Refusal('badRequest', { fields: [{ path: `body.${path}`, code: 'missing' }] });
      if (kind === 'missing' ? !name : !people.some((p) => p.id === person)) throw bad(kind === 'missing' ? 'name' : 'person');
      if (kind !== 'left' && functions.length === 0) throw bad('functions');
      if ((await store.rosters.suggestions(of.study, of.school)).length >= most) throw new Refusal('tooManyAttempts');
      await store.rosters.suggest(of, {
        id: ids(),
        kind,
        person: kind === 'missing' ? null : person,
        name: kind === 'missing' ? name : null,
        functions: kind === 'left' ? [] : [...new Set(functions)],
      });
      return view(of);
    },
    'DELETE /api/coordinator/suggestions/:suggestion': async ({ who, params: { suggestion } }) => {
      const of = coordinatorOf(who);
      await store.rosters.drop(of.study, of.school, suggestion, coordinatorActor(of.id));
      return view(of);
    },
    'POST /api/coordinator/confirm': async ({ who }) => {
      const of = coordinatorOf(who);
      await store.rosters.confirm(of, (await teamOf(of)).people.length);
      return view(of);
    },
  };
}
