/**
 * What: how long somebody took for an answer, over everything handed in at once.
 * Formula: (handed in − first started) / answered items, over the responses of one person and wave with the same moment of handing in;
 *   a named colleague counts as an answer. Under 2 seconds nobody can have read the sentences.
 * Source: Huang, Curran, Keeney, Poposki & DeShon (2012), J. of Business and Psychology 27, 99–114 (the 2 seconds).
 * R: as.numeric(difftime(submitted, min(started), units = "secs")) / rowSums(!is.na(items))
 * Missing: without both times or without any answer there is none; a pause makes it longer, never shorter, so slow is no sign of care.
 */
import { isNominationAnswer } from '../../instruments/types.ts';
import type { ResponseRecord } from '../types.ts';

/** Fewest seconds in which a sentence can be read and answered. */
export const fewestSecondsPerItem = 2;

/** Answers that were given: codes, texts and named colleagues; kinds of missing are none. */
export const givenAnswers = ({ answers }: Pick<ResponseRecord, 'answers'>): number =>
  Object.values(answers).reduce<number>((sum, answer) => {
    if (isNominationAnswer(answer)) return sum + Math.max(1, Object.keys(answer.named).length);
    return sum + (typeof answer === 'number' || typeof answer === 'string' ? 1 : 0);
  }, 0);

/** Seconds per answered item of responses that were handed in together, or null. */
export function secondsPerItem(together: readonly ResponseRecord[]): number | null {
  const started = together.flatMap(({ started: at }) => (at === undefined ? [] : Date.parse(at)));
  const [submitted] = together.flatMap(({ submittedAt: at }) => (at === undefined ? [] : Date.parse(at)));
  const answers = together.reduce((sum, response) => sum + givenAnswers(response), 0);
  if (submitted === undefined || started.length === 0 || answers === 0) return null;
  const seconds = (submitted - Math.min(...started)) / 1000;
  return Number.isFinite(seconds) && seconds >= 0 ? seconds / answers : null;
}
