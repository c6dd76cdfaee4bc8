/**
 * What a set of covariance parameters θ implies: the (restricted) deviance, β̂ and σ̂².
 *
 * With V scaled by σ² and Γ = ΛΛ' of a part. Per pupil A = I + WΓ_pW', so that U'A⁻¹U = U'U − U'W K W'U with
 * K = (Γ_p⁻¹ + W'W)⁻¹ = Λ_p(I + Λ_p'W'WΛ_p)⁻¹Λ_p'. Per school G = [Z|X|y]'A⁻¹[Z|X|y], S = (Γ⁻¹ + G_zz)⁻¹ in the same way, and
 * [X|y]'V⁻¹[X|y] = Σ (G_xx − G_xz S G_zx). log|V| = Σ log|I + Λ_p'W'WΛ_p| + Σ log|I + Λ'G_zzΛ|.
 * REML: d = log|V| + log|X'V⁻¹X| + (n − p)(1 + log(2πr/(n − p))), r = y'Py; ML: d = log|V| + n(1 + log(2πr/n)).
 * Source: Bates, Mächler, Bolker & Walker (2015), J. Stat. Software 67(1); Searle, Casella & McCulloch (1992), ch. 6.
 */
import { type Blocks, type OuterBlock, triangle } from './blocks.ts';
import type { RandomPart } from './data.ts';
import { lambdas, type Slot } from './parameters.ts';
import { cholesky, crossProduct, inverseFromCholesky, logDeterminant, part, product, solveLower, solveUpper } from './small.ts';

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
  /** G, m × m */
  readonly g: Float64Array;
  /** S, z × z */
  readonly shrunk: Float64Array;
}

/** β̃ and Q stand in the coordinates of `blocks.coordinates`. */
export interface Evaluation {
  /** −2 log (restricted) likelihood with σ² and β profiled out */
  readonly deviance: number;
  readonly beta: Float64Array;
  /** Q = (X'V⁻¹X)⁻¹, V scaled by σ² */
  readonly q: Float64Array;
  readonly sigma2: number;
  /** y'Py */
  readonly r: number;
  readonly lambda: readonly Float64Array[];
  /** K of each pattern, q × q */
  readonly kernels: Float64Array;
  readonly reduced: readonly ReducedBlock[];
}

/** Room for the matrices of one block, used again for the next. */
interface Room {
  readonly inner: Float64Array;
  readonly rows: Float64Array;
  readonly lambda: Float64Array;
  readonly half: Float64Array;
  readonly ku: Float64Array;
  readonly gz: Float64Array;
  readonly gx: Float64Array;
  readonly sgx: Float64Array;
}

const makeRoom = ({ blocks, p, q }: Blocks): Room => {
  const m = Math.max(...blocks.map((b) => b.m));
  const z = Math.max(...blocks.map((b) => b.z));
  const size = Math.max(z, q);
  const square = () => new Float64Array(size * size);
  const wide = () => new Float64Array(z * (p + 1));
  return {
    inner: square(),
    rows: square(),
    lambda: square(),
    half: new Float64Array(triangle(m)),
    ku: new Float64Array(q * m),
    gz: square(),
    gx: wide(),
    sgx: wide(),
  };
};

/** S = Λ(I + Λ'BΛ)⁻¹Λ' into `out`; returns log|I + Λ'BΛ|, NaN when that is not positive definite (overflow). */
const shrinkage = (
  b: Float64Array,
  lambda: Float64Array,
  q: number,
  out: Float64Array,
  { inner, rows }: Pick<Room, 'inner' | 'rows'>,
): number => {
  crossProduct(lambda, q, product(b, q, q, lambda, q, rows), q, q, inner);
  for (let i = 0; i < q; i++) inner[i * q + i]! += 1;
  if (cholesky(inner, q) >= 0) return Number.NaN;
  // L⁻¹Λ' as rows, so that S = (L⁻¹Λ')'(L⁻¹Λ')
  for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) rows[i * q + j] = lambda[j * q + i]!;
  solveLower(inner, q, rows, q);
  crossProduct(rows, q, rows, q, q, out);
  return logDeterminant(inner, q);
};

/**
 * What the outer part's columns of a block would tell by themselves, the middle levels taken as errors: H = G_oo − G_om S_m G_mo, q × q.
 * σ²H⁻¹ is the variance of the school's own estimates, without anything borrowed from other schools.
 */
export const ownInformation = ({ block, g }: ReducedBlock, { blocks, parts }: Model, lambda: readonly Float64Array[]) => {
  const { m, z, middle } = block;
  const q = parts[blocks.outer]!.terms.length;
  const y = z - q;
  const h = part(g, m, 0, q, 0, q);
  if (y === 0) return h;
  const own = new Float64Array(y * y);
  for (const { part: which, start } of middle) {
    const size = parts[which]!.terms.length;
    const l = lambda[which]!;
    for (let i = 0; i < size; i++) for (let j = 0; j <= i; j++) own[(start - q + i) * y + start - q + j] = l[i * size + j]!;
  }
  const room = { inner: new Float64Array(y * y), rows: new Float64Array(y * y) };
  const s = new Float64Array(y * y);
  shrinkage(part(g, m, q, y, q, y), own, y, s, room);
  const across = part(g, m, q, y, 0, q);
  const lost = crossProduct(across, q, product(s, y, y, across, q), q, y);
  for (let i = 0; i < q * q; i++) h[i]! -= lost[i]!;
  return h;
};

