/**
 * What: each outermost level's own effect θ_s = c_s'β + u_js (a school's effect: the mean effect, perhaps of its cohort, plus its
 *   deviation), with the standard
 *   error of prediction, and how the errors of the schools go together.
 * Formula: K_s = S_s G_zx (evaluate.ts): Var(û − u) = σ²S_s + K_s Var(β̂) K_s', Cov(û − u, β̂) = −K_s Var(β̂). With a_s = c_s − K_s[j, ·]
 *   sePrediction² = a_s Var(β̂) a_s' + σ²S_s[j, j]. The error of θ̂_s is shared_s·z + own_s·w, z standard normal and the same for all
 *   schools, w each school's own; shared_s = L'a_s with LL' = Var(β̂).
 * Source: Henderson (1975); domain.md §4.5, Joint prediction. Variance components are taken as known.
 * R: no ready function; merTools::predictInterval draws the same parts independently
 * Missing: none; a variance of 0 gives every school c_s'β̂ with its standard error.
 */
import { MixedModelError } from './data.ts';
import { type Evaluation, type Model, ownInformation } from './evaluate.ts';
import { blockEffects } from './predict.ts';
import { cholesky, inverseFromCholesky } from './small.ts';

export interface LevelPrediction {
  readonly level: string;
  /** θ̂ = β̂_k + û_j */
  readonly estimate: number;
  readonly deviation: number;
  readonly sePrediction: number;
  /** loadings of the error on what all schools share, fixed effects long */
  readonly shared: Float64Array;
  /** SD of the part of the error that is the school's own */
  readonly own: number;
  /** standard error of the level's own estimate, without anything borrowed from other levels or from its other terms; Infinity: none */
  readonly ownError: number;
}

/** `term` of the outermost part, and for each of its levels the weights c_s of the fixed effects. Throws `unknownTerm`. */
export const jointPrediction = (
  { model, at }: { readonly model: Model; readonly at: Evaluation },
  term: string,
  meanOf: (level: string) => Float64Array,
): readonly LevelPrediction[] => {
  const { blocks, parts } = model;
  const { p, coordinates } = blocks;
  const j = parts[blocks.outer]!.terms.indexOf(term);
  if (j < 0) throw new MixedModelError('unknownTerm', `"${term}" is not a random term of "${parts[blocks.outer]!.group}"`, term);
  const sigma = Math.sqrt(at.sigma2);
  const root = at.q.slice();
  cholesky(root, p);
  return at.reduced.map((reduced) => {
    const { block, g, shrunk } = reduced;
    const { z, m } = block;
    const level = parts[blocks.outer]!.levels[block.level]!;
    const deviation = blockEffects(reduced, p, at.beta)[j]!;
    // c'β = c'(Tβ̃ + b₀)
    const c = meanOf(level);
    const row = new Float64Array(p);
    for (let i = 0; i < p; i++) for (let k = i; k < p; k++) row[k]! += c[i]! * coordinates.t[i * p + k]!;
    let mean = 0;
    for (let i = 0; i < p; i++) mean += row[i]! * at.beta[i]! + c[i]! * coordinates.b0[i]!;
    const a = row.map((t, i) => {
      let s = t;
      for (let b = 0; b < z; b++) s -= shrunk[j * z + b]! * g[b * m + z + i]!;
      return s;
    });
    const shared = new Float64Array(p);
    for (let i = 0; i < p; i++) for (let b = 0; b <= i; b++) shared[b]! += sigma * root[i * p + b]! * a[i]!;
    const h = ownInformation(reduced, model, at.lambda);
    const q = parts[blocks.outer]!.terms.length;
    const ownError = cholesky(h, q, 1e-12) >= 0 ? Infinity : sigma * Math.sqrt(inverseFromCholesky(h, q)[j * q + j]!);
    const own = sigma * Math.sqrt(Math.max(0, shrunk[j * z + j]!));
    const variance = shared.reduce((s, x) => s + x * x, own * own);
    return { level, estimate: mean + deviation, deviation, sePrediction: Math.sqrt(variance), shared, own, ownError };
  });
};
