/**
 * What: whether schools with more of a measure have larger effects, by their order alone: one school far off moves it little.
 * Formula: Pearson's r of the midranks; interval tanh(atanh r ± 1.96/√(n − 3)).
 * Source: domain.md §4.6; Spearman (1904); Fisher (1921).
 * R: cor(measure, eb, method = "spearman")
 * Missing: fewer than four schools → tooFew; a constant → noVariance. Limits equal r where |r| = 1.
 */
import { midranks } from '../groups/ranks.ts';
import type { Estimate } from '../types.ts';
import { type Correlation, correlation } from './all-schools-correlation.ts';

export const rankCorrelation = (x: readonly number[], y: readonly number[]): Estimate<Correlation> =>
  correlation(midranks(x).ranks, midranks(y).ranks);
