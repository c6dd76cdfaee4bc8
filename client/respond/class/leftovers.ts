/** Sends what earlier children left on this device without a network. No screen knows of it. */
import { Refused } from '../../lib/call.ts';
import { isPassing } from '../outbox/sending.ts';
import { completedOf, openSeat, wipeSeat } from './sending.ts';
import { dropLeft, type LeftSeat, readLeft } from './seat.ts';
import { seatCall } from './wire.ts';

const under = new Set<string>();

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
      if (ended || handIn === 'done' || (left.rest === 'draft' && state === 'saved' && unsent === 0)) done(true);
      else if (failure) done(false);
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
  for (const left of readLeft()) await send(left).catch(() => under.delete(left.token));
  if (readLeft().length > 0) setTimeout(() => void sendLeftovers(), 30_000);
}
