/**
 * Mail: texts and settings of a study, and the queue. A row of the queue says who gets what kind of mail and how that went; it holds no
 * address, no link and no text: those are looked up when the mail is made.
 */
import { foreignKey, index, primaryKey, unique } from 'drizzle-orm/sqlite-core';
import type { Language } from '../../../instruments/types.ts';
import { flag, json, string, time, whole } from '../columns.ts';
import { study, table } from './base.ts';
import { invitations, waves } from './core.ts';

export const mailSettings = table('mail_settings', {
  study: study().primaryKey(),
  /** as server/mail/contract.ts describes it */
  settings: json<unknown>().notNull(),
  savedAt: time().notNull(),
});
/** A study's own texts; a kind and language without a row has the shipped text. */
export const mailTexts = table(
  'mail_texts',
  {
    study: study(),
    kind: string().notNull(),
    language: string().$type<Language>().notNull(),
    /** raised with every change; the shipped text is 0 */
    version: whole().notNull(),
    subject: string().notNull(),
    body: string().notNull(),
    savedAt: time().notNull(),
  },
  (t) => [primaryKey({ columns: [t.study, t.kind, t.language] })],
);
export const mailQueue = table(
  'mail_queue',
  {
    /** the Message-ID is made of it: a mail that is sent again has the same one */
    id: string().primaryKey(),
    study: study(),
    wave: string().notNull(),
    invitation: string()
      .notNull()
      .references(() => invitations.id, { onDelete: 'cascade' }),
    kind: string().$type<'invitation' | 'reminder' | 'thanks'>().notNull(),
    /** 1, 2, … for reminders; 0 for the others */
    round: whole().notNull(),
    state: string()
      .$type<'queued' | 'claimed' | 'sending' | 'sent' | 'uncertain' | 'refused' | 'bounced' | 'cancelled'>()
      .notNull(),
    /** not before this moment: quiet hours and pauses after a failure */
    notBefore: time().notNull(),
    /** when it was first due, or was put back by a person: an alarm counts from here, whatever pauses follow */
    createdAt: time().notNull(),
    /** times that a server was asked to take it */
    attempts: whole().notNull(),
    /** whose claim it is; a claim that ran out is somebody else's to take */
    claim: string(),
    claimUntil: time(),
    sentAt: time(),
    /** version of the text that was sent */
    textVersion: whole(),
    language: string().$type<Language>(),
    /** SMTP status ("550", "5.1.1") or our own word for why not; never what a server wrote, which quotes addresses */
    reason: string(),
    /** queued by the server itself, not by somebody who looked at the plan */
    automatic: flag().notNull().default(false),
    /** when researchers were told of it in a digest, since it was refused, came back or became uncertain */
    digestAt: time(),
  },
  (t) => [
    unique('mail_queue_once').on(t.invitation, t.kind, t.round),
    index('mail_queue_next').on(t.state, t.notBefore),
    index('mail_queue_wave').on(t.study, t.wave),
    index('mail_queue_claim').on(t.claim),
    foreignKey({ columns: [t.study, t.wave], foreignColumns: [waves.study, waves.id] }).onDelete('cascade'),
  ],
);
/** What goes out by itself in a study, and who decided that. */
export const mailAutomatic = table('mail_automatic', {
  study: study().primaryKey(),
  /** of whoever joins after the first batch was confirmed */
  invitation: flag().notNull(),
  reminder: flag().notNull(),
  thanks: flag().notNull(),
  /** the account that changed it last, and when */
  by: string().notNull(),
  since: time().notNull(),
  /** nothing goes by itself until somebody lets it go on */
  pausedAt: time(),
});
/** The mail that tells researchers of what needs them: the key makes it one a day. */
export const mailDigests = table(
  'mail_digests',
  {
    study: study(),
    /** YYYY-MM-DD by the clock of Amsterdam */
    day: string().notNull(),
    createdAt: time().notNull(),
  },
  (t) => [primaryKey({ columns: [t.study, t.day] })],
);
