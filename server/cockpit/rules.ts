/** The drill-down and the call list, from the matrix and from one school's people. Pure. */
import { reaches } from './advice.ts';
import type { CallList, Cockpit, FunctionCounts } from './contract.ts';
import type { Kind, Shown, State } from './counts.ts';
import { askedAt, functionsAt } from './kinds.ts';

/** functions with fewer people than this are not counted by themselves */
export const fewestOfFunction = 5;

/** One person of a school with what they began and handed in at the wave. */
export interface PersonAt extends Omit<Kind, 'school'> {
  readonly answers: readonly { readonly instrument: string; readonly state: State }[];
}

/** Counts per function. Functions with fewer than five people stand together, and take the next smallest with them until they are five. */
export function perFunction(shown: Shown, people: readonly PersonAt[], wave: string): FunctionCounts['rows'] {
  const byFunctions = new Map<string, { functions: readonly string[]; people: PersonAt[] }>();
  for (const person of people) {
    const functions = functionsAt(person, shown.design, wave);
    if (functions === null || askedAt(shown, functions, wave).length === 0) continue;
    const key = [...functions].sort().join('|');
    const own = byFunctions.get(key) ?? { functions: [...functions].sort(), people: [] };
    byFunctions.set(key, own);
    own.people.push(person);
  }
  const bySize = [...byFunctions.values()].sort((a, b) => a.people.length - b.people.length);
  const together: PersonAt[] = [];
  while (bySize[0] && (bySize[0].people.length < fewestOfFunction || (together.length > 0 && together.length < fewestOfFunction)))
    together.push(...bySize.shift()!.people);
  const row = (functions: readonly string[], own: readonly PersonAt[]): FunctionCounts['rows'][number] => {
    const cells = new Map<string, { instrument: string; due: number; started: number; submitted: number }>();
    for (const person of own)
      for (const instrument of askedAt(shown, functionsAt(person, shown.design, wave) ?? [], wave)) {
        const cell = cells.get(instrument) ?? { instrument, due: 0, started: 0, submitted: 0 };
        cells.set(instrument, cell);
        cell.due += 1;
        const states = person.answers.filter((a) => a.instrument === instrument).map((a) => a.state);
        if (states.includes('submitted')) cell.submitted += 1;
        else if (states.includes('draft')) cell.started += 1;
      }
    return { functions: [...functions], people: own.length, cells: [...cells.values()] };
  };
  return [
    ...bySize.reverse().map(({ functions, people: own }) => row(functions, own)),
    ...(together.length > 0 ? [row([], together)] : []),
  ];
}

type Leaders = ReadonlyMap<string, readonly { readonly name: string | null; readonly email: string | null }[]>;

/** Whom to call at a wave: schools whose network would be lost or whose staff is below the target, the worst first. */
export function callsAt(matrix: Cockpit, wave: string, leaders: Leaders): CallList['calls'] {
  const place = matrix.waves.findIndex((w) => w.id === wave);
  const share = (n: number, of: number) => (of === 0 ? 1 : n / of);
  return matrix.schools
    .flatMap(({ id, name, waves }) => {
      const own = waves[place];
      if (!own || own.people === 0) return [];
      const below =
        own.network?.gate === 'none' ||
        own.network?.gate === 'flagged' ||
        !reaches(own.finished, own.people, matrix.targets.staff);
      if (!below) return [];
      const { network, people, finished, action } = own;
      return [
        {
          school: id,
          name,
          network: network === null ? null : { answered: network.answered, listed: network.listed },
          people,
          finished,
          action: action?.name ?? 'onTarget',
          contacts: [...(leaders.get(id) ?? [])],
        },
      ];
    })
    .sort(
      (a, b) =>
        share(a.network?.answered ?? a.finished, a.network?.listed ?? a.people) -
        share(b.network?.answered ?? b.finished, b.network?.listed ?? b.people),
    );
}
