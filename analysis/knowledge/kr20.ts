/**
 * What: reliability of a test of right/wrong items; equals alpha.
 * Formula: k/(k − 1) · (1 − Σp(1 − p)/s²), p = share right, s² = variance of the totals with divisor n (mixing p(1 − p) with the
 *   n − 1 variance gives another number).
 * Source: Kuder & Richardson (1937), Psychometrika 2, 151–160, formula 20.
 * R: psych::alpha(items)$total$raw_alpha on 0/1 items
 * Missing: rows are complete (see right-answers.ts); under 2 persons `tooFew`, under 2 items `notDefined`, equal totals `noVariance`.
 */
import { cronbachAlpha } from '../psychometrics/cronbach-alpha.ts';
import type { Estimate } from '../types.ts';

/** @param rows persons by items, 0/1; n of the result = persons */
export const kr20 = (rows: readonly (readonly number[])[]): Estimate => cronbachAlpha(rows);
