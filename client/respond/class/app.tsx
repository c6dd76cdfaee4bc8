/** The children's questions: fetched behind the first page, started when the child begins. */
import './questions.css';
import { createRoot } from 'react-dom/client';
import { Refused } from '../../lib/call.ts';
import { ClassFlow } from './parts/ClassFlow.tsx';
import { Over } from './parts/Endings.tsx';
import { type Seat } from './seat.ts';
import { openSeat, wipeSeat } from './sending.ts';
import { seatCall, type SeatView } from './wire.ts';
import { classSentences } from './words.ts';

/** Takes the page over from first.ts, with what the device and the server have of this seat. */
export function start(page: HTMLElement, seat: Seat): void {
  const root = createRoot(page);
  const call = seatCall(seat.token);
  const s = classSentences(seat.language);
  document.documentElement.lang = seat.language;
  const open = async () => {
    let view: SeatView | undefined;
    try {
      view = await call('GET /api/class', { timeoutMs: 10_000 });
    } catch (error) {
      // without a network the device goes on by itself; a seat that is not known any more does not
      if (error instanceof Refused && error.status === 401) view = { ...emptyView(seat), status: 'closed' };
    }
    // closed, and yet what is on this device is still kept as late: the questions' page sends it
    const over = view?.status === 'finished' || (view?.status === 'closed' && view.lateUntil === undefined);
    if (view && (over || seat.forms.length === 0)) {
      if (view.status === 'finished') await wipeSeat(seat.token);
      // whether the background has something to send after all is looked up there
      root.render(<Over s={s} seat={seat} why={view.status === 'closed' ? 'closed' : 'finished'} unsent />);
      return;
    }
    const { parts, outbox } = await openSeat(call, seat, view?.drafts);
    root.render(<ClassFlow s={s} seat={seat} call={call} parts={parts} outbox={outbox} first={view ?? emptyView(seat)} />);
  };
  void open();
}

const emptyView = ({ number, picture, secondsLeft, synthetic }: Seat): SeatView => ({
  status: 'open',
  number,
  picture,
  secondsLeft,
  synthetic,
  drafts: [],
});
