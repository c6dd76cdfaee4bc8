/** What was done, by whom, when: ids only, never answers or names. */
import { z } from 'zod';
import { type Endpoint, id, type Wire } from '../http/contract.ts';

/**
 * Who did it, or to whom: what the entry's id stands for, resolved when it is read. `name` is the account's name, else its address; null for
 * what has none here (the server, the command line, a respondent, an account that is gone, an administrator from outside the study).
 */
export const who = z.object({
  kind: z.enum(['account', 'administrator', 'respondent', 'pupil', 'school', 'server', 'commandLine', 'other']),
  name: z.string().nullable(),
});
export type AuditWho = z.infer<typeof who>;
export const auditEntry = z.object({
  id: z.string(),
  at: z.string(),
  actor: z.string(),
  by: who,
  verb: z.string(),
  subject: z.string(),
  /** the account that it is about; null where it is about something else */
  about: z.string().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});
/** An entry about accounts; `study` where it is about a place in one. */
export const accountsEntry = auditEntry.extend({ study: z.string().nullable() });
/** most entries in one answer */
export const mostEntries = 500;

export const auditContract = {
  'GET /api/audit': {
    summary: 'What happened to accounts, sign-ins and settings, newest first, in portions',
    query: z
      .object({
        /** by this account, or about it */
        account: id.optional(),
        /** entries before this place: `next` of the answer before */
        before: z.coerce.number().int().min(0).optional(),
        limit: z.coerce.number().int().min(1).max(mostEntries).default(50),
      })
      .strict(),
    reply: z.object({
      entries: z.array(accountsEntry),
      /** where the next portion begins; null = there are no older ones */
      next: z.number().int().nullable(),
    }),
  },
  'GET /api/studies/:study/audit': {
    summary: 'The last 200 entries about this study',
    params: z.object({ study: id }),
    reply: z.object({ entries: z.array(auditEntry) }),
  },
} as const satisfies Record<string, Endpoint>;
export type AuditWire = Wire<typeof auditContract>;
