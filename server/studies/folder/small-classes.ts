/**
 * Classes of which so few children answered that their name would point at them. Their answers keep a class, because school means are
 * means of class means; only its name gives way to a number.
 */
import type { ResponseRecord } from '../../../analysis/types.ts';
import { inOrder } from './source.ts';

/** Fewest finished children of a class whose name may stand beside their answers where no names are written. */
export const smallestNamedClass = 10;

const classOf = (r: ResponseRecord): string | undefined =>
  r.person === null && r.group !== undefined ? JSON.stringify([r.school, r.wave, r.group]) : undefined;

/**
 * What takes the place of a class's name, for responses that name no person. Counted per school, wave and class: the children who
 * finished the questionnaire that most of them finished. The numbers of a school and wave (`small-1`, `small-2`, …) follow
 * the ids of the responses, so that with pseudonyms nothing leads back; they say nothing across waves. A class with enough children,
 * and a response with a person, keep their group.
 */
export function unnamedSmallClasses(responses: readonly ResponseRecord[]): (r: ResponseRecord) => string | undefined {
  const finished = new Map<string, Map<string, number>>();
  for (const r of responses) {
    const key = classOf(r);
    if (key === undefined) continue;
    const counts = finished.get(key) ?? new Map<string, number>();
    counts.set(r.instrument, (counts.get(r.instrument) ?? 0) + (r.submitted ? 1 : 0));
    finished.set(key, counts);
  }
  const small = (key: string) => Math.max(...finished.get(key)!.values()) < smallestNamedClass;
  const taken = new Set(responses.map((r) => JSON.stringify([r.school, r.wave, r.group])));
  const names = new Map<string, string>();
  for (const r of [...responses].sort((a, b) => inOrder(a.id, b.id))) {
    const key = classOf(r);
    if (key === undefined || names.has(key) || !small(key)) continue;
    const free = (n: number): string => {
      const place = JSON.stringify([r.school, r.wave, `small-${n}`]);
      if (taken.has(place)) return free(n + 1);
      taken.add(place);
      return `small-${n}`;
    };
    names.set(key, free(1));
  }
  return (r) => {
    const key = classOf(r);
    return (key === undefined ? undefined : names.get(key)) ?? r.group;
  };
}
