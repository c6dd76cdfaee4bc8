/**
 * What: the one-factor model of a scale by maximum likelihood: every item = loading × factor + rest.
 * Formula: Σ = λλ' + Θ; minimises F = log|Σ| + tr(SΣ⁻¹) − log|S| − k, S with divisor n, factor variance 1, Θ diagonal and not
 *   kept above 0, as in lavaan. Fisher scoring: step = (J'(Σ⁻¹ ⊗ Σ⁻¹)J)⁻¹ · gradient, damped where it does not help.
 * Source: Jöreskog (1969), Psychometrika 34, 183–202.
 * R: lavaan::cfa("f =~ ...", data, std.lv = TRUE)
 * Missing: the caller decides on rows. Under 3 items, a singular matrix or no convergence: `notDefined`; a constant item: `noVariance`.
 */
import { inverseSymmetric, solveSymmetric } from '../linear.ts';
import { absent, type Estimate, present } from '../types.ts';
import type { Square } from './item-covariance.ts';

export interface OneFactor {
  readonly loadings: readonly number[];
  readonly residualVariances: readonly number[];
  /** F at its minimum; n·F is the chi-square of fit */
  readonly discrepancy: number;
}

interface Point {
  readonly loadings: readonly number[];
  readonly residuals: readonly number[];
  readonly inverse: Square;
  readonly discrepancy: number;
}

const evaluate = (s: Square, logDeterminantS: number, parameters: readonly number[]): Point | null => {
  const k = s.length;
  const loadings = parameters.slice(0, k);
  const residuals = parameters.slice(k);
  const implied = loadings.map((a, i) => loadings.map((b, j) => a * b + (i === j ? (residuals[i] as number) : 0)));
  const inverted = inverseSymmetric(implied);
  if (!inverted) return null;
  let trace = 0;
  for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) trace += (s[i]?.[j] as number) * (inverted.inverse[j]?.[i] as number);
  return { loadings, residuals, inverse: inverted.inverse, discrepancy: inverted.logDeterminant + trace - logDeterminantS - k };
};

/** Gradient of F and its expected second derivatives, at a point. */
const derivatives = (
  s: Square,
  { loadings, inverse, residuals }: Point,
): { readonly gradient: number[]; readonly information: number[][] } => {
  const k = s.length;
  const size = 2 * k;
  const product = (a: Square, b: Square): number[][] =>
    a.map((row) => row.map((_, j) => row.reduce((sum, value, m) => sum + value * (b[m]?.[j] as number), 0)));
  const difference = s.map((row, i) =>
    row.map((value, j) => (loadings[i] as number) * (loadings[j] as number) + (i === j ? (residuals[i] as number) : 0) - value),
  );
  const q = product(product(inverse, difference), inverse);
  const v = inverse.map((row) => row.reduce((sum, value, m) => sum + value * (loadings[m] as number), 0));
  const c = v.reduce((sum, value, i) => sum + value * (loadings[i] as number), 0);
  const gradient = Array.from({ length: size }, (_, a) =>
    a < k
      ? 2 * (q[a] as number[]).reduce((sum, value, m) => sum + value * (loadings[m] as number), 0)
      : (q[a - k]?.[a - k] as number),
  );
  const information = Array.from({ length: size }, (_, a) =>
    Array.from({ length: size }, (__, b) => {
      const w = inverse[a % k]?.[b % k] as number;
      if (a < k && b < k) return 2 * (w * c + (v[a] as number) * (v[b] as number));
      if (a >= k && b >= k) return w * w;
      return 2 * w * (v[a < k ? b - k : a - k] as number);
    }),
  );
  return { gradient, information };
};

/**
 * @param covariance of the items with divisor n − 1
 * @param n rows it was computed on; n of the result
 */
export const oneFactorMl = (covariance: Square, n: number): Estimate<OneFactor> => {
  const k = covariance.length;
  if (covariance.some((row, i) => !((row[i] as number) > 0))) return absent('noVariance', n);
  if (k < 3) return absent('notDefined', n);
  const s = covariance.map((row) => row.map((value) => (value * (n - 1)) / n));
  const invertedS = inverseSymmetric(s);
  if (!invertedS) return absent('notDefined', n);

  const sds = s.map((row, i) => Math.sqrt(row[i] as number));
  const start = s.map((row, i) => {
    const shared = row.reduce((sum, value, j) => sum + (i === j ? 0 : value / ((sds[i] as number) * (sds[j] as number))), 0);
    return (sds[i] as number) * Math.max(0.2, Math.min(0.9, Math.sqrt(Math.max(0, shared / (k - 1)))));
  });
  let parameters = [...start, ...start.map((loading, i) => (sds[i] as number) ** 2 - loading ** 2)];
  let point = evaluate(s, invertedS.logDeterminant, parameters);
  if (!point) return absent('notDefined', n);

  let damping = 0;
  for (let iteration = 0; iteration < 300; iteration++) {
    const { gradient, information } = derivatives(s, point);
    const damped = information.map((row, a) => row.map((value, b) => (a === b ? value * (1 + damping) : value)));
    const step = solveSymmetric(damped, gradient);
    const next = step && parameters.map((value, i) => value - (step[i] as number));
    const there = next && evaluate(s, invertedS.logDeterminant, next);
    if (!step || !next || !there || there.discrepancy > point.discrepancy + 1e-13) {
      if (damping > 1e8) return absent('notDefined', n);
      damping = damping === 0 ? 1e-4 : damping * 8;
      continue;
    }
    // measured in each item's own spread, so that the metric of the answers does not matter
    const moved = Math.max(
      ...step.map((value, i) => Math.abs(value) / (i < k ? (sds[i] as number) : (sds[i - k] as number) ** 2)),
    );
    parameters = next;
    point = there;
    damping = damping < 1e-6 ? 0 : damping / 8;
    if (moved < 1e-10 && damping < 1e-3) {
      const sign = point.loadings.reduce((sum, value) => sum + value, 0) < 0 ? -1 : 1;
      return present(
        {
          loadings: point.loadings.map((value) => sign * value),
          residualVariances: point.residuals,
          discrepancy: Math.max(0, point.discrepancy),
        },
        n,
      );
    }
  }
  return absent('notDefined', n);
};
