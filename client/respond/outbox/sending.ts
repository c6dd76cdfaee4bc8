/** What the outbox sends with, what it shows of itself, and how patient it is. */
import type { Answers } from '../../../instruments/types.ts';
import { Refused } from '../../lib/call.ts';
import type { Welcome } from '../wire.ts';
import type { Entry } from './entry.ts';

export interface OutBody {
  readonly response: string;
  readonly instrument: string;
  readonly version: number;
  readonly baseRevision: number;
  readonly answers: Answers;
}

/** What the server has; after the wave's end answers that are still here are taken until `lateUntil`. */
export type Seen = Pick<Welcome, 'status' | 'drafts' | 'lateUntil'>;

/** The three things the outbox needs from the server; each throws Refused. */
export interface Transport {
  save(body: OutBody, keepalive: boolean): Promise<{ revision: number; late?: boolean }>;
  look(): Promise<Seen>;
  submit(bodies: readonly OutBody[]): Promise<{ receipt: string; submittedAt: string; late?: boolean }>;
}

/** Why nothing can be sent any more. `refused`: the server does not accept an answer (`code` says which rule). */
export interface Ended {
  readonly why: 'closed' | 'finished' | 'unknown' | 'declined' | 'left' | 'refused';
  readonly code: string;
}

/** Proof of what was handed in, without saying what. */
export interface Receipt {
  readonly number: string;
  /** the server's time, UTC */
  readonly at: string;
}

export interface OutboxView {
  readonly entries: ReadonlyMap<string, Entry>;
  /** `waiting`: a try has failed and the next one is planned */
  readonly state: 'saved' | 'saving' | 'waiting';
  /** why the last try failed, as a person would say it; `full`: the server has no room on its disk */
  readonly failure: 'offline' | 'busy' | 'full' | 'trouble' | undefined;
  /** false: the device keeps nothing after this page is closed */
  readonly durable: boolean;
  readonly ended: Ended | undefined;
  readonly handIn: 'no' | 'busy' | 'waiting' | 'done';
  readonly receipt: Receipt | undefined;
  /** answers that the server has not confirmed */
  readonly unsent: number;
  /** the wave was closed when the server took the last answers: they are kept, and marked as late */
  readonly late: boolean;
}

/** How long to wait after this refusal: at least what the server asks, and never all devices of a school at the same moment. */
export const waitAfter = (refused: Refused, failures: number): number => {
  const asked = Math.max(refused.waitMs, refused.status === 429 ? 15_000 : 0);
  return Math.max(asked * (1 + Math.random() / 5), backOff(failures));
};

/** How long after an answer it is sent: taps that follow each other travel together. */
export const sendAfter = 300;
export const backOff = (failures: number): number =>
  Math.min(30_000, 1000 * 2 ** Math.min(failures - 1, 5)) * (0.8 + (4 * Math.random()) / 10);
// `unexpectedAnswer` is not ours: a guest network's page or a proxy's, whatever its status says
export const isPassing = (r: Refused): boolean =>
  r.status === 0 || r.status === 408 || r.status === 429 || r.status >= 500 || r.code === 'unexpectedAnswer';
export const asRefused = (e: unknown): Refused => (e instanceof Refused ? e : new Refused('trouble', 500));
