/** Schools' changes from a wave to the next, and from the first to the last: later minus earlier, where a school has both. */
import { absent, present } from '../types.ts';
import type { Collector } from './collector.ts';

/** `n` is the smaller of the two waves' n. Schools with one of the two waves missing have the row with the reason `notObserved`. */
export function changeRows(
  schools: readonly string[],
  waves: readonly string[],
  subject: string,
  measures: readonly string[],
  collect: Collector,
): void {
  const pairs = waves.slice(1).map((wave, i): [string, string] => [waves[i]!, wave]);
  if (waves.length > 2) pairs.push([waves[0]!, waves.at(-1)!]);
  for (const [from, to] of pairs) {
    for (const measure of measures) {
      const before = collect.estimates(from, subject, measure);
      const after = collect.estimates(to, subject, measure);
      for (const school of schools) {
        const a = before.get(school);
        const b = after.get(school);
        const change =
          a === undefined || b === undefined ? absent('notObserved') : present(b.value - a.value, Math.min(a.n, b.n));
        collect.school(school, `${from}..${to}`, subject, measure, change);
      }
    }
  }
}
