/**
 * What: whether values of one group tend to be larger than those of the other, by ranks.
 * Formula: U₁ = R₁ − n₁(n₁ + 1)/2 with midranks; normal p with the tie-corrected variance
 *   n₁n₂/12 · ((N + 1) − Σ(t³ − t)/(N(N − 1))), with and without continuity correction ½; exact p = share of all divisions of the
 *   midranks with |R − E(R)| at least the observed one. rankBiserial = 2U₁/(n₁n₂) − 1; probabilitySuperiority = U₁/(n₁n₂).
 * Source: Mann & Whitney (1947); exact with ties as a permutation test (Hothorn and others 2008).
 * R: wilcox.test(x, y), coin::wilcox_test(distribution = "exact")
 * Missing: an empty group → tooFew. All values tied: U is what chance gives, every p is 1. Exact p is null beyond 100 values.
 */
import { normalUpper } from '../distributions.ts';
import { absent, type Estimate, present } from '../types.ts';
import { midranks } from './ranks.ts';

export interface MannWhitney {
  readonly u1: number;
  readonly u2: number;
  readonly ties: boolean;
  readonly pNormal: number;
  readonly pNormalContinuity: number;
  readonly pExact: number | null;
  readonly rankBiserial: number;
  readonly probabilitySuperiority: number;
}

export const exactUpTo = 100;

/**
 * Share of the ways to choose `size` of the doubled ranks (whole numbers) whose sum lies at least as far from its mean as `observed`.
 * Counted by dynamic programming as probabilities: row k holds the distribution of the sum of k chosen ones.
 */
const exactP = (doubled: readonly number[], size: number, observed: number): number => {
  const total = doubled.reduce((s, r) => s + r, 0);
  const rows = Array.from({ length: size + 1 }, () => new Float64Array(total + 1));
  rows[0]![0] = 1;
  doubled.forEach((rank, i) => {
    for (let k = Math.min(size, i + 1); k >= 1; k--) {
      const from = rows[k - 1]!;
      const to = rows[k]!;
      for (let s = total; s >= rank; s--) to[s]! += from[s - rank]!;
    }
  });
  const mean = (size * total) / doubled.length;
  const distance = Math.abs(observed - mean) - 1e-9;
  let all = 0;
  let far = 0;
  rows[size]!.forEach((count, s) => {
    all += count;
    if (Math.abs(s - mean) >= distance) far += count;
  });
  return far / all;
};

/** First against second group; `n` counts both groups together. */
export const mannWhitney = (first: readonly number[], second: readonly number[]): Estimate<MannWhitney> => {
  const n1 = first.length;
  const n2 = second.length;
  const n = n1 + n2;
  if (n1 === 0 || n2 === 0) return absent('tooFew', n);
  const { ranks, tieSum } = midranks([...first, ...second]);
  const rankSum = ranks.slice(0, n1).reduce((s, r) => s + r, 0);
  const u1 = rankSum - (n1 * (n1 + 1)) / 2;
  const sd = Math.sqrt(((n1 * n2) / 12) * (n + 1 - tieSum / (n * (n - 1))));
  const away = Math.abs(u1 - (n1 * n2) / 2);
  const p = (distance: number): number => (sd > 0 ? Math.min(1, 2 * normalUpper(distance / sd)) : 1);
  return present(
    {
      u1,
      u2: n1 * n2 - u1,
      ties: tieSum > 0,
      pNormal: p(away),
      pNormalContinuity: p(Math.max(0, away - 0.5)),
      pExact:
        n <= exactUpTo
          ? exactP(
              ranks.map((r) => 2 * r),
              n1,
              2 * rankSum,
            )
          : null,
      rankBiserial: (2 * u1) / (n1 * n2) - 1,
      probabilitySuperiority: u1 / (n1 * n2),
    },
    n,
  );
};
