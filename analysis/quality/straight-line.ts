/**
 * What: one and the same answer to every statement of a scale that has statements of opposite meaning.
 * Formula: all items of the scale answered with one code, and the scale's key has both polarities.
 * Source: Meade & Craig (2012), Psychological Methods 17, 437–455.
 * R: careless::longstring(x) == ncol(x), scale by scale
 * Missing: a scale with an item that has no answer is not flagged; scales without reversed items cannot be.
 */
import type { Instrument, Scale } from '../../instruments/types.ts';
import type { ResponseRecord } from '../types.ts';

/** Whether this response is a straight line on the scale. */
export const isStraightLine = ({ items, right }: Scale, { answers }: Pick<ResponseRecord, 'answers'>): boolean => {
  if (right !== undefined || new Set(Object.values(items)).size < 2) return false;
  const [first, ...rest] = Object.keys(items).map((id) => answers[id]);
  return typeof first === 'number' && rest.every((answer) => answer === first);
};

/** The scales of the instrument on which this response is a straight line. */
export const straightLines = (instrument: Instrument, response: Pick<ResponseRecord, 'answers'>): readonly string[] =>
  instrument.scales.filter((scale) => isStraightLine(scale, response)).map(({ id }) => id);
