/**
 * What: each level's own deviation (BLUP) and how uncertain it is given the fixed effects.
 * Formula: outermost and middle levels: û = ΛC⁻¹Λ'Z'A⁻¹(y − Xβ̂), Var(u | y) = σ²ΛC⁻¹Λ'. Innermost: û = ΛM⁻¹Λ'W'(y − Xβ̂ − Zû_school),
 *   Var(u | y) = σ²(G − G W'V⁻¹W G), G = ΛΛ'. V and A scaled by σ².
 * Source: Henderson (1975); Bates and others (2015).
 * R: lme4::ranef(fit, condVar = TRUE): "condSD", the uncertainty of β̂ is not in it
 * Missing: a variance of 0 gives deviations of 0 with SD 0.
 */
import type { RandomPart } from './blocks.ts';
import type { Evaluation, Model, ReducedBlock } from './evaluate.ts';
import { cholesky, crossProduct, part, product, solveLower, solveUpper } from './small.ts';

export interface LevelEffects {
  readonly group: string;
  readonly terms: readonly string[];
  readonly levels: readonly string[];
  /** levels × terms */
  readonly blup: Float64Array;
  readonly conditionalSd: Float64Array;
}

/** [I | Z'A⁻¹…]: Z'A⁻¹(y − Xβ̂) of a block. */
const residualZ = (r: ReducedBlock, p: number, beta: Float64Array): Float64Array => {
  const { z, m } = r.block;
  return Float64Array.from({ length: z }, (_, a) => {
    let s = r.g[a * m + m - 1]!;
    for (let j = 0; j < p; j++) s -= r.g[a * m + z + j]! * beta[j]!;
    return s;
  });
};

/** û of every column of a block. */
export const blockEffects = (r: ReducedBlock, p: number, beta: Float64Array): Float64Array =>
  product(r.shrunk, r.block.z, r.block.z, residualZ(r, p, beta), 1);

export const predictLevels = (model: Model, at: Evaluation): readonly LevelEffects[] => {
  const { blocks, parts } = model;
  const p = blocks.p;
  const sigma = Math.sqrt(at.sigma2);
  const out = parts.map((x: RandomPart) => ({
    group: x.group,
    terms: x.terms,
    levels: x.levels,
    blup: new Float64Array(x.levels.length * x.terms.length),
    conditionalSd: new Float64Array(x.levels.length * x.terms.length),
  }));
  const put = (which: number, level: number, term: number, blup: number, variance: number): void => {
    const at2 = level * parts[which]!.terms.length + term;
    out[which]!.blup[at2] = blup;
    out[which]!.conditionalSd[at2] = sigma * Math.sqrt(Math.max(0, variance));
  };
  for (const r of at.reduced) {
    const { block, shrunk } = r;
    const { z, m } = block;
    const u = blockEffects(r, p, at.beta);
    parts[blocks.outer]!.terms.forEach((_, j) => put(blocks.outer, block.level, j, u[j]!, shrunk[j * z + j]!));
    for (const mid of block.middle)
      parts[mid.part]!.terms.forEach((_, j) => {
        const c = mid.start + j;
        put(mid.part, mid.level, j, u[c]!, shrunk[c * z + c]!);
      });
    if (blocks.inner < 0) continue;
    const q = parts[blocks.inner]!.terms.length;
    const lp = at.lambda[blocks.inner]!;
    for (const unit of block.units) {
      const l = crossProduct(lp, q, product(unit.ww, q, q, lp, q), q, q);
      for (let i = 0; i < q; i++) l[i * q + i]! += 1;
      cholesky(l, q);
      const shrink = new Float64Array(q * q);
      for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) shrink[i * q + j] = lp[j * q + i]!;
      solveLower(l, q, shrink, q);
      solveUpper(l, q, shrink, q);
      const own = product(lp, q, q, shrink, q);
      const we = Float64Array.from({ length: q }, (_, a) => {
        let s = unit.wu[a * m + m - 1]!;
        for (let j = 0; j < p; j++) s -= unit.wu[a * m + z + j]! * at.beta[j]!;
        for (let j = 0; j < z; j++) s -= unit.wu[a * m + j]! * u[j]!;
        return s;
      });
      const b = product(own, q, q, we, 1);
      // Var(u|y)/σ² = ΛM⁻¹Λ' + K shrunk K', K = ΛM⁻¹Λ'W'Z
      const k = product(own, q, q, part(unit.wu, m, 0, q, 0, z), z);
      const kShrunk = product(k, q, z, shrunk, z);
      for (let a = 0; a < q; a++) {
        let variance = own[a * q + a]!;
        for (let j = 0; j < z; j++) variance += kShrunk[a * z + j]! * k[a * z + j]!;
        put(blocks.inner, unit.level, a, b[a]!, variance);
      }
    }
  }
  return out;
};
