/** Looking at a computation that is under way, and stopping it. */
import type { Handlers } from '../http/handlers.ts';
import { jobView, jobsOf } from '../http/jobs.ts';
import type { Services } from '../http/services.ts';
import type { jobsContract } from './contract.ts';

export function jobsRoutes(services: Services): Handlers<typeof jobsContract> {
  const jobs = jobsOf(services);
  return {
    'GET /api/studies/:study/jobs/:job': async ({ params: { study, job } }) => jobView(jobs.get(study, job)),
    'DELETE /api/studies/:study/jobs/:job': async ({ params: { study, job } }) => jobView(jobs.cancel(study, job)),
  };
}
