/**
 * What: how far two coders agree beyond what their habits would give by chance.
 * Formula: κ = (p_o − p_e)/(1 − p_e), p_o the share of equal codes, p_e = Σ p_i· p_·i; standard error for κ ≠ 0, interval κ ± 1.96·SE
 * within −1 and 1.
 * Source: Cohen (1960), Educ. Psychol. Measurement 20, 37–46; Fleiss, Cohen & Everitt (1969), Psychological Bulletin 72, 323–327.
 * R: irr::kappa2; psych::cohen.kappa (interval)
 * Missing: under 2 pairs is `tooFew`; both coders gave everything the same code is `noVariance`; no interval where κ is 1.
 */
import { normalQuantile } from '../distributions.ts';
import { absent, type Estimate, present } from '../types.ts';

export interface Kappa {
  readonly kappa: number;
  /** share of equal codes */
  readonly agreement: number;
  readonly se: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** @param pairs the two coders' codes of each unit; n of the result = units */
export const cohensKappa = (pairs: readonly (readonly [string, string])[]): Estimate<Kappa> => {
  const n = pairs.length;
  if (n < 2) return absent('tooFew', n);
  const codes = [...new Set(pairs.flat())];
  const share = (keep: (pair: readonly [string, string]) => boolean): number => pairs.filter(keep).length / n;
  const first = new Map(codes.map((code) => [code, share(([a]) => a === code)]));
  const second = new Map(codes.map((code) => [code, share(([, b]) => b === code)]));
  const observed = share(([a, b]) => a === b);
  const expected = codes.reduce((sum, code) => sum + first.get(code)! * second.get(code)!, 0);
  if (codes.length < 2) return absent('noVariance', n);
  const kappa = (observed - expected) / (1 - expected);
  const rest = 1 - kappa;
  let sum = 0;
  for (const [a, b] of pairs) {
    sum += (a === b ? (1 - (first.get(a)! + second.get(a)!) * rest) ** 2 : (rest * (second.get(a)! + first.get(b)!)) ** 2) / n;
  }
  const se = Math.sqrt(Math.max(0, sum - (kappa - expected * rest) ** 2) / n) / (1 - expected);
  const half = normalQuantile(0.975) * se;
  const perfect = observed === 1;
  return present(
    {
      kappa: perfect ? 1 : kappa,
      agreement: observed,
      se: perfect ? 0 : se,
      lower: perfect ? null : Math.max(-1, kappa - half),
      upper: perfect ? null : Math.min(1, kappa + half),
    },
    n,
  );
};
