/**
 * What was changed in the design of a study, by whom and when: grows only, and every change can be taken back as long as nothing newer
 * touches the same parts. The design itself stands in `studies.design`, `waves`, `schools` and `instruments`.
 */
import { primaryKey } from 'drizzle-orm/sqlite-core';
import { json, string, time, whole } from '../columns.ts';
import { study, table } from './base.ts';

/** One part of the design before and after a change; null = it was (is) not there. */
export interface StoredPart {
  readonly part: string;
  readonly before: unknown;
  readonly after: unknown;
}
export const designChanges = table(
  'design_changes',
  {
    study: study(),
    /** 1, 2, …: the edition of the design that this change made; of two at the same time one fails */
    revision: whole().notNull(),
    at: time().notNull(),
    /** account */
    actor: string().notNull(),
    /** as they were asked for, without the files of questionnaires */
    operations: json<readonly { readonly op: string }[]>().notNull(),
    parts: json<readonly StoredPart[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.study, t.revision] })],
);
