/** The outbox's view of the server. */
import type { Language } from '../../../instruments/types.ts';
import type { RespondCall } from '../wire.ts';
import type { Transport } from './sending.ts';

/** The language in which the person now reads: it travels with every answer. */
export interface Spoken {
  language: Language;
}

export const transportOf = (call: RespondCall, spoken: Readonly<Spoken>): Transport => ({
  save: (body, keepalive) =>
    call('PUT /api/respond/draft', {
      body: { ...body, language: spoken.language, answers: { ...body.answers } },
      keepalive,
      timeoutMs: 20_000,
    }),
  look: () => call('GET /api/respond', { timeoutMs: 20_000 }),
  submit: (bodies) =>
    call('POST /api/respond/submit', {
      body: { responses: bodies.map((b) => ({ ...b, language: spoken.language, answers: { ...b.answers } })) },
      timeoutMs: 30_000,
    }),
});
