/**
 * What: ICC(1) from the model with one random intercept per school, the usual figure when schools differ in size.
 * Formula: τ² / (τ² + σ²), variances by restricted maximum likelihood. With θ = τ²/σ², weights w_j = n_j/(1 + θn_j),
 *   μ = Σw_j x̄_j / Σw_j and σ² = (SSW + Σw_j(x̄_j − μ)²)/(N − 1), the criterion
 *   (N − 1) log σ² + Σ log(1 + θn_j) + log Σw_j has its smallest value at the estimate; θ = 0 is allowed.
 * Source: Patterson & Thompson (1971), Biometrika 58, 545–554; profiled as in Bates et al. (2015), J. of Statistical Software 67(1).
 * R: lme4::lmer(y ~ 1 + (1 | group)), REML
 * Missing: as icc1; never negative.
 */
import { meanOf, sumOfSquares } from '../description/moments.ts';
import { findMinimum, findRoot } from '../optimise.ts';
import { absent, type Estimate, present } from '../types.ts';

export interface RandomIntercept {
  readonly mean: number;
  readonly varianceBetween: number;
  readonly varianceWithin: number;
  /** mean over schools of n_j τ²/(n_j τ² + σ²) */
  readonly meanReliability: number;
}

/** @param given scores per school; n of the result = schools */
export const randomIntercept = (given: readonly (readonly number[])[]): Estimate<RandomIntercept> => {
  const groups = given
    .filter((group) => group.length > 0)
    .map((group) => ({ n: group.length, mean: meanOf(group), ss: sumOfSquares(group) }));
  const n = groups.reduce((sum, group) => sum + group.n, 0);
  const j = groups.length;
  if (j < 2 || n <= j) return absent('tooFew', j);
  const within = groups.reduce((sum, group) => sum + group.ss, 0);
  const grand = groups.reduce((sum, group) => sum + group.n * group.mean, 0) / n;
  const between = groups.reduce((sum, group) => sum + group.n * (group.mean - grand) ** 2, 0);
  if (!(within > 1e-12 * (within + between))) return absent('noVariance', j);

  const at = (theta: number): { mu: number; weights: number; rest: number; sigma2: number } => {
    let weights = 0;
    let weighted = 0;
    for (const group of groups) {
      const w = group.n / (1 + theta * group.n);
      weights += w;
      weighted += w * group.mean;
    }
    const mu = weighted / weights;
    let rest = 0;
    for (const group of groups) rest += (group.n / (1 + theta * group.n)) * (group.mean - mu) ** 2;
    return { mu, weights, rest, sigma2: (within + rest) / (n - 1) };
  };
  const criterion = (theta: number): number => {
    const { weights, sigma2 } = at(theta);
    return (n - 1) * Math.log(sigma2) + groups.reduce((sum, group) => sum + Math.log1p(theta * group.n), 0) + Math.log(weights);
  };
  // derivative of the criterion in θ; its root is sharper than the flat bottom of the valley
  const slope = (theta: number): number => {
    const { mu, weights, sigma2 } = at(theta);
    let squares = 0;
    let shrink = 0;
    let logs = 0;
    for (const group of groups) {
      const w = group.n / (1 + theta * group.n);
      squares += w * w * (group.mean - mu) ** 2;
      shrink += w * w;
      logs += w;
    }
    return -squares / sigma2 + logs - shrink / weights;
  };

  // θ runs over (0, 1)/(1 − ·), so every ratio from 0 to 10⁶ is looked at
  const ratio = (u: number): number => u / (1 - u);
  const u = findMinimum((x) => criterion(ratio(x)), 0, 1 - 1e-6, 1e-8);
  let theta = ratio(u);
  const low = Math.max(0, theta * (1 - 1e-3) - 1e-7);
  const high = theta * (1 + 1e-3) + 1e-7;
  if (low === 0 && slope(0) >= 0) theta = 0;
  else if (slope(low) < 0 && slope(high) > 0) theta = findRoot(slope, low, high);
  const { mu, sigma2 } = at(theta);
  const tau2 = theta * sigma2;
  return present(
    {
      mean: mu,
      varianceBetween: tau2,
      varianceWithin: sigma2,
      meanReliability: meanOf(groups.map((group) => (group.n * theta) / (1 + group.n * theta))),
    },
    j,
  );
};

/** @param groups scores per school; n of the result = schools */
export const icc1Reml = (groups: readonly (readonly number[])[]): Estimate => {
  const fit = randomIntercept(groups);
  if (fit.missing) return fit;
  const { varianceBetween, varianceWithin } = fit.value;
  return present(varianceBetween / (varianceBetween + varianceWithin), fit.n);
};
