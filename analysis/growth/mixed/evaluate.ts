/**
 * What a set of covariance parameters θ implies: the (restricted) deviance, β̂, σ̂², and the derivative of the deviance in θ.
 *
 * With V scaled by σ²: per pupil A = I + WΛ_pΛ_p'W' (Woodbury: only the q × q matrix I + Λ_p'W'WΛ_p is factorised), per school
 * C = I + Λ'Z'A⁻¹ZΛ, V⁻¹ = A⁻¹ − A⁻¹ZΛC⁻¹Λ'Z'A⁻¹, log|V| = Σ log|A| + Σ log|C|.
 * REML: d = log|V| + log|X'V⁻¹X| + (n − p)(1 + log(2πr/(n − p))), r = y'Py; ML: d = log|V| + n(1 + log(2πr/n)).
 * ∂d/∂Λ_ab = 2[HΛ]_ab − (f/r)·2[KΛ]_ab with H = Σ Z'PZ (ML: Σ Z'V⁻¹Z), K = Σ (Z'Py)(Z'Py)', f = n − p (ML: n).
 * Source: Bates, Mächler, Bolker & Walker (2015), J. Stat. Software 67(1); Searle, Casella & McCulloch (1992), ch. 6.
 */
import type { Blocks, OuterBlock, RandomPart } from './blocks.ts';
import { lambdas, type Slot } from './parameters.ts';
import { cholesky, crossProduct, inverseFromCholesky, part, product, solveLower, solveUpper } from './small.ts';

export type Method = 'REML' | 'ML';

export interface Model {
  readonly blocks: Blocks;
  readonly parts: readonly RandomPart[];
  readonly slots: readonly Slot[];
  readonly method: Method;
}

/** One school after its pupils are integrated out. */
export interface ReducedBlock {
  readonly block: OuterBlock;
  /** [Z|X|y]'A⁻¹[Z|X|y], m × m */
  readonly g: Float64Array;
  /** Λ of the block, z × z */
  readonly lambda: Float64Array;
  /** Cholesky factor of C */
  readonly c: Float64Array;
  /** ΛC⁻¹Λ', z × z */
  readonly shrunk: Float64Array;
}

export interface Evaluation {
  /** −2 log (restricted) likelihood with σ² and β profiled out */
  readonly deviance: number;
  readonly beta: Float64Array;
  /** (X'V⁻¹X)⁻¹, V scaled by σ² */
  readonly q: Float64Array;
  readonly sigma2: number;
  /** y'Py */
  readonly r: number;
  readonly logDetV: number;
  readonly logDetX: number;
  readonly reduced: readonly ReducedBlock[];
  readonly lambda: readonly Float64Array[];
}

/** Λ of a block: the outer part's first, then each middle level's on its own columns. */
const blockLambda = (block: OuterBlock, parts: readonly RandomPart[], outer: number, lambda: readonly Float64Array[]) => {
  const all = new Float64Array(block.z * block.z);
  const place = (l: Float64Array, q: number, at: number): void => {
    for (let i = 0; i < q; i++) for (let j = 0; j <= i; j++) all[(at + i) * block.z + at + j] = l[i * q + j]!;
  };
  place(lambda[outer]!, parts[outer]!.terms.length, 0);
  for (const m of block.middle) place(lambda[m.part]!, parts[m.part]!.terms.length, m.start);
  return all;
};

/** Chol(I + Λ'BΛ) for a q × q B, or null when it is not positive definite. */
const factor = (b: Float64Array, lambda: Float64Array, q: number): Float64Array | null => {
  const inner = crossProduct(lambda, q, product(b, q, q, lambda, q), q, q);
  for (let i = 0; i < q; i++) inner[i * q + i]! += 1;
  return cholesky(inner, q) ? inner : null;
};

const logDeterminant = (l: Float64Array, n: number): number => {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += Math.log(l[i * n + i]!);
  return 2 * sum;
};

