/**
 * What: what alpha would be without each item.
 * Formula: cronbachAlpha of the covariance matrix without row and column i.
 * Source: Cronbach (1951), Psychometrika 16, 297–334.
 * R: psych::alpha(items)$alpha.drop$raw_alpha on complete rows
 * Missing: listwise over all items, so that every figure rests on the same persons; fewer than 3 items is `notDefined`.
 */
import type { Estimate } from '../types.ts';
import { alphaOfMatrix } from './cronbach-alpha.ts';
import { type ItemRows, listwiseCovariance, without } from './item-covariance.ts';

/** In the items' order; n = complete rows. */
export const alphaIfDropped = (rows: ItemRows): readonly Estimate[] => {
  const covariance = listwiseCovariance(rows);
  if (covariance.missing) return (rows[0] ?? []).map(() => covariance);
  return covariance.value.map((_, i) => alphaOfMatrix(without(covariance.value, i), covariance.n));
};
