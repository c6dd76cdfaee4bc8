/**
 * What: a school's change of those who answered at both waves, beside the difference of the two school means, which also holds who came
 * and who left.
 * Formula: mean over the persons with a score at both waves, in the same school both times, of later − earlier; the share of stayers is
 *   their number over the persons with a score at the later wave.
 * Source: domain.md §4.3 (cross-sectional means are the main analysis, stayers the sensitivity, with the turnover).
 * R: m <- merge(t1, t3, by = c("school", "person")); aggregate(score.y - score.x ~ school, m, mean)
 * Missing: persons without a score at one of the two do not count; anonymous answers cannot be joined; nobody at both: `notObserved`.
 */
import { absent, type Estimate, present } from '../types.ts';

/** A person's score at one wave. */
export interface PlacedScore {
  readonly school: string;
  readonly value: number;
}
export type Scores = ReadonlyMap<string, PlacedScore>;

/** The differences of the stayers, by school. */
export function stayerDifferences(before: Scores, after: Scores): ReadonlyMap<string, readonly number[]> {
  const bySchool = new Map<string, number[]>();
  for (const [person, { school, value }] of after) {
    const was = before.get(person);
    if (was === undefined || was.school !== school) continue;
    bySchool.set(school, [...(bySchool.get(school) ?? []), value - was.value]);
  }
  return bySchool;
}

/** Share of those who answered later who had answered before, in the same school. n = persons at the later wave. */
export function stayerShare(before: Scores, after: Scores): Estimate {
  if (after.size === 0) return absent('noAnswer');
  const stayed = [...after].filter(([person, { school }]) => before.get(person)?.school === school).length;
  return present(stayed / after.size, after.size);
}
