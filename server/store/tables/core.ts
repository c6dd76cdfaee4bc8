/**
 * Every table, once. A study's rows are keyed by study and the id that the study folder gave them; a person is known
 * everywhere by the study's pseudonym, and only `people` knows the folder's id (`code`), name and e-mail address.
 */
import { isNotNull, or } from 'drizzle-orm';
import { foreignKey, index, primaryKey, unique } from 'drizzle-orm/sqlite-core';
import type { FormerState, Phase, WaveState } from '../../../analysis/types.ts';
import type { Answers, Instrument, Language } from '../../../instruments/types.ts';
import type { AccountRole } from '../../auth/roles.ts';
import { flag, json, number, position, string, time, whole } from '../columns.ts';
import { ofAccounts, study, table } from './base.ts';

export { type StoredDesign, studies } from './base.ts';

// ---------------------------------------------------------------- accounts
export const accounts = table('accounts', {
  id: string().primaryKey(),
  email: string().notNull().unique(),
  /** what somebody is when no study is at hand; within a study the membership counts */
  role: string().$type<AccountRole>().notNull(),
  passwordHash: string(),
  createdAt: time().notNull(),
  /** looks after accounts, sessions and settings; opens no study by that */
  administrator: flag().notNull().default(false),
  /** since when nobody may sign in with it */
  suspendedAt: time(),
  /** what colleagues know somebody by; null = only the address is known */
  name: string(),
  /** in which mails about the account are written */
  language: string().$type<Language>(),
  /** who the institution said this is at the first sign-in there: `iss` and `sub` in one text; never by e-mail again */
  institution: string().unique(),
});
export const sessions = table(
  'sessions',
  {
    /** SHA-256 of the cookie's value */
    idHash: string().primaryKey(),
    account: string()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    createdAt: time().notNull(),
    expiresAt: time().notNull(),
    /** browser and system in two words ("Firefox · Windows"), to know one's own sessions by */
    device: string(),
    /** how it was opened: with a password (a second factor may be due) or by the institution */
    by: string().$type<'password' | 'institution'>().notNull().default('password'),
    /** when somebody last showed who they are: at the institution as it says, with a password when the session began; null = not known */
    provedAt: time(),
  },
  (t) => [index('sessions_account').on(t.account)],
);
export const oneTimeLinks = table('one_time_links', {
  id: string().primaryKey(),
  tokenHash: string().notNull().unique(),
  purpose: string().$type<'firstAccount' | 'signIn'>().notNull(),
  account: string().references(() => accounts.id, { onDelete: 'cascade' }),
  role: string().$type<AccountRole>().notNull(),
  expiresAt: time().notNull(),
  usedAt: time(),
});

// ---------------------------------------------------------------- what a study is
export const waves = table(
  'waves',
  {
    study: study(),
    id: string().notNull(),
    position: position(),
    label: string().notNull(),
    opens: string(),
    closes: string(),
    state: string().$type<WaveState>().notNull(),
    /** when it was closed here; null = open, planned, or closed before it came in. Answers that come after it are late */
    closedAt: time(),
  },
  (t) => [primaryKey({ columns: [t.study, t.id] })],
);
/** Every instrument that the study asks, as it was when the study came in: what is asked is frozen with the study. */
export const instruments = table(
  'instruments',
  {
    study: study(),
    id: string().notNull(),
    version: whole().notNull(),
    position: position(),
    fingerprint: string().notNull(),
    definition: json<Instrument>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.study, t.id, t.version] })],
);
export const schools = table(
  'schools',
  {
    study: study(),
    id: string().notNull(),
    position: position(),
    name: string(),
    brin: string(),
    cohort: string(),
    attributes: json<Record<string, number | string | null>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.study, t.id] })],
);
export const people = table(
  'people',
  {
    study: study(),
    /** the study's pseudonym: what every other table knows this person by */
    id: string().notNull(),
    position: position(),
    school: string().notNull(),
    /** the id that the study folder gave */
    code: string().notNull(),
    name: string(),
    email: string(),
    functions: json<string[]>().notNull(),
    group: string(),
    from: string(),
    to: string(),
    /** false: asked not to stand on the list of colleagues */
    listed: flag().notNull().default(true),
    /** waves at which the person is away for long, or left during the round: not asked, not on the list of colleagues */
    leave: json<string[]>(),
    /** functions and group at earlier waves, where these were others */
    was: json<FormerState[]>(),
  },
  (t) => [
    primaryKey({ columns: [t.study, t.id] }),
    unique('people_code').on(t.study, t.code),
    index('people_school').on(t.study, t.school),
    // the few of whom a roster has more to say than a function (cockpit/store.ts asks with these very words)
    index('people_moved')
      .on(t.study)
      .where(or(isNotNull(t.from), isNotNull(t.to), isNotNull(t.leave), isNotNull(t.was))!),
    foreignKey({ columns: [t.study, t.school], foreignColumns: [schools.study, schools.id] }).onDelete('cascade'),
  ],
);

