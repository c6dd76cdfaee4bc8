/** The last screens: thank you, or why going on is not possible here. */
import type { Sentences } from '../language.ts';
import type { Ended as Why } from '../outbox/sending.ts';
import { fill } from '../../lib/fill.ts';

export function Thanks({ s, receipt }: { readonly s: Sentences; readonly receipt: string | undefined }) {
  return (
    <section className="ending">
      <h1 tabIndex={-1} data-focus="">
        {s.thanksTitle}
      </h1>
      <p>{s.thanksText}</p>
      {receipt !== undefined && (
        <>
          <dl className="receipt">
            <dt>{s.receipt}</dt>
            <dd>{receipt}</dd>
          </dl>
          <p className="quiet">{s.receiptText}</p>
        </>
      )}
    </section>
  );
}

export function Ended({ s, ended }: { readonly s: Sentences; readonly ended: Why }) {
  const texts: Readonly<Record<Why['why'], readonly [string, string]>> = {
    closed: [s.closedTitle, s.endedClosed],
    finished: [s.finishedTitle, s.endedFinished],
    unknown: [s.endedTitle, s.endedUnknown],
    declined: [s.declinedTitle, s.endedDeclined],
    refused: [s.endedTitle, fill(s.endedRefused, { code: ended.code })],
  };
  const [title, text] = texts[ended.why];
  return (
    <section className="ending" data-ended={ended.why}>
      <h1 tabIndex={-1} data-focus="">
        {title}
      </h1>
      <p>{text}</p>
      {ended.why === 'refused' && (
        <button type="button" className="main" onClick={() => location.reload()}>
          {s.reload}
        </button>
      )}
    </section>
  );
}
