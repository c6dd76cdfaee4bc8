/**
 * What: the variance between schools of their true effects (τ²), with the mean effect μ that belongs to it.
 * Formula: τ² ≥ 0 solves Σ w_s (θ̂_s − μ)² = S − 1 with w_s = 1/(τ² + SE_s²) and μ = Σ w θ̂ / Σ w; 0 where the left side is
 *   below S − 1 already at τ² = 0. SE(μ) = 1/√Σw.
 * Source: Paule & Mandel (1982); the generalised Q function falls and is convex in τ² (DerSimonian & Kacker 2007), so Newton's
 *   method from 0 climbs to the root without passing it.
 * R: metafor::rma(yi, sei = se, method = "PM")$tau2
 * Missing: no finite standard errors above 0 are a caller's mistake; fewer than two schools → tooFew.
 */
import { absent, type Estimate, present } from '../types.ts';

export interface BetweenVariance {
  readonly tau2: number;
  readonly mu: number;
  readonly seMu: number;
}

interface Weighted {
  readonly mu: number;
  readonly sumWeights: number;
  readonly q: number;
  readonly slope: number;
}

function weigh(effects: readonly number[], variances: readonly number[], tau2: number): Weighted {
  let sumWeights = 0;
  let sum = 0;
  for (let s = 0; s < effects.length; s++) {
    const w = 1 / (tau2 + variances[s]!);
    sumWeights += w;
    sum += w * effects[s]!;
  }
  const mu = sum / sumWeights;
  let q = 0;
  let slope = 0;
  for (let s = 0; s < effects.length; s++) {
    const w = 1 / (tau2 + variances[s]!);
    const term = w * (effects[s]! - mu) ** 2;
    q += term;
    slope -= w * term;
  }
  return { mu, sumWeights, q, slope };
}

/** τ², μ and SE(μ) of schools' effects; `n` is the number of schools. */
export function pauleMandel(effects: readonly number[], standardErrors: readonly number[]): Estimate<BetweenVariance> {
  const schools = effects.length;
  if (schools !== standardErrors.length) throw new RangeError('one standard error per effect');
  if (standardErrors.some((se) => !(se > 0 && Number.isFinite(se)))) throw new RangeError('standard errors must be above 0');
  if (schools < 2) return absent('tooFew', schools);
  const variances = standardErrors.map((se) => se * se);
  let tau2 = 0;
  let at = weigh(effects, variances, 0);
  for (let step = 0; step < 500 && at.q > schools - 1; step++) {
    const next = tau2 + (at.q - (schools - 1)) / -at.slope;
    if (next <= tau2 || next - tau2 <= 1e-15 * next) break;
    tau2 = next;
    at = weigh(effects, variances, tau2);
  }
  return present({ tau2, mu: at.mu, seMu: 1 / Math.sqrt(at.sumWeights) }, schools);
}
