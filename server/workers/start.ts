/**
 * Models, reports and large files, off the request path. This file alone knows where the worker is: `worker.js` beside the
 * built server, `worker.ts` (through tsx) in development and tests.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { Refusal } from '../http/problem.ts';
import type { JobControl, Progress } from '../http/jobs.ts';
import type { Tasks, Workload } from './tasks.ts';

export interface Workers {
  /** Runs one task of tasks.ts in a worker; rejects with what it threw. */
  /**
   * With `control` its progress is told and it can be stopped: that ends the thread at once, and another takes its place. Throws
   * busy when too much waits already.
   */
  run<K extends keyof Tasks>(
    task: K,
    input: Parameters<Tasks[K]>[0],
    control?: JobControl,
  ): Promise<Awaited<ReturnType<Tasks[K]>>>;
  close(): Promise<void>;
}

function workerFile(): string {
  const here = fileURLToPath(import.meta.url);
  if (here.endsWith('.ts')) return join(dirname(here), 'worker.ts');
  // the bundler may put shared code one folder below the entries
  const built = [join(dirname(here), 'worker.js'), join(dirname(here), '..', 'worker.js')].find((file) => existsSync(file));
  if (!built) throw new Error('worker.js is missing beside the built server; run `npm run build`');
  return built;
}

/** Starts no thread before the first task; idle ones end after a minute. */
export function startWorkers(options: { readonly threads?: number } = {}): Workers {
  const filename = workerFile();
  const pool = new Piscina<Workload, unknown>({
    filename,
    minThreads: 0,
    maxThreads: options.threads ?? 1,
    maxQueue: 32,
    idleTimeout: 60_000,
    ...(filename.endsWith('.ts') ? { execArgv: ['--import', 'tsx'] } : {}),
  });
  // what somebody uploads: a thread of its own, bounded in memory and time, so that no file holds up an analysis or the server
  const uploads = new Piscina<Workload, unknown>({
    filename,
    minThreads: 0,
    maxThreads: 1,
    maxQueue: 8,
    idleTimeout: 20_000,
    resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 },
    ...(filename.endsWith('.ts') ? { execArgv: ['--import', 'tsx'] } : {}),
  });
  const read = async (work: Workload): Promise<unknown> => {
    if (uploads.queueSize >= uploads.options.maxQueue) throw new Refusal('busy');
    try {
      return await uploads.run(work, { signal: AbortSignal.timeout(30_000) });
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      const beyond = code === 'ERR_WORKER_OUT_OF_MEMORY' || (error instanceof Error && error.name === 'AbortError');
      if (beyond && work.task === 'readReturned') throw new Refusal('returnedRefused');
      if (beyond) throw new Refusal('rosterRefused', { params: { reason: 'unsafeArchive' } });
      throw error;
    }
  };
  return {
    run: async (task, input, control) => {
      if (task === 'readRoster' || task === 'readReturned') return (await read({ task, input } as Workload)) as never;
      if (pool.queueSize >= pool.options.maxQueue) throw new Refusal('busy');
      if (control === undefined) return (await pool.run({ task, input } as Workload)) as never;
      const { port1, port2 } = new MessageChannel();
      port1.on('message', (step: Progress) => control.progress(step));
      port1.unref();
      try {
        const work = { task, input, port: port2 } as Workload;
        return (await pool.run(work, { signal: control.signal, transferList: [port2] })) as never;
      } finally {
        port1.close();
      }
    },
    close: async () => {
      await Promise.all([pool.destroy(), uploads.destroy()]);
    },
  };
}