// ---------------------------------------------------------------- asking and answering
export const invitations = table(
  'invitations',
  {
    id: string().primaryKey(),
    study: study(),
    wave: string().notNull(),
    person: string().notNull(),
    /** raised when the link is replaced; the token is HMAC(key, id ‖ generation) */
    generation: whole().notNull(),
    /** SHA-256 of the token: all that is kept of it */
    tokenHash: string().notNull().unique(),
    consent: string().$type<'none' | 'given' | 'declined'>().notNull(),
    consentAt: time(),
    language: string().$type<Language>(),
    createdAt: time().notNull(),
    finishedAt: time(),
    /** when the person left the roster of this wave; null = on it */
    endedAt: time(),
    /** keyed hash of the code on a letter (invitations/codes.ts); null = none was given out since the link was made or replaced */
    codeHash: string().unique(),
  },
  (t) => [
    unique('invitations_once').on(t.study, t.wave, t.person),
    foreignKey({ columns: [t.study, t.wave], foreignColumns: [waves.study, waves.id] }).onDelete('cascade'),
    foreignKey({ columns: [t.study, t.person], foreignColumns: [people.study, people.id] }).onDelete('cascade'),
  ],
);
export const responses = table(
  'responses',
  {
    study: study(),
    id: string().notNull(),
    position: position(),
    person: string(),
    school: string().notNull(),
    group: string(),
    about: string(),
    instrument: string().notNull(),
    version: whole().notNull(),
    wave: string(),
    language: string().$type<Language>(),
    started: time(),
    submittedAt: time(),
    state: string().$type<'draft' | 'submitted'>().notNull(),
    revision: whole().notNull(),
    /** of a submitted response without ties: those stand in `nominations` */
    answers: json<Answers>().notNull(),
    /** SHA-256 of what was handed in, ties included: tells a repeated submit from another one */
    contentHash: string(),
    /** of the instrument as it was answered */
    fingerprint: string().notNull(),
    /** null = came with the study folder */
    invitation: string().references(() => invitations.id, { onDelete: 'cascade' }),
    savedAt: time().notNull(),
    /** received after the wave was closed: kept, and marked */
    late: flag(),
  },
  (t) => [
    primaryKey({ columns: [t.study, t.id] }),
    unique('responses_once').on(t.invitation, t.instrument),
    index('responses_cell').on(t.study, t.wave, t.instrument, t.school),
    // what the cockpit counts every few seconds is counted in the index alone, without touching an answer
    index('responses_cockpit').on(t.study, t.state, t.wave, t.school, t.instrument, t.submittedAt),
    index('responses_person').on(t.study, t.person),
    index('responses_school').on(t.study, t.school),
    foreignKey({ columns: [t.study, t.school], foreignColumns: [schools.study, schools.id] }).onDelete('cascade'),
    foreignKey({ columns: [t.study, t.person], foreignColumns: [people.study, people.id] }).onDelete('cascade'),
  ],
);
export const nominations = table(
  'nominations',
  {
    study: study(),
    wave: string().notNull(),
    relation: string().notNull(),
    ego: string().notNull(),
    alter: string().notNull(),
    position: position(),
    school: string().notNull(),
    value: whole().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.study, t.wave, t.relation, t.ego, t.alter] }),
    index('nominations_ego').on(t.study, t.ego),
    index('nominations_alter').on(t.study, t.alter),
    foreignKey({ columns: [t.study, t.ego], foreignColumns: [people.study, people.id] }).onDelete('cascade'),
    foreignKey({ columns: [t.study, t.alter], foreignColumns: [people.study, people.id] }).onDelete('cascade'),
  ],
);
export const networkRespondents = table(
  'network_respondents',
  {
    study: study(),
    wave: string().notNull(),
    relation: string().notNull(),
    person: string().notNull(),
    position: position(),
    school: string().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.study, t.wave, t.relation, t.person] }),
    index('network_respondents_person').on(t.study, t.person),
    index('network_respondents_cockpit').on(t.study, t.wave, t.relation, t.school),
    foreignKey({ columns: [t.study, t.person], foreignColumns: [people.study, people.id] }).onDelete('cascade'),
  ],
);
export const achievement = table(
  'achievement',
  {
    study: study(),
    position: position(),
    pupil: string().notNull(),
    school: string().notNull(),
    group: string(),
    subject: string().notNull(),
    scaleVersion: string().notNull(),
    occasion: string().notNull(),
    schoolYear: string(),
    time: number(),
    phase: string().$type<Phase>(),
    exposure: number(),
    score: number(),
    weight: number(),
    covariates: json<Record<string, number | null>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.study, t.position] }),
    index('achievement_school').on(t.study, t.school),
    foreignKey({ columns: [t.study, t.school], foreignColumns: [schools.study, schools.id] }).onDelete('cascade'),
  ],
);

// ---------------------------------------------------------------- what was done
/** Grows only. It outlives the study that it is about, so it holds ids and no reference. */
export const audit = table(
  'audit',
  {
    id: string().primaryKey(),
    position: position(),
    at: time().notNull(),
    actor: string().notNull(),
    verb: string().notNull(),
    subject: string().notNull(),
    study: string(),
    details: json<Record<string, string | number>>().notNull(),
  },
  (t) => [
    index('audit_study').on(t.study, t.position),
    // a handful of rows beside those of every saved answer
    index('audit_accounts').on(t.position).where(ofAccounts),
  ],
);
