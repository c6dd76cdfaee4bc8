/**
 * What: the exact 95 % interval of a share, k of n, as in "16 of 20 schools".
 * Formula: limits where P(X ≥ k) = .025 and P(X ≤ k) = .025, X binomial; quantiles of beta by those of F.
 * Source: Clopper & Pearson (1934), Biometrika 26, 404–413.
 * R: binom.test(k, n)$conf.int
 * Missing: n of 0 is `tooFew`.
 */
import { fQuantile } from '../distributions.ts';
import { absent, type Estimate, present } from '../types.ts';

export interface Share {
  readonly k: number;
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
}

/** Throws a RangeError unless 0 ≤ k ≤ n are whole numbers; n of the result = n. */
export const binomialInterval = (k: number, n: number): Estimate<Share> => {
  if (!Number.isInteger(k) || !Number.isInteger(n) || k < 0 || k > n) throw new RangeError('k of n: whole numbers, 0 ≤ k ≤ n');
  if (n === 0) return absent('tooFew');
  const up = (successes: number, failures: number): number => {
    const f = successes * fQuantile(0.975, 2 * successes, 2 * failures);
    return f / (failures + f);
  };
  const upper = k === n ? 1 : up(k + 1, n - k);
  const lower = k === 0 ? 0 : 1 - up(n - k + 1, k);
  return present({ k, share: k / n, lower, upper }, n);
};
