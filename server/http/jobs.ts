/**
 * Heavy work that people wait for: one job per slot (what is computed for whom is the slot's name), shared by everybody who looks,
 * with its progress, and with a way to stop it. Kept in memory: after a restart a viewer simply begins again.
 */
import { type ProblemCode, Refusal } from './problem.ts';
import type { Services } from './services.ts';

export type JobPhase = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** How far a job is. `label` names the step that is worked on; done ≤ total. */
export interface JobState {
  readonly id: string;
  readonly study: string;
  readonly state: JobPhase;
  readonly done: number;
  readonly total: number;
  readonly label: string;
  /** why it failed */
  readonly code?: ProblemCode;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly label: string;
}

export interface JobControl {
  readonly signal: AbortSignal;
  readonly progress: (step: Progress) => void;
}

export interface Job<T> {
  readonly state: () => JobState;
  /** rejects with jobCancelled when it was stopped */
  readonly result: Promise<T>;
}

/** unfinished jobs of all studies together; the worker takes them one by one */
export const mostJobs = 8;
/** finished jobs whose end can still be asked for */
const remembered = 100;

interface Entry {
  state: JobState;
  readonly slot: string;
  readonly control: AbortController;
  readonly result: Promise<unknown>;
}

const unfinished = (entry: Entry): boolean => entry.state.state === 'waiting' || entry.state.state === 'running';

export class Jobs {
  private readonly entries = new Map<string, Entry>();
  private readonly ids: () => string;

  constructor(ids: () => string) {
    this.ids = ids;
  }

  /** The unfinished job of a slot. */
  at(slot: string): Job<unknown> | undefined {
    const entry = [...this.entries.values()].find((one) => one.slot === slot && unfinished(one));
    return entry && { state: () => entry.state, result: entry.result };
  }

  /** Begins a job, or joins the one of its slot. Throws busy when too much is under way already. */
  begin<T>(slot: string, study: string, work: (control: JobControl) => Promise<T>): Job<T> {
    const running = this.at(slot);
    // a slot is used for one kind of work
    if (running) return running as Job<T>;
    if ([...this.entries.values()].filter(unfinished).length >= mostJobs) throw new Refusal('busy');
    const control = new AbortController();
    const id = this.ids();
    const change = (more: Partial<JobState>) => {
      const entry = this.entries.get(id);
      if (entry && unfinished(entry)) entry.state = { ...entry.state, ...more };
    };
    const progress = (step: Progress) => change({ state: 'running', ...step });
    const result = work({ signal: control.signal, progress }).then(
      (value) => {
        change({ state: 'done', done: this.entries.get(id)?.state.total ?? 0 });
        return value;
      },
      (error: unknown) => {
        const refusal = control.signal.aborted ? new Refusal('jobCancelled') : error;
        const code = refusal instanceof Refusal ? refusal.code : 'internal';
        change(control.signal.aborted ? { state: 'cancelled' } : { state: 'failed', code });
        throw refusal;
      },
    );
    // whoever began it may have gone
    result.catch(() => undefined);
    const state: JobState = { id, study, state: 'waiting', done: 0, total: 1, label: 'waiting' };
    const entry: Entry = { state, slot, control, result };
    this.entries.set(id, entry);
    for (const [old, one] of this.entries) {
      if (this.entries.size <= remembered) break;
      if (!unfinished(one)) this.entries.delete(old);
    }
    return { state: () => entry.state, result };
  }

  /** A job that has nothing left to do: what it would make is there. */
  finished(slot: string, study: string): JobState {
    const before = [...this.entries.values()].findLast((one) => one.slot === slot && one.state.state === 'done');
    if (before) return before.state;
    const state: JobState = { id: this.ids(), study, state: 'done', done: 1, total: 1, label: 'done' };
    this.entries.set(state.id, { state, slot, control: new AbortController(), result: Promise.resolve() });
    return state;
  }

  /** Throws jobUnknown, also for a job of another study. */
  get(study: string, id: string): JobState {
    const entry = this.entries.get(id);
    if (!entry || entry.state.study !== study) throw new Refusal('jobUnknown');
    return entry.state;
  }

  /** Stops a job for everybody who waits for it; one that ended stays as it ended. */
  cancel(study: string, id: string): JobState {
    this.get(study, id);
    const entry = this.entries.get(id)!;
    if (unfinished(entry)) {
      entry.state = { ...entry.state, state: 'cancelled' };
      entry.control.abort();
    }
    return entry.state;
  }
}

const all = new WeakMap<Services['workers'], Jobs>();
/** The jobs of this server. */
export function jobsOf({ workers, ids }: Pick<Services, 'workers' | 'ids'>): Jobs {
  const known = all.get(workers);
  if (known) return known;
  const made = new Jobs(ids);
  all.set(workers, made);
  return made;
}

/** A job as it goes over the wire. */
export const jobView = ({ id, state, done, total, label, code }: JobState) => ({
  id,
  state,
  done,
  total,
  label,
  code: code ?? null,
});
