/**
 * The outbox: every answer is kept on the device first, then sent; what fails is tried again until the server has confirmed
 * it. The rules of merging are in entry.ts; this file does the waiting and the sending.
 */
import type { Answer, Answers } from '../../../instruments/types.ts';
import { Refused } from '../../lib/call.ts';
import type { Welcome } from '../wire.ts';
import type { Device } from './device.ts';
import { asRefused, type Ended, isPassing, type OutboxView, type Seen, sendAfter, type Transport, waitAfter } from './sending.ts';
import {
  answerItem,
  choose,
  type Entry,
  freshEntry,
  isUnsent,
  joinKept,
  lastKnown,
  mergeDraft,
  noteSaved,
  noteSent,
  outgoing,
  sameAnswers,
  unsentCount,
} from './entry.ts';

interface Opening {
  readonly link: string;
  readonly device: Device;
  readonly transport: Transport;
  readonly instruments: readonly { readonly instrument: string; readonly version: number }[];
  /** what the server has; undefined = it could not be asked (the page was opened without a network) */
  readonly drafts: Welcome['drafts'] | undefined;
  readonly newId: () => string;
}

export class Outbox {
  readonly #link: string;
  readonly #device: Device;
  /** this window's own rows on the device */
  readonly #window: string;
  readonly #transport: Transport;
  readonly #listeners = new Set<() => void>();
  #view: OutboxView;
  #kept: Promise<unknown> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  /** instrument → answers that are under way right now */
  readonly #underWay = new Map<string, Answers>();
  #stopped = false;
  #failures = 0;
  #collisions = 0;
  /** the server has not been asked yet what it has */
  #blind: boolean;
  #complete: ((entry: Entry) => Answers) | undefined;

