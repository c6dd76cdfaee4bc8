/**
 * What: whether the same persons changed, by the ranks of their changes.
 * Formula: zeros dropped, |D| ranked with midranks, V = Σ ranks of positive D; normal p with variance
 *   n(n + 1)(2n + 1)/24 − Σ(t³ − t)/48, with and without continuity correction ½; exact p = share of all 2ⁿ signs with V at least
 *   as far from its mean.
 * Source: Wilcoxon (1945); exact with ties as a permutation test.
 * R: wilcox.test(after, before, paired = TRUE, digits.rank = 10), coin::wilcoxsign_test(zero.method = "Wilcoxon", distribution = "exact")
 * Missing: callers hand over complete pairs; nobody changed → noVariance. Exact p is null beyond 100 changes.
 */
import { normalUpper } from '../distributions.ts';
import { absent, type Estimate, present } from '../types.ts';
import { exactUpTo } from './mann-whitney.ts';
import { changesOf } from './paired-t.ts';
import { midranks } from './ranks.ts';

export interface SignedRank {
  readonly v: number;
  readonly pNormal: number;
  readonly pNormalContinuity: number;
  readonly pExact: number | null;
  readonly zeros: number;
  readonly ties: boolean;
}

/** The distribution of the sum of the doubled ranks with a coin for each, by dynamic programming. */
const exactP = (doubled: readonly number[], observed: number): number => {
  const total = doubled.reduce((s, r) => s + r, 0);
  const share = new Float64Array(total + 1);
  share[0] = 1;
  for (const rank of doubled) for (let s = total; s >= 0; s--) share[s] = (share[s]! + (s >= rank ? share[s - rank]! : 0)) / 2;
  const distance = Math.abs(observed - total / 2) - 1e-9;
  let far = 0;
  share.forEach((p, s) => {
    if (Math.abs(s - total / 2) >= distance) far += p;
  });
  return Math.min(1, far);
};

/** After against before; `n` counts the pairs, zeros included. */
export const wilcoxonSignedRank = (before: readonly number[], after: readonly number[]): Estimate<SignedRank> => {
  const changes = changesOf(before, after).map((d) => (Math.abs(d) < 1e-10 ? 0 : d));
  const moved = changes.filter((d) => d !== 0);
  const n = moved.length;
  if (n === 0) return absent(changes.length === 0 ? 'tooFew' : 'noVariance', changes.length);
  const { ranks, tieSum } = midranks(moved.map(Math.abs));
  const v = ranks.reduce((s, r, i) => s + (moved[i]! > 0 ? r : 0), 0);
  const sd = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - tieSum / 48);
  const away = Math.abs(v - (n * (n + 1)) / 4);
  return present(
    {
      v,
      pNormal: Math.min(1, 2 * normalUpper(away / sd)),
      pNormalContinuity: Math.min(1, 2 * normalUpper(Math.max(0, away - 0.5) / sd)),
      pExact:
        n <= exactUpTo
          ? exactP(
              ranks.map((r) => 2 * r),
              2 * v,
            )
          : null,
      zeros: changes.length - n,
      ties: tieSum > 0,
    },
    changes.length,
  );
};
