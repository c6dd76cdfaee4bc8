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
  /** the school's own check of its list: its link, when it last said that the list is right, remarks that wait for a decision */
  check: z.object({
    link: z.enum(['none', 'works', 'ended']),
    confirmedAt: z.string().nullable(),
    remarks: z.number().int(),
  }),
  attributes: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
});
export const schoolsContract = {
  'GET /api/studies/:study/schools': {
    summary: 'The schools with their roster size, and how far each is with checking its list',
    params: z.object({ study: id }),
    reply: z.object({ schools: z.array(schoolRow) }),
  },
} as const satisfies Record<string, Endpoint>;
export type SchoolsWire = Wire<typeof schoolsContract>;
