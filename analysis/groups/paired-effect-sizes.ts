/**
 * What: the size of a change of the same persons, each by the spread its name says.
 * Formula: dz = D̄/s_D with its noncentral-t interval; hedgesGz = J·dz, J exact with m = n − 1; dAv = D̄/((s₁ + s₂)/2);
 *   dAvPooledRms = D̄/√((s₁² + s₂²)/2); dRm = dz·√(2(1 − r)); glassDeltaBefore = D̄/s₁. D = after − before.
 * Source: Cohen (1988), Lakens (2013), Hedges (1981).
 * R: effectsize::cohens_d(after, before, paired = TRUE), hedges_g(…); the others by their formula
 * Missing: callers hand over complete pairs; fewer than three → tooFew; no variance in what divides → noVariance.
 */
import { centre, noSpread } from '../comparison/groups.ts';
import { pearsonCorrelation } from '../description/correlation.ts';
import { hedgesCorrection, noncentralTLimits } from '../distributions.ts';
import { absent, type Estimate, present } from '../types.ts';
import type { WithLimits } from './cohens-d.ts';
import { changesOf } from './paired-t.ts';

export interface PairedEffectSizes {
  readonly dz: WithLimits;
  readonly hedgesGz: WithLimits;
  readonly correction: number;
  readonly dAv: number;
  readonly dAvPooledRms: number;
  readonly dRm: number;
  readonly glassDeltaBefore: number;
}

/** `n` counts the pairs. */
export const pairedEffectSizes = (
  before: readonly number[],
  after: readonly number[],
  level = 0.95,
): Estimate<PairedEffectSizes> => {
  const changes = changesOf(before, after);
  const n = changes.length;
  if (n < 3) return absent('tooFew', n);
  const change = centre(changes);
  const r = pearsonCorrelation(before, after);
  if (r.missing || noSpread(change.squares, [...before, ...after])) return absent('noVariance', n);
  const s1 = Math.sqrt(centre(before).squares / (n - 1));
  const s2 = Math.sqrt(centre(after).squares / (n - 1));
  const value = change.mean / Math.sqrt(change.squares / (n - 1));
  const limits = noncentralTLimits(value * Math.sqrt(n), n - 1, level);
  const lower = limits.lower / Math.sqrt(n);
  const upper = limits.upper / Math.sqrt(n);
  const correction = hedgesCorrection(n - 1);
  return present(
    {
      dz: { value, lower, upper },
      hedgesGz: { value: correction * value, lower: correction * lower, upper: correction * upper },
      correction,
      dAv: change.mean / ((s1 + s2) / 2),
      dAvPooledRms: change.mean / Math.sqrt((s1 * s1 + s2 * s2) / 2),
      dRm: value * Math.sqrt(2 * (1 - r.value)),
      glassDeltaBefore: change.mean / s1,
    },
    n,
  );
};
