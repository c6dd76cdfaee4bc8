/**
 * Class sessions: pupils of one group who answer together on one code. A seat is a place in a session, never a person: it holds
 * no name and no time, and from handing in on nothing leads from it to the answers.
 */
import { foreignKey, index, unique } from 'drizzle-orm/sqlite-core';
import { json, string, time, whole } from '../columns.ts';
import { study, table } from './base.ts';
import { schools, waves } from './core.ts';

export const classSessions = table(
  'class_sessions',
  {
    id: string().primaryKey(),
    study: study(),
    wave: string().notNull(),
    school: string().notNull(),
    group: string().notNull(),
    /** raised until the code that follows from id and generation is one that no other session has */
    generation: whole().notNull(),
    /** keyed hash of the code (auth/secrets.ts): all that is kept of it */
    codeHash: string().notNull().unique(),
    /** how many cards are printed: numbers 1 to `cards` wait for who holds them; 0 = without cards */
    cards: whole().notNull(),
    createdAt: time().notNull(),
    /** open until then */
    closesAt: time().notNull(),
  },
  (t) => [
    index('class_sessions_group').on(t.study, t.wave, t.school, t.group),
    foreignKey({ columns: [t.study, t.wave], foreignColumns: [waves.study, waves.id] }).onDelete('cascade'),
    foreignKey({ columns: [t.study, t.school], foreignColumns: [schools.study, schools.id] }).onDelete('cascade'),
  ],
);
export const classSeats = table(
  'class_seats',
  {
    id: string().primaryKey(),
    session: string()
      .notNull()
      .references(() => classSessions.id, { onDelete: 'cascade' }),
    /** on the tile and on the card */
    number: whole().notNull(),
    /** SHA-256 of the seat's token: all that is kept of it */
    tokenHash: string().notNull().unique(),
    state: string().$type<'started' | 'busy' | 'done'>().notNull(),
    /** ids of the drafts, while there are any; emptied when they are handed in or thrown away */
    drafts: json<string[]>().notNull(),
    /** SHA-256 of what was handed in: tells a repeated hand-in from another one. null = nothing (yet) */
    doneHash: string(),
  },
  (t) => [unique('class_seats_number').on(t.session, t.number)],
);
