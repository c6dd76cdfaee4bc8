/**
 * Results and exports, made in a worker. What was made is kept in memory until something changes that an analysis can see;
 * requests that come while it is being made wait for the same work. A study and language is made once at a time: while a
 * wave is being answered every look would otherwise begin another computation, and an import would wait for all of them.
 */
import type { JointFindings } from '../evidence/contract.ts';
import type { Language } from '../../instruments/types.ts';
import { Refusal } from '../http/problem.ts';
import { type Job, jobsOf, type JobState } from '../http/jobs.ts';
import type { Services } from '../http/services.ts';
import type { StudySource } from '../workers/tasks.ts';
import type { Report } from './contract.ts';

export interface Results {
  readonly report: Report;
  /** the result files, zipped */
  readonly zip: Uint8Array;
  /** null while closed (reports/closed.ts) */
  readonly joint: JointFindings | null;
}

/** studies × languages that are kept */
const kept = 6;

/** One per server: features that show findings share what was made. */
export function resultsOf(services: Services): ReturnType<typeof makeResults> {
  const before = shared.get(services);
  if (before) return before;
  const made = makeResults(services);
  shared.set(services, made);
  return made;
}
const shared = new WeakMap<Services, ReturnType<typeof makeResults>>();

function makeResults(services: Services) {
  const { store, workers, clock, version, database } = services;
  const made = new Map<string, Promise<Results>>();
  const jobs = jobsOf(services);

  /** The worker reads a file by itself; a database in memory has to be carried to it. */
  const source = async (study: string): Promise<StudySource> => {
    if (database !== ':memory:') return { path: database, study };
    const loaded = await store.studies.load(study);
    if (!loaded) throw new Refusal('studyUnknown');
    return { loaded };
  };

  const make = (study: string, language: Language, slot: string, key: string, account: string | null): Job<Results> => {
    const job = jobs.begin(
      slot,
      study,
      async (control) => {
        const from = await source(study);
        const input = { source: from, language, softwareVersion: version, computedAt: clock().toISOString() };
        return workers.run('results', input, control);
      },
      account,
    );
    const making = job.result;
    for (const old of made.keys()) if (old.startsWith(`${slot}\n`)) made.delete(old);
    made.set(key, making);
    while (made.size > kept) made.delete(made.keys().next().value!);
    making.catch(() => made.delete(key));
    return job;
  };

  /** What is made for the study as it is now, or else what is under way for it, perhaps as it was before. */
  const look = async (study: string, language: Language) => {
    if (!(await store.studies.summary(study))) throw new Refusal('studyUnknown');
    const slot = `results\n${study}\n${language}`;
    const key = `${slot}\n${await store.studies.mark(study)}`;
    return { slot, key, before: made.get(key), running: jobs.at(slot) };
  };

  return {
    /** Throws studyUnknown; jobCancelled when somebody stopped it; busy when too much is under way. */
    async results(study: string, language: Language, account: string | null = null): Promise<Results> {
      for (;;) {
        const { slot, key, before, running } = await look(study, language);
        if (before) return before;
        if (!running) return make(study, language, slot, key, account).result;
        await running.result.catch((error: unknown) => {
          // stopped is stopped for all who waited; a failure may be of the study as it was before
          if (error instanceof Refusal && error.code === 'jobCancelled') throw error;
        });
      }
    },
    /** Begins making the results, or joins; without waiting for them. */
    async begin(study: string, language: Language, account: string): Promise<JobState> {
      const { slot, key, before, running } = await look(study, language);
      if (running) return running.state();
      return before ? jobs.finished(slot, study) : make(study, language, slot, key, account).state();
    },
    /** The study folder as ZIP. Throws studyUnknown. */
    async folder(study: string, withIdentities: boolean): Promise<Uint8Array> {
      if (!(await store.studies.summary(study))) throw new Refusal('studyUnknown');
      const from = await source(study);
      return workers.run('exportFolder', {
        source: from,
        withIdentities,
        softwareVersion: version,
        writtenAt: clock().toISOString(),
      });
    },
  };
}
