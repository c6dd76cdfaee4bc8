/**
 * What: one person's score on a scale, on the metric of the answers (1–5 stays 1–5).
 * Formula: mean of the item scores of the answered items. A knowledge test (`right`): right / reached, an item 1 or 0.
 * Source: domain.md §4.2; the 75 % rule is the instrument's `minValid`.
 * R: rowMeans(reversedItems, na.rm = TRUE) where rowSums(!is.na(items)) >= minValid, else NA
 * Missing: skipped, not shown, not reached, don't know and declined all count as not answered, and are counted apart;
 *   no answer at all is `noAnswer`, fewer than `minValid` answers `tooFew`. Nothing is imputed. In a knowledge test skipped and
 *   don't know are wrong (0); not reached, not shown and declined are missing.
 */
import type { Answer, Answers, Instrument, MissingKind, Scale } from '../../instruments/types.ts';
import { isMissingAnswer } from '../../instruments/types.ts';
import { absent, type Estimate, present } from '../types.ts';
import { codeRange, itemScore } from './item-score.ts';

export interface ScaleResult {
  /** n = answered items */
  readonly score: Estimate;
  /** per item of the scale, in the scale's order, after reversing; null = no answer */
  readonly itemScores: readonly (number | null)[];
  /** how many items lack an answer, by reason */
  readonly missing: Readonly<Partial<Record<MissingKind, number>>>;
}

const kindOf = (answer: Answer | undefined): MissingKind => (isMissingAnswer(answer) ? answer.missing : 'skipped');

/** Prepares a scale once and scores many people with it. Throws when the scale names an item that is not there. */
export const scaleScorer = (instrument: Instrument, scale: Scale): ((answers: Answers) => ScaleResult) => {
  const key = Object.entries(scale.items).map(([id, polarity]) => {
    const item = instrument.items.find((i) => i.id === id);
    const format = item && instrument.answerFormats[item.format];
    if (!format) throw new Error(`scale ${scale.id} of ${instrument.id} names ${id}, which has no answer format`);
    return { id, polarity, range: codeRange(format) };
  });
  const { right } = scale;
  if (right !== undefined) return (answers) => testResult(answers, Object.keys(scale.items), right, scale.minValid);
  return (answers) => {
    const itemScores: (number | null)[] = [];
    const missing: Partial<Record<MissingKind, number>> = {};
    let total = 0;
    let answered = 0;
    for (const { id, polarity, range } of key) {
      const answer = answers[id];
      if (typeof answer === 'number' && Number.isFinite(answer)) {
        const score = itemScore(answer, polarity, range);
        itemScores.push(score);
        total += score;
        answered++;
      } else {
        itemScores.push(null);
        const kind = kindOf(answer);
        missing[kind] = (missing[kind] ?? 0) + 1;
      }
    }
    const score =
      answered === 0
        ? absent('noAnswer')
        : answered < scale.minValid
          ? absent('tooFew', answered)
          : present(total / answered, answered);
    return { score, itemScores, missing };
  };
};

/** A knowledge test: 1 or 0 for what was reached, n = items reached. */
const testResult = (
  answers: Answers,
  ids: readonly string[],
  right: Readonly<Record<string, number>>,
  minReached: number,
): ScaleResult => {
  const missing: Partial<Record<MissingKind, number>> = {};
  const itemScores = ids.map((id): number | null => {
    const answer = answers[id];
    if (typeof answer === 'number') return answer === right[id] ? 1 : 0;
    const kind = kindOf(answer);
    missing[kind] = (missing[kind] ?? 0) + 1;
    return kind === 'skipped' || kind === 'dontKnow' ? 0 : null;
  });
  const reached = itemScores.filter((score) => score !== null);
  const touched = ids.some((id) => typeof answers[id] === 'number') || missing.dontKnow !== undefined;
  const score = !touched
    ? absent('noAnswer')
    : reached.length < minReached
      ? absent('tooFew', reached.length)
      : present(reached.reduce((sum, one) => sum + one, 0) / reached.length, reached.length);
  return { score, itemScores, missing };
};

/** One person's score. For many people make a `scaleScorer` once. */
export const scaleScore = (answers: Answers, scale: Scale, instrument: Instrument): ScaleResult =>
  scaleScorer(instrument, scale)(answers);
