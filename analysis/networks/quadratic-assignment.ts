/**
 * What: whether two networks of the same people go together more than their shapes alone would make likely: everybody in the first keeps
 *   the same ties but changes places at random, again and again.
 * Formula: observed r (or least-squares slope of second on first) over ordered pairs; p = share of `reps` random relabellings of rows and
 *   columns together that give at least (at most) the observed value, ties counted within 1e-12.
 * Source: Krackhardt (1987), Social Networks 9, 171–186; Dekker, Krackhardt & Snijders (2007), Psychometrika 72, 563–581.
 * R: sna::qaptest(list(A, B), gcor), sna::netlm(B, A, nullhyp = "qapspp")
 * Missing: both networks need the same people, all of whom answered: else `notObserved`; no variation `noVariance`.
 *   With one predictor the partialled-out permutation of netlm is a permutation of the predictor about its mean.
 */
import type { Random } from '../random.ts';
import { absent, type Estimate, present } from '../types.ts';
import type { StaffNetwork } from './network.ts';
import { networkCorrelation } from './network-correlation.ts';
import { comparePairs } from './tie-stability.ts';

export interface QuadraticAssignment {
  readonly observed: number;
  readonly pGreaterEqual: number;
  readonly pLessEqual: number;
  /** of |r| against |observed| */
  readonly pTwoSided: number;
  readonly reps: number;
  readonly meanNull: number;
  readonly sdNull: number;
}

export interface NetworkRegression {
  readonly intercept: number;
  readonly slope: number;
  readonly r2: number;
}

const cells = (network: StaffNetwork, order: readonly number[]): Int8Array => {
  const size = order.length;
  const out = new Int8Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) out[i * size + j] = network.ties[order[i] as number]?.[order[j] as number] === 1 ? 1 : 0;
  }
  return out;
};

/** n = ordered pairs. @param random a seeded stream: the same seed gives the same p */
export const quadraticAssignment = (
  first: StaffNetwork,
  second: StaffNetwork,
  reps: number,
  random: Random,
): Estimate<QuadraticAssignment> => {
  const size = first.roster.length;
  const place = new Map(second.roster.map((id, i) => [id, i]));
  const same = size === second.roster.length && first.roster.every((id) => place.has(id));
  if (!same || size < 2 || first.responded.includes(false) || second.responded.includes(false)) return absent('notObserved');
  const n = size * (size - 1);
  const counts = comparePairs(first, second);
  const observed = networkCorrelation(counts);
  if (observed.missing) return observed;

  const a = cells(
    first,
    first.roster.map((_, i) => i),
  );
  const b = cells(
    second,
    first.roster.map((id) => place.get(id) as number),
  );
  const places = first.roster.map((_, i) => i);
  const tiesA = counts.both + counts.onlyFirst;
  const tiesB = counts.both + counts.onlySecond;
  const spread = Math.sqrt(tiesA * (n - tiesA) * tiesB * (n - tiesB));
  let greater = 0;
  let less = 0;
  let further = 0;
  let sum = 0;
  let squares = 0;
  for (let rep = 0; rep < reps; rep++) {
    const order = random.shuffle(places);
    let both = 0;
    for (let i = 0; i < size; i++) {
      const row = (order[i] as number) * size;
      for (let j = 0; j < size; j++) both += (a[row + (order[j] as number)] as number) & (b[i * size + j] as number);
    }
    const r = (both * n - tiesA * tiesB) / spread;
    if (r >= observed.value - 1e-12) greater++;
    if (r <= observed.value + 1e-12) less++;
    if (Math.abs(r) >= Math.abs(observed.value) - 1e-12) further++;
    sum += r;
    squares += r * r;
  }
  const mean = sum / reps;
  return present(
    {
      observed: observed.value,
      pGreaterEqual: greater / reps,
      pLessEqual: less / reps,
      pTwoSided: further / reps,
      reps,
      meanNull: mean,
      sdNull: Math.sqrt(Math.max(0, squares - reps * mean * mean) / (reps - 1)),
    },
    n,
  );
};

/** Least squares of the second network on the first over the pairs observed in both; n = compared pairs. */
export const networkRegression = (first: StaffNetwork, second: StaffNetwork): Estimate<NetworkRegression> => {
  const counts = comparePairs(first, second);
  const r = networkCorrelation(counts);
  if (r.missing) return r;
  const { both, onlyFirst, onlySecond, neither } = counts;
  const intercept = onlySecond / (onlySecond + neither);
  return present({ intercept, slope: both / (both + onlyFirst) - intercept, r2: r.value ** 2 }, r.n);
};
