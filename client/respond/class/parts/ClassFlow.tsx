/** The whole way of one child: practice, one sentence a screen, all seen, stop, handed in; and the end of the time box. */
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { Survey } from 'survey-react-ui';
import type { Answer } from '../../../../instruments/types.ts';
import { fill } from '../../../lib/fill.ts';
import { useDoubleTapGuard } from '../../flow/double-tap.ts';
import { isOpen, type Part } from '../../flow/flow.ts';
import type { Outbox } from '../../outbox/outbox.ts';
import { Circles } from '../../survey/Circles.tsx';
import { awayMs, keepSeat, leaveSeat, noteHere, type Seat } from '../seat.ts';
import { completedOf, wipeSeat } from '../sending.ts';
import { stepsOf, textOf, UpContext, useClassSurvey } from '../survey.tsx';
import type { SeatCall, SeatView } from '../wire.ts';
import type { ClassSentences } from '../words.ts';
import { AllSeen, Done, Late, Over, Paused, Stop } from './Endings.tsx';
import { ReadAloud } from './ReadAloud.tsx';
import { useTimeBox } from './time-box.ts';

interface Props {
  readonly s: ClassSentences;
  readonly seat: Seat;
  readonly call: SeatCall;
  readonly parts: readonly Part[];
  readonly outbox: Outbox;
  readonly first: SeatView;
}
type Place = 'practice' | 'stop' | 'all' | number;

export function ClassFlow({ s, seat, call, parts, outbox, first }: Props) {
  const view = useSyncExternalStore(outbox.subscribe, outbox.view);
  const answers = useMemo(
    () => new Map(parts.map((p) => [p.instrument, view.entries.get(p.instrument)?.answers ?? {}])),
    [parts, view.entries],
  );
  const steps = useMemo(() => stepsOf(parts, answers), [parts, answers]);
  const answerAt = (n: number): Answer | undefined => {
    const step = steps[n];
    return step && answers.get(step.part.instrument)?.[step.item];
  };
  const firstUnseen = () => {
    const at = steps.findIndex((_, n) => answerAt(n) === undefined);
    return at < 0 ? 'all' : at;
  };
  const practice = seat.forms.find((f) => f.practice !== null)?.practice ?? null;
  const [place, setPlace] = useState<Place>(() => (practice === null || seat.practised ? firstUnseen() : 'practice'));
  const [before, setBefore] = useState<Place>(0);
  const [tried, setTried] = useState<Answer>();
  const [thrown, setThrown] = useState<'no' | 'busy' | 'done'>('no');
  const time = useTimeBox(call, first);
  const at = typeof place === 'number' ? Math.min(place, steps.length - 1) : undefined;
  const step = at === undefined ? undefined : steps[at];
  const survey = useClassSurvey(parts, seat.language, outbox, step ?? steps[0]);
  const handedIn = view.handIn !== 'no';
  const ended = view.ended;
  const answered = steps.filter((_, n) => !isOpen(answerAt(n))).length;
  const body =
    thrown !== 'no' || handedIn
      ? 'done'
      : ended || time === 'closed' || time === 'finished'
        ? 'over'
        : time === 'paused'
          ? 'paused'
          : time === 'late'
            ? answered > 0
              ? 'late'
              : 'over'
            : place;

  useLeaving(outbox);
  useAway(body);
  useEffect(() => {
    document.title = `${s.title} – ${s.product}`;
  }, [s]);
  const main = useRef<HTMLElement>(null);
  const key = String(body);
  const guard = useDoubleTapGuard(key);
  useEffect(() => {
    scrollTo(0, 0);
    (main.current?.querySelector<HTMLElement>('[data-focus]') ?? main.current)?.focus({ preventScroll: true });
  }, [key]);

  const startSentences = () => {
    keepSeat({ ...seat, practised: true });
    setPlace(firstUnseen());
  };
  const next = () => {
    if (!step || at === undefined) return;
    const { part, item } = step;
    if (answers.get(part.instrument)?.[item] === undefined) outbox.answer(part.instrument, { [item]: { missing: 'skipped' } });
    setPlace(at + 1 < steps.length ? at + 1 : 'all');
  };
  const back = () => setPlace(at === undefined ? steps.length - 1 : Math.max(0, at - 1));
  const stop = () => {
    setBefore(place);
    setPlace('stop');
  };
  const handIn = () => outbox.handIn(completedOf(parts));
  const discard = async () => {
    setThrown('busy');
    outbox.stop();
    await wipeSeat(seat.token);
    leaveSeat(seat, 'discard');
    await call('POST /api/class/discard', { timeoutMs: 15_000 }).then(
      () => leaveSeat(seat),
      () => undefined, // no network: done in the background when there is one
    );
    setThrown('done');
  };
  const up = step && { step, answer: answerAt(at!), next };

  return (
    <>
      <header className="top class-head">
        {typeof body === 'number' ? <h1 className="brand">{s.title}</h1> : <span className="brand">{s.product}</span>}
        {(place === 'practice' || step) && body === place && (
          <button type="button" className="plain" onClick={stop}>
            {s.stop}
          </button>
        )}
      </header>
      <main ref={main} tabIndex={-1} className="class-main" data-body={typeof body === 'number' ? 'sentence' : body} {...guard}>
        {body === 'practice' && practice !== null && (
          <>
            <h1 className="practice-title">{s.practice}</h1>
            <Sentence s={s} seat={seat} text={practice}>
              <Circles
                name="practice"
                text={practice}
                options={steps[0]?.element.options ?? []}
                dontKnow={steps[0]?.element.dontKnow}
                answer={tried}
                onAnswer={setTried}
                onEnter={startSentences}
              />
            </Sentence>
            <output className="hint">{tried === undefined ? s.practiceWhy : s.practiceDone}</output>
            <div className="class-going">
              <span />
              <button type="button" className="main" onClick={startSentences}>
                {s.next}
              </button>
            </div>
          </>
        )}
        {typeof body === 'number' && up && (
          <>
            <Dots s={s} n={at! + 1} all={steps.length} />
            <Sentence s={s} seat={seat} text={textOf(up.step)}>
              <UpContext value={up}>
                <Survey model={survey} />
              </UpContext>
            </Sentence>
            <div className="class-going">
              {at === 0 ? (
                <span />
              ) : (
                <button type="button" className="plain" onClick={back}>
                  {s.back}
                </button>
              )}
              <button type="button" className={isOpen(up.answer) ? 'second' : 'main'} onClick={next}>
                {isOpen(up.answer) ? s.skip : s.next}
              </button>
            </div>
            <p className="kept" data-save={view.state} role={view.state === 'waiting' ? 'status' : undefined}>
              {view.state === 'waiting'
                ? view.failure === 'offline'
                  ? s.keptHere
                  : s.keptTrouble
                : view.state === 'saved' && answered > 0
                  ? s.kept
                  : '\u00a0'}
            </p>
            <p className="hint keys">{s.keys}</p>
          </>
        )}
        {body === 'all' && (
          <AllSeen s={s} text={fill(s.allSeenText, { n: answered, all: steps.length })} onBack={back} onHandIn={handIn} />
        )}
        {body === 'stop' && <Stop s={s} onNo={() => setPlace(before)} onKeep={handIn} onDiscard={() => void discard()} />}
        {body === 'paused' && <Paused s={s} onHandIn={handIn} />}
        {body === 'late' && <Late s={s} seat={seat} unsent={view.unsent > 0} onHandIn={handIn} />}
        {body === 'over' && (
          <Over
            s={s}
            seat={seat}
            why={ended?.why === 'finished' || time === 'finished' ? 'finished' : 'closed'}
            unsent={view.unsent > 0}
            bare
          />
        )}
        {body === 'done' && (
          <Done
            s={s}
            seat={seat}
            thrown={thrown}
            state={thrown !== 'no' ? 'done' : view.handIn}
            unsent={view.handIn !== 'done'}
            late={view.late}
          />
        )}
      </main>
    </>
  );
}

