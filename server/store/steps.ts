/**
 * A write is data: a list of steps that the driver executes in one transaction, together with the audit entry. A step says
 * how many rows it must touch and which error (mostly a Refusal) it is otherwise; a step that misses takes the whole list back.
 */
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';

/** An insert, update or delete of the query builder, prepared or not. */
export interface Change {
  run(values?: Record<string, unknown>): { readonly changes: number };
}
/** A select of the query builder, prepared or not. */
export interface Look {
  all(values?: Record<string, unknown>): readonly unknown[];
}

/** A list in parts: a database takes so many values in one statement. */
export const portions = <T>(list: readonly T[], size = 400): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));

export type Step =
  | {
      readonly kind: 'change';
      readonly query: Change;
      readonly values?: Record<string, unknown>;
      /** rows that must be touched; absent = any number */
      readonly rows?: number;
      readonly otherwise?: () => Error;
    }
  | {
      /** touches nothing: the list holds only if the select finds a row at the moment of writing */
      readonly kind: 'guard';
      readonly query: Look;
      readonly values?: Record<string, unknown>;
      readonly otherwise: () => Error;
    }
  | {
      /** many rows of one table through one prepared statement; every row has the same columns as the first */
      readonly kind: 'bulk';
      readonly table: SQLiteTable;
      readonly rows: readonly Readonly<Record<string, unknown>>[];
    };

/** A change that may touch any number of rows. */
export const change = (query: Change, values?: Record<string, unknown>): Step => ({
  kind: 'change',
  query,
  ...(values ? { values } : {}),
});

/** A change that must touch exactly one row, or else be refused. */
export const changeOne = (query: Change, otherwise: () => Error, values?: Record<string, unknown>): Step => ({
  kind: 'change',
  query,
  rows: 1,
  otherwise,
  ...(values ? { values } : {}),
});

/** A condition that must hold at the moment of writing. */
export const guard = (query: Look, otherwise: () => Error, values?: Record<string, unknown>): Step => ({
  kind: 'guard',
  query,
  otherwise,
  ...(values ? { values } : {}),
});

export const bulk = (table: SQLiteTable, rows: readonly Readonly<Record<string, unknown>>[]): Step => ({
  kind: 'bulk',
  table,
  rows,
});

/** Who does it: an account's id, `invitation:<id>`, `command line` or `server`. */
export type Actor = string;

/** What was done, in ids and counts; never answers, names, e-mail addresses or links. */
export interface AuditNote {
  readonly actor: Actor;
  /** feature and verb, e.g. "waves.open" */
  readonly verb: string;
  readonly subject: string;
  readonly study: string | null;
  readonly details?: Readonly<Record<string, string | number>>;
  /** touches nothing but what respondents give: what the driver remembers of studies, waves and questionnaires still holds */
  readonly answering?: true;
}
