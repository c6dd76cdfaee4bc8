/**
 * A statement for children: four circles that grow with how often something is so (not smileys: those suggest which answer is good).
 * A real group of radio buttons: arrow keys, and the digits 1 to 4 wherever the focus is.
 */
import { type CSSProperties, useEffect } from 'react';
import { type Answer, isMissingAnswer, type LikertCardsElement } from '../../../instruments/types.ts';

interface Props {
  /** names the group of radio buttons */
  readonly name: string;
  readonly text: string;
  readonly options: LikertCardsElement['options'];
  /** label of the answer outside the scale; absent = not offered */
  readonly dontKnow: string | undefined;
  readonly answer: Answer | undefined;
  readonly onAnswer: (answer: Answer) => void;
  /** Enter on a chosen answer */
  readonly onEnter: () => void;
}

/** The diameter of the nth of so many circles, in pixels. */
export const diameter = (n: number, all: number): number => Math.round(26 + (42 * n) / Math.max(1, all - 1));

export function Circles({ name, text, options, dontKnow, answer, onAnswer, onEnter }: Props) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const option = /^[1-9]$/.test(event.key) ? options[Number(event.key) - 1] : undefined;
      if (!option) return;
      event.preventDefault();
      onAnswer(option.code);
      document.querySelector<HTMLElement>(`.circles input[value="${option.code}"]`)?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
  const unknown = isMissingAnswer(answer) && answer.missing === 'dontKnow';
  const radio = (value: string, checked: boolean, given: Answer) => (
    <input
      type="radio"
      name={name}
      value={value}
      checked={checked}
      onChange={() => onAnswer(given)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !checked) return;
        event.preventDefault();
        onEnter();
      }}
    />
  );
  return (
    <fieldset className="circles" data-item={name}>
      <legend tabIndex={-1} data-focus="">
        {text}
      </legend>
      <div className="circle-row" style={{ '--options': options.length } as CSSProperties}>
        {options.map((o, n) => (
          <label key={o.code} className="circle-option">
            {radio(String(o.code), answer === o.code, o.code)}
            <span className="circle-place">
              <span className="circle" style={{ '--size': `${diameter(n, options.length)}px` } as CSSProperties} />
            </span>
            <span className="circle-label">{o.label}</span>
          </label>
        ))}
      </div>
      {dontKnow !== undefined && (
        <label className="circle-option unknown">
          {radio('dontKnow', unknown, { missing: 'dontKnow' })}
          <span className="circle-label">{dontKnow}</span>
        </label>
      )}
    </fieldset>
  );
}
