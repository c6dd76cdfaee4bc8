/**
 * What: a linear mixed model by REML or ML: fixed effects with standard error and Satterthwaite p, variances, deviations per level.
 * Formula: evaluate.ts (deviance), optimise.ts (θ̂), satterthwaite.ts, predict.ts. logLik = −d/2; AIC = d + 2k, BIC = d + k log n with
 *   k = fixed effects + variances and covariances + residual; ICC of a level (random intercepts only) = τ/(Σ τ + σ²).
 * Source: Bates, Mächler, Bolker & Walker (2015); Laird & Ware (1982).
 * R: lme4::lmer, lmerTest::summary, performance::r2_nakagawa
 * Missing: rows are complete (design.ts drops and counts incomplete ones); what cannot be fitted throws a MixedModelError that says why.
 */
import { tQuantile, tTwoSidedP } from '../../distributions.ts';
import { arrange } from './blocks.ts';
import { type MixedData, MixedModelError } from './data.ts';
import type { Evaluation, Method, Model } from './evaluate.ts';
import { heldAt, optimise } from './optimise.ts';
import { backToColumns, covarianceOfColumns } from './orthonormal.ts';
import { slotsOf } from './parameters.ts';
import { type LevelEffects, predictLevels } from './predict.ts';
import { nakagawa, type RSquared } from './r-squared.ts';
import { quadratic, satterthwaite } from './satterthwaite.ts';

export interface FixedEffect {
  readonly name: string;
  readonly estimate: number;
  readonly se: number;
  readonly t: number;
  readonly df: number;
  readonly p: number;
  readonly waldLower: number;
  readonly waldUpper: number;
  /** 95 % interval by t with the degrees of freedom */
  readonly lower: number;
  readonly upper: number;
}

/** A sum of fixed effects, e.g. the effect of the reference group plus what another group has more. */
export interface Contrast {
  readonly name: string;
  readonly weights: Readonly<Record<string, number>>;
}

export interface VariancePart {
  readonly group: string;
  readonly terms: readonly { readonly name: string; readonly variance: number; readonly sd: number }[];
  readonly correlations: readonly {
    readonly first: string;
    readonly second: string;
    readonly covariance: number;
    /** null where one of the variances is 0 */
    readonly correlation: number | null;
  }[];
}

export interface MixedFit {
  readonly method: Method;
  readonly n: number;
  readonly levels: readonly { readonly group: string; readonly count: number }[];
  readonly parameters: number;
  readonly fixed: readonly FixedEffect[];
  readonly contrasts: readonly FixedEffect[];
  /** Var(β̂), p × p */
  readonly fixedCovariance: readonly (readonly number[])[];
  readonly random: readonly VariancePart[];
  readonly residual: { readonly variance: number; readonly sd: number };
  readonly logLik: number;
  readonly criterion: number;
  readonly aic: number;
  readonly bic: number;
  /** a variance or a correlation lies on the boundary */
  readonly singular: boolean;
  /** how far above its minimum the deviance can still be */
  readonly distance: number;
  readonly evaluations: number;
  /** share of the variance per level; null when there are random slopes */
  readonly icc: readonly { readonly group: string; readonly value: number }[] | null;
  readonly r2: RSquared;
  /** the same with the intercepts' variances only, as R's performance prints for independent terms ("||") */
  readonly r2InterceptVariances: RSquared;
  readonly effects: readonly LevelEffects[];
  readonly fitted: Float64Array;
  readonly residualSumSquares: number;
  /** for what builds on the fit: joint prediction, a next fit that starts here */
  readonly theta: Float64Array;
  readonly model: Model;
  readonly at: Evaluation;
}

export interface FitOptions {
  readonly method?: Method;
  /** saves the Hessian: false takes the normal distribution's (infinite) df, a number is taken as it is */
  readonly degreesOfFreedom?: number | false;
  /** θ of a similar fit to start from */
  readonly start?: Float64Array;
  /** stay at `start`: variances (as shares of the residual's) taken over from that fit; give `degreesOfFreedom` too */
  readonly hold?: boolean;
  readonly contrasts?: readonly Contrast[];
}

