/**
 * What: whether the same persons differ over several occasions, by the ranks within each person.
 * Formula: χ² = 12 Σ(Rⱼ − n(k + 1)/2)² / (n k (k + 1) − Σ(t³ − t)/(k − 1)); p from chi-square with k − 1 df.
 * Source: Friedman (1937), with the correction for ties.
 * R: friedman.test(matrix)
 * Missing: callers hand over complete rows; under 2 persons or 2 occasions → tooFew; everybody ties everywhere → noVariance.
 */
import { chi2Upper } from '../distributions.ts';
import { absent, type Estimate, present } from '../types.ts';
import type { ChiSquareTest } from './kruskal-wallis.ts';
import { midranks } from './ranks.ts';

/** One row per person, one column per occasion; `n` counts persons. */
export const friedman = (rows: readonly (readonly number[])[]): Estimate<ChiSquareTest> => {
  const n = rows.length;
  const k = rows[0]?.length ?? 0;
  if (n < 2 || k < 2) return absent('tooFew', n);
  const sums = new Array<number>(k).fill(0);
  let ties = 0;
  for (const row of rows) {
    const { ranks, tieSum } = midranks(row);
    ties += tieSum;
    ranks.forEach((r, j) => {
      sums[j]! += r;
    });
  }
  const spread = n * k * (k + 1) - ties / (k - 1);
  if (spread <= 1e-9) return absent('noVariance', n);
  const statistic = (12 * sums.reduce((s, r) => s + (r - (n * (k + 1)) / 2) ** 2, 0)) / spread;
  return present({ statistic, df: k - 1, p: chi2Upper(statistic, k - 1) }, n);
};
