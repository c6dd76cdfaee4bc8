/**
 * What: the covariance matrix of the items of a scale, which all reliability figures are computed from.
 * Formula: Σ(x − x̄)(y − ȳ)/(n − 1); listwise: over the rows with every item; pairwise: each cell over the rows with both items.
 * Source: any textbook; pairwise as psych::alpha does by default.
 * R: cov(x, use = "complete.obs"), cov(x, use = "pairwise.complete.obs")
 * Missing: null = no answer. Under two rows, or under two for some pair, `tooFew`.
 */
import { completeRows } from '../description/complete-rows.ts';
import { absent, type Estimate, present } from '../types.ts';

/** Persons by items, items already reversed; null = no answer. */
export type ItemRows = readonly (readonly (number | null)[])[];
export type Square = readonly (readonly number[])[];

const square = (size: number, cell: (i: number, j: number) => number): number[][] =>
  Array.from({ length: size }, (_, i) => Array.from({ length: size }, (__, j) => cell(i, j)));

/** n = complete rows */
export const listwiseCovariance = (rows: ItemRows): Estimate<Square> => {
  const complete = completeRows(rows);
  const n = complete.length;
  const items = complete[0]?.length ?? 0;
  if (n < 2 || items === 0) return absent('tooFew', n);
  const means = Array.from({ length: items }, (_, i) => {
    let total = 0;
    for (const row of complete) total += row[i] as number;
    return total / n;
  });
  const products = square(items, () => 0);
  for (const row of complete) {
    for (let i = 0; i < items; i++) {
      const line = products[i] as number[];
      const deviation = (row[i] as number) - (means[i] as number);
      for (let j = 0; j <= i; j++) line[j] = (line[j] as number) + deviation * ((row[j] as number) - (means[j] as number));
    }
  }
  return present(
    square(items, (i, j) => ((i >= j ? products[i]?.[j] : products[j]?.[i]) as number) / (n - 1)),
    n,
  );
};

/** n = all rows, as psych counts them */
export const pairwiseCovariance = (rows: ItemRows): Estimate<Square> => {
  const items = rows[0]?.length ?? 0;
  if (rows.length < 2 || items === 0) return absent('tooFew', rows.length);
  const out = square(items, () => 0);
  for (let i = 0; i < items; i++) {
    for (let j = 0; j <= i; j++) {
      const cell = listwiseCovariance(rows.map((row) => [row[i] ?? null, row[j] ?? null]));
      if (cell.missing) return absent('tooFew', rows.length);
      const value = cell.value[0]?.[1] as number;
      (out[i] as number[])[j] = value;
      (out[j] as number[])[i] = value;
    }
  }
  return present(out, rows.length);
};

/** Covariances to correlations; null when an item has no variance. */
export const toCorrelation = (covariance: Square): Square | null => {
  const sds = covariance.map((row, i) => Math.sqrt(row[i] as number));
  if (sds.some((sd) => !(sd > 0))) return null;
  return covariance.map((row, i) => row.map((value, j) => (i === j ? 1 : value / ((sds[i] as number) * (sds[j] as number)))));
};

/** Sum of all cells: the variance of the sum of the items. */
export const totalOf = (matrix: Square): number => matrix.reduce((sum, row) => sum + row.reduce((s, value) => s + value, 0), 0);
/** Sum of the diagonal. */
export const traceOf = (matrix: Square): number => matrix.reduce((sum, row, i) => sum + (row[i] as number), 0);
/** The matrix without one row and column. */
export const without = (matrix: Square, item: number): Square =>
  matrix.filter((_, i) => i !== item).map((row) => row.filter((_, j) => j !== item));