/** Λ of a block: the outer part's first, then each middle level's on its own columns. */
const blockLambda = (
  block: OuterBlock,
  parts: readonly RandomPart[],
  outer: number,
  lambda: readonly Float64Array[],
  all: Float64Array,
): Float64Array => {
  all.fill(0);
  const place = (l: Float64Array, q: number, at: number): void => {
    for (let i = 0; i < q; i++) for (let j = 0; j <= i; j++) all[(at + i) * block.z + at + j] = l[i * q + j]!;
  };
  place(lambda[outer]!, parts[outer]!.terms.length, 0);
  for (const m of block.middle) place(lambda[m.part]!, parts[m.part]!.terms.length, m.start);
  return all;
};

/** G of a block from the kernels of its patterns, as a whole matrix. */
const integrated = (block: OuterBlock, kernels: Float64Array, q: number, { half, ku }: Room): Float64Array => {
  const { m } = block;
  const size = triangle(m);
  half.set(block.uu);
  const { pools, sums } = block;
  let from = 0;
  for (const pattern of pools)
    for (let a = 0; a < q; a++)
      for (let b = a; b < q; b++, from += size) {
        const f = kernels[(pattern * q + a) * q + b]!;
        if (f !== 0) for (let i = 0; i < size; i++) half[i]! -= f * sums[from + i]!;
      }
  for (const unit of block.alone) {
    const kernel = block.patternOf[unit]! * q * q;
    const wu = unit * q * m;
    ku.fill(0, 0, q * m);
    for (let a = 0; a < q; a++)
      for (let b = 0; b < q; b++) {
        const f = kernels[kernel + a * q + b]!;
        if (f !== 0) for (let i = 0; i < m; i++) ku[a * m + i]! += f * block.wu[wu + b * m + i]!;
      }
    for (let a = 0; a < q; a++)
      for (let i = 0, k = 0; i < m; i++) {
        const f = ku[a * m + i]!;
        if (f === 0) k += m - i;
        else for (let j = i; j < m; j++) half[k++]! -= f * block.wu[wu + a * m + j]!;
      }
  }
  const g = new Float64Array(m * m);
  for (let i = 0, k = 0; i < m; i++) for (let j = i; j < m; j++) g[i * m + j] = g[j * m + i] = half[k++]!;
  return g;
};

/** Null where θ makes a matrix that is not positive definite (overflow). */
export const evaluate = (model: Model, theta: Float64Array): Evaluation | null => {
  const { blocks, parts, slots, method } = model;
  const { p, q } = blocks;
  const lambda = lambdas(parts, slots, theta);
  const p1 = p + 1;
  const total = new Float64Array(p1 * p1);
  const room = makeRoom(blocks);
  const kernels = new Float64Array(blocks.patterns.length);
  const own = new Float64Array(q * q);
  let logDetV = 0;
  for (let k = 0; k < blocks.patternCount.length; k++) {
    own.set(blocks.patterns.subarray(k * q * q, (k + 1) * q * q));
    logDetV += blocks.patternCount[k]! * shrinkage(own, lambda[blocks.inner]!, q, own, room);
    kernels.set(own, k * q * q);
  }
  const reduced: ReducedBlock[] = [];
  for (const block of blocks.blocks) {
    const { m, z } = block;
    const g = integrated(block, kernels, q, room);
    const shrunk = new Float64Array(z * z);
    const gz = part(g, m, 0, z, 0, z, room.gz);
    logDetV += shrinkage(gz, blockLambda(block, parts, blocks.outer, lambda, room.lambda), z, shrunk, room);
    if (Number.isNaN(logDetV)) return null;
    const gx = part(g, m, 0, z, z, p1, room.gx);
    const sgx = product(shrunk, z, z, gx, p1, room.sgx);
    for (let a = 0; a < p1; a++)
      for (let b = a; b < p1; b++) {
        let s = g[(z + a) * m + z + b]!;
        for (let k = 0; k < z; k++) s -= gx[k * p1 + a]! * sgx[k * p1 + b]!;
        total[a * p1 + b]! += s;
      }
    reduced.push({ block, g, shrunk });
  }
  for (let a = 0; a < p1; a++) for (let b = 0; b < a; b++) total[a * p1 + b] = total[b * p1 + a]!;
  const xx = part(total, p1, 0, p, 0, p);
  if (cholesky(xx, p) >= 0) return null;
  const beta = part(total, p1, 0, p, p, 1);
  solveLower(xx, p, beta, 1);
  let r = total[p1 * p1 - 1]!;
  for (let i = 0; i < p; i++) r -= beta[i]! ** 2;
  solveUpper(xx, p, beta, 1);
  if (!(r > 0)) return null;
  const logDetX = logDeterminant(xx, p) - 2 * blocks.coordinates.logDetT;
  const freedom = freedomOf(model);
  const sigma2 = r / freedom;
  const deviance = logDetV + (method === 'REML' ? logDetX : 0) + freedom * (1 + Math.log(2 * Math.PI * sigma2));
  if (!Number.isFinite(deviance)) return null;
  return { deviance, beta, q: inverseFromCholesky(xx, p), sigma2, r, lambda, kernels, reduced };
};

/** n − p for REML, n for ML. */
export const freedomOf = ({ blocks, method }: Model): number => (method === 'REML' ? blocks.n - blocks.p : blocks.n);
