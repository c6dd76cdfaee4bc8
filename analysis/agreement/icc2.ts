/**
 * What: the reliability of the schools' means: how far they would come out the same with other persons of the same schools.
 * Formula: (MSB − MSW) / MSB. May be negative; not truncated.
 * Source: Bliese (2000), in Klein & Kozlowski (eds), Multilevel Theory, Research, and Methods in Organizations, 349–381.
 * R: multilevel::ICC2(aov(x ~ group))
 * Missing: as icc1; equal school means are `noVariance`.
 */
import { absent, type Estimate, present } from '../types.ts';
import { oneWay } from './one-way.ts';

/** @param groups scores per school; n of the result = schools */
export const icc2 = (groups: readonly (readonly number[])[]): Estimate => {
  const anova = oneWay(groups);
  if (anova.missing) return anova;
  const { msBetween, msWithin } = anova.value;
  return msBetween > 0 ? present((msBetween - msWithin) / msBetween, anova.n) : absent('noVariance', anova.n);
};
