/**
 * What: Pearson's correlation of two lists, pair by pair.
 * Formula: Σ(x − x̄)(y − ȳ) / √(Σ(x − x̄)² Σ(y − ȳ)²)
 * Source: any textbook.
 * R: cor(x, y)
 * Missing: callers hand over complete pairs; under 2 pairs `tooFew`, a constant list `noVariance`.
 */
import { absent, type Estimate, present } from '../types.ts';
import { meanOf } from './moments.ts';

export const pearsonCorrelation = (x: readonly number[], y: readonly number[]): Estimate => {
  if (x.length !== y.length) throw new RangeError('a correlation needs two lists of the same length');
  const n = x.length;
  if (n < 2) return absent('tooFew', n);
  const mx = meanOf(x);
  const my = meanOf(y);
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < n; i++) {
    const dx = (x[i] as number) - mx;
    const dy = (y[i] as number) - my;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  // rounding leaves dust where a list is constant
  if (xx <= 1e-24 * n * mx * mx || yy <= 1e-24 * n * my * my) return absent('noVariance', n);
  return present(Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy))), n);
};
