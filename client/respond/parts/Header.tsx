/** Above every screen: which questionnaire, how far, whether the answers are safe, and the other language. */
import { useEffect, useState } from 'react';
import type { Language } from '../../../instruments/types.ts';
import { fill } from '../../lib/fill.ts';
import { other, type Sentences } from '../language.ts';
import type { OutboxView } from '../outbox/sending.ts';

interface Props {
  readonly s: Sentences;
  readonly language: Language;
  readonly onLanguage: (language: Language) => Promise<void>;
  readonly view: OutboxView;
  readonly percent: number;
  readonly title: string | undefined;
  readonly retry: () => void;
}

export function Header({ s, language, onLanguage, view, percent, title, retry }: Props) {
  const [failed, setFailed] = useState(false);
  const over = view.handIn === 'done' || view.ended !== undefined;
  // the notice goes when the connection is back
  useEffect(() => {
    const back = () => setFailed(false);
    addEventListener('online', back);
    return () => removeEventListener('online', back);
  }, []);
  const change = () => {
    setFailed(false);
    onLanguage(other(language)).catch(() => setFailed(true));
  };
  return (
    <header className="head">
      <div className="head-row">
        {title === undefined ? <span className="brand">{s.product}</span> : <h1 className="part-title">{title}</h1>}
        {!over && (
          <button type="button" className="switch" lang={other(language)} onClick={change}>
            {s.otherLanguage}
          </button>
        )}
      </div>
      {!over && (
        <>
          <progress className="bar" aria-label={s.progress} value={percent} max={100} />
          <div className="head-row small">
            <span className="percent">{fill(s.percent, { n: percent })}</span>
            <SaveLine s={s} view={view} retry={retry} />
          </div>
          <div role="alert">{failed && <p className="notice">{s.languageFailed}</p>}</div>
          <output className="late">{view.late && <span className="notice">{s.late}</span>}</output>
        </>
      )}
    </header>
  );
}

/** Whether the server has everything. While it does not, it says where the answers are. */
function SaveLine({ s, view, retry }: { readonly s: Sentences; readonly view: OutboxView; readonly retry: () => void }) {
  const waiting = view.state === 'waiting';
  const count = view.unsent === 1 ? s.waitingOne : fill(s.waiting, { n: view.unsent });
  const why = view.failure === 'busy' ? s.waitingBusy : view.failure === 'full' ? s.waitingFull : count;
  const told = view.durable ? why : fill(s.waitingFragile, { n: view.unsent });
  const text = waiting ? told : s.saved;
  const saving = view.state === 'saving';
  return (
    <span className="save">
      {/* read aloud only when it needs attention: not at every answer */}
      <span className="save-line" data-save={view.state} role={waiting ? 'status' : undefined}>
        {saving ? s.saving : text}
      </span>
      {waiting && (
        <button type="button" className="plain send" onClick={retry}>
          {s.sendNow}
        </button>
      )}
    </span>
  );
}
