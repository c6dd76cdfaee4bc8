/** One colleague on the list: a tap opens the answers, a second tap gives one. */
import { type CSSProperties, type KeyboardEvent, memo, useRef } from 'react';
import type { RosterElement } from '../../../instruments/types.ts';
import { fill } from '../../lib/fill.ts';
import type { Sentences } from '../language.ts';
import type { Colleague } from '../wire.ts';

interface Props {
  readonly element: RosterElement;
  readonly colleague: Colleague;
  readonly code: number | undefined;
  readonly open: boolean;
  /** a line above: the group that comes first ends here */
  readonly apart: boolean;
  readonly s: Sentences;
  /** stable over renders, so that 150 rows are not drawn again at every tap */
  readonly onOpen: (person: string | undefined) => void;
  readonly onAnswer: (person: string, code: number | undefined) => void;
}

const functionWords = ['teacher', 'internalCoach', 'schoolLeader', 'specialist', 'assistant'] as const;

function describe(c: Colleague, s: Sentences): string {
  const functions = functionWords.filter((f) => c.functions.includes(f)).map((f) => s[f]);
  const group = c.group && /^\d/.test(c.group) ? fill(s.groupOf, { group: c.group }) : c.group;
  return [...functions, ...(group ? [group] : [])].join(', ');
}

export const ColleagueRow = memo(function ColleagueRow({ element, colleague, code, open, apart, s, onOpen, onAnswer }: Props) {
  const byPointer = useRef(false);
  const opener = useRef<HTMLButtonElement>(null);
  const panel = `often-${element.name}-${colleague.id}`;
  const chosen = element.options.find((o) => o.code === code);
  const about = describe(colleague, s);

  const give = (value: number | undefined, close: boolean) => {
    onAnswer(colleague.id, value);
    if (!close) return;
    onOpen(undefined);
    opener.current?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    byPointer.current = false;
    if (event.key !== 'Escape' && event.key !== 'Enter') return;
    event.preventDefault();
    onOpen(undefined);
    opener.current?.focus({ preventScroll: true });
  };

  return (
    <li className={`colleague${open ? ' opened' : ''}${apart ? ' apart' : ''}`}>
      <button
        ref={opener}
        type="button"
        className="name"
        aria-expanded={open}
        aria-controls={open ? panel : undefined}
        onClick={() => onOpen(open ? undefined : colleague.id)}
      >
        <span className="who">
          <span className="full">{colleague.name}</span>
          {about && <span className="about"> {about}</span>}
        </span>
        {chosen && <span className={chosen.code === 0 ? 'given never' : 'given'}>{chosen.label}</span>}
      </button>
      {open && (
        <fieldset id={panel} className="often" style={{ '--options': element.options.length } as CSSProperties}>
          <legend className="unseen">{fill(s.howOften, { name: colleague.name })}</legend>
          {element.options.map((o) => (
            <label key={o.code} className="option">
              <input
                type="radio"
                name={panel}
                value={o.code}
                checked={code === o.code}
                onPointerDown={() => {
                  byPointer.current = true;
                }}
                onKeyDown={onKeyDown}
                onChange={() => give(o.code, byPointer.current)}
                onClick={() => code === o.code && byPointer.current && give(o.code, true)}
              />
              <span>{o.label}</span>
            </label>
          ))}
          {code !== undefined && (
            <button type="button" className="plain" onClick={() => give(undefined, true)}>
              {s.clearAnswer}
            </button>
          )}
        </fieldset>
      )}
    </li>
  );
});
