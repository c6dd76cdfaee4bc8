/**
 * A battery of statements: on a phone one card at a time, in a wide window a compact list. Never a grid: each statement is a
 * group of its own, so it reads well aloud and stays legible at any width.
 */
import { useEffect } from 'react';
import type { Answer, LikertCardsElement } from '../../../instruments/types.ts';
import { fill } from '../../lib/fill.ts';
import { useFlow } from '../flow/context.ts';
import { numberOf, optionsOf } from '../flow/flow.ts';
import type { LikertCardsQuestion } from './model.ts';
import { valueOf } from './model.ts';
import { Statement } from './Statement.tsx';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.matches('input:not([type="radio"]), select, textarea, button') || target.isContentEditable);

export function LikertCards({ question }: { readonly question: LikertCardsQuestion }) {
  const flow = useFlow();
  const element = flow.screen.element as LikertCardsElement;
  const { items } = flow.screen;

  const answer = (item: string, value: Answer) => question.give({ ...(valueOf(element, flow.answers) as object), [item]: value });
  const done = (item: string, by: 'pointer' | 'key') => {
    if (!flow.wide) flow.advance();
    else if (by === 'key') focusStatement(items[items.indexOf(item) + 1]);
  };

  // digits work wherever the focus is: for the statement it is in, else for the first that is still open
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const item = focusedItem(event.target, items) ?? items.find((i) => flow.answers[i] === undefined) ?? items[0];
      const code = item === undefined ? undefined : codeOf(element, item, event.key);
      if (code === undefined || item === undefined) return;
      event.preventDefault();
      answer(item, code);
      done(item, 'key');
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });

  const { s, answers } = flow;
  const first = items[0];
  if (first === undefined || element.type !== 'likertcards') return null;
  const { n, all } = numberOf(element, first, answers);
  const count = flow.wide && items.length > 1 ? `${n}–${n + items.length - 1}` : String(n);
  return (
    <section className={flow.wide ? 'battery list' : 'battery card'} key={first}>
      <p className="count">{fill(s.itemOf, { n: count, all })}</p>
      {items.map((item) => (
        <Statement
          key={item}
          element={element}
          id={item}
          answer={answers[item]}
          onAnswer={(v) => answer(item, v)}
          onDone={(by) => done(item, by)}
        />
      ))}
      {flow.wide && <p className="hint">{fill(s.keys, { first: 1, last: optionsOf(element, first).length })}</p>}
    </section>
  );
}

/** The answer that a key stands for: 1 is the first option. */
const codeOf = (element: LikertCardsElement, item: string, key: string): number | undefined =>
  /^[1-9]$/.test(key) ? optionsOf(element, item)[Number(key) - 1]?.code : undefined;

const focusedItem = (target: EventTarget | null, items: readonly string[]): string | undefined => {
  const own = target instanceof Element ? target.closest<HTMLElement>('fieldset')?.dataset.item : undefined;
  return own !== undefined && items.includes(own) ? own : undefined;
};

/** The next statement's chosen answer, or its first: there the keys go on. */
function focusStatement(item: string | undefined): void {
  if (item === undefined) return;
  const group = [...document.querySelectorAll<HTMLElement>('fieldset.statement')].find((f) => f.dataset.item === item);
  const radio = group?.querySelector<HTMLElement>('input:checked') ?? group?.querySelector<HTMLElement>('input');
  radio?.focus({ preventScroll: true });
  group?.scrollIntoView({ block: 'nearest' });
}
