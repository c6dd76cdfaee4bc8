/**
 * Answering. The personal link's token travels as `Authorization: Bearer <token>`; it stands behind the # of the link, so
 * that no server or proxy writes it down.
 */
import { z } from 'zod';
import type { Answer } from '../../instruments/types.ts';
import { type Endpoint, id, language, type Wire, words } from '../http/contract.ts';

const missing = z.object({ missing: z.enum(['skipped', 'notShown', 'notReached', 'dontKnow', 'declined']) }).strict();
const nomination = z.object({ confirmed: z.boolean(), named: z.record(z.string().max(100), z.number().int()) }).strict();
export const answer: z.ZodType<Answer> = z.union([z.number(), z.string().max(10_000), missing, nomination]);
export const answers = z.record(z.string().max(60), answer);
/** made by the device: 16 random bytes in hexadecimal */
export const responseId = z.string().regex(/^[0-9a-f]{32}$/);

/** `open`: can be answered; the others say why not. `left`: no longer on the roster of this wave. */
export const invitationStatus = z.enum(['open', 'notYetOpen', 'closed', 'finished', 'declined', 'left']);

/** What the device needs to go on: answers as they are on the server, and the revision they have. */
export const draft = z.object({
  response: responseId,
  instrument: z.string(),
  revision: z.number().int(),
  answers,
});
export type Draft = z.infer<typeof draft>;

export const colleague = z.object({
  id: z.string(),
  name: z.string(),
  group: z.string().nullable(),
  functions: z.array(z.string()),
});
export type Colleague = z.infer<typeof colleague>;

/**
 * What the first page shows. After `finished`, `closed` or `declined` there are no instruments, no roster and no answers; until
 * `lateUntil` a device that still has answers gets what it needs to join them with what is here, and nothing to look at.
 */
export const welcome = z.object({
  status: invitationStatus,
  study: z.object({ title: words, source: z.string().nullable(), synthetic: z.boolean() }),
  wave: z.object({ label: z.string(), closes: z.string().nullable() }),
  consented: z.boolean(),
  /** the wave is closed, and answers that are still on a device are taken until then; absent = not so */
  lateUntil: z.string().exactOptional(),
  minutes: z.number().int(),
  instruments: z.array(z.object({ id: z.string(), version: z.number().int(), title: words, items: z.number().int() })),
  drafts: z.array(draft),
  finishedAt: z.string().nullable(),
  /** the own group, when its pupils can be asked in a class session now (server/classes); absent = not so */
  classGroup: z.string().exactOptional(),
});
export type Welcome = z.infer<typeof welcome>;

/**
 * One instrument as the device needs it: SurveyJS JSON in one language (instruments/form.ts), without key or right answers,
 * and for a nomination instrument the roster: the colleagues of this school at this wave without the respondent.
 */
export const form = z.object({
  instrument: z.string(),
  version: z.number().int(),
  language,
  survey: z.record(z.string(), z.unknown()),
  roster: z.array(colleague).nullable(),
  /** of the respondent: colleagues of the same group come first */
  ownGroup: z.string().nullable().optional(),
});
export type Form = z.infer<typeof form>;

/** One response as a device sends it, from a personal link or from a seat of a class session. */
export const oneResponse = z
  .object({
    response: responseId,
    instrument: id,
    version: z.number().int(),
    /** the revision that the device last had from the server; 0 = it never had one. Bounded: the next one must be a number too */
    baseRevision: z.number().int().min(0).max(1_000_000_000),
    language,
    answers,
  })
  .strict();

/** there when it came after the wave was closed: kept, marked, and left out of the analysis unless the study wants it */
export const late = z.literal(true).exactOptional();

export const responsesContract = {
  'GET /api/respond': { summary: 'What this link is for and how far it is', reply: welcome },
  'GET /api/respond/forms': {
    summary: 'The forms of this link in one language',
    query: z.object({ language }).strict(),
    reply: z.object({ forms: z.array(form) }),
  },
  'POST /api/respond/consent': {
    summary: 'Agree to take part, or decline',
    body: z.object({ given: z.boolean(), language }).strict(),
    reply: z.object({ status: invitationStatus }),
  },
  'PUT /api/respond/draft': {
    summary:
      'Save the answers so far. Same id and same answers again: success. An older base revision with other answers: problem revisionConflict (409) and the device fetches the newer answers',
    body: oneResponse,
    reply: z.object({ revision: z.number().int(), savedAt: z.string(), late }),
  },
  'POST /api/respond/submit': {
    summary: 'Hand in all instruments of the wave at once. Idempotent: the same ids and answers again are a success',
    body: z.object({ responses: z.array(oneResponse).min(1).max(20) }).strict(),
    reply: z.object({ status: invitationStatus, receipt: z.string(), submittedAt: z.string(), late }),
  },
} as const satisfies Record<string, Endpoint>;
export type ResponsesWire = Wire<typeof responsesContract>;
