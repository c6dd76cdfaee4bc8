/**
 * CSV as study-folder.md fixes it: a header always, RFC 4180 quoting, line feed, numbers as the shortest text that reads back to
 * the same double. A text that a spreadsheet would run as a formula gets an apostrophe in front; ids never begin that way.
 */
import { stringify } from 'csv-stringify/sync';

export type Cell = string | number | null;

const formula = /^[=+\-@\t\r]/;

/** String() of a double is the shortest text that reads back to it; −0 is written 0. */
const written = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  return formula.test(cell) ? `'${cell}` : cell;
};

/** One file: `columns` is the header, each row has a cell for every column. */
export const csvFile = (columns: readonly string[], rows: Iterable<readonly Cell[]>): string => {
  const records: string[][] = [[...columns]];
  for (const row of rows) records.push(row.map(written));
  return stringify(records);
};
