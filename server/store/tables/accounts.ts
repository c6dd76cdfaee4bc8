/** Who works with which study, the second factor of an account, and what an administrator sets for the whole server. */
import { index, primaryKey } from 'drizzle-orm/sqlite-core';
import type { MemberRole } from '../../auth/roles.ts';
import { json, string, time, whole } from '../columns.ts';
import { study, table } from './base.ts';
import { accounts } from './core.ts';

const account = () =>
  string()
    .notNull()
    .references(() => accounts.id, { onDelete: 'cascade' });

/** One role per account and study. */
export const memberships = table(
  'memberships',
  {
    account: account(),
    study: study(),
    role: string().$type<MemberRole>().notNull(),
    /** the schools that a trainer, school leader or internal coach is there for; null for the other roles */
    schools: json<string[]>(),
    createdAt: time().notNull(),
  },
  (t) => [primaryKey({ columns: [t.account, t.study] }), index('memberships_study').on(t.study)],
);

/** The secret that an authenticator app shares with us, sealed with a key outside the database. */
export const secondFactors = table('second_factors', {
  account: account().primaryKey(),
  sealed: string().notNull(),
  createdAt: time().notNull(),
  /** null until the first code of the app was right */
  confirmedAt: time(),
  /** the last 30-second step of which a code was taken: no code works twice */
  lastStep: whole().notNull().default(0),
});

/** SHA-256 of each recovery code; a code that was used stays, so that it is refused by name. */
export const recoveryCodes = table(
  'recovery_codes',
  { account: account(), codeHash: string().notNull(), usedAt: time() },
  (t) => [primaryKey({ columns: [t.account, t.codeHash] })],
);

/** One row per setting. */
export const serverSettings = table('server_settings', { name: string().primaryKey(), value: json<unknown>().notNull() });
