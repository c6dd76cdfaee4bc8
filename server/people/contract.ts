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
  /** false: asked not to stand on the list of colleagues */
  listed: z.boolean(),
  /** waves at which the person is away, or left during the round */
  leave: z.array(z.string()),
});
export const peopleContract = {
  'GET /api/studies/:study/schools/:school/people': {
    summary: 'The roster of one school, with names',
    params: z.object({ study: id, school: id }),
    reply: z.object({ people: z.array(personRow) }),
  },
  'POST /api/studies/:study/people/:person/listed': {
    summary: 'Take a person off the list of colleagues that the network question shows, or put them back',
    params: z.object({ study: id, person: id }),
    body: z.object({ listed: z.boolean() }).strict(),
    reply: z.object({ listed: z.boolean() }),
  },
} as const satisfies Record<string, Endpoint>;
export type PeopleWire = Wire<typeof peopleContract>;
