/**
 * What: ICC(1) for schools of unequal size, with Searle's n₀ in the place of the mean size.
 * Formula: (MSB − MSW) / (MSB + (n₀ − 1)·MSW), n₀ = (N − Σnⱼ²/N)/(J − 1). May be negative.
 * Source: Searle, Casella & McCulloch (1992), Variance Components, §3.6; named apart because R's packages use the mean size.
 * R: no package; from anova(aov(x ~ group)) by the formula.
 * Missing: as icc1.
 */
import { absent, type Estimate, present } from '../types.ts';
import { oneWay } from './one-way.ts';

/** @param groups scores per school; n of the result = schools */
export const icc1SearleN0 = (groups: readonly (readonly number[])[]): Estimate => {
  const anova = oneWay(groups);
  if (anova.missing) return anova;
  const { msBetween, msWithin, searleN0 } = anova.value;
  const total = msBetween + (searleN0 - 1) * msWithin;
  return total > 0 ? present((msBetween - msWithin) / total, anova.n) : absent('noVariance', anova.n);
};
