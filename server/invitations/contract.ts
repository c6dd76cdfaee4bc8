/** The right to answer once: one invitation per person and wave, one personal link. */
import { z } from 'zod';
import { type Endpoint, id, language, type Wire } from '../http/contract.ts';

const wave = z.object({ study: id, wave: id });
export const invitationState = z.enum(['notStarted', 'started', 'finished', 'declined']);
export const invitationRow = z.object({
  id: z.string(),
  person: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  school: z.string(),
  functions: z.array(z.string()),
  state: invitationState,
});
export const linkRow = invitationRow.extend({
  /** what this person answers in; before that the language of the mail settings */
  language,
  link: z.string(),
  /** typed at `address` instead of the link: three groups of five signs */
  code: z.string(),
  address: z.string(),
});
/** A number such that SHA-256 of challenge, code and number begins with so many zero bits (server/classes/work.ts). */
const work = z
  .object({ challenge: z.string().max(100), nonce: z.number().int().min(0) })
  .strict()
  .nullable()
  .default(null);
export const invitationsContract = {
  'GET /api/studies/:study/waves/:wave/invitations': {
    summary: 'Who is invited, and how far they are',
    params: wave,
    reply: z.object({ due: z.number().int(), invitations: z.array(invitationRow) }),
  },
  'POST /api/studies/:study/waves/:wave/invitations': {
    summary: 'Invite everybody who is due and has no invitation yet',
    params: wave,
    reply: z.object({ created: z.number().int(), existing: z.number().int() }),
  },
  'POST /api/studies/:study/waves/:wave/invitations/links': {
    summary:
      'The personal links and their codes, computed now and written to the audit. From now on the codes work, each until its link is replaced',
    params: wave,
    reply: z.object({ links: z.array(linkRow) }),
  },
  'POST /api/studies/:study/waves/:wave/invitations/links.csv': {
    summary:
      'The personal links as CSV for a mail merge, written to the audit; in Dutch with semicolons between the columns. Columns: school code, school, person, name, e-mail, functions, state, language, link, code, address (nl: schoolcode, school, persoon, naam, e-mail, functies, stand, taal, link, code, adres). language: what this person answers in, before that the language of the mail settings; code: typed at address instead of the link',
    params: wave,
    query: z.object({ language: language.default('en') }).strict(),
    produces: 'text/csv',
  },
  'POST /api/studies/:study/invitations/:invitation/replace': {
    summary: 'Replace a link that went to the wrong person: the old one stops working, answers stay',
    params: z.object({ study: id, invitation: id }),
    reply: z.object({ link: z.string() }),
  },
  'POST /api/respond/enter': {
    summary:
      'A code from a letter for the token of its link, while the wave takes answers. What is not a code (a slip, too short) is badRequest; one that does not work, for whatever reason, codeUnknown. After many wrong codes from one address the answer is tooManyAttempts (429) with params.work, which a device repays by computing; nobody is shut out',
    body: z.object({ code: z.string().max(60), work }).strict(),
    reply: z.object({ token: z.string() }),
  },
} as const satisfies Record<string, Endpoint>;
export type InvitationsWire = Wire<typeof invitationsContract>;
