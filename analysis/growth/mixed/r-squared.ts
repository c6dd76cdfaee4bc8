/**
 * What: which share of the variance of the scores the fixed part explains, and which the fixed and the random part together.
 * Formula: marginal = f/(f + r + σ²), conditional = (f + r)/(f + r + σ²), f = variance of the fixed part over the rows, r = mean of zΓz'
 *   over the rows, summed over the random parts.
 * Source: Nakagawa & Schielzeth (2013), Methods Ecol. Evol. 4; Johnson (2014), Methods Ecol. Evol. 5.
 * R: performance::r2_nakagawa
 * Missing: no conditional R² for a singular fit, as in performance.
 */
import type { MixedData } from './data.ts';
import type { Evaluation } from './evaluate.ts';

/** Share of the variance that the fixed part explains, and with the random part; the latter null for a singular fit. */
export interface RSquared {
  readonly marginal: number;
  readonly conditional: number | null;
}

/** `interceptsOnly`: as R's performance prints for independent terms. */
export const nakagawa = (
  data: MixedData,
  at: Evaluation,
  fixedPart: Float64Array,
  singular: boolean,
  interceptsOnly: boolean,
): RSquared => {
  const mean = fixedPart.reduce((s, x) => s + x, 0) / data.n;
  const fixed = fixedPart.reduce((s, x) => s + (x - mean) ** 2, 0) / (data.n - 1);
  let random = 0;
  data.random.forEach(({ terms, columns }, which) => {
    // mean of zΓz' = <mean of z'z, Γ>
    const q = terms.length;
    const lambda = at.lambda[which]!;
    const squares = new Float64Array(q * q);
    for (let row = 0; row < data.n; row++)
      for (let i = 0; i < q; i++)
        for (let j = 0; j < q; j++) squares[i * q + j]! += columns[row * q + i]! * columns[row * q + j]!;
    terms.forEach((first, i) =>
      terms.forEach((second, j) => {
        if (interceptsOnly && (first !== '(Intercept)' || second !== '(Intercept)')) return;
        for (let k = 0; k < q; k++)
          random += ((at.sigma2 * squares[i * q + j]!) / data.n) * lambda[i * q + k]! * lambda[j * q + k]!;
      }),
    );
  });
  const total = fixed + random + at.sigma2;
  return { marginal: fixed / total, conditional: singular ? null : (fixed + random) / total };
};
