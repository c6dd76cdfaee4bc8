/**
 * What: whether several groups differ in location, by ranks.
 * Formula: H = (12/(N(N + 1)) ΣRⱼ²/nⱼ − 3(N + 1)) / (1 − Σ(t³ − t)/(N³ − N)); p from chi-square with k − 1 df.
 * Source: Kruskal & Wallis (1952).
 * R: kruskal.test(value ~ group)
 * Missing: empty groups are dropped; under 2 groups → tooFew; all values tied → noVariance.
 */
import { chi2Upper } from '../distributions.ts';
import { absent, type Estimate, present } from '../types.ts';
import { midranks } from './ranks.ts';

export interface ChiSquareTest {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

/** `n` counts the values. */
export const kruskalWallis = (given: readonly (readonly number[])[]): Estimate<ChiSquareTest> => {
  const groups = given.filter((g) => g.length > 0);
  const all = groups.flat();
  const n = all.length;
  if (groups.length < 2 || n < 3) return absent('tooFew', n);
  const { ranks, tieSum } = midranks(all);
  const untied = 1 - tieSum / (n ** 3 - n);
  if (untied <= 0) return absent('noVariance', n);
  let start = 0;
  let squares = 0;
  for (const group of groups) {
    let rankSum = 0;
    for (let i = start; i < start + group.length; i++) rankSum += ranks[i]!;
    squares += rankSum ** 2 / group.length;
    start += group.length;
  }
  const statistic = ((12 / (n * (n + 1))) * squares - 3 * (n + 1)) / untied;
  const df = groups.length - 1;
  return present({ statistic, df, p: chi2Upper(statistic, df) }, n);
};
