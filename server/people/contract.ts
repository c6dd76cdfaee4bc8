/** The roster of a school: the only place where names are kept and shown. */
import { z } from 'zod';
import { type Endpoint, id, type Wire } from '../http/contract.ts';

export const personRow = z.object({
  id: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  functions: z.array(z.string()),
  group: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
});
export const peopleContract = {
  'GET /api/studies/:study/schools/:school/people': {
    summary: 'The roster of one school, with names',
    params: z.object({ study: id, school: id }),
    reply: z.object({ people: z.array(personRow) }),
  },
} as const satisfies Record<string, Endpoint>;
export type PeopleWire = Wire<typeof peopleContract>;
