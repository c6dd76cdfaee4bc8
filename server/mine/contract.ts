/** What a trainer, a school leader and an internal coach see: how many answered at their schools, never who. */
import { z } from 'zod';
import { memberRole } from '../auth/contract.ts';
import { type Endpoint, id, type Wire, words } from '../http/contract.ts';

export const myStudy = z.object({
  study: z.string(),
  title: words,
  synthetic: z.boolean(),
  role: memberRole,
  schools: z.array(z.object({ id: z.string(), name: z.string().nullable() })),
});
export type MyStudy = z.infer<typeof myStudy>;

/** Counts of people. `submitted` and `started` are null where the number could point at somebody. */
const counts = { due: z.number().int(), started: z.number().int().nullable(), submitted: z.number().int().nullable() };
export const schoolResponse = z.object({
  school: z.object({ id: z.string(), name: z.string().nullable() }),
  waves: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      state: z.enum(['planned', 'open', 'closed']),
      opens: z.string().nullable(),
      closes: z.string().nullable(),
      instruments: z.array(z.object({ instrument: z.string(), title: words, ...counts })),
      /** people who handed in everything, by function, in groups of five at least; empty where no such groups are possible */
      functions: z.array(z.object({ functions: z.array(z.string()), due: z.number().int(), finished: z.number().int() })),
    }),
  ),
});
export type SchoolResponse = z.infer<typeof schoolResponse>;

export const mineContract = {
  'GET /api/my-schools': {
    summary: 'The schools that I am there for, by study',
    reply: z.object({ studies: z.array(myStudy) }),
  },
  'GET /api/studies/:study/schools/:school/response': {
    summary: 'How many answered at a school, per instrument and wave: counts only',
    params: z.object({ study: id, school: id }),
    reply: schoolResponse,
  },
} as const satisfies Record<string, Endpoint>;
export type MineWire = Wire<typeof mineContract>;
