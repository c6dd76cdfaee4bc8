/** What every feature's store.ts works with: a query builder, one way to write, a clock and a maker of ids. */
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import type { AuditNote, Step } from './steps.ts';

export type Db = BaseSQLiteDatabase<'sync', { readonly changes: number }>;

/** Time and chance come from outside, so that a test can hold both still. */
export interface Surroundings {
  readonly clock: () => Date;
  /** a new id: 32 hexadecimal digits */
  readonly ids: () => string;
}

export interface Driver extends Surroundings {
  readonly db: Db;
  /**
   * Executes the steps and writes the audit in one transaction; all or nothing. Writes that are asked for in the same turn of
   * the event loop share one commit, yet each succeeds or fails on its own. Resolves after the commit has reached the disk.
   * Throws the Refusal of the step that missed; a broken constraint as `ConstraintBroken`.
   */
  run(steps: readonly Step[], audit: AuditNote): Promise<void>;
  /**
   * What `look` found under this key, as long as nothing but answers (`AuditNote.answering`) was written since, by us or by
   * another process. For what every saved answer needs and hardly ever changes: the plan of a study, a questionnaire. What
   * is given back is shared: it must not be changed. A failure is not remembered.
   */
  remember<T>(key: string, look: () => Promise<T>): Promise<T>;
  /** Whether the database answers. */
  healthy(): boolean;
  close(): Promise<void>;
}

/** Something was there twice, or named something that is not there. */
export class ConstraintBroken extends Error {
  readonly constraint: 'unique' | 'foreignKey' | 'other';
  constructor(constraint: 'unique' | 'foreignKey' | 'other', cause: unknown) {
    super(`constraint ${constraint}`, { cause });
    this.name = 'ConstraintBroken';
    this.constraint = constraint;
  }
}

/** The rows changed between looking and writing: look again and decide again. */
export class Raced extends Error {
  constructor() {
    super('somebody else was faster');
    this.name = 'Raced';
  }
}
