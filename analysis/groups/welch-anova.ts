/**
 * What: whether several groups have the same mean, without assuming equal variances.
 * Formula: w = n/s²; x̃ = Σw x̄/Σw; A = Σw(x̄ − x̃)²/(k − 1); B = Σ(1 − w/Σw)²/(n − 1);
 *   F = A/(1 + 2(k − 2)B/(k² − 1)), df₁ = k − 1, df₂ = (k² − 1)/(3B).
 * Source: Welch (1951).
 * R: oneway.test(value ~ group)
 * Missing: under 2 groups or a group of under 2 values → tooFew; a group without variance → noVariance.
 */
import { centre, noSpread } from '../comparison/groups.ts';
import { fUpper } from '../distributions.ts';
import { absent, type Estimate, present } from '../types.ts';

export interface WelchAnova {
  readonly f: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
}

/** `n` counts the values. */
export const welchAnova = (groups: readonly (readonly number[])[]): Estimate<WelchAnova> => {
  const n = groups.reduce((s, g) => s + g.length, 0);
  const k = groups.length;
  if (k < 2 || groups.some((g) => g.length < 2)) return absent('tooFew', n);
  const parts = groups.map((g) => ({ size: g.length, ...centre(g) }));
  if (parts.some((p, i) => noSpread(p.squares, groups[i]!))) return absent('noVariance', n);
  const weights = parts.map((p) => (p.size * (p.size - 1)) / p.squares);
  const total = weights.reduce((s, w) => s + w, 0);
  const weighted = parts.reduce((s, p, i) => s + weights[i]! * p.mean, 0) / total;
  const a = parts.reduce((s, p, i) => s + weights[i]! * (p.mean - weighted) ** 2, 0) / (k - 1);
  const b = parts.reduce((s, p, i) => s + (1 - weights[i]! / total) ** 2 / (p.size - 1), 0);
  const f = a / (1 + (2 * (k - 2) * b) / (k * k - 1));
  const df2 = (k * k - 1) / (3 * b);
  return present({ f, df1: k - 1, df2, p: fUpper(f, k - 1, df2) }, n);
};
