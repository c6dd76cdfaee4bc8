/**
 * θ, the relative covariance parameters: per random part the lower triangle of Λ, column by column as in lme4 (only its diagonal where
 * the terms are independent), so that Var(b) = σ²ΛΛ'. Diagonals are bounded below by 0.
 */
import type { RandomPart } from './data.ts';

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

/** Per slot 1 / root mean square of the column it multiplies: θ in units of σ for a typical observation. */
export const slotScales = (parts: readonly RandomPart[], slots: readonly Slot[]): Float64Array => {
  const scales = parts.map((part) => {
    const q = part.terms.length;
    const squares = new Float64Array(q);
    for (let k = 0; k < part.columns.length; k++) squares[k % q]! += part.columns[k]! ** 2;
    return squares.map((s) => (s > 0 ? 1 / Math.sqrt(s / part.levelOf.length) : 1));
  });
  return Float64Array.from(slots, (s) => scales[s.part]![s.row]!);
};
