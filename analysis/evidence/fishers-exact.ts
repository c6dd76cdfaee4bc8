/**
 * What: whether two groups of schools differ in how many of them mention something, when there are few.
 * Formula: p = Σ P(x) over all tables with the same margins that are no likelier than the observed one (within a factor of 1 + 1e-7);
 * odds ratio ω with E(X | ω) = a, and exact 95 % limits, X noncentral hypergeometric.
 * Source: Fisher (1935), Journal of the Royal Statistical Society 98, 39–82; Agresti (2002), Categorical Data Analysis, §3.5.
 * R: fisher.test(matrix(c(a, c, b, d), 2))
 * Missing: a group without schools is `tooFew`; where all or none mention it p is 1 and there is no odds ratio.
 */
import { logGamma } from '../distributions.ts';
import { findRoot } from '../optimise.ts';
import { absent, type Estimate, present } from '../types.ts';

export interface FishersExact {
  readonly p: number;
  /** null: not defined or without bound */
  readonly oddsRatio: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

const logChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
/** beyond e^±50 an odds ratio of a few schools says nothing */
const widest = 50;

/** a of n1 against b of n2. Throws a RangeError for what is no count; n of the result = n1 + n2. */
export const fishersExact = (a: number, n1: number, b: number, n2: number): Estimate<FishersExact> => {
  if (![a, n1, b, n2].every((x) => Number.isInteger(x) && x >= 0) || a > n1 || b > n2) {
    throw new RangeError('two counts, each of as many as there are');
  }
  const n = n1 + n2;
  if (n1 === 0 || n2 === 0) return absent('tooFew', n);
  const lo = Math.max(0, a + b - n2);
  const hi = Math.min(n1, a + b);
  if (lo === hi) return present({ p: 1, oddsRatio: null, lower: null, upper: null }, n);
  const support = Array.from({ length: hi - lo + 1 }, (_, i) => lo + i);
  const logs = support.map((x) => logChoose(n1, x) + logChoose(n2, a + b - x));
  /** P(X = x) for every x at the log odds ratio */
  const at = (logOdds: number): readonly number[] => {
    const own = logs.map((log, i) => log + logOdds * support[i]!);
    const most = Math.max(...own);
    const weights = own.map((log) => Math.exp(log - most));
    const total = weights.reduce((sum, w) => sum + w, 0);
    return weights.map((w) => w / total);
  };
  const sum = (chances: readonly number[], keep: (x: number) => boolean): number =>
    chances.reduce((total, chance, i) => total + (keep(support[i]!) ? chance : 0), 0);
  const odds = (excess: (chances: readonly number[]) => number): number =>
    Math.exp(findRoot((logOdds) => excess(at(logOdds)), -widest, widest));
  const equal = at(0);
  const observed = equal[a - lo]! * (1 + 1e-7);
  return present(
    {
      p: Math.min(
        1,
        equal.reduce((total, chance) => total + (chance <= observed ? chance : 0), 0),
      ),
      oddsRatio: a === lo ? 0 : a === hi ? null : odds((c) => c.reduce((mean, chance, i) => mean + chance * support[i]!, -a)),
      lower: a === lo ? 0 : odds((c) => sum(c, (x) => x >= a) - 0.025),
      upper: a === hi ? null : odds((c) => sum(c, (x) => x <= a) - 0.025),
    },
    n,
  );
};
