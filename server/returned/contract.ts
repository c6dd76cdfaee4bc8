/** Returned mail on the wire: looked at first, marked after that. */
import { z } from 'zod';
import { type Endpoint, id, type Wire } from '../http/contract.ts';
import { mailKind, mailState } from '../mail/contract.ts';

/** Status as in RFC 3463, of what is final: "5.1.1". */
const finalStatus = z.string().regex(/^[45]\.\d{1,3}\.\d{1,3}$/);
/** bounced: will not arrive; trying: a server still tries; automatic: an answer of an absent reader; other: none of these */
export const returnedKind = z.enum(['bounced', 'trying', 'automatic', 'other', 'unreadable']);
export const returnedMail = z.object({
  kind: returnedKind,
  status: z.string().nullable(),
  /** what the returned mail itself says, for what was not found */
  address: z.string().nullable(),
  subject: z.string().nullable(),
  /** the mail of this study that came back; null = not found */
  mail: z
    .object({
      id: z.string(),
      wave: z.string(),
      name: z.string().nullable(),
      person: z.string(),
      email: z.string().nullable(),
      school: z.string(),
      kind: mailKind,
      round: z.number().int(),
      state: mailState,
      sentAt: z.string().nullable(),
    })
    .nullable(),
  /** ours by its Message-ID, or by the address only */
  by: z.enum(['messageId', 'address']).nullable(),
  /** true: confirming marks it. Not what is marked already, what was sent again since, or what cannot have come back */
  marks: z.boolean(),
});
export type ReturnedMail = z.infer<typeof returnedMail>;

export const returnedContract = {
  'POST /api/studies/:study/mail/returned': {
    summary: 'Look at returned mails (one .eml, an mbox, or a ZIP of them) without keeping or marking anything',
    params: z.object({ study: id }),
    consumes: 'application/octet-stream',
    bodyLimit: 20 * 1_048_576,
    reply: z.object({
      read: z.number().int(),
      /** messages beyond what is looked at in one go */
      left: z.number().int(),
      mails: z.array(returnedMail),
    }),
  },
  'POST /api/studies/:study/mail/returned/marks': {
    summary: 'Mark as bounced what was looked at; of a returned mail only the status is kept',
    params: z.object({ study: id }),
    body: z
      .object({
        mails: z
          .array(z.object({ id, status: finalStatus.nullable() }).strict())
          .min(1)
          .max(5000),
      })
      .strict(),
    reply: z.object({ changed: z.number().int() }),
  },
} as const satisfies Record<string, Endpoint>;
export type ReturnedWire = Wire<typeof returnedContract>;
