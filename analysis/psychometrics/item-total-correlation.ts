/**
 * What: the correlation of an item with the score of its scale, the item itself included (too high for short scales; see itemRestCorrelation).
 * Formula: Pearson's r of the item with the mean of the answered items, over the persons who answered the item.
 * Source: Nunnally & Bernstein (1994), Psychometric Theory, ch. 8.
 * R: psych::alpha(items)$item.stats$raw.r
 * Missing: an unanswered item leaves the person out for that item only; hand over complete rows for the listwise figure.
 */
import { pearsonCorrelation } from '../description/correlation.ts';
import { meanOf } from '../description/moments.ts';
import type { Estimate } from '../types.ts';
import type { ItemRows } from './item-covariance.ts';

/** In the items' order; n = persons who answered the item. */
export const itemTotalCorrelation = (rows: ItemRows): readonly Estimate[] =>
  (rows[0] ?? []).map((_, i) => {
    const there = rows.filter((row) => row[i] !== null && row[i] !== undefined);
    return pearsonCorrelation(
      there.map((row) => row[i] as number),
      there.map((row) => meanOf(row.filter((value) => value !== null))),
    );
  });
