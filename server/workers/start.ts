/**
 * Models, reports and large files, off the request path. This file alone knows where the worker is: `worker.js` beside the
 * built server, `worker.ts` (through tsx) in development and tests.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { Tasks, Workload } from './tasks.ts';

export interface Workers {
  /** Runs one task of tasks.ts in a worker; rejects with what it threw. */
  run<K extends keyof Tasks>(task: K, input: Parameters<Tasks[K]>[0]): Promise<Awaited<ReturnType<Tasks[K]>>>;
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
    idleTimeout: 60_000,
    ...(filename.endsWith('.ts') ? { execArgv: ['--import', 'tsx'] } : {}),
  });
  return {
    run: async (task, input) => (await pool.run({ task, input } as Workload)) as never,
    close: () => pool.destroy(),
  };
}
