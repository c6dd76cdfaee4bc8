/**
 * θ, the relative covariance parameters: per random part the lower triangle of Λ, column by column as in lme4 (only its diagonal where
 * the terms are independent), so that Var(b) = σ²ΛΛ'. Diagonals are bounded below by 0.
 */
import type { RandomPart } from './blocks.ts';

export interface Slot {
  readonly part: number;
  /** row and column in Λ of that part */
  readonly row: number;
  readonly column: number;
}

export const slotsOf = (parts: readonly RandomPart[]): readonly Slot[] =>
  parts.flatMap((p, part) =>
    p.terms.flatMap((_, column) =>
      p.correlated
        ? p.terms.slice(column).map((__, below) => ({ part, row: column + below, column }))
        : [{ part, row: column, column }],
    ),
  );

/** Λ of every part, q × q. */
export const lambdas = (parts: readonly RandomPart[], slots: readonly Slot[], theta: Float64Array): Float64Array[] => {
  const all = parts.map((p) => new Float64Array(p.terms.length ** 2));
  slots.forEach((s, i) => {
    all[s.part]![s.row * parts[s.part]!.terms.length + s.column] = theta[i]!;
  });
  return all;
};
