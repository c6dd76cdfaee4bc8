/** Mail on the wire: settings and texts of a study, the plan of who gets what, the queue, letters. */
import { z } from 'zod';
import { type Endpoint, id, language, type Wire } from '../http/contract.ts';

const wave = z.object({ study: id, wave: id });
export const textKinds = ['invitation', 'reminder1', 'reminder2', 'reminder3', 'thanks'] as const;
export const textKind = z.enum(textKinds);
export type TextKind = z.infer<typeof textKind>;
export const mailKind = z.enum(['invitation', 'reminder', 'thanks']);
export type MailKind = z.infer<typeof mailKind>;
/** claimed and sending are on their way; uncertain = the sender ended between handing over and noting it: perhaps sent */
export const mailState = z.enum(['queued', 'claimed', 'sending', 'sent', 'uncertain', 'refused', 'bounced', 'cancelled']);
export type MailState = z.infer<typeof mailState>;
const region = z.enum(['noord', 'midden', 'zuid']);

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** the end of a day, too: together with 00:00 mail goes at any hour */
const endTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);
const days = z.number().int().min(1).max(60);
export const mailSettings = z
  .object({
    /** name before the address that all mail comes from */
    senderName: z.string().trim().max(80),
    /** where answers go; null = to the address that all mail comes from */
    replyTo: z.email().max(200).nullable(),
    /** of mail to whoever has not chosen a language yet */
    language,
    quiet: z
      .object({ from: clockTime, until: endTime, weekends: z.enum(['send', 'wait']), holidays: z.enum(['send', 'wait']) })
      .strict(),
    /** of schools that have none of their own; null = no holidays are kept */
    region: region.nullable(),
    regions: z.record(z.string(), region),
    reminders: z
      .object({
        /** most of them per person and wave */
        most: z.number().int().min(0).max(3),
        /** days of silence after a mail to somebody who has not begun */
        notStartedDays: days,
        /** days since the last saved answer of somebody who has begun */
        stuckDays: days,
        /** this many days before the closing date everybody who is not finished is due; 0 = nobody for that reason */
        dueDays: z.number().int().min(0).max(60),
      })
      .strict(),
    thanks: z.boolean(),
  })
  .strict();
export type MailSettings = z.infer<typeof mailSettings>;

const mailText = z.object({ subject: z.string(), body: z.string() });
export type MailText = z.infer<typeof mailText>;
const givenText = z.object({ subject: z.string().max(200), body: z.string().max(10_000) }).strict();
/** what is wrong with a text; `detail` is the placeholder that is not known */
export const textProblem = z.object({
  code: z.enum([
    'subjectEmpty',
    'subjectLines',
    'bodyEmpty',
    'linkMissing',
    'linkInSubject',
    'unknownPlaceholder',
    'brokenPlaceholder',
  ]),
  detail: z.string(),
});
export type TextProblem = z.infer<typeof textProblem>;

export const queueRow = z.object({
  id: z.string(),
  invitation: z.string(),
  person: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  school: z.string(),
  kind: mailKind,
  round: z.number().int(),
  state: mailState,
  notBefore: z.string(),
  sentAt: z.string().nullable(),
  attempts: z.number().int(),
  reason: z.string().nullable(),
  /** it went, or is to go, by itself */
  automatic: z.boolean(),
});
export type QueueRow = z.infer<typeof queueRow>;

/** why somebody gets a mail */
export const mailCause = z.enum(['invited', 'notStarted', 'stuck', 'due', 'thanks']);
export type MailCause = z.infer<typeof mailCause>;
/** why somebody gets none now */
export const notMailed = z.enum([
  'finished',
  'declined',
  'notOnRoster',
  'noAddress',
  'queued',
  'uncertain',
  'refused',
  'bounced',
  'tooSoon',
  'enough',
]);
export const planRow = z.object({
  invitation: z.string(),
  person: z.string(),
  name: z.string().nullable(),
  school: z.string(),
  kind: mailKind,
  round: z.number().int(),
  cause: mailCause,
  at: z.string(),
});
export const mailPlan = z.object({
  /** of what was shown: queueing another plan than that is refused */
  fingerprint: z.string(),
  send: z.array(planRow),
  not: z.array(
    z.object({ invitation: z.string(), name: z.string().nullable(), person: z.string(), school: z.string(), why: notMailed }),
  ),
  /** asked something in this wave and not invited yet */
  uninvited: z.number().int(),
});
export type MailPlan = z.infer<typeof mailPlan>;

