/** Questions and answers as a person would say them. */
import { type Answer, isMissingAnswer } from '../../../instruments/types.ts';
import { fill } from '../../lib/fill.ts';
import { itemsOf, optionsOf, type Part, sentenceOf } from '../flow/flow.ts';
import type { Sentences } from '../language.ts';

const elementOf = (part: Part, item: string) => part.elements.find((e) => itemsOf(e).includes(item));

/** The whole question, with its shared opening. */
export function questionOf(part: Part, item: string): string {
  const element = elementOf(part, item);
  if (!element) return item;
  if (element.type === 'roster') return element.title;
  const { stem, text } = sentenceOf(element, item);
  return stem === undefined ? text : `${stem} ${text}`;
}

/** An answer as the person would say it. */
export function inWords(part: Part, item: string, answer: Answer | null, s: Sentences): string {
  const element = elementOf(part, item);
  if (answer === null || !element) return s.noAnswer;
  if (typeof answer === 'number') return optionsOf(element, item).find((o) => o.code === answer)?.label ?? String(answer);
  if (typeof answer === 'string') return answer;
  if (isMissingAnswer(answer))
    return answer.missing === 'dontKnow' && element.type === 'likertcards' ? (element.dontKnow ?? s.noAnswer) : s.noAnswer;
  return fill(answer.confirmed ? s.namesTouchedConfirmed : s.namesTouched, { n: Object.keys(answer.named).length });
}
