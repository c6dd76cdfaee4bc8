/** The last screens: thank you with a receipt, or why going on is not possible here. */
import type { Language } from '../../../instruments/types.ts';
import { saveFile } from '../../lib/download.ts';
import { fill } from '../../lib/fill.ts';
import type { PartState } from '../flow/progress.ts';
import { inLanguage, moment, type Sentences } from '../language.ts';
import { answersText } from '../offline/answers-text.ts';
import type { Ended as Why, OutboxView, Receipt } from '../outbox/sending.ts';
import type { Welcome } from '../wire.ts';

interface ThanksProps {
  readonly s: Sentences;
  readonly language: Language;
  readonly receipt: Receipt | undefined;
  readonly late: boolean;
  readonly states: readonly PartState[];
  readonly about: Pick<Welcome, 'study' | 'wave'>;
}

/** What the receipt says, line by line: a term and its text. Never an answer. */
export function receiptLines({ s, language, receipt, states, about }: ThanksProps): readonly (readonly [string, string])[] {
  if (!receipt) return [];
  return [
    [s.receipt, receipt.number],
    [s.receiptAt, moment(receipt.at, language)],
    [s.receiptStudy, `${inLanguage(about.study.title, language)}, ${about.wave.label}`],
    [
      s.receiptWhat,
      states.map(({ part, answered, all }) => `${part.title} (${fill(s.summaryPart, { answered, all })})`).join('\n'),
    ],
  ];
}

export function Thanks(props: ThanksProps) {
  const { s, receipt, late } = props;
  const lines = receiptLines(props);
  const save = () => {
    const text = [s.receiptTitle, '', ...lines.map(([term, value]) => `${term}: ${value.replaceAll('\n', '\r\n  ')}`), ''].join(
      '\r\n',
    );
    saveFile(fill(s.receiptFile, { number: receipt?.number ?? '' }), text);
  };
  return (
    <section className="ending">
      <h1 tabIndex={-1} data-focus="">
        {s.thanksTitle}
      </h1>
      <p>{s.thanksText}</p>
      {late && <p className="notice">{s.late}</p>}
      {lines.length > 0 && (
        <>
          <dl className="receipt" aria-label={s.receiptTitle}>
            {lines.map(([term, value]) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <p className="quiet">{s.receiptText}</p>
          <div className="keep">
            <button type="button" className="plain" onClick={save}>
              {s.receiptSave}
            </button>
            <button type="button" className="plain" onClick={() => print()}>
              {s.receiptPrint}
            </button>
          </div>
          <p className="quiet">{s.deviceClean}</p>
        </>
      )}
    </section>
  );
}

interface EndedProps {
  readonly s: Sentences;
  readonly ended: Why;
  readonly view: OutboxView;
  readonly states: readonly PartState[];
}

export function Ended({ s, ended, view, states }: EndedProps) {
  const unsent = view.unsent > 0;
  const texts: Readonly<Record<Why['why'], readonly [string, string]>> = {
    closed: [s.closedTitle, unsent ? s.endedClosedUnsent : s.endedClosed],
    finished: [s.finishedTitle, s.endedFinished],
    unknown: [s.endedTitle, s.endedUnknown],
    declined: [s.declinedTitle, s.endedDeclined],
    left: [s.leftRosterTitle, s.leftRosterText],
    refused: [s.endedTitle, fill(s.endedRefused, { code: ended.code })],
  };
  const [title, text] = texts[ended.why];
  const count = view.unsent === 1 ? s.leftTextOne : fill(s.leftText, { n: view.unsent });
  const keepable = unsent && ended.why !== 'finished' && ended.why !== 'declined';
  const save = () =>
    saveFile(
      s.ownAnswersFile,
      answersText(
        states.map((x) => x.part),
        [...view.entries.values()],
        s,
      ),
    );
  return (
    <section className="ending" data-ended={ended.why}>
      <h1 tabIndex={-1} data-focus="">
        {title}
      </h1>
      <p>{text}</p>
      {keepable && ended.why !== 'closed' && <p>{count}</p>}
      {(ended.why === 'refused' || (ended.why === 'unknown' && unsent)) && (
        // opened again, the page of a replaced link offers to take the answers along
        <button type="button" className="main" onClick={() => location.reload()}>
          {ended.why === 'unknown' ? s.leftCarryButton : s.reload}
        </button>
      )}
      {keepable && (
        <button type="button" className="plain" onClick={save}>
          {s.leftSave}
        </button>
      )}
    </section>
  );
}
