/**
 * What: the interval in which alpha lies with a given confidence.
 * Formula: lower = 1 − (1 − α)·F(1 − p/2), upper = 1 − (1 − α)·F(p/2), with F's degrees of freedom n − 1 and (n − 1)(k − 1), p = 1 − level.
 * Source: Feldt (1965), Psychometrika 30, 357–370; Feldt, Woodruff & Salih (1987).
 * R: psychometric::alpha.CI(alpha, k, N, level = .95); psych::alpha.ci
 * Missing: under 2 rows or 2 items `tooFew`.
 */
import { fQuantile } from '../distributions.ts';
import { absent, type Estimate, present } from '../types.ts';

export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** @param n rows alpha was computed on @param items number of items k */
export const feldtInterval = (alpha: number, n: number, items: number, level = 0.95): Estimate<Interval> => {
  if (n < 2 || items < 2) return absent('tooFew', n);
  const df1 = n - 1;
  const df2 = df1 * (items - 1);
  const tail = (1 - level) / 2;
  return present(
    { lower: 1 - (1 - alpha) * fQuantile(1 - tail, df1, df2), upper: 1 - (1 - alpha) * fQuantile(tail, df1, df2) },
    n,
  );
};
