/**
 * The fixed part in coordinates in which its columns are orthogonal and of mean square 1, and the scores as residuals of least squares.
 * The model is the same, but sums of squares keep their digits where a covariate is a year such as 2021 or a score lies around 500.
 * X̃ = XT, T = √n R⁻¹ with X'X = R'R; ỹ = y − Xb₀. Then β = T·β̃ + b₀, Var(β̂) = T Var(β̃) T', log|X'V⁻¹X| = log|X̃'V⁻¹X̃| − 2 log|T|.
 */
import { MixedModelError, type MixedData } from './data.ts';
import { cholesky, solveLower } from './small.ts';

export interface FixedCoordinates {
  readonly p: number;
  /** T, p × p, upper triangular */
  readonly t: Float64Array;
  /** b₀: least squares without random parts */
  readonly b0: Float64Array;
  readonly logDetT: number;
}

/** Throws `collinear` with the column that is a combination of those before it, `noVariance` where the fixed part leaves nothing. */
export const fixedCoordinates = (data: MixedData): FixedCoordinates => {
  const { n, x, y } = data;
  const p = data.fixedNames.length;
  const cross = new Float64Array(p * p);
  for (let row = 0; row < n; row++)
    for (let i = 0, at = row * p; i < p; i++) {
      const f = x[at + i]!;
      if (f !== 0) for (let j = 0; j <= i; j++) cross[i * p + j]! += f * x[at + j]!;
    }
  // columns of length 1, so that what is left of one after those before it can be judged
  const length = Float64Array.from({ length: p }, (_, i) => Math.sqrt(cross[i * p + i]!));
  const scaled = new Float64Array(p * p);
  for (let i = 0; i < p; i++)
    for (let j = 0; j <= i; j++) scaled[i * p + j] = scaled[j * p + i] = cross[i * p + j]! / (length[i]! * length[j]!);
  const bad = cholesky(scaled, p, 1e-14);
  if (bad >= 0) {
    const name = data.fixedNames[bad]!;
    throw new MixedModelError('collinear', `"${name}" is a combination of the fixed terms before it, or always 0`, name);
  }
  // rows of L⁻¹ are columns of R⁻¹
  const t = new Float64Array(p * p);
  const inverse = new Float64Array(p * p);
  for (let i = 0; i < p; i++) inverse[i * p + i] = 1;
  solveLower(scaled, p, inverse, p);
  const root = Math.sqrt(n);
  let logDetT = 0;
  for (let i = 0; i < p; i++) {
    for (let j = i; j < p; j++) t[i * p + j] = (root * inverse[j * p + i]!) / length[i]!;
    logDetT += Math.log(t[i * p + i]!);
  }
  const coordinates = { p, t, b0: new Float64Array(p), logDetT };
  const b0 = leastSquares(data, coordinates);
  let total = 0;
  let left = 0;
  for (let row = 0; row < n; row++) {
    let e = y[row]!;
    for (let j = 0; j < p; j++) e -= x[row * p + j]! * b0[j]!;
    left += e * e;
    total += y[row]! ** 2;
  }
  if (!(left > 1e-20 * total)) throw new MixedModelError('noVariance', 'the fixed terms explain the response exactly');
  return { ...coordinates, b0 };
};

/** b₀ = TX̃'y/n, twice: the second time on what the first left over. */
const leastSquares = (data: MixedData, at: FixedCoordinates): Float64Array => {
  const { n, x, y } = data;
  const { p, t } = at;
  const b = new Float64Array(p);
  const own = new Float64Array(p);
  for (let round = 0; round < 2; round++) {
    const xy = new Float64Array(p);
    for (let row = 0; row < n; row++) {
      let e = y[row]!;
      for (let j = 0; j < p; j++) e -= x[row * p + j]! * b[j]!;
      toCoordinates(at, x, row, own);
      for (let j = 0; j < p; j++) xy[j]! += own[j]! * e;
    }
    for (let i = 0; i < p; i++) for (let j = i; j < p; j++) b[i]! += (t[i * p + j]! * xy[j]!) / n;
  }
  return b;
};

/** Row of X̃ into `out`. */
export const toCoordinates = ({ p, t }: FixedCoordinates, x: Float64Array, row: number, out: Float64Array): void => {
  out.fill(0, 0, p);
  for (let i = 0; i < p; i++) {
    const f = x[row * p + i]!;
    if (f !== 0) for (let j = i; j < p; j++) out[j]! += f * t[i * p + j]!;
  }
};

/** β of the columns as given. */
export const backToColumns = ({ p, t, b0 }: FixedCoordinates, beta: Float64Array): Float64Array =>
  Float64Array.from({ length: p }, (_, i) => {
    let s = b0[i]!;
    for (let j = i; j < p; j++) s += t[i * p + j]! * beta[j]!;
    return s;
  });

/** TQT': a covariance matrix of β̃ as one of β. */
export const covarianceOfColumns = ({ p, t }: FixedCoordinates, q: Float64Array): Float64Array => {
  const half = new Float64Array(p * p);
  for (let i = 0; i < p; i++)
    for (let k = i; k < p; k++) for (let j = 0; j < p; j++) half[i * p + j]! += t[i * p + k]! * q[k * p + j]!;
  const out = new Float64Array(p * p);
  for (let i = 0; i < p; i++)
    for (let j = 0; j < p; j++) {
      let s = 0;
      for (let k = j; k < p; k++) s += half[i * p + k]! * t[j * p + k]!;
      out[i * p + j] = s;
    }
  return out;
};
