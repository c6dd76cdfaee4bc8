/**
 * Which seat this window sits on. It is kept with the window (sessionStorage), so that a reload goes on and another window knows
 * nothing; answers are in the outbox. Seats that were left with answers not yet sent wait in a list of their own, out of reach of
 * every screen, until they are.
 */
import type { Language } from '../../../instruments/types.ts';
import type { ClassForm, Picture } from './wire.ts';

export interface Seat {
  readonly token: string;
  /** as typed, for the next child on this device */
  readonly code: string;
  readonly number: number;
  readonly picture: Picture;
  readonly language: Language;
  readonly synthetic: boolean;
  /** so that a reload without a network goes on */
  readonly forms: readonly ClassForm[];
  /** seconds until the time box ends, when it was asked */
  readonly secondsLeft: number;
  /** the practice sentence was done */
  readonly practised: boolean;
  readonly readAll: boolean;
}
/** What is still to be done for a seat that was left: hand in, send what was answered as a draft, or throw it away. */
export type Rest = 'handIn' | 'draft' | 'discard';
/** A seat that was left. */
export interface LeftSeat {
  readonly token: string;
  readonly language: Language;
  readonly forms: readonly ClassForm[];
  readonly rest: Rest;
}

const seatKey = 'meetmoment.class.seat';
const seenKey = 'meetmoment.class.seen';
const leftKey = 'meetmoment.class.left';
/** after so long without anybody a reload asks who is sitting here */
export const awayMs = 5 * 60_000;

function read<T>(store: () => Storage, key: string): T | undefined {
  try {
    const text = store().getItem(key);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined; // storage is switched off, or holds something else: nothing to go on with
  }
}
function write(store: () => Storage, key: string, value: unknown): void {
  try {
    if (value === undefined) store().removeItem(key);
    else store().setItem(key, JSON.stringify(value));
  } catch {
    // storage is switched off: the seat lasts as long as the page
  }
}
const session = () => sessionStorage;
const local = () => localStorage;

export const readSeat = (): Seat | undefined => read<Seat>(session, seatKey);
export const keepSeat = (seat: Seat): void => write(session, seatKey, seat);
/** Somebody is here now. */
export const noteHere = (): void => write(session, seenKey, Date.now());
/** Whether nobody has been here for a while. A clock that was set back counts as away. */
export function isAway(): boolean {
  const at = read<number>(session, seenKey) ?? 0;
  return Math.abs(Date.now() - at) > awayMs;
}

export const readLeft = (): readonly LeftSeat[] => read<LeftSeat[]>(local, leftKey) ?? [];
export const dropLeft = (token: string): void => {
  const rest = readLeft().filter((s) => s.token !== token);
  write(local, leftKey, rest.length > 0 ? rest : undefined);
};

/** Leaves the seat; with `rest` that is still done in the background. */
export function leaveSeat(seat: Seat, rest?: Rest): void {
  write(session, seatKey, undefined);
  write(session, seenKey, undefined);
  if (!rest) return dropLeft(seat.token);
  const { token, language, forms } = seat;
  write(local, leftKey, [...readLeft().filter((s) => s.token !== token), { token, language, forms, rest }]);
}
