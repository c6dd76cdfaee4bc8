/** The quality of a study's responses: doubts, what somebody decided, and one response to look at. */
import { z } from 'zod';
import { type Endpoint, id, nothing, type Wire } from '../http/contract.ts';
import { job } from '../jobs/contract.ts';

const study = z.object({ study: id });
const one = study.extend({ response: id });
const bilingual = z.object({ nl: z.string(), en: z.string() });

export const flagKind = z.enum([
  'straightLine',
  'longString',
  'contradiction',
  'tooFast',
  'impossibleTime',
  'sameTieToAll',
  'duplicate',
  'movedPerson',
  'mixedVersions',
]);
export const exclusionReason = z.enum(['careless', 'duplicate', 'wrongPerson', 'testEntry', 'onRequest', 'other']);
export type FlagKindName = z.infer<typeof flagKind>;
export type ReasonName = z.infer<typeof exclusionReason>;

const figures = z.record(z.string(), z.union([z.number(), z.string()]));
const decision = z.object({
  reason: exclusionReason,
  note: z.string().nullable(),
  /** an e-mail address where the account is known here; else what the study folder says */
  by: z.string(),
  at: z.string(),
  takenBackBy: z.string().nullable(),
  takenBackAt: z.string().nullable(),
});
export type Decision = z.infer<typeof decision>;

export const qualityView = z.object({
  /** responses that were handed in */
  responses: z.number().int(),
  /** one line per response with a flag or a decision; a response with more flags has them together */
  doubts: z.array(
    z.object({
      response: z.string(),
      school: z.string(),
      wave: z.string(),
      instrument: z.string(),
      flags: z.array(z.object({ kind: flagKind, figures })),
      /** newest last; only the last can stand */
      decisions: z.array(decision),
      excluded: z.boolean(),
    }),
  ),
  schools: z.array(z.object({ id: z.string(), name: z.string().nullable() })),
  waves: z.array(z.object({ id: z.string(), label: z.string() })),
  instruments: z.array(z.object({ id: z.string(), title: bilingual })),
});
export type QualityView = z.infer<typeof qualityView>;

/** One response without a name: what was answered, in the order of the questionnaire. */
export const judgedResponse = z.object({
  response: z.string(),
  /** the study's pseudonym; null = anonymous */
  person: z.string().nullable(),
  functions: z.array(z.string()),
  started: z.string().nullable(),
  submittedAt: z.string().nullable(),
  seconds: z.number().nullable(),
  items: z.array(
    z.object({
      id: z.string(),
      text: bilingual,
      /** null = no answer */
      code: z.number().nullable(),
      label: bilingual.nullable(),
      lowest: z.number().nullable(),
      highest: z.number().nullable(),
      /** counts against the others of its scale */
      reversed: z.boolean(),
    }),
  ),
});
export type JudgedResponse = z.infer<typeof judgedResponse>;

export const qualityContract = {
  'POST /api/studies/:study/quality/jobs': {
    summary: 'Begin looking for doubtful responses, or join who is looking',
    params: study,
    body: nothing,
    reply: job,
  },
  'GET /api/studies/:study/quality': {
    summary: 'Doubtful responses with what somebody decided about them',
    params: study,
    reply: qualityView,
  },
  'GET /api/studies/:study/quality/:response': {
    summary: 'One response to judge, without a name',
    params: one,
    reply: judgedResponse,
  },
  'POST /api/studies/:study/quality/:response/exclude': {
    summary: 'Leave a response out, with the reason; it can be taken back',
    params: one,
    body: z.object({ reason: exclusionReason, note: z.string().trim().max(500).optional() }).strict(),
    reply: nothing,
  },
  'POST /api/studies/:study/quality/:response/take-back': {
    summary: 'Take the decision on a response back: it counts again',
    params: one,
    body: nothing,
    reply: nothing,
  },
} as const satisfies Record<string, Endpoint>;
export type QualityWire = Wire<typeof qualityContract>;
