/** How many of n studies may do what chance alone makes them do: the bounds of domain.md §3.2 at 200 studies, the same quantiles of the binomial at others. */

/** Smallest k with P(X ≤ k) ≥ p, X binomial. */
export const binomialQuantile = (n: number, chance: number, p: number): number => {
  let term = (1 - chance) ** n;
  let sum = term;
  let k = 0;
  while (sum < p && k < n) {
    term *= ((n - k) / (k + 1)) * (chance / (1 - chance));
    sum += term;
    k++;
  }
  return k;
};

/** N0, per model: studies whose 95 % interval of δ holds 0 (two-sided 99 %), and most studies that may find τ at p < .05 (one-sided 99 %). */
export const bounds = (studies: number): { readonly covered: readonly [number, number]; readonly falseTau: number } => ({
  covered: [binomialQuantile(studies, 0.95, 0.005), binomialQuantile(studies, 0.95, 0.995)],
  falseTau: binomialQuantile(studies, 0.05, 0.99),
});

export interface RowBounds {
  /** (a) studies in which one row has p ≤ .05 (two-sided 99.9 %); an exact test of counts has no lower bound */
  readonly rejected: readonly [number, number];
  /** (c) most studies in which a family has an adjusted p ≤ .05 (one-sided 99 %) */
  readonly family: number;
  /** (d) studies in which one row's interval of Hedges' g holds 0 (two-sided 99.9 %) */
  readonly covered: readonly [number, number];
}

/** N1, per row and per family. */
export const rowBounds = (studies: number): RowBounds => {
  const rejected = [binomialQuantile(studies, 0.05, 0.0005), binomialQuantile(studies, 0.05, 0.9995)] as const;
  return {
    rejected,
    family: binomialQuantile(studies, 0.05, 0.99),
    covered: [studies - rejected[1], studies - rejected[0]],
  };
};
