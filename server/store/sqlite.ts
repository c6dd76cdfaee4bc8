/**
 * The SQLite driver. WAL with `synchronous=FULL`: an accepted answer survives a power cut. What is asked for in one turn of
 * the event loop shares one commit (a commit waits for the disk, an insert does not); each list of steps is a savepoint in
 * it, so that one refusal takes back its own steps only.
 */
import { chmodSync, closeSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { getTableColumns, is, Param, Placeholder, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { Refusal } from '../http/problem.ts';
import { type Driver, ConstraintBroken, type Surroundings } from './driver.ts';
import { migrate } from './migrate.ts';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { AuditNote, Step } from './steps.ts';
import { audit as auditTable } from './tables.ts';

export interface SqliteOptions extends Surroundings {
  /** a file, or ':memory:' */
  readonly path: string;
  /** a second connection for long reads: no migration, no writes, and all it reads is of one moment */
  readonly readonly?: boolean;
  /** most pages that the file may have: a full disk, for tests */
  readonly mostPages?: number;
}

/** milliseconds */
const readsWait = 5000;
const betweenAttempts = 15;
const longestWait = 20_000;

/** Writes that may wait for their commit at a time; more are told to come back, before memory or patience runs out. */
export const mostWaiting = 2000;
/** so many answers are remembered of other reads; a whole study asks for a few dozen */
const mostRemembered = 500;

interface Job {
  readonly steps: readonly Step[];
  readonly audit: AuditNote;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Names and answers are for the server's own user; SQLite gives the files beside the database the same rights. */
function forOwnerOnly(path: string) {
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
}

/** Opens (and where needed makes or migrates) the database. */
export function openSqlite(options: SqliteOptions): Driver {
  const { clock, ids } = options;
  if (options.path !== ':memory:' && !options.readonly) forOwnerOnly(options.path);
  const sqlite = new Database(options.path, { readonly: options.readonly ?? false, timeout: readsWait });
  sqlite.pragma('foreign_keys = ON');
  if (!options.readonly) {
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    migrate(sqlite, clock);
    if (options.mostPages !== undefined) sqlite.pragma(`max_page_count = ${options.mostPages}`);
  } else {
    // else a response handed in between two reads would have its ties in an export and not its answers
    sqlite.exec('begin');
  }
  const db = drizzle({ client: sqlite, casing: 'snake_case' });

  const addAudit = db
    .insert(auditTable)
    .values({
      id: sql.placeholder('id'),
      position: sql.placeholder('position'),
      at: sql.placeholder('at'),
      actor: sql.placeholder('actor'),
      verb: sql.placeholder('verb'),
      subject: sql.placeholder('subject'),
      study: sql.placeholder('study'),
      details: sql.placeholder('details'),
    })
    .prepare();
  // the log's order must not depend on a clock that was set back
  let lastPosition =
    db
      .select({ last: sql<number | null>`max(${auditTable.position})` })
      .from(auditTable)
      .get()?.last ?? 0;

  // a table's insert is made once per set of columns
  const inserts = new Map<SQLiteTable, Map<string, (row: Readonly<Record<string, unknown>>) => void>>();
  function insertOf(table: SQLiteTable, names: readonly string[]) {
    const known = inserts.get(table) ?? new Map<string, (row: Readonly<Record<string, unknown>>) => void>();
    inserts.set(table, known);
    const shape = names.join(' ');
    const made = known.get(shape);
    if (made) return made;
    const columns = getTableColumns(table);
    const marks = Object.fromEntries(names.map((key) => [key, sql.placeholder(key)]));
    const text = db.insert(table).values(marks).toSQL();
    // a column that the rows leave out and that has a default comes as a value
    const given = text.params.map((p): ((row: Readonly<Record<string, unknown>>) => unknown) => {
      const mark: unknown = is(p, Param) ? p.value : p;
      if (!is(mark, Placeholder)) {
        const value = is(p, Param) ? p.encoder.mapToDriverValue(p.value) : p;
        return () => value;
      }
      const column = columns[mark.name]!;
      return (row) => ((row[mark.name] ?? null) === null ? null : column.mapToDriverValue(row[mark.name]));
    });
    const statement = sqlite.prepare(text.sql);
    const add = (row: Readonly<Record<string, unknown>>) => {
      statement.run(...given.map((value) => value(row)));
    };
    known.set(shape, add);
    return add;
  }
  function bulkInsert(step: Extract<Step, { kind: 'bulk' }>) {
    const first = step.rows[0];
    if (!first) return;
    const add = insertOf(step.table, Object.keys(first));
    for (const row of step.rows) add(row);
  }

  function execute({ steps, audit }: Job) {
    for (const step of steps) {
      if (step.kind === 'bulk') bulkInsert(step);
      else if (step.kind === 'guard') {
        if (step.query.all(step.values).length === 0) throw step.otherwise();
      } else {
        const { changes } = step.query.run(step.values);
        if (step.rows !== undefined && changes !== step.rows) {
          throw step.otherwise?.() ?? new Error(`a step touched ${changes} rows instead of ${step.rows}`);
        }
      }
    }
    const now = clock();
    lastPosition = Math.max(lastPosition + 1, now.getTime() * 1000);
    addAudit.run({
      id: ids(),
      position: lastPosition,
      at: now.toISOString(),
      actor: audit.actor,
      verb: audit.verb,
      subject: audit.subject,
      study: audit.study,
      details: audit.details ?? {},
    });
  }

  // another process writes the same log: within the write lock its last note is known, and ours comes after it
  const lastNote = sqlite.prepare<[], number>('select position from audit order by rowid desc limit 1').pluck();
  // inside another transaction better-sqlite3 turns this into a savepoint
  const executeAlone = sqlite.transaction(execute);
  const executeTogether = sqlite.transaction((jobs: readonly Job[]) => {
    lastPosition = Math.max(lastPosition, lastNote.get() ?? 0);
    return jobs.map((job): { job: Job; error?: unknown } => {
      try {
        executeAlone(job);
        return { job };
      } catch (error) {
        // an error that ended the whole transaction (disk full) fails every job of it
        if (!sqlite.inTransaction) throw error;
        return { job, error: broken(refused(error)) };
      }
    });
  });

  // what another process writes is seen by a counter that SQLite keeps; what we write, by the audit note
  const remembered = new Map<string, Promise<unknown>>();
  const elsewhere = sqlite.prepare('pragma data_version').pluck();
  let seenElsewhere = elsewhere.get();
  function remember<T>(key: string, look: () => Promise<T>): Promise<T> {
    const now = elsewhere.get();
    if (now !== seenElsewhere || remembered.size >= mostRemembered) remembered.clear();
    seenElsewhere = now;
    const known = remembered.get(key);
    // the key names the read, so what lies under it is what this read gave
    if (known) return known as Promise<T>;
    const found = look();
    remembered.set(key, found);
    found.catch(() => remembered.delete(key));
    return found;
  }

  let queue: Job[] = [];
  let waitingSince: number | undefined;
  /** Writes what is asked for. While another process or a worker writes it waits its turn without holding up this thread. */
  function flush(mayWait = true) {
    const jobs = queue;
    queue = [];
    if (jobs.length === 0) return;
    try {
      if (mayWait) sqlite.pragma('busy_timeout = 0');
      const outcomes = executeTogether.immediate(jobs);
      waitingSince = undefined;
      if (jobs.some((job) => !job.audit.answering)) remembered.clear();
      for (const outcome of outcomes) {
        if ('error' in outcome) outcome.job.failed(outcome.error);
        else outcome.job.done();
      }
    } catch (error) {
      waitingSince ??= performance.now();
      if (mayWait && isBusy(error) && performance.now() - waitingSince < longestWait) {
        queue = [...jobs, ...queue];
        setTimeout(flush, betweenAttempts);
        return;
      }
      waitingSince = undefined;
      for (const job of jobs) job.failed(refused(error));
    } finally {
      if (mayWait) sqlite.pragma(`busy_timeout = ${readsWait}`);
    }
  }

  return {
    clock,
    ids,
    db,
    remember,
    run: (steps, audit) =>
      new Promise<void>((done, failed) => {
        if (queue.length >= mostWaiting) failed(new Refusal('busy'));
        else if (queue.push({ steps, audit, done, failed }) === 1) setImmediate(flush);
      }),
    healthy: () => {
      try {
        return sqlite.prepare('select 1').pluck().get() === 1;
      } catch {
        return false;
      }
    },
    close: async () => {
      flush(false);
      if (!options.readonly) sqlite.pragma('wal_checkpoint(TRUNCATE)');
      sqlite.close();
    },
  };
}

/** No room on the disk is a refusal in words: nothing was written, nothing is lost, and it works again when there is room. */
function refused(error: unknown): unknown {
  const source = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const code = typeof source === 'object' && source !== null && 'code' in source ? String(source.code) : '';
  return code === 'SQLITE_FULL' ? new Refusal('diskFull') : error;
}

const isBusy = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');

/** The database's own words about a constraint become ours. */
function broken(error: unknown): unknown {
  const source = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const code = typeof source === 'object' && source !== null && 'code' in source ? String(source.code) : '';
  if (!code.startsWith('SQLITE_CONSTRAINT')) return error;
  if (/UNIQUE|PRIMARYKEY/.test(code)) return new ConstraintBroken('unique', error);
  return new ConstraintBroken(code.endsWith('FOREIGNKEY') ? 'foreignKey' : 'other', error);
}
