/**
 * Heavy work that people wait for: one job per slot (what is computed for whom is the slot's name), shared by everybody who looks,
 * with its progress, and with a way to stop it. Kept in memory: after a restart a viewer simply begins again.
 */
import { type ProblemCode, Refusal } from './problem.ts';
import type { Services } from './services.ts';
import { errorName } from './error-name.ts';

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

/** unfinished jobs of all studies together */
export const mostJobs = 40;
/** unfinished jobs of one study (each question in two languages), and of one account over all its studies: nobody shuts others out */
export const mostOfStudy = 4;
export const mostOfAccount = 8;
/** handed to the worker at a time, so that it always has a next one; the others wait here, and the studies take turns */
const atOnce = 2;
/** finished jobs whose end can still be asked for */
const remembered = 100;

/** A job that ended as nobody meant it to: no refusal, and nobody stopped it. */
export interface BrokenJob {
  readonly study: string;
  /** what was computed: the first word of its slot */
  readonly kind: string;
  /** name of the error; its message may hold anything */
  readonly name: string;
}

interface Entry {
  state: JobState;
  readonly slot: string;
  readonly account: string | null;
  /** begins the work; null = it has begun */
  start: (() => void) | null;
  readonly control: AbortController;
  readonly result: Promise<unknown>;
}

const unfinished = (entry: Entry): boolean => entry.state.state === 'waiting' || entry.state.state === 'running';

export class Jobs {
  private readonly entries = new Map<string, Entry>();
  /** studies of the jobs that the worker has in hand */
  private atWork: string[] = [];
  /** when a study last had a turn: the larger, the later */
  private readonly turns = new Map<string, number>();
  private turn = 0;
  private readonly ids: () => string;
  private readonly broke: (job: BrokenJob) => void;

  constructor(ids: () => string, broke: (job: BrokenJob) => void = () => undefined) {
    this.ids = ids;
    this.broke = broke;
  }

  /** The unfinished job of a slot. */
  at(slot: string): Job<unknown> | undefined {
    const entry = [...this.entries.values()].find((one) => one.slot === slot && unfinished(one));
    return entry && { state: () => entry.state, result: entry.result };
  }

  /**
   * Begins a job, or joins the one of its slot. It waits for its turn: next is the study that has the least in hand, and of those the one
   * that waited longest. Throws busy when too much is under way already: of this study, of the account that asks, or of all together.
   */
  begin<T>(slot: string, study: string, work: (control: JobControl) => Promise<T>, account: string | null = null): Job<T> {
    const running = this.at(slot);
    // a slot is used for one kind of work
    if (running) return running as Job<T>;
    const open = [...this.entries.values()].filter(unfinished);
    const ofStudy = open.filter((one) => one.state.study === study).length;
    const ofAccount = account === null ? 0 : open.filter((one) => one.account === account).length;
    if (open.length >= mostJobs || ofStudy >= mostOfStudy || ofAccount >= mostOfAccount) throw new Refusal('busy');
    const control = new AbortController();
    const id = this.ids();
    const change = (more: Partial<JobState>) => {
      const entry = this.entries.get(id);
      if (entry && unfinished(entry)) entry.state = { ...entry.state, ...more };
    };
    const progress = (step: Progress) => change({ state: 'running', ...step });
    let start = () => {};
    const working = new Promise<T>((resolve, reject) => {
      start = () => {
        this.atWork.push(study);
        work({ signal: control.signal, progress })
          .finally(() => {
            this.atWork.splice(this.atWork.indexOf(study), 1);
            this.next();
          })
          .then(resolve, reject);
      };
      // stopped before it had its turn
      control.signal.addEventListener('abort', () => {
        if (this.entries.get(id)?.start) reject(new Refusal('jobCancelled'));
      });
    });
    const result = working.then(
      (value) => {
        change({ state: 'done', done: this.entries.get(id)?.state.total ?? 0 });
        return value;
      },
      (error: unknown) => {
        const refusal = control.signal.aborted ? new Refusal('jobCancelled') : error;
        const code = refusal instanceof Refusal ? refusal.code : 'internal';
        change(control.signal.aborted ? { state: 'cancelled' } : { state: 'failed', code });
        if (code === 'internal') this.broke({ study, kind: /[a-z]+/i.exec(slot)?.[0] ?? '', name: errorName(error) });
        throw refusal;
      },
    );
    // whoever began it may have gone
    result.catch(() => undefined);
    const state: JobState = { id, study, state: 'waiting', done: 0, total: 1, label: 'waiting' };
    const entry: Entry = { state, slot, account, start, control, result };
    this.entries.set(id, entry);
    this.next();
    for (const [old, one] of this.entries) {
      if (this.entries.size <= remembered) break;
      if (!unfinished(one)) this.entries.delete(old);
    }
    return { state: () => entry.state, result };
  }

  /** Gives the worker what is next, as long as it has room. */
  private next(): void {
    while (this.atWork.length < atOnce) {
      const inHand = ({ state }: Entry) => this.atWork.filter((study) => study === state.study).length;
      const lastTurn = ({ state }: Entry) => this.turns.get(state.study) ?? 0;
      const waiting = [...this.entries.values()].filter((one) => one.start !== null && unfinished(one));
      // the sort keeps the order in which they came
      const [entry] = waiting.toSorted((a, b) => inHand(a) - inHand(b) || lastTurn(a) - lastTurn(b));
      if (!entry?.start) return;
      const { start } = entry;
      entry.start = null;
      if (this.turns.size > 1000) this.turns.clear();
      this.turns.set(entry.state.study, (this.turn += 1));
      start();
    }
  }

  /** A job that has nothing left to do: what it would make is there. */
  finished(slot: string, study: string): JobState {
    const before = [...this.entries.values()].findLast((one) => one.slot === slot && one.state.state === 'done');
    if (before) return before.state;
    const state: JobState = { id: this.ids(), study, state: 'done', done: 1, total: 1, label: 'done' };
    this.entries.set(state.id, {
      state,
      slot,
      account: null,
      start: null,
      control: new AbortController(),
      result: Promise.resolve(),
    });
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
/** verb under which the audit keeps a computation that failed */
export const brokenJob = 'jobs.failed';

/** The jobs of this server. */
export function jobsOf({ workers, ids, store, log }: Pick<Services, 'workers' | 'ids' | 'store' | 'log'>): Jobs {
  const known = all.get(workers);
  if (known) return known;
  const made = new Jobs(ids, ({ study, kind, name }) => {
    log.error({ study, kind, name }, 'a computation failed');
    // in the database as well: `doctor` looks from another process
    store.audit
      .note({ actor: 'server', verb: brokenJob, subject: kind, study, details: { name } })
      .catch((error: unknown) => log.error({ name: errorName(error) }, 'it could not be noted'));
  });
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
