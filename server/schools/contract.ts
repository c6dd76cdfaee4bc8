/** The schools of a study. */
import { z } from 'zod';
import { type Endpoint, id, type Wire } from '../http/contract.ts';

export const schoolRow = z.object({
  id: z.string(),
  name: z.string().nullable(),
  cohort: z.string().nullable(),
  /** put away in the design; absent = not so */
  archived: z.literal(true).exactOptional(),
  staff: z.number().int(),
  attributes: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
});
export const schoolsContract = {
  'GET /api/studies/:study/schools': {
    summary: 'The schools with their roster size',
    params: z.object({ study: id }),
    reply: z.object({ schools: z.array(schoolRow) }),
  },
} as const satisfies Record<string, Endpoint>;
export type SchoolsWire = Wire<typeof schoolsContract>;
