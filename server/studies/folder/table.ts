/**
 * CSV bytes to a table of texts: what does not depend on which table it is. Rows and columns are named as a spreadsheet
 * shows them (header = row 1; a cell with line breaks does not start a new row); the bounds are a spreadsheet's too.
 */
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { forbiddenColumn } from './identifiers.ts';
import type { Inspection } from './problems.ts';
import { decode, isUtf16 } from './text.ts';

const most = { rows: 1_048_576, columns: 16_384, characters: 32_767, record: 8_000_000 };

/** Columns that a table must and may have; `others` says what a further column is. */
export interface Shape {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  readonly others: 'used' | 'noticed';
  /** whether the columns `name` and `email` would be names of people who may not be named here */
  readonly nameless: boolean;
}

export interface Table {
  readonly file: string;
  /** every column with a good name, in the order of the file → its index */
  readonly columns: ReadonlyMap<string, number>;
  /** columns that the shape does not know, when others are `used` */
  readonly others: readonly string[];
  /** rows with at least one value; `number` is the spreadsheet's, `sound` is false when its cells cannot be trusted */
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[]; readonly sound: boolean }[];
  /** semicolon files may have a decimal comma */
  readonly semicolons: boolean;
}

const columnName = /^[A-Za-z][A-Za-z0-9._-]{0,59}$/;
/** Names that every object has already: as an id or a column they could be taken for what they are not. */
export const isReserved = (name: string): boolean => name in Object.prototype;

/** Semicolon when the header has more of them than commas. */
const isSemicolon = (text: string): boolean => {
  const header = /^[^\r\n]*/.exec(text.slice(0, most.record))?.[0] ?? '';
  return header.split(';').length > header.split(',').length;
};

/** The first line with more separators than any sheet has columns: looked for before parsing, which would fill the memory. */
const tooWide = (text: string, separator: string): number | undefined => {
  const mark = separator.charCodeAt(0);
  for (let i = 0, row = 1, count = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === mark && (count += 1) > most.columns + most.characters) return row;
    if (c === 10 || c === 13) {
      count = 0;
      if (c === 10 || text.charCodeAt(i + 1) !== 10) row += 1;
    }
  }
  return undefined;
};

const csvOptions = (separator: string) => ({
  delimiter: separator,
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  max_record_size: most.record,
  to: most.rows + 1,
});

const parseCells = (file: string, text: string, separator: string, inspection: Inspection): string[][] | undefined => {
  const row = tooWide(text, separator);
  if (row !== undefined) return inspection.problem({ file, row }, 'tooManyColumns', most.columns);
  try {
    return parse(text, csvOptions(separator));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const at = error as CsvError & { readonly records: number; readonly column: number };
    const header = at.records > 0 ? (parse(text, { ...csvOptions(separator), to: 1 })[0] as string[]) : [];
    const place = { file, row: at.records + 1, column: header[at.column] ?? null };
    if (at.code === 'CSV_MAX_RECORD_SIZE') return inspection.problem(place, 'cellTooLarge', most.characters);
    return inspection.problem(place, 'badQuotes');
  }
};

const readHeader = (file: string, cells: readonly string[], rows: readonly string[][], shape: Shape, inspection: Inspection) => {
  const columns = new Map<string, number>();
  const others: string[] = [];
  cells.forEach((name, index) => {
    const place = { file, row: 1, column: name };
    const known = shape.required.includes(name) || shape.optional.includes(name);
    const forbidden = known ? undefined : forbiddenColumn(name, shape.nameless);
    if (name === '') {
      if (rows.some((row) => (row[index] ?? '') !== '')) inspection.problem(place, 'columnWithoutName');
      else inspection.notice(place, 'emptyColumn');
    } else if (forbidden) inspection.problem(place, forbidden);
    else if (columns.has(name)) inspection.problem(place, 'duplicateColumn');
    else if (known) columns.set(name, index);
    else if (shape.others === 'noticed') inspection.notice(place, 'unknownColumn');
    else if (isReserved(name)) inspection.problem(place, 'reservedName', name);
    else if (!columnName.test(name)) inspection.problem(place, 'badColumnName');
    else {
      columns.set(name, index);
      others.push(name);
    }
  });
  for (const name of shape.required)
    if (!columns.has(name)) inspection.problem({ file, row: 1, column: name }, 'missingColumn', name);
  return { columns, others };
};

/** Reports cells that hold something no cell should hold; false when there is one. */
const soundCells = (
  file: string,
  row: number,
  cells: readonly string[],
  header: readonly string[],
  inspection: Inspection,
  valid: boolean,
) => {
  let sound = true;
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] ?? '';
    const tooLarge = cell.length > most.characters;
    const nul = cell.includes('\0');
    const notUtf8 = !valid && cell.includes('\uFFFD');
    if (!tooLarge && !nul && !notUtf8) continue;
    const place = { file, row, column: header[i] ?? null };
    if (tooLarge) inspection.problem(place, 'cellTooLarge', most.characters);
    else inspection.problem(place, nul ? 'nulCharacter' : 'notUtf8');
    sound = false;
  }
  return sound;
};

/** One table of a study folder; undefined after reporting when nothing of it can be read. */
export const readTable = (file: string, bytes: Uint8Array, shape: Shape, inspection: Inspection): Table | undefined => {
  if (bytes.length === 0) return inspection.problem({ file }, 'emptyFile');
  const { text, valid } = decode(bytes);
  if (isUtf16(bytes)) return inspection.problem({ file }, 'notUtf8');
  const semicolons = isSemicolon(text);
  const [header = [], ...body] = parseCells(file, text, semicolons ? ';' : ',', inspection) ?? [];
  if (header.length === 0) return undefined;
  if (header.length === 1 && header[0]?.includes('\t')) return inspection.problem({ file, row: 1 }, 'tabSeparated');
  if (body.length >= most.rows) return inspection.problem({ file }, 'tooManyRows', most.rows);
  if (header.length > most.columns) return inspection.problem({ file, row: 1 }, 'tooManyColumns', most.columns);
  if (!soundCells(file, 1, header, header, inspection, valid)) return undefined;
  const { columns, others } = readHeader(file, header, body, shape, inspection);
  const rows: { number: number; cells: readonly string[]; sound: boolean }[] = [];
  body.forEach((cells, index) => {
    if (cells.every((cell) => cell === '')) return;
    const number = index + 2;
    let sound = soundCells(file, number, cells, header, inspection, valid);
    if (cells.length !== header.length) {
      inspection.problem({ file, row: number }, 'wrongCellCount', cells.length, header.length);
      sound = false;
    }
    rows.push({ number, cells, sound });
  });
  return { file, columns, others, rows, semicolons };
};