export const fitMixedModel = (data: MixedData, options: FitOptions = {}): MixedFit => {
  const method = options.method ?? 'REML';
  const blocks = arrange(data);
  const model: Model = { blocks, parts: data.random, slots: slotsOf(data.random), method };
  const optimum = options.hold === true && options.start ? heldAt(model, options.start) : optimise(model, options.start);
  const { at } = optimum;
  const { coordinates } = blocks;
  const beta = backToColumns(coordinates, at.beta);
  const covariance = covarianceOfColumns(coordinates, at.q);
  const p = data.fixedNames.length;
  const asked = [...data.fixedNames.map((name) => ({ name, weights: { [name]: 1 } })), ...(options.contrasts ?? [])].map(
    ({ name, weights }) => ({ name, row: contrastRow(data.fixedNames, weights) }),
  );
  const rows = asked.map((a) => a.row);
  const given = options.degreesOfFreedom;
  const df = given === undefined ? [...satterthwaite(model, optimum, rows)] : rows.map(() => (given === false ? normal : given));
  const effectsOf = asked.map(({ name, row }, k): FixedEffect => {
    const estimate = row.reduce((sum, w, i) => sum + w * beta[i]!, 0);
    const se = Math.sqrt(at.sigma2 * quadratic(row, covariance, p));
    return { name, estimate, se, ...judged(estimate, se, df[k]!) };
  });
  const fixedCovariance = data.fixedNames.map((_, i) => data.fixedNames.map((__, j) => at.sigma2 * covariance[i * p + j]!));
  const random = data.random.map((part, which) =>
    varianceOf(part.group, part.terms, at.lambda[which]!, at.sigma2, part.correlated),
  );
  const parameters = p + model.slots.length + 1;
  const effects = predictLevels(model, at);
  const { fitted, fixedPart } = fittedValues(data, beta, effects);
  const interceptsOnly = data.random.every((r) => r.terms.length === 1 && r.terms[0] === '(Intercept)');
  const totalVariance = random.reduce((s, r) => s + r.terms[0]!.variance, at.sigma2);
  return {
    method,
    n: data.n,
    levels: data.random.map((r) => ({ group: r.group, count: r.levels.length })),
    parameters,
    fixed: effectsOf.slice(0, p),
    contrasts: effectsOf.slice(p),
    fixedCovariance,
    random,
    residual: { variance: at.sigma2, sd: Math.sqrt(at.sigma2) },
    logLik: -at.deviance / 2,
    criterion: at.deviance,
    aic: at.deviance + 2 * parameters,
    bic: at.deviance + parameters * Math.log(data.n),
    singular: optimum.singular,
    distance: optimum.distance,
    evaluations: optimum.evaluations,
    icc: interceptsOnly ? random.map((r) => ({ group: r.group, value: r.terms[0]!.variance / totalVariance })) : null,
    r2: nakagawa(data, at, fixedPart, optimum.singular, false),
    r2InterceptVariances: nakagawa(data, at, fixedPart, optimum.singular, true),
    effects,
    fitted,
    residualSumSquares: data.y.reduce((s, y, i) => s + (y - fitted[i]!) ** 2, 0),
    theta: optimum.theta,
    model,
    at,
  };
};

/** so many degrees of freedom that t is normal */
const normal = 1e9;

const judged = (estimate: number, se: number, df: number) => {
  const t = estimate / se;
  const z = 1.959963984540054 * se;
  const half = df >= normal ? z : tQuantile(0.975, df) * se;
  return {
    t,
    df,
    p: tTwoSidedP(t, df),
    waldLower: estimate - z,
    waldUpper: estimate + z,
    lower: estimate - half,
    upper: estimate + half,
  };
};

/** Throws `unknownTerm` where a weight names no fixed effect. */
export const contrastRow = (fixedNames: readonly string[], weights: Readonly<Record<string, number>>): Float64Array => {
  const row = new Float64Array(fixedNames.length);
  for (const [name, weight] of Object.entries(weights)) {
    const at = fixedNames.indexOf(name);
    if (at < 0) throw new MixedModelError('unknownTerm', `"${name}" is not a fixed term`, name);
    row[at]! += weight;
  }
  return row;
};

const varianceOf = (
  group: string,
  terms: readonly string[],
  lambda: Float64Array,
  sigma2: number,
  correlated: boolean,
): VariancePart => {
  const q = terms.length;
  const covariance = (a: number, b: number): number => {
    let s = 0;
    for (let k = 0; k < q; k++) s += lambda[a * q + k]! * lambda[b * q + k]!;
    return sigma2 * s;
  };
  return {
    group,
    terms: terms.map((name, a) => ({ name, variance: covariance(a, a), sd: Math.sqrt(covariance(a, a)) })),
    correlations: correlated
      ? terms.flatMap((first, a) =>
          terms.slice(a + 1).map((second, i) => {
            const b = a + 1 + i;
            const root = Math.sqrt(covariance(a, a) * covariance(b, b));
            return { first, second, covariance: covariance(a, b), correlation: root > 0 ? covariance(a, b) / root : null };
          }),
        )
      : [],
  };
};

const fittedValues = (data: MixedData, beta: Float64Array, effects: readonly LevelEffects[]) => {
  const p = data.fixedNames.length;
  const fixedPart = new Float64Array(data.n);
  for (let row = 0; row < data.n; row++) for (let j = 0; j < p; j++) fixedPart[row]! += data.x[row * p + j]! * beta[j]!;
  const fitted = fixedPart.slice();
  data.random.forEach(({ terms, levelOf, columns }, which) => {
    const q = terms.length;
    const { blup } = effects[which]!;
    for (let row = 0; row < data.n; row++)
      for (let j = 0; j < q; j++) fitted[row]! += columns[row * q + j]! * blup[levelOf[row]! * q + j]!;
  });
  return { fitted, fixedPart };
};
