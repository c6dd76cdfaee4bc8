/**
 * Small dense matrices, row by row in a Float64Array: the inner loops of the mixed model, where a library's objects would cost more than
 * the sums. A result goes into `out` where one is given (it may be longer than the result): new arrays cost more than the sums too.
 */

/**
 * Cholesky factor in place (lower triangle). Returns the first column whose pivot is not above `least`, or −1: the matrix is positive
 * definite.
 */
export const cholesky = (a: Float64Array, n: number, least = 0): number => {
  for (let j = 0; j < n; j++) {
    let d = a[j * n + j]!;
    for (let k = 0; k < j; k++) d -= a[j * n + k]! ** 2;
    if (!(d > least)) return j;
    const root = Math.sqrt(d);
    a[j * n + j] = root;
    for (let i = j + 1; i < n; i++) {
      let s = a[i * n + j]!;
      for (let k = 0; k < j; k++) s -= a[i * n + k]! * a[j * n + k]!;
      a[i * n + j] = s / root;
    }
  }
  return -1;
};

/** log|A| from A's Cholesky factor. */
export const logDeterminant = (l: Float64Array, n: number): number => {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += Math.log(l[i * n + i]!);
  return 2 * sum;
};

/** B := L⁻¹B for a lower triangular n × n L and an n × m B. */
export const solveLower = (l: Float64Array, n: number, b: Float64Array, m: number): void => {
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) {
      const f = l[i * n + k]!;
      if (f !== 0) for (let j = 0; j < m; j++) b[i * m + j]! -= f * b[k * m + j]!;
    }
    const d = l[i * n + i]!;
    for (let j = 0; j < m; j++) b[i * m + j]! /= d;
  }
};

/** B := L⁻ᵀB. */
export const solveUpper = (l: Float64Array, n: number, b: Float64Array, m: number): void => {
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) {
      const f = l[k * n + i]!;
      if (f !== 0) for (let j = 0; j < m; j++) b[i * m + j]! -= f * b[k * m + j]!;
    }
    const d = l[i * n + i]!;
    for (let j = 0; j < m; j++) b[i * m + j]! /= d;
  }
};

/** AᵀB for an n × r A and an n × c B: r × c. */
export const crossProduct = (
  a: Float64Array,
  r: number,
  b: Float64Array,
  c: number,
  n: number,
  out: Float64Array = new Float64Array(r * c),
): Float64Array => {
  out.fill(0, 0, r * c);
  for (let k = 0; k < n; k++)
    for (let i = 0; i < r; i++) {
      const f = a[k * r + i]!;
      if (f !== 0) for (let j = 0; j < c; j++) out[i * c + j]! += f * b[k * c + j]!;
    }
  return out;
};

/** AB for an n × k A and a k × m B. */
export const product = (
  a: Float64Array,
  n: number,
  k: number,
  b: Float64Array,
  m: number,
  out: Float64Array = new Float64Array(n * m),
): Float64Array => {
  out.fill(0, 0, n * m);
  for (let i = 0; i < n; i++)
    for (let l = 0; l < k; l++) {
      const f = a[i * k + l]!;
      if (f !== 0) for (let j = 0; j < m; j++) out[i * m + j]! += f * b[l * m + j]!;
    }
  return out;
};

/** Rows `r0 … r0 + rows`, columns `c0 … c0 + columns` of a matrix with `width` columns. */
export const part = (
  a: Float64Array,
  width: number,
  r0: number,
  rows: number,
  c0: number,
  columns: number,
  out: Float64Array = new Float64Array(rows * columns),
): Float64Array => {
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) out[i * columns + j] = a[(r0 + i) * width + c0 + j]!;
  return out;
};

/** Inverse from a Cholesky factor: L⁻ᵀL⁻¹. */
export const inverseFromCholesky = (l: Float64Array, n: number): Float64Array => {
  const inverse = new Float64Array(n * n);
  for (let i = 0; i < n; i++) inverse[i * n + i] = 1;
  solveLower(l, n, inverse, n);
  solveUpper(l, n, inverse, n);
  return inverse;
};
