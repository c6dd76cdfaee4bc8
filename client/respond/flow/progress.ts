/** Honest progress: over all instruments of the wave, by how much work is behind and before the person. Pure. */
import type { Answers, FormElement } from '../../../instruments/types.ts';
import { type AllAnswers, isOpen, isRoster, type Part, shownItems } from './flow.ts';

/** A list of five colleagues takes about as long as one statement. */
const colleaguesPerStep = 5;

/** The work of an element in steps (one statement = one step) and how much of it is done (answered or passed). */
function work(part: Part, element: FormElement, answers: Answers): { done: number; all: number } {
  const shown = shownItems(element, answers);
  if (!isRoster(element)) return { done: shown.filter((item) => answers[item] !== undefined).length, all: shown.length };
  const all = Math.max(1, Math.ceil(part.colleagues.length / colleaguesPerStep));
  const given = answers[element.name];
  if (given === undefined) return { done: 0, all };
  const listed = typeof given === 'object' && 'named' in given && !given.confirmed;
  const touched = listed ? Object.keys(given.named).length / Math.max(1, part.colleagues.length) : 1;
  return { done: all * touched, all };
}

/** The part of the work that is done, 0–100, rounded down: 100 only when all is done. */
export function progress(parts: readonly Part[], answers: AllAnswers): number {
  let done = 0;
  let all = 0;
  for (const part of parts)
    for (const element of part.elements) {
      const w = work(part, element, answers.get(part.instrument) ?? {});
      done += w.done;
      all += w.all;
    }
  return all === 0 ? 100 : Math.floor((100 * done) / all + 1e-9);
}

export interface PartState {
  readonly part: Part;
  readonly all: number;
  readonly answered: number;
  /** passed or never seen, among the items shown */
  readonly open: number;
  readonly openItems: readonly string[];
}

/** Per part: how many of its items were answered ("don't know" is an answer) and how many stand open. */
export function partStates(parts: readonly Part[], answers: AllAnswers): readonly PartState[] {
  return parts.map((part) => {
    const given = answers.get(part.instrument) ?? {};
    const shown = part.elements.flatMap((element) => shownItems(element, given));
    const openItems = shown.filter((item) => isOpen(given[item]));
    return { part, all: shown.length, answered: shown.length - openItems.length, open: openItems.length, openItems };
  });
}
