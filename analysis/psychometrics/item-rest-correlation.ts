/**
 * What: how well an item goes with the rest of its scale: its correlation with the sum of the other items.
 * Formula: (Σ_j C_ij − C_ii) / √(C_ii · ΣC without row and column i)
 * Source: Henrysson (1963), Psychometrika 28, 211–218; "corrected item-total correlation" in SPSS.
 * R: psych::alpha(items)$item.stats$r.drop on complete rows
 * Missing: listwise; an item or a rest without variance is `noVariance`, under 2 rows `tooFew`, a scale of one item `notDefined`.
 */
import { absent, type Estimate, present } from '../types.ts';
import { type ItemRows, listwiseCovariance, type Square, totalOf, without } from './item-covariance.ts';

/** For each item of a covariance matrix. */
export const itemRestOfMatrix = (matrix: Square, n: number): readonly Estimate[] =>
  matrix.map((row, i) => {
    if (matrix.length < 2) return absent('notDefined', n);
    const own = row[i] as number;
    const rest = totalOf(without(matrix, i));
    if (!(own > 0 && rest > 1e-12 * own)) return absent('noVariance', n);
    return present((row.reduce((sum, value) => sum + value, 0) - own) / Math.sqrt(own * rest), n);
  });

/** In the items' order; n = complete rows. */
export const itemRestCorrelation = (rows: ItemRows): readonly Estimate[] => {
  const covariance = listwiseCovariance(rows);
  return covariance.missing ? (rows[0] ?? []).map(() => covariance) : itemRestOfMatrix(covariance.value, covariance.n);
};
