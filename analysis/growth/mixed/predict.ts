/**
 * What: each level's own deviation (BLUP) and how uncertain it is given the fixed effects.
 * Formula: outermost and middle levels: û = S Z'A⁻¹(y − Xβ̂), Var(u | y) = σ²S. Innermost: û = K W'(y − Xβ̂ − Zû_school),
 *   Var(u | y) = σ²(K + K W'Z S Z'W K). S and K: evaluate.ts.
 * Source: Henderson (1975); Bates and others (2015).
 * R: lme4::ranef(fit, condVar = TRUE): "condSD", the uncertainty of β̂ is not in it
 * Missing: a variance of 0 gives deviations of 0 with SD 0.
 */
import type { Evaluation, Model, ReducedBlock } from './evaluate.ts';
import { product } from './small.ts';

export interface LevelEffects {
  readonly group: string;
  readonly terms: readonly string[];
  readonly levels: readonly string[];
  /** levels × terms */
  readonly blup: Float64Array;
  readonly conditionalSd: Float64Array;
}

/** û of every column of a block; `beta` in the model's coordinates. */
export const blockEffects = ({ block, g, shrunk }: ReducedBlock, p: number, beta: Float64Array): Float64Array => {
  const { z, m } = block;
  const residual = Float64Array.from({ length: z }, (_, a) => {
    let s = g[a * m + m - 1]!;
    for (let j = 0; j < p; j++) s -= g[a * m + z + j]! * beta[j]!;
    return s;
  });
  return product(shrunk, z, z, residual, 1);
};

export const predictLevels = (model: Model, at: Evaluation): readonly LevelEffects[] => {
  const { blocks, parts } = model;
  const { p, q } = blocks;
  const sigma = Math.sqrt(at.sigma2);
  const out = parts.map((x) => ({
    group: x.group,
    terms: x.terms,
    levels: x.levels,
    blup: new Float64Array(x.levels.length * x.terms.length),
    conditionalSd: new Float64Array(x.levels.length * x.terms.length),
  }));
  const put = (which: number, position: number, blup: number, variance: number): void => {
    out[which]!.blup[position] = blup;
    out[which]!.conditionalSd[position] = sigma * Math.sqrt(Math.max(0, variance));
  };
  for (const reduced of at.reduced) {
    const { block, shrunk } = reduced;
    const { z, m } = block;
    const u = blockEffects(reduced, p, at.beta);
    const place = (which: number, level: number, start: number): void => {
      const size = parts[which]!.terms.length;
      for (let j = 0; j < size; j++) put(which, level * size + j, u[start + j]!, shrunk[(start + j) * z + start + j]!);
    };
    place(blocks.outer, block.level, 0);
    for (const middle of block.middle) place(middle.part, middle.level, middle.start);
    if (q === 0) continue;
    // y − Xβ̂ − Zû in the order of U's columns
    const known = Float64Array.from({ length: m }, (_, j) => (j < z ? -u[j]! : j < m - 1 ? -at.beta[j - z]! : 1));
    const left = new Float64Array(q);
    const kz = new Float64Array(q * z);
    for (let unit = 0; unit < block.units.length; unit++) {
      const kernel = block.patternOf[unit]! * q * q;
      left.fill(0);
      kz.fill(0);
      for (let a = 0; a < q; a++) {
        const row = (unit * q + a) * m;
        for (let j = 0; j < m; j++) left[a]! += block.wu[row + j]! * known[j]!;
        for (let b = 0; b < q; b++) {
          const f = at.kernels[kernel + b * q + a]!;
          for (let j = 0; j < z; j++) kz[b * z + j]! += f * block.wu[row + j]!;
        }
      }
      for (let a = 0; a < q; a++) {
        let blup = 0;
        for (let b = 0; b < q; b++) blup += at.kernels[kernel + a * q + b]! * left[b]!;
        let variance = at.kernels[kernel + a * q + a]!;
        for (let i = 0; i < z; i++) {
          const f = kz[a * z + i]!;
          if (f !== 0) for (let j = 0; j < z; j++) variance += f * shrunk[i * z + j]! * kz[a * z + j]!;
        }
        put(blocks.inner, block.units[unit]! * q + a, blup, variance);
      }
    }
  }
  return out;
};
