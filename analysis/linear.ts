/** Linear algebra in the words of this product: the only file that knows ml-matrix. Matrices are arrays of rows. */
import { CholeskyDecomposition, EigenvalueDecomposition, Matrix, QrDecomposition } from 'ml-matrix';

export type Rows = readonly (readonly number[])[];

const matrix = (rows: Rows): Matrix => new Matrix(rows as number[][]);

/** Cholesky factor of the symmetric matrix of which the lower half is given; null when it is not positive definite. */
const factor = (a: Rows): CholeskyDecomposition | null => {
  // ml-matrix refuses a matrix whose halves differ in the last bit
  const whole = a.map((row, i) => row.map((value, j) => (j <= i ? value : (a[j]?.[i] as number))));
  const cholesky = new CholeskyDecomposition(matrix(whole));
  return cholesky.isPositiveDefinite() ? cholesky : null;
};

/** Solves A x = b for a symmetric positive definite A (Cholesky); null when A is not positive definite. */
export const solveSymmetric = (a: Rows, b: readonly number[]): number[] | null =>
  factor(a)
    ?.solve(Matrix.columnVector(b as number[]))
    .to1DArray() ?? null;

/** Inverse and log determinant of a symmetric positive definite matrix; null when it is not positive definite. */
export const inverseSymmetric = (a: Rows): { readonly inverse: number[][]; readonly logDeterminant: number } | null => {
  const cholesky = factor(a);
  if (!cholesky) return null;
  const diagonal = cholesky.lowerTriangularMatrix.diagonal();
  return {
    inverse: cholesky.solve(Matrix.eye(a.length)).to2DArray(),
    logDeterminant: 2 * diagonal.reduce((sum, value) => sum + Math.log(value), 0),
  };
};

/** Eigenvalues of a symmetric matrix from large to small, and the unit eigenvectors as rows in the same order. */
export const symmetricEigen = (a: Rows): { readonly values: number[]; readonly vectors: number[][] } => {
  const decomposition = new EigenvalueDecomposition(matrix(a), { assumeSymmetric: true });
  const columns = decomposition.eigenvectorMatrix.transpose().to2DArray();
  const order = decomposition.realEigenvalues
    .map((_, i) => i)
    .sort((i, j) => (decomposition.realEigenvalues[j] ?? 0) - (decomposition.realEigenvalues[i] ?? 0));
  return { values: order.map((i) => decomposition.realEigenvalues[i] ?? 0), vectors: order.map((i) => columns[i] ?? []) };
};

export interface LeastSquares {
  readonly coefficients: readonly number[];
  /** (X'X)⁻¹; times the residual variance it is the coefficients' covariance matrix */
  readonly crossInverse: readonly (readonly number[])[];
  readonly fitted: readonly number[];
  readonly residuals: readonly number[];
  readonly residualSumSquares: number;
  /** rows minus columns */
  readonly df: number;
}

/**
 * Ordinary least squares of y on the columns of x (put a column of ones in x for an intercept), by Householder QR.
 * Null when there are fewer rows than columns or a column is a combination of the others.
 */
export const leastSquares = (x: Rows, y: readonly number[]): LeastSquares | null => {
  const columns = x[0]?.length ?? 0;
  if (columns === 0 || x.length !== y.length || x.length < columns) return null;
  const design = matrix(x);
  const qr = new QrDecomposition(design);
  const r = qr.upperTriangularMatrix;
  for (let j = 0; j < columns; j++) {
    const length = Math.sqrt(x.reduce((sum, row) => sum + (row[j] ?? 0) ** 2, 0));
    if (Math.abs(r.get(j, j)) <= 1e-10 * length) return null;
  }
  const coefficients = qr.solve(Matrix.columnVector(y as number[])).to1DArray();
  const fitted = x.map((row) => row.reduce((sum, value, j) => sum + value * (coefficients[j] ?? 0), 0));
  const residuals = y.map((value, i) => value - (fitted[i] ?? 0));
  const rInverse = Matrix.zeros(columns, columns);
  for (let j = 0; j < columns; j++) {
    rInverse.set(j, j, 1 / r.get(j, j));
    for (let i = j - 1; i >= 0; i--) {
      let sum = 0;
      for (let k = i + 1; k <= j; k++) sum += r.get(i, k) * rInverse.get(k, j);
      rInverse.set(i, j, -sum / r.get(i, i));
    }
  }
  return {
    coefficients,
    crossInverse: rInverse.mmul(rInverse.transpose()).to2DArray(),
    fitted,
    residuals,
    residualSumSquares: residuals.reduce((sum, e) => sum + e * e, 0),
    df: x.length - columns,
  };
};