/** Null where θ makes a matrix that is not positive definite (a collinear fixed part, or overflow). */
export const evaluate = (model: Model, theta: Float64Array): Evaluation | null => {
  const { blocks, parts, slots, method } = model;
  const lambda = lambdas(parts, slots, theta);
  const qw = blocks.inner >= 0 ? parts[blocks.inner]!.terms.length : 0;
  const p1 = blocks.p + 1;
  const total = new Float64Array(p1 * p1);
  let logDetV = 0;
  const reduced: ReducedBlock[] = [];
  for (const block of blocks.blocks) {
    const { m, z } = block;
    const g = block.uu.slice();
    for (const unit of block.units) {
      const lp = lambda[blocks.inner]!;
      const l = factor(unit.ww, lp, qw);
      if (!l) return null;
      logDetV += logDeterminant(l, qw);
      const v = crossProduct(lp, qw, unit.wu, m, qw);
      solveLower(l, qw, v, m);
      for (let k = 0; k < qw; k++)
        for (let a = 0; a < m; a++) {
          const f = v[k * m + a]!;
          if (f !== 0) for (let b = 0; b < m; b++) g[a * m + b]! -= f * v[k * m + b]!;
        }
    }
    const own = blockLambda(block, parts, blocks.outer, lambda);
    const c = factor(part(g, m, 0, z, 0, z), own, z);
    if (!c) return null;
    logDetV += logDeterminant(c, z);
    const t = crossProduct(own, z, part(g, m, 0, z, z, p1), p1, z);
    solveLower(c, z, t, p1);
    for (let a = 0; a < p1; a++)
      for (let b = 0; b < p1; b++) {
        let s = g[(z + a) * m + z + b]!;
        for (let k = 0; k < z; k++) s -= t[k * p1 + a]! * t[k * p1 + b]!;
        total[a * p1 + b]! += s;
      }
    // L⁻¹Λ' as rows, so that ΛC⁻¹Λ' = (L⁻¹Λ')'(L⁻¹Λ')
    const transposed = new Float64Array(z * z);
    for (let i = 0; i < z; i++) for (let j = 0; j < z; j++) transposed[i * z + j] = own[j * z + i]!;
    solveLower(c, z, transposed, z);
    reduced.push({ block, g, lambda: own, c, shrunk: crossProduct(transposed, z, transposed, z, z) });
  }
  const p = blocks.p;
  const xx = part(total, p1, 0, p, 0, p);
  if (!cholesky(xx, p)) return null;
  const beta = part(total, p1, 0, p, p, 1);
  solveLower(xx, p, beta, 1);
  let r = total[p1 * p1 - 1]!;
  for (let i = 0; i < p; i++) r -= beta[i]! ** 2;
  solveUpper(xx, p, beta, 1);
  if (!(r > 0)) return null;
  const logDetX = logDeterminant(xx, p);
  const freedom = method === 'REML' ? blocks.n - p : blocks.n;
  const sigma2 = r / freedom;
  const deviance = logDetV + (method === 'REML' ? logDetX : 0) + freedom * (1 + Math.log(2 * Math.PI * sigma2));
  return { deviance, beta, q: inverseFromCholesky(xx, p), sigma2, r, logDetV, logDetX, reduced, lambda };
};

/**
 * ∂/∂θ of log|V| (+ log|X'V⁻¹X|) + y'Py·weight. With weight f/r it is the gradient of the profiled deviance, with 1/σ² that of the
 * deviance at a given σ.
 */
