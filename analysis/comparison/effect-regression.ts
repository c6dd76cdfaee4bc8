/**
 * What: how much larger a school's effect is per standard deviation of a measure, over all schools and allowing for how surely each
 *   effect is known: what conclusions rest on, since the difference of extreme groups is inflated by how they were chosen.
 * Formula: x = (measure − mean)/SD (n − 1). θ̂ = b₀ + b₁x by least squares with weights w = 1/(τ² + SE²), τ² of the second stage;
 *   Knapp–Hartung: Var(b₁) = [Σw(θ̂ − b₀ − b₁x)²/(n − 2)] / Σw(x − x̄_w)²; t with n − 2 degrees of freedom.
 * Source: domain.md §4.6; Knapp & Hartung (2003).
 * R: metafor::rma(effect, sei = se, mods = ~ scale(measure), tau2 = tau2, test = "knha")
 * Missing: fewer than four schools → tooFew; a constant measure, or effects exactly on a line → noVariance.
 */
import { meanOf, varianceOf } from '../description/moments.ts';
import { tQuantile, tTwoSidedP } from '../distributions.ts';
import { absent, type Estimate, present } from '../types.ts';
import { noSpread } from './groups.ts';

export interface SchoolOfRegression {
  readonly measure: number;
  /** the school's own estimate, not the shrunken one: shrinking twice would bend the line */
  readonly effect: number;
  readonly se: number;
}

export interface EffectRegression {
  /** effect per SD of the measure */
  readonly slope: number;
  readonly se: number;
  readonly df: number;
  readonly lower: number;
  readonly upper: number;
  readonly p: number;
}

export function effectRegression(schools: readonly SchoolOfRegression[], tau2: number): Estimate<EffectRegression> {
  const n = schools.length;
  if (n < 4) return absent('tooFew', n);
  const measures = schools.map((s) => s.measure);
  const mean = meanOf(measures);
  const variance = varianceOf(measures);
  if (noSpread(variance * (n - 1), measures)) return absent('noVariance', n);
  const sd = Math.sqrt(variance);
  const rows = schools.map((s) => ({ w: 1 / (tau2 + s.se * s.se), x: (s.measure - mean) / sd, y: s.effect }));
  let sumW = 0;
  let sumX = 0;
  let sumY = 0;
  for (const { w, x, y } of rows) {
    sumW += w;
    sumX += w * x;
    sumY += w * y;
  }
  const [centreX, centreY] = [sumX / sumW, sumY / sumW];
  let squaresX = 0;
  let squaresY = 0;
  let cross = 0;
  for (const { w, x, y } of rows) {
    squaresX += w * (x - centreX) ** 2;
    squaresY += w * (y - centreY) ** 2;
    cross += w * (x - centreX) * (y - centreY);
  }
  const slope = cross / squaresX;
  let left = 0;
  for (const { w, x, y } of rows) left += w * (y - centreY - slope * (x - centreX)) ** 2;
  if (!(left > 1e-20 * squaresY) || !(squaresY > 0)) return absent('noVariance', n);
  const df = n - 2;
  const se = Math.sqrt(left / df / squaresX);
  const half = tQuantile(0.975, df) * se;
  return present({ slope, se, df, lower: slope - half, upper: slope + half, p: tTwoSidedP(slope / se, df) }, n);
}
