/** Response as shares: of one cell, of a column, and how it stands against the network's gate (domain.md §4.4). */
import type { ResponseMatrix } from '../../../server/studies/contract.ts';

export type Cell = ResponseMatrix['cells'][number];
export type Thresholds = ResponseMatrix['thresholds'];
/** network measures: full use from one share on, with a caution from another, none below (the study's own, else .80 and .70) */
export type Gate = 'good' | 'fair' | 'low';

export const gateOf = (submitted: number, due: number, { networkFull, networkUse }: Thresholds): Gate =>
  submitted >= networkFull * due - 1e-9 ? 'good' : submitted >= networkUse * due - 1e-9 ? 'fair' : 'low';

/** A share as whole per cents. It never rounds up over a threshold: 79.6 % shown as 80 would look like enough. */
export function wholePercent(submitted: number, due: number, { networkFull, networkUse }: Thresholds): number {
  const exact = (submitted / due) * 100;
  const near = Math.round(exact);
  const over = (share: number) => exact < share * 100 - 1e-9 && near >= share * 100 - 1e-9;
  return [networkUse, networkFull, 1].some(over) ? near - 1 : near;
}

/** One column of the matrix: an instrument in a wave. */
export interface ResponseColumn {
  readonly instrument: string;
  readonly wave: string;
}

export const keyOf = (column: ResponseColumn): string => `${column.wave} ${column.instrument}`;

/** The columns that are asked or answered anywhere (pupils in class stand on no roster), waves in the study's order, instruments in the design's. */
export function columnsOf(cells: readonly Cell[], waves: readonly string[], instruments: readonly string[]): ResponseColumn[] {
  const asked = new Set(cells.filter((c) => c.due + c.started + c.submitted > 0).map(keyOf));
  const known = [...new Set([...instruments, ...cells.map((c) => c.instrument)])];
  return waves.flatMap((wave) => known.map((instrument) => ({ wave, instrument })).filter((c) => asked.has(keyOf(c))));
}

/** The matrix of what is still followed: without schools and waves that were put away. */
export function withoutAway(
  data: ResponseMatrix,
  waves: readonly { readonly id: string; readonly archived?: true }[],
): ResponseMatrix {
  const schools = new Set(data.schools.filter((s) => s.archived).map((s) => s.id));
  const away = new Set(waves.filter((v) => v.archived).map((v) => v.id));
  return {
    ...data,
    schools: data.schools.filter((s) => !schools.has(s.id)),
    cells: data.cells.filter((c) => !schools.has(c.school) && !away.has(c.wave)),
  };
}

/** All schools together. */
export function total(cells: readonly Cell[], column: ResponseColumn): Pick<Cell, 'due' | 'started' | 'submitted'> {
  const mine = cells.filter((c) => keyOf(c) === keyOf(column));
  const sum = (pick: (c: Cell) => number) => mine.reduce((all, c) => all + pick(c), 0);
  return { due: sum((c) => c.due), started: sum((c) => c.started), submitted: sum((c) => c.submitted) };
}

/** The wave to show first: the open one, else the last with anything handed in, else the first. */
export function firstWave(waves: readonly { readonly id: string; readonly state: string }[], cells: readonly Cell[]): string {
  const answered = waves.findLast((w) => cells.some((c) => c.wave === w.id && c.submitted > 0));
  return (waves.find((w) => w.state === 'open') ?? answered ?? waves[0])?.id ?? '';
}
