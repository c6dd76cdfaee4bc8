/**
 * A copy of the database while it is in use, and a look at a database file that nobody uses: is it whole, how many rows has each
 * table, which migrations made it.
 */
import { chmodSync } from 'node:fs';
import Database from 'better-sqlite3';
import { migrations } from './migrations/all.ts';

export interface Inspection {
  /** what SQLite's own check found wrong; empty = whole */
  readonly faults: readonly string[];
  /** rows per table, by name */
  readonly rows: Readonly<Record<string, number>>;
  readonly migrations: readonly string[];
  /** migrations that this version does not know: a newer one made the database */
  readonly unknownMigrations: readonly string[];
  /** migrations of this version that the database has not had yet */
  readonly missingMigrations: readonly string[];
}

/** Copies a database page by page into a new file while others read and write; `progress` gets the share done, 0–1. */
export async function copyDatabase(from: string, to: string, progress?: (share: number) => void): Promise<void> {
  const source = new Database(from, { readonly: true, fileMustExist: true });
  try {
    await source.backup(to, {
      progress: ({ totalPages, remainingPages }) => {
        progress?.(totalPages === 0 ? 1 : 1 - remainingPages / totalPages);
        return 2000;
      },
    });
  } finally {
    source.close();
  }
  chmodSync(to, 0o600);
  // one file that can be read from a disk that cannot be written to
  const copy = new Database(to);
  copy.pragma('journal_mode = DELETE');
  copy.close();
}

/** Opens a database file for reading and looks at all of it. Throws where it is no database. */
export function inspectDatabase(path: string): Inspection {
  const sqlite = new Database(path, { readonly: true, fileMustExist: true, timeout: 5000 });
  try {
    const whole = sqlite.pragma('integrity_check(20)') as { integrity_check: string }[];
    const loose = sqlite.pragma('foreign_key_check') as { table: string; parent: string }[];
    const names = sqlite
      .prepare<[], { name: string }>(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name",
      )
      .all()
      .map(({ name }) => name);
    const done = names.includes('migrations')
      ? sqlite.prepare<[], { name: string }>('select name from migrations order by name').all()
      : [];
    const applied = done.map(({ name }) => name);
    const known = migrations.map(({ name }) => name);
    const count = (name: string) =>
      sqlite
        .prepare(`select count(*) from "${name.replaceAll('"', '""')}"`)
        .pluck()
        .get() as number;
    return {
      faults: [
        ...whole.map((row) => row.integrity_check).filter((said) => said !== 'ok'),
        ...loose.slice(0, 20).map(({ table, parent }) => `${table} → ${parent}`),
      ],
      rows: Object.fromEntries(names.map((name) => [name, count(name)])),
      migrations: applied,
      unknownMigrations: applied.filter((name) => !known.includes(name)),
      missingMigrations: known.filter((name) => !applied.includes(name)),
    };
  } finally {
    sqlite.close();
  }
}
