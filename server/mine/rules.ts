/**
 * Counts of response that point at nobody (domain.md §5.4). Who may see only counts must not be able to find out from them
 * who answered: not from a count about fewer than five people, and not by subtracting two counts.
 */
import type { Deployment } from '../../analysis/types.ts';

/** the smallest group of staff of which a number is shown */
export const smallest = 5;

export interface Person {
  readonly id: string;
  readonly functions: readonly string[];
  readonly asked: readonly Deployment[];
}
export interface Progress {
  readonly drafts: ReadonlySet<string>;
  readonly submitted: ReadonlySet<string>;
}
export interface InstrumentCount {
  readonly instrument: string;
  readonly due: number;
  readonly started: number | null;
  readonly submitted: number | null;
}
export interface FunctionCount {
  readonly functions: string[];
  readonly due: number;
  readonly finished: number;
}

/** how many of `all` are not in `others` */
const without = (all: ReadonlySet<string>, others: ReadonlySet<string>): number =>
  [...all].filter((id) => !others.has(id)).length;
const inReach = (n: number): boolean => n === 0 || n >= smallest;

/**
 * Per instrument how many of those who are asked it began and handed in. The largest group first; an instrument's numbers are
 * null when it is asked of fewer than five, or of a group that differs from one shown before by one to four people: most
 * people hand in everything at once, so the difference of the counts would be theirs.
 */
export const instrumentCounts = (people: readonly Person[], progress: ReadonlyMap<string, Progress>): InstrumentCount[] =>
  countInstruments(people, progress).counts;

function countInstruments(people: readonly Person[], progress: ReadonlyMap<string, Progress>) {
  const order: string[] = [];
  const asked = new Map<string, Set<string>>();
  for (const { id, asked: deployments } of people) {
    for (const { instrument } of deployments) {
      const group = asked.get(instrument) ?? new Set<string>();
      if (group.size === 0) order.push(instrument);
      asked.set(instrument, group.add(id));
    }
  }
  const shown: ReadonlySet<string>[] = [];
  const counted = new Map<string, InstrumentCount>();
  const bySize = order.toSorted((a, b) => asked.get(b)!.size - asked.get(a)!.size);
  for (const instrument of bySize) {
    const group = asked.get(instrument)!;
    const safe =
      group.size >= smallest && shown.every((other) => inReach(without(other, group)) && inReach(without(group, other)));
    if (safe) shown.push(group);
    const n = (which: 'drafts' | 'submitted') =>
      safe ? [...group].filter((id) => progress.get(id)?.[which].has(instrument)).length : null;
    counted.set(instrument, { instrument, due: group.size, started: n('drafts'), submitted: n('submitted') });
  }
  return { counts: order.map((instrument) => counted.get(instrument)!), shown };
}

/**
 * People who handed in everything that they are asked, by their first function. Functions of fewer than five people are taken
 * together; when together they are still too few, with the smallest function of those that could stand alone. One group that
 * is everybody says nothing new and is left out. So are all of them where one, taken from the people who are asked an instrument
 * whose numbers are shown, leaves one to four on either side.
 */
export function functionCounts(people: readonly Person[], progress: ReadonlyMap<string, Progress>): FunctionCount[] {
  const byFunction = new Map<string, Person[]>();
  for (const person of people) {
    const name = person.functions[0] ?? 'other';
    byFunction.set(name, [...(byFunction.get(name) ?? []), person]);
  }
  const large = [...byFunction].filter(([, group]) => group.length >= smallest).toSorted((a, b) => b[1].length - a[1].length);
  const small = [...byFunction].filter(([, group]) => group.length < smallest);
  const size = (groups: typeof small) => groups.reduce((sum, [, group]) => sum + group.length, 0);
  while (!inReach(size(small)) && large.length > 0) small.push(large.pop()!);
  const groups = [...large.map((one) => [one]), ...(small.length > 0 ? [small] : [])];
  if (groups.length < 2) return [];
  const { shown } = countInstruments(people, progress);
  const apart = groups.every((parts) => {
    const group = new Set(parts.flatMap(([, some]) => some.map((p) => p.id)));
    return shown.every((asked) => {
      const outside = without(group, asked);
      return inReach(outside) && inReach(group.size - outside);
    });
  });
  if (!apart) return [];
  const finished = ({ id, asked }: Person) => asked.every(({ instrument }) => progress.get(id)?.submitted.has(instrument));
  return groups.map((parts) => ({
    functions: parts.map(([name]) => name),
    due: size(parts),
    finished: parts.reduce((sum, [, group]) => sum + group.filter(finished).length, 0),
  }));
}
