/**
 * Work that the server needs a while for: begun or joined, followed step by step, and only then fetched. The job lives on the
 * server, so a reload or another room loses nothing; who stops it stops it for everybody who waits.
 */
import type { JobView } from '../../../server/jobs/contract.ts';
import { Refused } from '../../lib/call.ts';
import { call } from '../api.ts';
import { queryClient } from '../queries.ts';

/** Where the progress of a query's job is kept. */
export const jobKey = (key: readonly unknown[]): readonly unknown[] => ['job', ...key];

const every = 400;
const pause = (signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, every);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new DOMException('left', 'AbortError'));
    });
  });

export interface Heavy<T> {
  readonly study: string;
  readonly key: readonly unknown[];
  readonly begin: () => Promise<JobView>;
  readonly fetch: () => Promise<T>;
  readonly signal: AbortSignal;
}

/** Throws jobCancelled when somebody stopped it, and what the job failed with. */
export async function heavy<T>({ study, key, begin, fetch, signal }: Heavy<T>): Promise<T> {
  const show = (job: JobView | null) => queryClient.setQueryData(jobKey(key), job);
  try {
    let job = await begin();
    while (job.state === 'waiting' || job.state === 'running') {
      show(job);
      await pause(signal);
      job = await call('GET /api/studies/:study/jobs/:job', { params: { study, job: job.id }, signal }).catch(
        (error: unknown) => {
          // the server was restarted: nothing is lost, it is begun again
          if (error instanceof Refused && error.code === 'jobUnknown') return begin();
          throw error;
        },
      );
    }
    if (job.state === 'cancelled') throw new Refused('jobCancelled', 409);
    if (job.state === 'failed') throw new Refused(job.code ?? 'internal', 500);
    return await fetch();
  } finally {
    show(null);
  }
}
