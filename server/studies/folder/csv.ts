/** Rows to CSV bytes, always written the same way: UTF-8 without mark, commas, line feeds, quotes only where needed. */
import { stringify } from 'csv-stringify/sync';

export type Cell = string | number | null | undefined;

/** One column of a table that is written: its name and how a row fills it. Absent values are empty cells. */
export interface Column<T> {
  readonly name: string;
  readonly cell: (row: T) => Cell;
}

/** The columns that are always there, and of the others those that some row fills. */
export const filled = <T>(
  rows: readonly T[],
  always: readonly Column<T>[],
  optional: readonly Column<T>[],
): readonly Column<T>[] => [
  ...always,
  ...optional.filter((column) => rows.some((row) => column.cell(row) !== undefined && column.cell(row) !== null)),
];

/** Numbers are the shortest text that reads back to the same double. */
export const writeTable = <T>(rows: readonly T[], columns: readonly Column<T>[]): Uint8Array => {
  const cells = rows.map((row) => columns.map((column) => toText(column.cell(row))));
  // a lone carriage return ends a line for the reader, so it is quoted too
  const text = stringify([columns.map((column) => column.name), ...cells], { record_delimiter: '\n', quoted_match: /\r/ });
  return new TextEncoder().encode(text);
};

const toText = (cell: Cell): string => (cell === undefined || cell === null ? '' : String(cell));
