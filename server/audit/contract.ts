/** What was done, by whom, when: ids only, never answers or names. */
import { z } from 'zod';
import { type Endpoint, id, type Wire } from '../http/contract.ts';

export const auditEntry = z.object({
  id: z.string(),
  at: z.string(),
  actor: z.string(),
  verb: z.string(),
  subject: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});
export const auditContract = {
  'GET /api/studies/:study/audit': {
    summary: 'The last 200 entries about this study',
    params: z.object({ study: id }),
    reply: z.object({ entries: z.array(auditEntry) }),
  },
} as const satisfies Record<string, Endpoint>;
export type AuditWire = Wire<typeof auditContract>;
