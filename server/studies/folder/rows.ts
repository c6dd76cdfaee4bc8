/** Reads the cells of a table row by row: each getter gives the value, or reports why there is none. */
import { idPattern } from '../../http/contract.ts';
import { citizenNumbers, looksLikeEckId } from './identifiers.ts';
import type { Inspection, ProblemCode } from './problems.ts';
import type { sentences } from './sentences.ts';
import { isReserved, type Table } from './table.ts';

type Args<C extends ProblemCode> = Parameters<(typeof sentences)[C]>;

const decimal = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
const withComma = /^[+-]?\d*,\d+$/;
const time = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Control characters, and marks that turn the direction of writing: a name could show as another one. */
export const unseen = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/** Whether a text can be an id: the wire's pattern, no two dots in a row (they mark a change), no reserved name. */
export const isId = (text: string): boolean => idPattern.test(text) && !text.includes('..') && !isReserved(text);

/** A date or time that exists. */
export const isTime = (text: string): boolean => {
  if (!time.test(text)) return false;
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  return Number.isFinite(Date.parse(text)) && Number.isFinite(day.getTime()) && day.toISOString().startsWith(text.slice(0, 10));
};

export type NumberReading = number | 'notANumber' | 'decimalComma' | 'notFinite';

/** A number as the format writes it; never −0. */
export const readNumber = (text: string, commaAllowed: boolean): NumberReading => {
  const comma = withComma.test(text);
  if (comma && !commaAllowed) return 'decimalComma';
  if (!comma && !decimal.test(text)) return 'notANumber';
  const value = Number(comma ? text.replace(',', '.') : text);
  return Number.isFinite(value) ? value + 0 : 'notFinite';
};

export class Rows {
  readonly table: Table;
  private readonly inspection: Inspection;
  private index = -1;

  constructor(table: Table, inspection: Inspection) {
    this.table = table;
    this.inspection = inspection;
  }

  /** Moves to the next row; false at the end. */
  next(): boolean {
    this.index += 1;
    return this.index < this.table.rows.length;
  }

  get number(): number {
    return this.table.rows[this.index]?.number ?? 0;
  }

  /** Whether the cells of this row stand in their columns. */
  get sound(): boolean {
    return this.table.rows[this.index]?.sound ?? false;
  }

  /** Reports a problem in this row, unless its cells are known to be displaced. */
  problem<C extends ProblemCode>(column: string | null, code: C, ...args: Args<C>): undefined {
    if (this.sound) this.inspection.problem({ file: this.table.file, row: this.number, column }, code, ...args);
    return undefined;
  }

  has(column: string): boolean {
    return this.table.columns.has(column);
  }

  /** The cell as it stands; '' when empty or when there is no such column. */
  raw(column: string): string {
    const at = this.table.columns.get(column);
    return at === undefined ? '' : (this.table.rows[this.index]?.cells[at] ?? '');
  }

  private required(column: string): string | undefined {
    const text = this.raw(column);
    if (text === '' && this.has(column)) this.problem(column, 'missingValue');
    return text === '' ? undefined : text;
  }

  /** An optional id; undefined when empty or impossible. */
  optionalId(column: string): string | undefined {
    const text = this.raw(column);
    if (text === '' || isId(text)) return text || undefined;
    return this.notAnId(column, text);
  }

  /** Reports why a text cannot be an id. */
  notAnId(column: string, text: string): undefined {
    if (looksLikeEckId(text)) return this.problem(column, 'eckId');
    return this.problem(column, isReserved(text) ? 'reservedName' : 'badId', text);
  }

  id(column: string): string | undefined {
    return this.required(column) === undefined ? undefined : this.optionalId(column);
  }

  /** An id of someone, which may not be a number that the law forbids to keep. */
  ownId(column: string): string | undefined {
    const text = this.id(column);
    return text !== undefined && looksLikeEckId(text) ? this.problem(column, 'eckId') : text;
  }

  /** An optional text on one line. */
  text(column: string, limit = 200): string | undefined {
    const text = this.raw(column);
    if (text === '') return undefined;
    return text.length > limit || unseen.test(text) ? this.problem(column, 'badText', limit) : text;
  }

  requiredText(column: string, limit = 80): string | undefined {
    return this.required(column) === undefined ? undefined : this.text(column, limit);
  }

  /** A number, or null when empty or impossible. */
  numberOrNull(column: string): number | null {
    const text = this.raw(column);
    if (text === '') return null;
    const value = readNumber(text, this.table.semicolons);
    if (typeof value === 'number') return value;
    this.problem(column, value, text);
    return null;
  }

  time(column: string): string | undefined {
    const text = this.raw(column);
    return text === '' || isTime(text) ? text || undefined : this.problem(column, 'badTime', text);
  }

  oneOf<T extends string>(column: string, allowed: readonly T[]): T | undefined {
    const text = this.raw(column);
    if (text === '') return undefined;
    return allowed.find((value) => value === text) ?? this.problem(column, 'notOneOf', text, allowed.join(', '));
  }
}

/** Reports each cell of a column that looks like a citizen number. */
export const reportCitizenNumbers = (table: Table, column: string, inspection: Inspection): void => {
  const at = table.columns.get(column);
  if (at === undefined) return;
  const found = citizenNumbers(table.rows.map((row) => row.cells[at] ?? ''));
  if (found.size === 0) return;
  for (const row of table.rows)
    if (found.has(row.cells[at] ?? '')) inspection.problem({ file: table.file, row: row.number, column }, 'citizenNumber');
};
