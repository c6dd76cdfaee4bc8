/** Coding of interviews and trainers' reports, and what a person infers from numbers and themes together. */
import { foreignKey, index, primaryKey, unique } from 'drizzle-orm/sqlite-core';
import type { EvidenceSource, InferenceKind, Mention, Valence } from '../../../analysis/evidence/types.ts';
import { json, position, string, time, whole } from '../columns.ts';
import { study, table } from './base.ts';
import { schools } from './core.ts';

/** One judgement as a coder gives it; the theme is its key. */
export interface DraftCode {
  readonly mention: Mention;
  readonly valence: Valence;
  readonly quote?: string | undefined;
}
export type DraftCodes = Readonly<Record<string, DraftCode>>;

/** Texts that a researcher added. A trainer's report that is a response of the study is not copied here. */
export const materials = table(
  'materials',
  {
    study: study(),
    id: string().notNull(),
    position: position(),
    school: string().notNull(),
    source: string().$type<EvidenceSource>().notNull(),
    kind: string().$type<'transcript' | 'notes' | 'report'>().notNull(),
    wave: string(),
    title: string().notNull(),
    text: string().notNull(),
    addedBy: string().notNull(),
    addedAt: time().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.study, t.id] }),
    foreignKey({ columns: [t.study, t.school], foreignColumns: [schools.study, schools.id] }).onDelete('cascade'),
  ],
);
/** Who codes in a study, and the code that stands for them in data: only this table knows both. */
export const coders = table(
  'coders',
  {
    study: study(),
    /** c1, c2, … */
    code: string().notNull(),
    position: position(),
    account: string().notNull(),
    addedAt: time().notNull(),
  },
  (t) => [primaryKey({ columns: [t.study, t.code] }), unique('coders_account').on(t.study, t.account)],
);
/** Whose task it is to code what was heard of a school from a source, and how far they are. */
export const codingTasks = table(
  'coding_tasks',
  {
    study: study(),
    school: string().notNull(),
    source: string().$type<EvidenceSource>().notNull(),
    coder: string().notNull(),
    position: position(),
    assignedAt: time().notNull(),
    /** what the coder has so far; it counts once it is handed in */
    draft: json<DraftCodes>().notNull(),
    revision: whole().notNull(),
    savedAt: time(),
    doneAt: time(),
  },
  (t) => [
    primaryKey({ columns: [t.study, t.school, t.source, t.coder] }),
    foreignKey({ columns: [t.study, t.coder], foreignColumns: [coders.study, coders.code] }).onDelete('cascade'),
    foreignKey({ columns: [t.study, t.school], foreignColumns: [schools.study, schools.id] }).onDelete('cascade'),
  ],
);
/** What counts: codes that were handed in, came with a study folder, or were agreed on (coder `consensus`). */
export const themeCodes = table(
  'theme_codes',
  {
    study: study(),
    school: string().notNull(),
    source: string().$type<EvidenceSource>().notNull(),
    theme: string().notNull(),
    coder: string().notNull(),
    position: position(),
    mention: string().$type<Mention>().notNull(),
    valence: string().$type<Valence>().notNull(),
    quote: string(),
  },
  (t) => [
    primaryKey({ columns: [t.study, t.school, t.source, t.theme, t.coder] }),
    index('theme_codes_order').on(t.study, t.position),
    foreignKey({ columns: [t.study, t.school], foreignColumns: [schools.study, schools.id] }).onDelete('cascade'),
  ],
);
/** Grows only: the latest of a factor is the one that counts. */
export const inferences = table(
  'inferences',
  {
    study: study(),
    position: position(),
    id: string().notNull(),
    factor: string().notNull(),
    kind: string().$type<InferenceKind>().notNull(),
    text: string().notNull(),
    by: string().notNull(),
    at: time().notNull(),
  },
  (t) => [primaryKey({ columns: [t.study, t.id] }), index('inferences_order').on(t.study, t.position)],
);
