/**
 * What: the share of variance in persons' scores that lies between schools; also the reliability of one person as a rater of the school.
 * Formula: (MSB − MSW) / (MSB + (k − 1)·MSW), k = mean group size. May be negative; not truncated.
 * Source: Bliese (2000), in Klein & Kozlowski (eds), Multilevel Theory, Research, and Methods in Organizations, 349–381.
 * R: multilevel::ICC1(aov(x ~ group))
 * Missing: persons without a score are not handed over; under 2 schools or no school with 2 persons is `tooFew`; all scores equal is `noVariance`.
 */
import { absent, type Estimate, present } from '../types.ts';
import { oneWay } from './one-way.ts';

/** @param groups scores per school; n of the result = schools */
export const icc1 = (groups: readonly (readonly number[])[]): Estimate => {
  const anova = oneWay(groups);
  if (anova.missing) return anova;
  const { msBetween, msWithin, meanGroupSize } = anova.value;
  const total = msBetween + (meanGroupSize - 1) * msWithin;
  return total > 0 ? present((msBetween - msWithin) / total, anova.n) : absent('noVariance', anova.n);
};