  private constructor(opening: Opening, entries: ReadonlyMap<string, Entry>) {
    this.#link = opening.link;
    this.#device = opening.device;
    this.#window = opening.newId();
    this.#transport = opening.transport;
    this.#blind = opening.drafts === undefined;
    this.#view = {
      entries,
      state: 'saved',
      failure: undefined,
      durable: opening.device.durable,
      ended: undefined,
      handIn: 'no',
      receipt: undefined,
      unsent: 0,
      late: false,
    };
  }

  /** Joins what this device still has with what the server has, and sends what is missing there. */
  static async open(opening: Opening): Promise<Outbox> {
    const kept = await opening.device.read(opening.link).catch(() => []);
    const entries = new Map<string, Entry>();
    for (const { instrument, version } of opening.instruments) {
      const own = kept.map((row) => row.entry).filter((e) => e.instrument === instrument && e.version === version);
      const draft = opening.drafts ? opening.drafts.find((d) => d.instrument === instrument) : lastKnown(own);
      const [newest, ...older] = own;
      const start = newest ?? freshEntry(instrument, version, draft?.response ?? opening.newId());
      entries.set(instrument, joinKept([start, ...older], draft));
    }
    const outbox = new Outbox(opening, entries);
    for (const entry of entries.values()) outbox.#keep(entry);
    // taken over; another window that is still open goes on with its own
    outbox.#kept = outbox.#kept.then(() => opening.device.drop(kept).catch(() => undefined));
    outbox.#show({});
    outbox.#plan(0);
    return outbox;
  }

  readonly view = (): OutboxView => this.#view;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The person answers items of one instrument; null takes an answer away. */
  answer(instrument: string, patch: Readonly<Record<string, Answer | null>>): void {
    const entry = this.#entry(instrument);
    const next = Object.entries(patch).reduce((e, [item, value]) => answerItem(e, item, value), entry);
    this.#put(next);
    // the server asked for a pause: answers that follow wait for its end too
    const paused = this.#view.failure === 'busy' || this.#view.failure === 'full';
    this.#plan(paused ? undefined : sendAfter);
  }

  choose(instrument: string, item: string, which: 'here' | 'elsewhere'): void {
    this.#put(choose(this.#entry(instrument), item, which));
    this.#plan(sendAfter);
  }

  /** Tries again at once: the connection is back, or the person asks. */
  retryNow(): void {
    this.#failures = 0;
    this.#plan(0);
  }

  /** The page may be going: sends what is unsent with requests that outlive it. */
  flush(): void {
    if (this.#view.ended || this.#view.handIn === 'busy' || this.#view.handIn === 'done') return;
    for (const entry of this.#view.entries.values()) {
      const under = this.#underWay.get(entry.instrument);
      if (isUnsent(entry) && !(under && sameAnswers(under, outgoing(entry))))
        void this.#send(entry.instrument, true).catch(() => this.#plan(sendAfter));
    }
  }

  /**
   * Hands everything in. `complete` gives the final answers of an entry (with `notShown` and `notReached` filled in). When
   * there is no connection it stays `waiting` and is tried again; when the person must choose first, nothing is handed in.
   */
  handIn(complete: (entry: Entry) => Answers): void {
    if (this.#view.ended || this.#view.handIn === 'done') return;
    this.#complete = complete;
    this.#failures = 0;
    this.#show({ handIn: 'busy' });
    this.#plan(0);
  }

  /** The person goes back to the questions before handing in succeeded. */
  cancelHandIn(): void {
    if (this.#view.handIn === 'done') return;
    this.#complete = undefined;
    this.#show({ handIn: 'no' });
  }

  /** Stops planning; for tests and for leaving the page. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#listeners.clear();
  }

  // ------------------------------------------------------------------------------------------------------------ within

  #entry(instrument: string): Entry {
    const entry = this.#view.entries.get(instrument);
    if (!entry) throw new RangeError(`no instrument ${instrument} in this outbox`);
    return entry;
  }

  #show(change: Partial<OutboxView>): void {
    const next = { ...this.#view, ...change };
    const open = [...next.entries.values()].filter(isUnsent);
    const unsent = open.reduce((n, e) => n + Math.max(1, unsentCount(e)), 0);
    this.#view = { ...next, unsent, state: unsent > 0 ? (next.failure ? 'waiting' : 'saving') : 'saved' };
    for (const listener of this.#listeners) listener();
  }

  #put(entry: Entry): void {
    this.#keep(entry);
    this.#show({ entries: new Map(this.#view.entries).set(entry.instrument, entry) });
  }

  /** Writes stand in line, so that a later one never lands before an earlier one. */
  #keep(entry: Entry): void {
    const row = { link: this.#link, instrument: entry.instrument, window: this.#window, at: Date.now(), entry };
    this.#kept = this.#kept
      .then(() => this.#device.keep(row))
      .catch(() => {
        if (this.#view.durable) this.#show({ durable: false });
      });
  }

  /** Plans the next round; without a time the planned one stands. */
  #plan(ms: number | undefined): void {
    if (this.#view.ended || this.#stopped || ms === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#round(), ms);
  }

  async #round(): Promise<void> {
    if (this.#running) return; // it looks for more work itself before it ends
    this.#running = this.#work();
    await this.#running;
    this.#running = undefined;
    const more = [...this.#view.entries.values()].some(isUnsent) || this.#view.handIn === 'busy';
    if (more && !this.#view.failure) this.#plan(sendAfter);
  }

  async #work(): Promise<void> {
    try {
      await this.#kept; // on the device first
      if (this.#blind && !(await this.#firstLook())) return;
      if (this.#complete) return await this.#submit(this.#complete);
      for (const instrument of this.#view.entries.keys())
        if (isUnsent(this.#entry(instrument))) await this.#send(instrument, false);
      this.#succeeded();
    } catch (error) {
      await this.#failed(asRefused(error)).catch((again: unknown) => this.#wait(asRefused(again)));
    }
  }

  /** Opened without a network: before anything is sent, what the server has meanwhile is joined. */
  async #firstLook(): Promise<boolean> {
    const seen = await this.#transport.look();
    this.#blind = false;
    this.#join(seen.drafts);
    // closed meanwhile: for some time the server keeps late answers
    if (seen.status === 'open' || seen.lateUntil !== undefined) return true;
    if (seen.status === 'finished') await this.#forget();
    this.#end(seen.status === 'notYetOpen' ? 'closed' : seen.status, seen.status);
    return false;
  }

  async #send(instrument: string, keepalive: boolean): Promise<void> {
    const entry = this.#entry(instrument);
    const answers = outgoing(entry);
    this.#put(noteSent(entry, answers));
    // a page that is going has no time to wait for its own store
    if (!keepalive) await this.#kept;
    this.#underWay.set(instrument, answers);
    try {
      const body = { response: entry.response, instrument, version: entry.version, baseRevision: entry.revision, answers };
      const { revision, late } = await this.#transport.save(body, keepalive);
      this.#put(noteSaved(this.#entry(instrument), answers, entry.revision, revision));
      if (late) this.#show({ late });
      this.#collisions = 0;
    } finally {
      if (this.#underWay.get(instrument) === answers) this.#underWay.delete(instrument);
    }
  }

  async #submit(complete: (entry: Entry) => Answers): Promise<void> {
    const entries = [...this.#view.entries.values()];
    if (entries.some((e) => Object.keys(e.differing).length > 0)) {
      this.cancelHandIn();
      return;
    }
    const bodies = entries.map((e) => ({
      response: e.response,
      instrument: e.instrument,
      version: e.version,
      baseRevision: e.revision,
      answers: complete(e),
    }));
    const { receipt, submittedAt, late = false } = await this.#transport.submit(bodies);
    await this.#forget();
    this.#complete = undefined;
    const proof = { number: receipt, at: submittedAt };
    this.#show({ entries: confirmedAll(this.#view.entries), handIn: 'done', receipt: proof, failure: undefined, late });
  }

  #succeeded(): void {
    this.#failures = 0;
    if (this.#view.failure) this.#show({ failure: undefined });
  }

  /** A refusal: wait and try again, or look at what the server has and join it. */
  async #failed(refused: Refused): Promise<void> {
    if (isPassing(refused)) return this.#wait(refused);
    const seen = await this.#look();
    if (!seen) return;
    // open, and yet refused for another reason than newer answers: trying again would be refused again
    if (refused.code !== 'revisionConflict') return this.#end('refused', refused.code);
    this.#join(seen.drafts);
    this.#succeeded();
    this.#collisions += 1;
    // two windows that keep answering would otherwise chase each other
    if (this.#collisions > 5) this.#wait(new Refused('revisionConflict', 0));
  }

  #join(drafts: Welcome['drafts']): void {
    for (const draft of drafts) {
      const entry = this.#view.entries.get(draft.instrument);
      if (entry) this.#put(mergeDraft(entry, draft));
    }
  }

  /** What the server has, or undefined when there is nothing more to send. */
  async #look(): Promise<Seen | undefined> {
    try {
      const seen = await this.#transport.look();
      if (seen.status === 'open' || seen.lateUntil !== undefined) return seen;
      if (seen.status === 'finished') await this.#forget();
      this.#end(seen.status === 'notYetOpen' ? 'closed' : seen.status, seen.status);
    } catch (error) {
      const refused = asRefused(error);
      if (isPassing(refused)) this.#wait(refused);
      else this.#end('unknown', refused.code);
    }
    return undefined;
  }

  #wait(refused: Refused): void {
    this.#failures += 1;
    const busy = refused.status === 429 || refused.code === 'busy';
    this.#show({
      failure: refused.status === 0 ? 'offline' : busy ? 'busy' : refused.code === 'diskFull' ? 'full' : 'trouble',
      ...(this.#view.handIn === 'busy' ? { handIn: 'waiting' } : {}),
    });
    this.#plan(waitAfter(refused, this.#failures));
  }

  #end(why: Ended['why'], code: string): void {
    clearTimeout(this.#timer);
    this.#complete = undefined;
    this.#show({ ended: { why, code }, handIn: 'no', failure: undefined });
  }

  /** Handed in: nothing stays on the device. */
  async #forget(): Promise<void> {
    await this.#kept;
    await this.#device.wipe(this.#link).catch(() => undefined);
  }
}

const confirmedAll = (entries: ReadonlyMap<string, Entry>): ReadonlyMap<string, Entry> =>
  new Map([...entries].map(([key, e]) => [key, { ...e, confirmed: e.answers, sent: {}, differing: {} }]));
