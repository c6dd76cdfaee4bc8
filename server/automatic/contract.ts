/** Mail that goes by itself, on the wire: which kinds, and what it comes to in the coming week. */
import { z } from 'zod';
import { type Endpoint, id, type Wire } from '../http/contract.ts';
import { mailCause } from '../mail/contract.ts';

/** What goes by itself; an invitation only of whoever joins after somebody confirmed the first batch of a wave. */
export const automaticKinds = z.object({ invitation: z.boolean(), reminder: z.boolean(), thanks: z.boolean() });
export type AutomaticKinds = z.infer<typeof automaticKinds>;
const automatic = automaticKinds.extend({
  paused: z.boolean(),
  /** who changed it last, and when; null = nobody ever did */
  by: z.string().nullable(),
  since: z.string().nullable(),
});
export const forecast = automatic.extend({
  /** somebody confirmed invitations of this wave */
  confirmed: z.boolean(),
  /** what would go by itself in the coming seven days if nobody answered, by the day of Amsterdam and the cause */
  days: z.array(z.object({ day: z.string(), cause: mailCause, count: z.number().int(), at: z.string() })),
});
export type Forecast = z.infer<typeof forecast>;

export const automaticContract = {
  'PUT /api/studies/:study/mail/automatic': {
    summary: 'Which kinds of mail go by themselves; paused or switched off, what waits of it does not go',
    params: z.object({ study: id }),
    body: automaticKinds.extend({ paused: z.boolean() }).strict(),
    reply: automatic,
  },
  'GET /api/studies/:study/waves/:wave/mail/forecast': {
    summary: 'What goes by itself in the coming seven days, by day and cause',
    params: z.object({ study: id, wave: id }),
    reply: forecast,
  },
} as const satisfies Record<string, Endpoint>;
export type AutomaticWire = Wire<typeof automaticContract>;