/** A sentence with what reads it aloud. */
function Sentence({ s, seat, text, children }: { s: ClassSentences; seat: Seat; text: string; children: React.ReactNode }) {
  return (
    <div className="sentence">
      <ReadAloud key={text} s={s} language={seat.language} text={text} all={seat.readAll} />
      {children}
    </div>
  );
}

/** How far, as dots; read as "sentence 3 of 25". */
function Dots({ s, n, all }: { readonly s: ClassSentences; readonly n: number; readonly all: number }) {
  return (
    <>
      <p className="sentence-count">{fill(s.sentenceOf, { n, all })}</p>
      <div className="dots" aria-hidden="true">
        {Array.from({ length: all }, (_, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- a dot is its place
          <span key={i} className={i + 1 < n ? 'dot past' : i + 1 === n ? 'dot now' : 'dot'} />
        ))}
      </div>
    </>
  );
}

/** The page may be going, or the connection may be back. */
function useLeaving(outbox: Outbox): void {
  useEffect(() => {
    const hidden = () => document.visibilityState === 'hidden' && outbox.flush();
    const going = () => outbox.flush();
    const online = () => outbox.retryNow();
    document.addEventListener('visibilitychange', hidden);
    addEventListener('pagehide', going);
    addEventListener('online', online);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      removeEventListener('pagehide', going);
      removeEventListener('online', online);
    };
  }, [outbox]);
}

/** Nobody touched anything for a while: the page asks who is sitting here, so that the next child does not see these answers. */
function useAway(body: unknown): void {
  const open = body !== 'done' && body !== 'over' && body !== 'late';
  useEffect(() => {
    if (!open) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const here = () => {
      noteHere();
      clearTimeout(timer);
      timer = setTimeout(() => location.reload(), awayMs + 1000);
    };
    here();
    addEventListener('pointerdown', here);
    addEventListener('keydown', here);
    return () => {
      clearTimeout(timer);
      removeEventListener('pointerdown', here);
      removeEventListener('keydown', here);
    };
  }, [open]);
}
