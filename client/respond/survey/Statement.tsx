/** One statement with its answers: a real group of radio buttons with the statement as its legend. */
import { type CSSProperties, type KeyboardEvent, useRef } from 'react';
import type { Answer, LikertCardsElement } from '../../../instruments/types.ts';
import { isMissingAnswer } from '../../../instruments/types.ts';
import { optionsOf, sentenceOf } from '../flow/flow.ts';
import { Stimulus } from './Stimulus.tsx';

interface Props {
  readonly element: LikertCardsElement;
  readonly id: string;
  readonly answer: Answer | undefined;
  readonly onAnswer: (answer: Answer) => void;
  /** one tap or a digit: the person is done with this statement (arrow keys only try answers out) */
  readonly onDone: (by: 'pointer' | 'key') => void;
}

export function Statement({ element, id, answer, onAnswer, onDone }: Props) {
  const byPointer = useRef(false);
  const { stem, text } = sentenceOf(element, id);
  const options: readonly { key: string; label: string; value: Answer }[] = [
    ...optionsOf(element, id).map((o) => ({ key: String(o.code), label: o.label, value: o.code })),
    ...(element.dontKnow === undefined
      ? []
      : [{ key: 'dontKnow', label: element.dontKnow, value: { missing: 'dontKnow' } as const }]),
  ];
  const stimulus = element.statements.find((x) => x.id === id)?.stimulus;
  const isChosen = (value: Answer) =>
    typeof value === 'object' ? isMissingAnswer(answer) && answer.missing === 'dontKnow' : answer === value;

  const onKeyDown = (event: KeyboardEvent) => {
    byPointer.current = false;
    if (event.key !== 'Enter' || !options.some((o) => isChosen(o.value))) return;
    event.preventDefault();
    onDone('key');
  };

  return (
    <fieldset className="statement" data-item={id}>
      <legend tabIndex={-1} data-focus="">
        {stem && (
          <span className="stem">
            {stem}
            <span className="dots" aria-hidden="true">
              {' …'}
            </span>{' '}
          </span>
        )}
        <span className="text">{text}</span>
      </legend>
      {stimulus && <Stimulus stimulus={stimulus} />}
      <div className="options" style={{ '--options': options.length } as CSSProperties}>
        {options.map((o) => (
          <label key={o.key} className={o.key === 'dontKnow' ? 'option outside' : 'option'}>
            <input
              type="radio"
              name={`${element.name}/${id}`}
              value={o.key}
              checked={isChosen(o.value)}
              onChange={() => onAnswer(o.value)}
              onClick={() => byPointer.current && onDone('pointer')}
              onPointerDown={() => {
                byPointer.current = true;
              }}
              onKeyDown={onKeyDown}
            />
            <span>{o.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
