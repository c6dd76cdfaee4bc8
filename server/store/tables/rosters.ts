/**
 * Around the rosters: which edition of them a preview was made of, how a study's files name their columns, how many pupils a group has,
 * and what a school's coordinator says about the list. A suggestion may hold a name (somebody who is missing on the list), so it is deleted
 * as soon as it is decided on.
 */
import { foreignKey, index, primaryKey, unique } from 'drizzle-orm/sqlite-core';
import { json, string, time, whole } from '../columns.ts';
import { study, table } from './base.ts';
import { schools } from './core.ts';

/** Raised with every change of a roster: who decides on an older edition looks again. */
export const rosterRevisions = table('roster_revisions', {
  study: study().primaryKey(),
  revision: whole().notNull(),
});
/** Column → field as somebody last set it for files with this header. */
export const rosterMappings = table(
  'roster_mappings',
  {
    study: study(),
    /** SHA-256 of the header's names in order of the alphabet */
    header: string().notNull(),
    mapping: json<Record<string, string>>().notNull(),
    savedAt: time().notNull(),
  },
  (t) => [primaryKey({ columns: [t.study, t.header] })],
);
export const groupSizes = table(
  'group_sizes',
  {
    study: study(),
    school: string().notNull(),
    group: string().notNull(),
    pupils: whole().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.study, t.school, t.group] }),
    foreignKey({ columns: [t.study, t.school], foreignColumns: [schools.study, schools.id] }).onDelete('cascade'),
  ],
);
/** One per school: the link with which the school's coordinator checks the list. */
export const coordinatorLinks = table(
  'coordinator_links',
  {
    id: string().primaryKey(),
    study: study(),
    school: string().notNull(),
    /** raised when the link is replaced; the token is HMAC(key, id, generation) */
    generation: whole().notNull(),
    /** SHA-256 of the token: all that is kept of it */
    tokenHash: string().notNull().unique(),
    createdAt: time().notNull(),
    revokedAt: time(),
    /** when the coordinator last said that the list is right, and how many stood on it then */
    confirmedAt: time(),
    confirmedPeople: whole(),
    /** after this moment the link is as one that was withdrawn; null = made before links had an end */
    endsAt: time(),
    /** when it was last mailed to somebody of the school */
    mailedAt: time(),
  },
  (t) => [
    unique('coordinator_links_once').on(t.study, t.school),
    foreignKey({ columns: [t.study, t.school], foreignColumns: [schools.study, schools.id] }).onDelete('cascade'),
  ],
);
export const rosterSuggestions = table(
  'roster_suggestions',
  {
    id: string().primaryKey(),
    study: study(),
    school: string().notNull(),
    kind: string().$type<'missing' | 'left' | 'functions'>().notNull(),
    /** pseudonym; null = somebody who is not on the list */
    person: string(),
    name: string(),
    functions: json<string[]>().notNull(),
    createdAt: time().notNull(),
  },
  (t) => [
    index('roster_suggestions_school').on(t.study, t.school),
    foreignKey({ columns: [t.study, t.school], foreignColumns: [schools.study, schools.id] }).onDelete('cascade'),
  ],
);
