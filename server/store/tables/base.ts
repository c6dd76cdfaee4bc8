/** What every table file starts from: the maker of tables, a study, and the column that ties a row to its study. */
import { sql } from 'drizzle-orm';
import { sqliteTableCreator } from 'drizzle-orm/sqlite-core';
import type { StudyDesign } from '../../../analysis/types.ts';
import { flag, json, string, time } from '../columns.ts';

export const table = sqliteTableCreator((name) => name);

/** The design as the folder gave it; the waves have a table of their own, `synthetic` a column (the guard of removal). */
export type StoredDesign = Omit<StudyDesign, 'id' | 'waves' | 'synthetic'>;
export const studies = table('studies', {
  id: string().primaryKey(),
  synthetic: flag().notNull(),
  design: json<StoredDesign>().notNull(),
  /** key of the ids in these tables and of the pseudonyms in exports (studies/whole.ts) */
  pseudonymKey: string().notNull(),
  importedAt: time().notNull(),
});
/** a row that goes when its study goes */
export const study = () =>
  string()
    .notNull()
    .references(() => studies.id, { onDelete: 'cascade' });

/**
 * Of the audit what may be about accounts and sign-ins: its own index, a handful of rows beside those of every saved answer. A query must
 * say it in the same words, or SQLite does not use the index.
 */
export const ofAccounts = sql.raw("(study is null or verb in ('members.join', 'members.set', 'members.remove'))");
