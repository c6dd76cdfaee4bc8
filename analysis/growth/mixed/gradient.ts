/**
 * The derivative of the deviance in θ, at the cost of about one more evaluation: what the deviance answers to a change of each school's
 * G is found first, and then handed on to the patterns.
 *
 * With E = [−S G_zx; I] and Φ = the derivative in [X|y]'V⁻¹[X|y] (REML: Q on its X part; plus weight·bb', b = [−β̂; 1]), the derivative
 * in G is Ω = blockdiag(S, 0) + EΦE', that in Γ of the school G_zz − G_zz S G_zz − VΦV' with V = (I − G_zz S)G_zx. A pattern's K has
 * derivative −Σ W'U Ω U'W over its pupils, and Γ_p that of Σ count (B − BKB) + (I − BK)·that·(I − KB), B = W'W. At last ∂d/∂Λ = 2(∂d/∂Γ)Λ.
 * Source: Searle, Casella & McCulloch (1992), ch. 6; reverse accumulation as in Smith (1995), J. Comp. Graph. Stat. 4(2).
 */
import { type OuterBlock, triangle } from './blocks.ts';
import type { Evaluation, Model, ReducedBlock } from './evaluate.ts';
import { part, product } from './small.ts';

/**
 * ∂/∂θ of log|V| (+ log|X'V⁻¹X|) + y'Py·weight. With weight f/r it is the gradient of the profiled deviance (f = n − p, ML: n), with
 * 1/σ² that of the deviance at a given σ.
 */
export const gradient = (model: Model, at: Evaluation, weight: number): Float64Array => {
  const { blocks, parts, slots } = model;
  const { q } = blocks;
  const phi = phiOf(model, at, weight);
  const forGamma = parts.map((x) => new Float64Array(x.terms.length ** 2));
  const forKernels = new Float64Array(at.kernels.length);
  const room = makeRoom(blocks);
  for (const reduced of at.reduced) {
    const { block } = reduced;
    const { z } = block;
    const { omega, gamma } = answerOfBlock(reduced, blocks.p, phi, room);
    const take = (which: number, start: number): void => {
      const size = parts[which]!.terms.length;
      const own = forGamma[which]!;
      for (let a = 0; a < size; a++) for (let b = 0; b < size; b++) own[a * size + b]! += gamma[(start + a) * z + start + b]!;
    };
    take(blocks.outer, 0);
    for (const level of block.middle) take(level.part, level.start);
    if (q > 0) handOn(block, omega, q, forKernels);
  }
  if (q > 0) addPatterns(model, at, forKernels, forGamma[blocks.inner]!);
  const products = parts.map((x, i) => product(forGamma[i]!, x.terms.length, x.terms.length, at.lambda[i]!, x.terms.length));
  return Float64Array.from(slots, (s) => 2 * products[s.part]![s.row * parts[s.part]!.terms.length + s.column]!);
};

/** Φ, (p + 1) × (p + 1). */
const phiOf = ({ blocks, method }: Model, at: Evaluation, weight: number): Float64Array => {
  const p = blocks.p;
  const p1 = p + 1;
  const b = Float64Array.from({ length: p1 }, (_, i) => (i < p ? -at.beta[i]! : 1));
  const phi = new Float64Array(p1 * p1);
  for (let i = 0; i < p1; i++)
    for (let j = 0; j < p1; j++)
      phi[i * p1 + j] = weight * b[i]! * b[j]! + (method === 'REML' && i < p && j < p ? at.q[i * p + j]! : 0);
  return phi;
};

const makeRoom = ({ blocks, p }: Model['blocks']) => {
  const m = Math.max(...blocks.map((b) => b.m));
  const z = Math.max(...blocks.map((b) => b.z));
  const square = () => new Float64Array(z * z);
  const wide = () => new Float64Array(z * (p + 1));
  const omega = new Float64Array(triangle(m));
  return { gz: square(), gzs: square(), gamma: square(), gx: wide(), sgx: wide(), v: wide(), vPhi: wide(), sPhi: wide(), omega };
};

