/** Heavy work that is under way: how far it is, and how to stop it. */
import { z } from 'zod';
import { type Endpoint, id, type Wire } from '../http/contract.ts';

export const job = z.object({
  id: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  done: z.number().int(),
  total: z.number().int(),
  /** the step that is worked on: load, scales, networks, effects, comparison, pictures, report, … */
  label: z.string(),
  /** why it failed: a code of http/problem.ts */
  code: z.string().nullable(),
});
export type JobView = z.infer<typeof job>;

const one = z.object({ study: id, job: id });
export const jobsContract = {
  'GET /api/studies/:study/jobs/:job': { summary: 'How far a computation is', params: one, reply: job },
  'DELETE /api/studies/:study/jobs/:job': {
    summary: 'Stop a computation, for everybody who waits for it',
    params: one,
    reply: job,
  },
} as const satisfies Record<string, Endpoint>;
export type JobsWire = Wire<typeof jobsContract>;
