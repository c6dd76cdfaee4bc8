/** Small makers for the parts of a report, so that sections read as what they say. */
import type { ReportBlock, ReportFigure } from '../studies/contract.ts';
import { type FigureHead, plain } from './figures/svg.ts';

export const text = (words: string): ReportBlock => ({ kind: 'text', text: words });
export const caution = (words: string): ReportBlock => ({ kind: 'caution', text: words });
export const heading = (words: string): ReportBlock => ({ kind: 'heading', text: words });

/** A column: its key, its header, and whether its cells are numbers (set right, tabular). */
export type Column = readonly [key: string, title: string, kind?: 'number'];

/** A table; cells are keyed by column. A row without a cell gets an empty one. */
export const table = (
  caption: string,
  columns: readonly Column[],
  rows: readonly Readonly<Record<string, string>>[],
  note?: string,
): ReportBlock => ({
  kind: 'table',
  table: {
    caption,
    columns: columns.map(([key, title, kind]) => ({ key, title, numeric: kind === 'number' })),
    rows: rows.map((row) => Object.fromEntries(columns.map(([key]) => [key, plain(row[key] ?? '')]))),
    ...(note === undefined || note === '' ? {} : { note }),
  },
});

/** A figure with its drawing. `draw` gets the same head that stands beside the drawing. */
export const figure = (head: FigureHead, draw: (head: FigureHead) => string): ReportFigure => ({ ...head, svg: draw(head) });