export const sending = z.object({
  /** false: no mail server is set; letters and the links as CSV remain */
  on: z.boolean(),
  from: z.string().nullable(),
  /** queued mail that should have gone out more than an hour ago, and mail of which nobody knows whether it went */
  late: z.number().int(),
  uncertain: z.number().int(),
  /** the server could not look at what goes by itself */
  stalled: z.boolean(),
  /** why the mail server could not be reached at the last try; a code such as ECONNREFUSED or EAUTH */
  trouble: z.string().nullable(),
});

export const mailContract = {
  'GET /api/studies/:study/mail': {
    summary: 'Settings and texts of the mail of a study, and whether mail can be sent',
    params: z.object({ study: id }),
    reply: sending.extend({
      settings: mailSettings,
      texts: z.array(mailText.extend({ kind: textKind, language, version: z.number().int(), own: z.boolean() })),
      schools: z.array(z.object({ id: z.string(), name: z.string() })),
      holidaysKnownUntil: z.string(),
    }),
  },
  'GET /api/studies/:study/mail/alarm': {
    summary: 'Whether mail of a study needs somebody: what every room of the study shows',
    params: z.object({ study: id }),
    reply: sending,
  },
  'PUT /api/studies/:study/mail/settings': {
    summary: 'Change when and from whom mail goes out; holds for what is queued too',
    params: z.object({ study: id }),
    body: mailSettings,
    reply: mailSettings,
  },
  'PUT /api/studies/:study/mail/texts/:kind/:language': {
    summary: 'Change a text; what is still queued goes out with it. An empty subject and body bring back the shipped text',
    params: z.object({ study: id, kind: textKind, language }),
    body: givenText,
    reply: mailText.extend({ version: z.number().int() }),
  },
  'POST /api/studies/:study/waves/:wave/mail/preview': {
    summary: 'A text as one invited person would get it, the personal link hidden; and what is wrong with it',
    params: wave,
    body: givenText.extend({ kind: textKind, language, invitation: id.optional() }).strict(),
    reply: z.object({ to: z.string(), from: z.string(), subject: z.string(), text: z.string(), problems: z.array(textProblem) }),
  },
  'GET /api/studies/:study/waves/:wave/mail': {
    summary: 'The queue of a wave: state per mail',
    params: wave,
    reply: sending.extend({ counts: z.record(mailState, z.number().int()), rows: z.array(queueRow) }),
  },
  'GET /api/studies/:study/waves/:wave/mail/plan': {
    summary: 'Dry run: who would get which mail when, and why others would not',
    params: wave,
    reply: mailPlan,
  },
  'POST /api/studies/:study/waves/:wave/mail/plan': {
    summary: 'Queue the mails of a plan that was looked at; of the kinds that are named',
    params: wave,
    body: z.object({ fingerprint: z.string().max(100), kinds: z.array(mailKind).min(1).max(3) }).strict(),
    reply: z.object({ queued: z.number().int() }),
  },
  'POST /api/studies/:study/waves/:wave/mail/marks': {
    summary: 'Decide on mails: send again, it did arrive, it bounced, do not send',
    params: wave,
    body: z.object({ rows: z.array(id).min(1).max(20_000), as: z.enum(['again', 'sent', 'bounced', 'cancelled']) }).strict(),
    reply: z.object({ changed: z.number().int() }),
  },
  'POST /api/studies/:study/waves/:wave/mail/bounces': {
    summary: 'Mark as bounced what was sent to the addresses in a text (a list or CSV)',
    params: wave,
    body: z.object({ text: z.string().max(400_000) }).strict(),
    reply: z.object({ addresses: z.number().int(), changed: z.number().int() }),
  },
  'POST /api/studies/:study/waves/:wave/letters.pdf': {
    summary:
      'A letter per invited person with link and QR code, of one school or all, or of one person; the links are written to the audit',
    params: wave,
    query: z.object({ school: id.optional(), person: id.optional(), language: language.default('nl') }).strict(),
    produces: 'application/pdf',
  },
} as const satisfies Record<string, Endpoint>;
export type MailWire = Wire<typeof mailContract>;
