/**
 * What: agreeing (or disagreeing) with statements and with their opposites: an answer pattern that cannot be meant.
 * Formula: on a scale with at least two statements of each polarity, all answered: every answer lies in the same outer third of the answer
 *   scale, as given, before reversing; and they are not all one code (that is a straight line).
 * Source: Meade & Craig (2012), Psychological Methods 17, 437–455 (inconsistency); Huang et al. (2012), J. of Business and Psychology 27, 99–114.
 * R: apply(x, 1, \(r) all(r >= max - (max - min) / 3) | all(r <= min + (max - min) / 3)) & longstring < ncol(x)
 * Missing: a scale with an item that has no answer is not flagged, nor one with fewer than two items of a polarity.
 */
import type { Instrument, Scale } from '../../instruments/types.ts';
import type { ResponseRecord } from '../types.ts';
import { isStraightLine } from './straight-line.ts';

/** Fewest statements of each polarity: with one it may be misread. */
const fewestEach = 2;

/** Whether this response contradicts itself on the scale. */
export function contradicts(instrument: Instrument, scale: Scale, response: Pick<ResponseRecord, 'answers'>): boolean {
  if (scale.right !== undefined || isStraightLine(scale, response)) return false;
  const polarities = Object.values(scale.items);
  if ([1, -1].some((p) => polarities.filter((one) => one === p).length < fewestEach)) return false;
  const places = Object.keys(scale.items).map((id) => {
    const answer = response.answers[id];
    const codes = instrument.answerFormats[instrument.items.find((item) => item.id === id)?.format ?? '']?.options.map(
      (o) => o.code,
    );
    if (typeof answer !== 'number' || !codes || codes.length < 3) return null;
    const [low, high] = [Math.min(...codes), Math.max(...codes)];
    return (answer - low) / (high - low);
  });
  return places.every((at) => at !== null && at >= 2 / 3) || places.every((at) => at !== null && at <= 1 / 3);
}

/** The scales of the instrument on which this response contradicts itself. */
export const contradictions = (instrument: Instrument, response: Pick<ResponseRecord, 'answers'>): readonly string[] =>
  instrument.scales.filter((scale) => contradicts(instrument, scale, response)).map(({ id }) => id);