/** Ω (upper triangle, off the diagonal doubled, so that a sum over the triangle is the sum over the matrix) and ∂d/∂Γ, z × z. */
const answerOfBlock = ({ block, g, shrunk }: ReducedBlock, p: number, phi: Float64Array, room: ReturnType<typeof makeRoom>) => {
  const { m, z } = block;
  const p1 = p + 1;
  const { omega, gamma } = room;
  const gz = part(g, m, 0, z, 0, z, room.gz);
  const gx = part(g, m, 0, z, z, p1, room.gx);
  const sgx = product(shrunk, z, z, gx, p1, room.sgx);
  const gzs = product(gz, z, z, shrunk, z, room.gzs);
  const v = product(gzs, z, z, gx, p1, room.v);
  for (let i = 0; i < z * p1; i++) v[i] = gx[i]! - v[i]!;
  const vPhi = product(v, z, p1, phi, p1, room.vPhi);
  product(gzs, z, z, gz, z, gamma);
  for (let a = 0; a < z; a++)
    for (let b = 0; b < z; b++) {
      let s = gz[a * z + b]! - gamma[a * z + b]!;
      for (let k = 0; k < p1; k++) s -= vPhi[a * p1 + k]! * v[b * p1 + k]!;
      gamma[a * z + b] = s;
    }
  // EΦE' by its three parts
  const sPhi = product(sgx, z, p1, phi, p1, room.sPhi);
  let k = 0;
  for (let i = 0; i < z; i++) {
    for (let j = i; j < z; j++) {
      let s = shrunk[i * z + j]!;
      for (let c = 0; c < p1; c++) s += sPhi[i * p1 + c]! * sgx[j * p1 + c]!;
      omega[k++] = i === j ? s : 2 * s;
    }
    for (let j = 0; j < p1; j++) omega[k++] = -2 * sPhi[i * p1 + j]!;
  }
  for (let i = 0; i < p1; i++) for (let j = i; j < p1; j++) omega[k++] = (i === j ? 1 : 2) * phi[i * p1 + j]!;
  return { omega, gamma };
};

/** Adds −Σ W'U Ω U'W of the block's units to the derivatives in K. */
const handOn = (block: OuterBlock, omega: Float64Array, q: number, forKernels: Float64Array): void => {
  const { m, wu, pools, sums } = block;
  const size = triangle(m);
  let from = 0;
  for (const pattern of pools) {
    const own = pattern * q * q;
    for (let a = 0; a < q; a++)
      for (let b = a; b < q; b++, from += size) {
        let s = 0;
        for (let i = 0; i < size; i++) s += omega[i]! * sums[from + i]!;
        if (a === b) forKernels[own + a * q + a]! -= s;
        else {
          forKernels[own + a * q + b]! -= s / 2;
          forKernels[own + b * q + a]! -= s / 2;
        }
      }
  }
  for (const unit of block.alone) {
    const own = block.patternOf[unit]! * q * q;
    for (let a = 0; a < q; a++)
      for (let b = a; b < q; b++) {
        const ua = (unit * q + a) * m;
        const ub = (unit * q + b) * m;
        let s = 0;
        for (let i = 0, k = 0; i < m; i++) {
          const fa = wu[ua + i]!;
          const fb = wu[ub + i]!;
          if (fa === 0 && fb === 0) {
            k += m - i;
            continue;
          }
          for (let j = i; j < m; j++) s += omega[k++]! * (fa * wu[ub + j]! + fb * wu[ua + j]!);
        }
        forKernels[own + a * q + b]! -= s / 2;
        if (a !== b) forKernels[own + b * q + a]! -= s / 2;
      }
  }
};

const addPatterns = ({ blocks }: Model, at: Evaluation, forKernels: Float64Array, out: Float64Array): void => {
  const { q, patterns, patternCount } = blocks;
  const size = q * q;
  for (let k = 0; k < patternCount.length; k++) {
    const b = patterns.subarray(k * size, (k + 1) * size);
    const bk = product(b, q, q, at.kernels.subarray(k * size, (k + 1) * size), q);
    const bkb = product(bk, q, q, b, q);
    const left = bk.map((x, i) => (i % (q + 1) === 0 ? 1 : 0) - x);
    const half = product(left, q, q, forKernels.subarray(k * size, (k + 1) * size), q);
    for (let i = 0; i < q; i++)
      for (let j = 0; j < q; j++) {
        let s = patternCount[k]! * (b[i * q + j]! - bkb[i * q + j]!);
        for (let c = 0; c < q; c++) s += half[i * q + c]! * left[j * q + c]!;
        out[i * q + j]! += s;
      }
  }
};
