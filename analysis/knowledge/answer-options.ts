/**
 * What: how often each answer of a multiple-choice item was chosen, and by whom: a wrong answer that good pupils choose is a faulty one.
 * Formula: count; share of all persons; correlation of choosing it with the score on the other items; mean total of those who chose it.
 * Source: Haladyna & Rodriguez (2013), Developing and Validating Test Items, ch. 17.
 * R: psych::score.multiple.choice(key, data)$item.stats; cor(x == code, total - item)
 * Missing: persons who left the item open count in the share but choose nothing; a constant choice or rest score has no correlation.
 */
import { pearsonCorrelation } from '../description/correlation.ts';
import { mean } from '../description/moments.ts';
import type { Estimate } from '../types.ts';

export interface AnswerOptionStatistics {
  readonly code: number;
  readonly count: number;
  /** of all persons */
  readonly proportion: number;
  readonly restR: Estimate;
  readonly meanTotal: Estimate;
}

/**
 * For every code that anybody chose, from low to high.
 * @param chosen answers to one item, null = open @param totals test scores @param right 1 where this item is right, else 0
 */
export const answerOptions = (
  chosen: readonly (number | null)[],
  totals: readonly number[],
  right: readonly number[],
): readonly AnswerOptionStatistics[] => {
  const rest = totals.map((total, i) => total - (right[i] as number));
  const codes = [...new Set(chosen.filter((code) => code !== null))].sort((a, b) => a - b);
  return codes.map((code) => {
    const choosers = chosen.flatMap((answer, i) => (answer === code ? [i] : []));
    return {
      code,
      count: choosers.length,
      proportion: choosers.length / chosen.length,
      restR: pearsonCorrelation(
        chosen.map((answer) => (answer === code ? 1 : 0)),
        rest,
      ),
      meanTotal: mean(choosers.map((i) => totals[i] as number)),
    };
  });
};
