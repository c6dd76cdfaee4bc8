/** The quiet screens around the questions: all seen, stop, time is up, done, closed. */
import { leaveSeat, type Seat } from '../seat.ts';
import type { ClassSentences } from '../words.ts';

interface Words {
  readonly s: ClassSentences;
}
const Title = ({ children }: { readonly children: string }) => (
  <h1 tabIndex={-1} data-focus="">
    {children}
  </h1>
);

export function AllSeen({ s, text, onBack, onHandIn }: Words & { text: string; onBack: () => void; onHandIn: () => void }) {
  return (
    <section className="calm">
      <Title>{s.allSeen}</Title>
      <p>{text}</p>
      <div className="choices">
        <button type="button" className="main" onClick={onHandIn}>
          {s.handIn}
        </button>
        <button type="button" className="plain" onClick={onBack}>
          {s.back}
        </button>
      </div>
    </section>
  );
}

export function Stop({ s, onNo, onKeep, onDiscard }: Words & { onNo: () => void; onKeep: () => void; onDiscard: () => void }) {
  return (
    <section className="calm">
      <Title>{s.stopTitle}</Title>
      <p>{s.stopText}</p>
      <div className="choices stacked">
        <button type="button" className="second" onClick={onKeep}>
          {s.stopKeep}
        </button>
        <button type="button" className="second" onClick={onDiscard}>
          {s.stopDiscard}
        </button>
        <button type="button" className="main" onClick={onNo}>
          {s.stopNo}
        </button>
      </div>
    </section>
  );
}

export function Paused({ s, onHandIn }: Words & { onHandIn: () => void }) {
  return (
    <section className="calm">
      <Title>{s.paused}</Title>
      <p>{s.pausedText}</p>
      <div className="choices">
        <button type="button" className="second" onClick={onHandIn}>
          {s.pausedHandIn}
        </button>
      </div>
    </section>
  );
}

interface LateProps extends Words {
  readonly seat: Seat;
  /** the server has not confirmed everything */
  readonly unsent: boolean;
  readonly onHandIn: () => void;
}
/** The wave was closed while a child was busy: what is there is kept, and may still be handed in. */
export function Late({ s, seat, unsent, onHandIn }: LateProps) {
  return (
    <section className="calm" data-late={unsent ? 'here' : 'kept'}>
      <Title>{s.closed}</Title>
      <p>{unsent ? s.notYetSent : s.lateKept}</p>
      <p>{s.lateAsk}</p>
      <div className="choices">
        <button type="button" className="main" onClick={onHandIn}>
          {s.handIn}
        </button>
      </div>
      <NextChild s={s} seat={seat} rest={unsent ? 'draft' : undefined} />
    </section>
  );
}

interface DoneProps extends Words {
  readonly seat: Seat;
  readonly thrown: 'no' | 'busy' | 'done';
  readonly state: 'no' | 'busy' | 'waiting' | 'done';
  /** the server has not confirmed the hand-in */
  readonly unsent: boolean;
  /** it came after the wave was closed */
  readonly late: boolean;
}
export function Done({ s, seat, thrown, state, unsent, late }: DoneProps) {
  const busy = thrown === 'busy' || state === 'busy';
  const text = busy
    ? thrown === 'busy'
      ? s.discarding
      : s.handingIn
    : thrown === 'done'
      ? s.discarded
      : unsent
        ? s.notYetSent
        : late
          ? s.lateDone
          : s.doneText;
  return (
    <section className="calm" data-sent={!busy && !unsent}>
      <Title>{s.done}</Title>
      <output>{text}</output>
      <div className="quiet-task">
        <h2>{s.quietTask}</h2>
        <p>{s.quietTaskText}</p>
      </div>
      {!busy && <NextChild s={s} seat={seat} rest={thrown === 'no' && unsent ? 'handIn' : undefined} keep={thrown === 'done'} />}
    </section>
  );
}

/** For who comes after: a fresh page, with the class's code filled in and nothing of this child. */
function NextChild({
  s,
  seat,
  rest,
  keep = false,
}: Words & { seat: Seat; rest: 'handIn' | 'draft' | undefined; keep?: boolean }) {
  const next = () => {
    // thrown away: leaving was noted already, and with it what is still to be done without a network
    if (!keep) leaveSeat(seat, rest);
    location.replace(`/k/#${encodeURIComponent(seat.code)}`);
    location.reload();
  };
  return (
    <div className="next-child">
      <p>{s.nextChildText}</p>
      <button type="button" className="second" onClick={next}>
        {s.nextChild}
      </button>
    </div>
  );
}

interface OverProps extends Words {
  readonly seat: Seat;
  readonly why: 'finished' | 'closed';
  /** the device has answers that the server has not confirmed: they stay, and are tried again in the background */
  readonly unsent: boolean;
  /** inside a page that has its own head and main */
  readonly bare?: boolean;
}
/** Nothing more to do here: handed in before, or the wave is closed. */
export function Over({ s, seat, why, unsent, bare = false }: OverProps) {
  const body = (
    <section className="calm">
      <Title>{why === 'finished' ? s.over : s.closed}</Title>
      <p>{why === 'finished' ? s.overText : s.closedText}</p>
      <NextChild s={s} seat={seat} rest={why === 'closed' && unsent ? 'draft' : undefined} />
    </section>
  );
  if (bare) return body;
  return (
    <>
      <header className="top class-head">
        <span className="brand">{s.product}</span>
      </header>
      <main className="class-main" data-body="over">
        {body}
      </main>
    </>
  );
}
