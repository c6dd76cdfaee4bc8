/** Schools' changes from a wave to the next, and from the first to the last: later minus earlier, where a school has both. */
import { absent, present } from '../types.ts';
import type { Collector } from './collector.ts';
import type { MayCompare } from './editions.ts';

/** Each wave with the next one, and the first with the last. */
export function wavePairs(waves: readonly string[]): readonly (readonly [from: string, to: string])[] {
  const pairs = waves.slice(1).map((wave, i): [string, string] => [waves[i]!, wave]);
  if (waves.length > 2) pairs.push([waves[0]!, waves.at(-1)!]);
  return pairs;
}

/**
 * `n` is the smaller of the two waves' n. Schools with one of the two waves missing have the row with the reason `notObserved`; where
 * two editions of a questionnaire cannot be compared, every school has `versionsDiffer`.
 */
export function changeRows(
  schools: readonly string[],
  waves: readonly string[],
  subject: string,
  measures: readonly string[],
  collect: Collector,
  mayCompare: MayCompare = () => true,
): void {
  for (const [from, to] of wavePairs(waves)) {
    const may = mayCompare(subject, from, to);
    for (const measure of measures) {
      const before = collect.estimates(from, subject, measure);
      const after = collect.estimates(to, subject, measure);
      for (const school of schools) {
        const a = before.get(school);
        const b = after.get(school);
        const change = !may
          ? absent('versionsDiffer')
          : a === undefined || b === undefined
            ? absent('notObserved')
            : present(b.value - a.value, Math.min(a.n, b.n));
        collect.school(school, `${from}..${to}`, subject, measure, change);
      }
    }
  }
}
