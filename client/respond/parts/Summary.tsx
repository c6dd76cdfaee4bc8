/** Before handing in: what was answered and what was passed, with the way back to it. */
import { fill } from '../../lib/fill.ts';
import type { Sentences } from '../language.ts';
import type { OutboxView } from '../outbox/sending.ts';
import { questionOf } from './in-words.ts';
import type { Way } from './way.ts';

interface Props {
  readonly s: Sentences;
  readonly way: Way;
  readonly view: OutboxView;
  readonly onHandIn: () => void;
  /** the person goes back to the questions */
  readonly onBack: () => void;
}

/** more open questions than this are walked along, not listed */
const mostListed = 6;

export function Summary({ s, way, view, onHandIn, onBack }: Props) {
  const busy = view.handIn === 'busy';
  const waiting = view.handIn === 'waiting';
  return (
    <section className="summary">
      <h1 tabIndex={-1} data-focus="">
        {s.summaryTitle}
      </h1>
      <ul className="parts">
        {way.states.map((state) => (
          <li key={state.part.instrument}>
            <div>
              <h2>{state.part.title}</h2>
              <p className={state.open > 0 ? 'open' : 'quiet'}>
                {state.open > 0
                  ? `${fill(s.summaryPart, { answered: state.answered, all: state.all })}, ${fill(s.summarySkipped, { n: state.open })}`
                  : s.summaryComplete}
              </p>
            </div>
            <button
              type="button"
              className="plain"
              aria-label={`${state.open > 0 ? s.goToSkipped : s.reviewPart}: ${state.part.title}`}
              onClick={() => {
                onBack();
                way.review(state.part);
              }}
            >
              {state.open > 0 ? s.goToSkipped : s.reviewPart}
            </button>
            {state.open > 0 && state.open <= mostListed && (
              <ul className="left-open" aria-label={fill(s.summaryOpen, { part: state.part.title })}>
                {state.openItems.map((item) => (
                  <li key={item}>
                    <button
                      type="button"
                      className="jump"
                      onClick={() => {
                        onBack();
                        way.reviewItem(state.part, item);
                      }}
                    >
                      {questionOf(state.part, item)}
                    </button>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      <p>{s.summaryText}</p>
      <div role="alert">
        {waiting && <p className="notice">{view.failure === 'offline' ? s.handInOffline : s.handInTrouble}</p>}
      </div>
      <button type="button" className="main" aria-disabled={busy} onClick={() => !busy && onHandIn()}>
        {busy ? s.handingIn : s.handIn}
      </button>
    </section>
  );
}
