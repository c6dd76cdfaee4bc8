/**
 * What: how a measure goes together with the school effect over all schools, not only the extreme ones, whose difference is inflated
 *   by the way they were chosen.
 * Formula: r = Pearson of the measure with the empirical Bayes estimate, unweighted; interval tanh(atanh r ± 1.96/√(n − 3)).
 * Source: domain.md §4.6; Fisher (1921).
 * R: cor.test(measure, eb)
 * Missing: fewer than four schools → tooFew; a constant → noVariance. Limits equal r where |r| = 1.
 */
import { pearsonCorrelation } from '../description/correlation.ts';
import { normalQuantile } from '../distributions.ts';
import { absent, type Estimate, present } from '../types.ts';

export interface Correlation {
  readonly r: number;
  readonly lower: number;
  readonly upper: number;
}

export function correlation(x: readonly number[], y: readonly number[], level = 0.95): Estimate<Correlation> {
  const n = x.length;
  if (n < 4) return absent('tooFew', n);
  const pearson = pearsonCorrelation(x, y);
  if (pearson.missing !== undefined) return pearson;
  const r = pearson.value;
  if (Math.abs(r) === 1) return present({ r, lower: r, upper: r }, n);
  const half = normalQuantile((1 + level) / 2) / Math.sqrt(n - 3);
  return present({ r, lower: Math.tanh(Math.atanh(r) - half), upper: Math.tanh(Math.atanh(r) + half) }, n);
}
