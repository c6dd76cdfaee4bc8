/**
 * What: the longest run of one and the same answer, in the order in which the statements were shown.
 * Formula: longest run of equal codes among consecutive answered items; a missing answer ends a run, an item of another answer format too.
 * Source: Johnson (2005), J. of Research in Personality 39, 103–129.
 * R: careless::longstring(x), columns in display order
 * Missing: 0 where nothing was answered. Knowledge tests and network questions have no runs.
 */
import { displayedItems } from '../../instruments/form.ts';
import type { Answers, Instrument } from '../../instruments/types.ts';

/** Length of the longest run, in items. */
export function longestString(instrument: Instrument, answers: Answers): number {
  let longest = 0;
  let run = 0;
  let last: string | null = null;
  for (const item of displayedItems(instrument)) {
    const answer = answers[item.id];
    const now =
      typeof answer === 'number' && instrument.answerFormats[item.format]?.kind === 'choice' ? `${item.format} ${answer}` : null;
    run = now === null ? 0 : now === last ? run + 1 : 1;
    last = now;
    longest = Math.max(longest, run);
  }
  return longest;
}
