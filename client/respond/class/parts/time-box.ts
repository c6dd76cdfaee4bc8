/** Whether the session is still open: known by the server's own count of seconds, because a device's clock may be wrong. */
import { useEffect, useState } from 'react';
import { Refused } from '../../../lib/call.ts';
import type { SeatCall, SeatView } from '../wire.ts';

/** how often the server is asked: seldom while it goes on, often while a child waits for it to open again */
const askEvery = 45_000;
const askPaused = 8000;

/** `late`: the wave is closed, and what is still here is kept as late. */
export type TimeBox = SeatView['status'] | 'late';
const boxOf = ({ status, lateUntil, secondsLeft }: SeatView): { status: TimeBox; secondsLeft: number } => ({
  status: status === 'closed' && lateUntil !== undefined ? 'late' : status,
  secondsLeft,
});

export function useTimeBox(call: SeatCall, first: SeatView): TimeBox {
  const [now, setNow] = useState(() => boxOf(first));
  const { status, secondsLeft } = now;
  useEffect(() => {
    if (status === 'finished' || status === 'closed' || status === 'late') return;
    const ask = () =>
      call('GET /api/class', { timeoutMs: 10_000 }).then(
        (seen) => setNow(boxOf(seen)),
        (error: unknown) => {
          // without a network the lesson goes on; only a seat that is gone ends it
          if (error instanceof Refused && error.status === 401) setNow({ status: 'closed', secondsLeft: 0 });
          else setNow((before) => ({ ...before }));
        },
      );
    // not all thirty in the same moment
    const wait = status === 'paused' ? askPaused : Math.min(askEvery, secondsLeft * 1000 + 500);
    const timer = setTimeout(() => void ask(), wait * (0.9 + Math.random() / 5) + 200);
    return () => clearTimeout(timer);
  }, [call, now, status, secondsLeft]);
  return status;
}
