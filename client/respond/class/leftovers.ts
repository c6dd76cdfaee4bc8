/**
 * Sends what earlier children left on this device without a network. No screen knows of it. Answers that the server has not
 * confirmed stay: also where it does not take them (the wave was closed longer ago than late answers are kept), because the wave may
 * be opened again. They go when the seat handed in on another device, or when no such seat exists any more.
 */
import { Refused } from '../../lib/call.ts';
import { isPassing } from '../outbox/sending.ts';
import { completedOf, openSeat, wipeSeat } from './sending.ts';
import { dropLeft, type LeftSeat, readLeft } from './seat.ts';
import { seatCall } from './wire.ts';

const under = new Set<string>();
/** not taken now: tried again when the page is opened again */
const refused = new Set<string>();

/** One seat: sent and gone, or tried again at the next chance. */
async function send(left: LeftSeat): Promise<void> {
  if (under.has(left.token)) return;
  under.add(left.token);
  if (left.rest === 'discard') {
    await wipeSeat(left.token);
    const gone = await seatCall(left.token)('POST /api/class/discard', { timeoutMs: 20_000 }).then(
      () => true,
      (error: unknown) => error instanceof Refused && !isPassing(error),
    );
    if (gone) dropLeft(left.token);
    under.delete(left.token);
    return;
  }
  const { parts, outbox } = await openSeat(seatCall(left.token), left, undefined);
  if (left.rest === 'handIn') outbox.handIn(completedOf(parts));
  const gone = await new Promise<boolean>((done) => {
    const look = () => {
      const { handIn, ended, failure, state, unsent } = outbox.view();
      if (handIn === 'done' || (left.rest === 'draft' && state === 'saved' && unsent === 0)) done(true);
      else if (ended) {
        const over = ended.why === 'finished' || ended.why === 'unknown' || (ended.why === 'closed' && unsent === 0);
        if (!over) refused.add(left.token);
        done(over);
      } else if (failure) done(false);
    };
    outbox.subscribe(look);
    look();
  });
  outbox.stop();
  if (gone) {
    await wipeSeat(left.token);
    dropLeft(left.token);
  }
  under.delete(left.token);
}

/** All of them, one after another. */
export async function sendLeftovers(): Promise<void> {
  const waiting = () => readLeft().filter((left) => !refused.has(left.token));
  for (const left of waiting()) await send(left).catch(() => under.delete(left.token));
  if (waiting().length > 0) setTimeout(() => void sendLeftovers(), 30_000);
}
