/**
 * Brings a database to the tables of tables.ts. The SQL is part of the program (migrations/all.ts), so that the built server
 * needs no folder beside it. Each migration runs once, in one transaction, and is written down with its hash.
 */
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { migrations } from './migrations/all.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/** Throws when the database was made by a newer version, or when a migration that it had was changed afterwards. */
export function migrate(sqlite: Database, clock: () => Date): void {
  sqlite.exec('create table if not exists migrations (name text primary key, hash text not null, at text not null)');
  const done = new Map(
    sqlite
      .prepare<[], { name: string; hash: string }>('select name, hash from migrations')
      .all()
      .map((row) => [row.name, row.hash]),
  );
  const known = new Set(migrations.map((m) => m.name));
  const foreign = [...done.keys()].find((name) => !known.has(name));
  if (foreign) throw new Error(`this database was made by a newer version (migration ${foreign}); nothing was changed`);
  for (const { name, sql } of migrations) {
    const before = done.get(name);
    if (before === hash(sql)) continue;
    if (before) throw new Error(`migration ${name} is not the one that made this database`);
    sqlite.transaction(() => {
      for (const statement of sql.split('--> statement-breakpoint')) sqlite.exec(statement);
      sqlite.prepare('insert into migrations (name, hash, at) values (?, ?, ?)').run(name, hash(sql), clock().toISOString());
    })();
  }
}
