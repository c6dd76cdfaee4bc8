/**
 * What: an answer turned so that a high number means much of what the scale measures.
 * Formula: polarity 1: raw; polarity −1: min + max − raw, with the lowest and highest code of the answer format
 *   (not the lowest and highest answer that happened to be given).
 * Source: domain.md §4.2.
 * R: psych::reverse.code(keys, items, mini = min, maxi = max)
 * Missing: a missing answer has no item score; this function is for answers that are there.
 */
import type { AnswerFormat, Polarity } from '../../instruments/types.ts';

export interface CodeRange {
  readonly min: number;
  readonly max: number;
}

export const codeRange = (format: AnswerFormat): CodeRange => {
  const codes = format.options.map((option) => option.code);
  if (codes.length === 0) throw new RangeError(`answer format ${format.id} has no options`);
  return { min: Math.min(...codes), max: Math.max(...codes) };
};

export const itemScore = (raw: number, polarity: Polarity, range: CodeRange): number =>
  polarity === 1 ? raw : range.min + range.max - raw;
