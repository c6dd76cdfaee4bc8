/** A frozen selection is never replaced: what a computation of now says otherwise is shown beside it. */
import type { FrozenSelection } from '../evidence/types.ts';
import { byText } from '../growth/school-estimate.ts';
import type { Selection, SelectionDifference } from '../types.ts';
import type { Ranking } from './ranking.ts';

/** An estimate counts as moved when it differs by more than this share of the SD of the frozen ones: less is rounding. */
const movedShare = 0.001;

/** How the selection of now (same model, k and seed) differs from the frozen one; null where it does not. `hash`: of now. */
export function differenceOf(
  frozen: FrozenSelection,
  now: Selection,
  ranking: Ranking | null,
  hash: string | null,
): SelectionDifference | null {
  const refused = now.refused;
  const [high, low] = [refused === undefined ? now.high : [], refused === undefined ? now.low : []];
  const without = (list: readonly string[], others: readonly string[]) => list.filter((id) => !others.includes(id)).sort(byText);
  const current = new Map(ranking?.schools.map((s) => [s.school, s.eb]));
  const before = new Map(frozen.estimates.map((s) => [s.school, s.eb]));
  const bound = movedShare * spreadOf(frozen.estimates.map((s) => s.eb));
  const moved = [...new Set([...before.keys(), ...current.keys()])].sort(byText).flatMap((school) => {
    const [old, eb] = [before.get(school) ?? null, current.get(school) ?? null];
    return old !== null && eb !== null && Math.abs(old - eb) <= bound ? [] : [{ school, frozen: old, now: eb }];
  });
  const difference: SelectionDifference = {
    // where no selection is possible now, nobody enters or leaves: that it is not possible is the difference
    entersHigh: without(high, frozen.high),
    leavesHigh: refused === undefined ? without(frozen.high, high) : [],
    entersLow: without(low, frozen.low),
    leavesLow: refused === undefined ? without(frozen.low, low) : [],
    moved,
    inputChanged: hash !== null && hash !== frozen.inputHash,
    ...(refused === undefined ? {} : { refused }),
  };
  const { entersHigh, leavesHigh, entersLow, leavesLow, inputChanged } = difference;
  const lists = [entersHigh, leavesHigh, entersLow, leavesLow, moved];
  return refused === undefined && !inputChanged && lists.every((list) => list.length === 0) ? null : difference;
}

const spreadOf = (values: readonly number[]): number => {
  const mean = values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
  return Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / Math.max(1, values.length - 1));
};
