/** Told apart when a knowledge test is handed in: what somebody passed over, and what somebody never came to. */
import { displayedItems } from './form.ts';
import { type Answers, type Instrument, isMissingAnswer } from './types.ts';

/**
 * The answers with `notReached` for every question after the last one that was answered (an option or "don't know"), in display order;
 * open ones before it stay open and count as skipped. A test without any answer is left as it is, and so is every instrument
 * that is not a test. Source: domain.md §4.2.
 */
export const markNotReached = (instrument: Instrument, answers: Answers): Answers => {
  if (!instrument.scales.some((scale) => scale.right !== undefined)) return answers;
  const shown = displayedItems(instrument).map((item) => item.id);
  const open = (id: string) => {
    const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
    return answer === undefined || (isMissingAnswer(answer) && answer.missing !== 'dontKnow');
  };
  const last = shown.findLastIndex((id) => !open(id));
  if (last < 0 || last === shown.length - 1) return answers;
  return { ...answers, ...Object.fromEntries(shown.slice(last + 1).map((id) => [id, { missing: 'notReached' }])) };
};
