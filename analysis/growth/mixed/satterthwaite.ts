/**
 * What: degrees of freedom of a fixed effect's t, from how uncertain the variances in its standard error are.
 * Formula: df = 2 Var(β̂_k)² / (g'Ag), g = ∂Var(β̂_k)/∂(θ, σ), A = 2H⁻¹, H the Hessian of the deviance at (θ̂, σ̂), over the directions in
 *   which it is positive.
 * Source: Satterthwaite (1946); Kuznetsova, Brockhoff & Christensen (2017), J. Stat. Software 82(13).
 * R: lmerTest::summary
 * Missing: none where every variance is at its boundary and σ has no curvature (not met in practice): then infinity is returned by the caller's rule.
 */
import { symmetricEigen } from '../../linear.ts';
import { evaluate, type Evaluation, freedomOf, type Model } from './evaluate.ts';
import { gradient } from './gradient.ts';
import type { Optimum } from './optimise.ts';
import { covarianceOfColumns } from './orthonormal.ts';

/** One df per contrast; a contrast is a row of weights of the fixed effects. */
export const satterthwaite = (model: Model, optimum: Optimum, contrasts: readonly Float64Array[]): Float64Array => {
  const { p, coordinates } = model.blocks;
  const { theta, scale, at } = optimum;
  const d = theta.length;
  const sigma = Math.sqrt(at.sigma2);
  const freedom = freedomOf(model);
  /** gradient of the unprofiled deviance in (θ, σ) */
  const slope = (e: Evaluation, s: number): Float64Array => {
    const out = new Float64Array(d + 1);
    out.set(gradient(model, e, 1 / (s * s)));
    out[d] = (2 * freedom) / s - (2 * e.r) / s ** 3;
    return out;
  };
  const shifted = (i: number, by: number): Evaluation => {
    const t = theta.slice();
    t[i]! += by;
    return evaluate(model, t)!;
  };
  const size = (i: number) => 1e-4 * Math.max(0.1 * scale[i]!, Math.abs(theta[i]!));
  const hessian: number[][] = [];
  const change: Float64Array[] = [];
  const variancesFrom = (q: Float64Array) => {
    const own = covarianceOfColumns(coordinates, q);
    return Float64Array.from(contrasts, (c) => quadratic(c, own, p));
  };
  for (let i = 0; i < d; i++) {
    const h = size(i);
    const above = shifted(i, h);
    const below = shifted(i, -h);
    const up = slope(above, sigma);
    const down = slope(below, sigma);
    hessian.push(Array.from(up, (x, j) => (x - down[j]!) / (2 * h)));
    const qUp = variancesFrom(above.q);
    const qDown = variancesFrom(below.q);
    change.push(qUp.map((x, k) => (at.sigma2 * (x - qDown[k]!)) / (2 * h)));
  }
  const h = 1e-4 * sigma;
  const up = slope(at, sigma + h);
  const down = slope(at, sigma - h);
  hessian.push(Array.from(up, (x, j) => (x - down[j]!) / (2 * h)));
  const variances = variancesFrom(at.q).map((x) => x * at.sigma2);
  change.push(variances.map((v) => (2 * v) / sigma));

  const symmetric = hessian.map((row, i) => row.map((x, j) => (x + hessian[j]![i]!) / 2));
  const { values, vectors } = symmetricEigen(symmetric);
  const smallest = 1e-8 * Math.max(...values.map(Math.abs));
  return variances.map((variance, k) => {
    let spread = 0;
    values.forEach((value, v) => {
      if (value <= smallest) return;
      const along = change.reduce((s, c, i) => s + c[k]! * vectors[v]![i]!, 0);
      spread += (2 * along * along) / value;
    });
    return (2 * variance * variance) / spread;
  });
};

/** c'Qc */
export const quadratic = (c: Float64Array, q: Float64Array, p: number): number => {
  let sum = 0;
  for (let i = 0; i < p; i++) if (c[i] !== 0) for (let j = 0; j < p; j++) sum += c[i]! * q[i * p + j]! * c[j]!;
  return sum;
};