export const gradient = (model: Model, at: Evaluation, weight: number): Float64Array => {
  const { blocks, parts, slots, method } = model;
  const p = blocks.p;
  const p1 = p + 1;
  const hOf = parts.map((x) => new Float64Array(x.terms.length ** 2));
  const kOf = parts.map((x) => new Float64Array(x.terms.length ** 2));

  /** adds one level's Z'PZ and (Z'Py)(Z'Py)': `zz` is Z'V⁻¹Z, `zx` is Z'V⁻¹[X|y], both for q rows */
  const add = (which: number, q: number, zz: Float64Array, zx: Float64Array): void => {
    const h = hOf[which]!;
    const k = kOf[which]!;
    const py = new Float64Array(q);
    for (let a = 0; a < q; a++) {
      let s = zx[a * p1 + p]!;
      for (let j = 0; j < p; j++) s -= zx[a * p1 + j]! * at.beta[j]!;
      py[a] = s;
    }
    for (let a = 0; a < q; a++)
      for (let b = 0; b < q; b++) {
        let s = zz[a * q + b]!;
        if (method === 'REML')
          for (let i = 0; i < p; i++) {
            let t = 0;
            for (let j = 0; j < p; j++) t += at.q[i * p + j]! * zx[b * p1 + j]!;
            s -= zx[a * p1 + i]! * t;
          }
        h[a * q + b]! += s;
        k[a * q + b]! += py[a]! * py[b]!;
      }
  };

  for (const { block, g, shrunk } of at.reduced) {
    const { z, m } = block;
    const s = part(g, m, 0, z, 0, z);
    const sx = part(g, m, 0, z, z, p1);
    const shrunkS = product(shrunk, z, z, s, z);
    const shrunkX = product(shrunk, z, z, sx, p1);
    const lostZ = product(s, z, z, shrunkS, z);
    const vz = s.map((x, i) => x - lostZ[i]!);
    const lost = product(s, z, z, shrunkX, p1);
    const vx = sx.map((x, i) => x - lost[i]!);
    const q0 = parts[blocks.outer]!.terms.length;
    add(blocks.outer, q0, part(vz, z, 0, q0, 0, q0), part(vx, p1, 0, q0, 0, p1));
    for (const level of block.middle) {
      const q = parts[level.part]!.terms.length;
      add(level.part, q, part(vz, z, level.start, q, level.start, q), part(vx, p1, level.start, q, 0, p1));
    }
    if (blocks.inner < 0) continue;
    const q = parts[blocks.inner]!.terms.length;
    const lp = at.lambda[blocks.inner]!;
    for (const unit of block.units) {
      const l = factor(unit.ww, lp, q)!;
      // F = (I − W'WΛM⁻¹Λ')·W'[W|U]
      const both = new Float64Array(q * (q + m));
      for (let a = 0; a < q; a++) {
        for (let b = 0; b < q; b++) both[a * (q + m) + b] = unit.ww[a * q + b]!;
        for (let b = 0; b < m; b++) both[a * (q + m) + q + b] = unit.wu[a * m + b]!;
      }
      const back = crossProduct(lp, q, both, q + m, q);
      solveLower(l, q, back, q + m);
      solveUpper(l, q, back, q + m);
      const lost2 = product(product(unit.ww, q, q, lp, q), q, q, back, q + m);
      for (let i = 0; i < both.length; i++) both[i]! -= lost2[i]!;
      const wz = part(both, q + m, 0, q, q, z);
      const wx = part(both, q + m, 0, q, q + z, p1);
      const ww = part(both, q + m, 0, q, 0, q);
      const wzShrunk = product(wz, q, z, shrunk, z);
      for (let a = 0; a < q; a++) {
        for (let b = 0; b < q; b++) {
          let t = 0;
          for (let k = 0; k < z; k++) t += wzShrunk[a * z + k]! * wz[b * z + k]!;
          ww[a * q + b]! -= t;
        }
        for (let b = 0; b < p1; b++) {
          let t = 0;
          for (let k = 0; k < z; k++) t += wz[a * z + k]! * shrunkX[k * p1 + b]!;
          wx[a * p1 + b]! -= t;
        }
      }
      add(blocks.inner, q, ww, wx);
    }
  }
  const products = parts.map((x, i) => {
    const q = x.terms.length;
    const h = product(hOf[i]!, q, q, at.lambda[i]!, q);
    const k = product(kOf[i]!, q, q, at.lambda[i]!, q);
    return h.map((v, j) => 2 * (v - weight * k[j]!));
  });
  return Float64Array.from(slots, (s) => products[s.part]![s.row * parts[s.part]!.terms.length + s.column]!);
};
