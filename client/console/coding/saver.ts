/**
 * Sends the codes of one unit as they change: one request at a time, always the newest codes. What the server has not confirmed
 * stays on this device (`keep`) and is tried again, so that a failing network or a closed tab loses nothing.
 */
import type { Codes } from '../../../server/evidence/contract.ts';
import { Refused } from '../../lib/call.ts';

export type SavingState =
  | { readonly is: 'saved' }
  | { readonly is: 'sending' }
  /** kept on this device; tried again by itself */
  | { readonly is: 'unsent' }
  /** somebody (another tab, another device) saved in between: a person decides */
  | { readonly is: 'conflict' }
  /** kept on this device; trying again does not help */
  | { readonly is: 'refused'; readonly error: unknown };

/** What waits on this device, and what it builds on. */
export interface Kept {
  readonly codes: Codes;
  readonly baseRevision: number;
}

export interface SaverParts {
  readonly send: (codes: Codes, baseRevision: number) => Promise<{ readonly revision: number }>;
  readonly keep: (entry: Kept | null) => void;
  readonly tell: (state: SavingState) => void;
  /** milliseconds to gather changes; and between two tries */
  readonly gather?: number;
  readonly again?: number;
}

const passes = (error: unknown) =>
  error instanceof Refused && (error.status === 0 || error.status === 429 || error.status >= 500);

export class Saver {
  readonly parts: SaverParts;
  revision: number;
  #waiting: Codes | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | undefined;
  #stopped = false;

  constructor(parts: SaverParts, revision: number) {
    this.parts = parts;
    this.revision = revision;
  }

  /** New codes: kept on the device at once, sent after a moment. */
  change(codes: Codes): void {
    this.#waiting = codes;
    this.parts.keep({ codes, baseRevision: this.revision });
    this.parts.tell({ is: 'sending' });
    this.#later(this.parts.gather ?? 500);
  }

  /** Sends what waits now. Resolves when nothing is under way any more; whether all was confirmed is in the answer. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    while (this.#sending) await this.#sending;
    if (this.#waiting !== undefined && !this.#stopped) {
      this.#sending = this.#send(this.#waiting);
      await this.#sending;
    }
    return this.#waiting === undefined;
  }

  /** The conflict is settled in favour of these codes, on top of what the server has. */
  override(codes: Codes, revision: number): void {
    this.revision = revision;
    this.change(codes);
  }

  /** The conflict is settled in favour of the server. */
  giveIn(revision: number): void {
    this.revision = revision;
    this.#waiting = undefined;
    clearTimeout(this.#timer);
    this.parts.keep(null);
    this.parts.tell({ is: 'saved' });
  }

  /** The page goes: nothing is tried any more; what was not confirmed stays on the device. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    if (!this.#stopped) this.#timer = setTimeout(() => void this.flush(), ms);
  }

  async #send(codes: Codes): Promise<void> {
    try {
      const { revision } = await this.parts.send(codes, this.revision);
      this.revision = revision;
      if (this.#waiting === codes) {
        this.#waiting = undefined;
        this.parts.keep(null);
        if (!this.#stopped) this.parts.tell({ is: 'saved' });
      } else if (this.#waiting !== undefined) {
        this.parts.keep({ codes: this.#waiting, baseRevision: revision });
        this.#later(0);
      }
    } catch (error) {
      if (this.#stopped) return;
      if (passes(error)) {
        this.parts.tell({ is: 'unsent' });
        this.#later(this.parts.again ?? 5000);
      } else if (error instanceof Refused && error.code === 'revisionConflict') this.parts.tell({ is: 'conflict' });
      else this.parts.tell({ is: 'refused', error });
    } finally {
      this.#sending = undefined;
    }
  }
}
