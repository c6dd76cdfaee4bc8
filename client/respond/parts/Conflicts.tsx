/** Two devices gave different answers: both are shown, the person chooses, nothing is lost silently. */
import { fill } from '../../lib/fill.ts';
import type { Part } from '../flow/flow.ts';
import type { Sentences } from '../language.ts';
import type { OutboxView } from '../outbox/sending.ts';
import { inWords, questionOf } from './in-words.ts';

interface Props {
  readonly s: Sentences;
  readonly parts: readonly Part[];
  readonly view: OutboxView;
  readonly onChoose: (instrument: string, item: string, which: 'here' | 'elsewhere') => void;
}

export function Conflicts({ s, parts, view, onChoose }: Props) {
  const all = parts.flatMap((part) => {
    const entry = view.entries.get(part.instrument);
    return Object.entries(entry?.differing ?? {}).map(([item, theirs]) => ({
      part,
      item,
      mine: entry?.answers[item] ?? null,
      theirs,
    }));
  });
  return (
    <section className="conflicts">
      <h1 tabIndex={-1} data-focus="">
        {s.conflictTitle}
      </h1>
      <p>{all.length === 1 ? s.conflictTextOne : fill(s.conflictText, { n: all.length })}</p>
      {all.map(({ part, item, mine, theirs }) => (
        <fieldset key={`${part.instrument}/${item}`}>
          <legend>{questionOf(part, item)}</legend>
          {(['here', 'elsewhere'] as const).map((which) => (
            <button key={which} type="button" className="choice" onClick={() => onChoose(part.instrument, item, which)}>
              <span className="quiet">{which === 'here' ? s.here : s.elsewhere}</span>
              <span>{inWords(part, item, which === 'here' ? mine : theirs, s)}</span>
            </button>
          ))}
        </fieldset>
      ))}
    </section>
  );
}
