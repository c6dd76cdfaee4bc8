/** Response as shares: of one cell, of a column, and how it stands against the network's gate (domain.md §4.4). */
import type { ResponseMatrix } from '../../../server/studies/contract.ts';

export type Cell = ResponseMatrix['cells'][number];
/** network measures: full use from .80, with a caution from .70, none below */
export type Gate = 'good' | 'fair' | 'low';

export const gateOf = (submitted: number, due: number): Gate =>
  submitted >= 0.8 * due - 1e-9 ? 'good' : submitted >= 0.7 * due - 1e-9 ? 'fair' : 'low';

/** A share as whole per cents. It never rounds up over a threshold: 79.6 % shown as 80 would look like enough. */
export function wholePercent(submitted: number, due: number): number {
  const exact = (submitted / due) * 100;
  const near = Math.round(exact);
  return near > exact && [70, 80, 100].includes(near) ? near - 1 : near;
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
