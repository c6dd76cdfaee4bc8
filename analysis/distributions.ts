/**
 * Probability distributions: the only file that knows jstat and @stdlib.
 * Tails are computed as tails, never as 1 − the other tail, so a p of 1e-300 is right too.
 * Every function takes plain numbers and throws a RangeError on degrees of freedom that are not above 0.
 * Which library does what, and why, stands in analysis/README.md.
 */
import erfc from '@stdlib/math-base-special-erfc';
import erfcinv from '@stdlib/math-base-special-erfcinv';
import jStat from 'jstat';
import { findMinimum, findRoot } from './optimise.ts';
import { betaLower, gammaLower, gammaUpper, stirlingRest } from './special-functions.ts';

const needPositive = (...degrees: readonly number[]): void => {
  for (const df of degrees) if (!(df > 0)) throw new RangeError(`degrees of freedom must be above 0, not ${df}`);
};
const needProbability = (p: number): void => {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability lies between 0 and 1, not ${p}`);
};

/** log Γ(x), x > 0; absolute error below 1e-12 for the sizes met here (jstat). */
export const logGamma = (x: number): number => jStat.gammaln(x);

/**
 * Γ(x + ½) / Γ(x), x > 0. Asymptotic series for large x (Tricomi & Erdélyi 1951), brought there by Γ(x + 1) = xΓ(x);
 * a difference of two logarithms would lose digits where x is large.
 */
export const gammaRatioHalf = (x: number): number => {
  if (!(x > 0)) throw new RangeError('gammaRatioHalf needs x > 0');
  let factor = 1;
  let y = x;
  for (; y < 40; y++) factor *= y / (y + 0.5);
  const r = 1 / y;
  const series =
    1 + r * (-1 / 8 + r * (1 / 128 + r * (5 / 1024 + r * (-21 / 32768 + r * (-399 / 262144 + (r * 869) / 4194304)))));
  return factor * Math.sqrt(y) * series;
};

/** Exact small-sample correction J of Hedges' g: Γ(m/2) / (√(m/2) Γ((m − 1)/2)), m = degrees of freedom > 1 (Hedges 1981). */
export const hedgesCorrection = (df: number): number => {
  if (!(df > 1)) throw new RangeError('Hedges’ correction needs more than one degree of freedom');
  return gammaRatioHalf((df - 1) / 2) / Math.sqrt(df / 2);
};

/** P(Z ≤ z), Z standard normal. */
export const normalCdf = (z: number): number => erfc(-z / Math.SQRT2) / 2;
/** P(Z > z). */
export const normalUpper = (z: number): number => erfc(z / Math.SQRT2) / 2;
/** The z with P(Z ≤ z) = p; −∞ and ∞ at 0 and 1. */
export const normalQuantile = (p: number): number => {
  needProbability(p);
  return p <= 0.5 ? -Math.SQRT2 * erfcinv(2 * p) : Math.SQRT2 * erfcinv(2 * (1 - p));
};

/** P(|T| ≥ |t|), Student's t. */
export const tTwoSidedP = (t: number, df: number): number => {
  needPositive(df);
  if (!Number.isFinite(t)) return 0;
  const sum = df + t * t;
  return betaLower(df / sum, df / 2, 0.5, (t * t) / sum);
};
/** P(T > t). */
export const tUpper = (t: number, df: number): number => (t >= 0 ? tTwoSidedP(t, df) / 2 : 1 - tTwoSidedP(t, df) / 2);
/** P(T ≤ t). */
export const tLower = (t: number, df: number): number => tUpper(-t, df);

/** P(F > f), df1 and df2 degrees of freedom. */
export const fUpper = (f: number, df1: number, df2: number): number => {
  needPositive(df1, df2);
  if (f <= 0) return 1;
  const sum = df2 + df1 * f;
  return betaLower(df2 / sum, df2 / 2, df1 / 2, (df1 * f) / sum);
};
/** P(F ≤ f). */
export const fLower = (f: number, df1: number, df2: number): number => (f <= 0 ? 0 : fUpper(1 / f, df2, df1));

/** P(X > x), X chi-square. */
export const chi2Upper = (x: number, df: number): number => {
  needPositive(df);
  return x <= 0 ? 1 : gammaUpper(x / 2, df / 2);
};
/** P(X ≤ x). */
export const chi2Lower = (x: number, df: number): number => {
  needPositive(df);
  return x <= 0 ? 0 : gammaLower(x / 2, df / 2);
};

/**
 * The x > 0 where a falling tail equals p, searched in log x from jstat's answer: jstat's quantiles are right to 1e-8 … 1e-14
 * in the middle and lost in the tails, so they are only where the search starts.
 */
const quantileOfTail = (tail: (x: number) => number, p: number, start: number): number => {
  const excess = (u: number): number => Math.log(tail(Math.exp(u))) - Math.log(p);
  const from = Number.isFinite(start) && start > 0 ? Math.log(start) : 0;
  let width = 1e-6;
  let low = from - width;
  let high = from + width;
  while (excess(low) < 0 && low > -740) low -= width *= 4;
  width = 1e-6;
  while (excess(high) > 0 && high < 700) high += width *= 4;
  return Math.exp(findRoot(excess, low, high));
};

/** The t with P(T ≤ t) = p. */
export const tQuantile = (p: number, df: number): number => {
  needProbability(p);
  needPositive(df);
  if (p === 0.5) return 0;
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity;
  const side = Math.min(p, 1 - p);
  const t = quantileOfTail((x) => tUpper(x, df), side, -jStat.studentt.inv(side, df));
  return p < 0.5 ? -t : t;
};

/** The f with P(F ≤ f) = p. */
export const fQuantile = (p: number, df1: number, df2: number): number => {
  needProbability(p);
  needPositive(df1, df2);
  if (p === 0 || p === 1) return p === 0 ? 0 : Infinity;
  if (p < 0.5) return 1 / quantileOfTail((x) => fUpper(x, df2, df1), p, 1 / jStat.centralF.inv(p, df1, df2));
  return quantileOfTail((x) => fUpper(x, df1, df2), 1 - p, jStat.centralF.inv(p, df1, df2));
};

/** The x with P(X ≤ x) = p, X chi-square. */
export const chi2Quantile = (p: number, df: number): number => {
  needProbability(p);
  needPositive(df);
  if (p === 0 || p === 1) return p === 0 ? 0 : Infinity;
  const start = jStat.chisquare.inv(p, df);
  if (p >= 0.5) return quantileOfTail((x) => chi2Upper(x, df), 1 - p, start);
  return 1 / quantileOfTail((x) => chi2Lower(1 / x, df), p, 1 / start);
};

/** P(Q > q), the studentised range of `groups` means with `df` degrees of freedom (jstat; relative error about 1e-9 near .05). */
export const studentisedRangeUpper = (q: number, groups: number, df: number): number => {
  needPositive(df);
  return 1 - jStat.tukey.cdf(q, groups, df);
};

/** log P(Z > z), also where the probability is below the smallest double (asymptotic series beyond 30). */
const logNormalUpper = (z: number): number => {
  if (z < 30) return Math.log(normalUpper(z));
  const r = 1 / (z * z);
  return -z * z * 0.5 - Math.log(z * Math.sqrt(2 * Math.PI)) + Math.log1p(r * (-1 + r * (3 - r * (15 - 105 * r))));
};

/**
 * P(T > t), T noncentral t: T = (Z + ncp) / S with S = √(χ²/df).
 * The integral over x = log S of P(Z > t·eˣ − ncp) times the density of x. Nothing is subtracted, so small tails keep their digits;
 * the integrand falls off at both ends, where the trapezoidal rule converges exponentially (Trefethen & Weideman 2014).
 * jstat's noncentral t stops at 1e-9 and is lost in the tails.
 */
export const noncentralTUpper = (t: number, df: number, ncp: number): number => {
  needPositive(df);
  if (!Number.isFinite(t)) return t > 0 ? 0 : 1;
  const a = df / 2;
  const constant = Math.log(2) + 0.5 * Math.log(a / (2 * Math.PI)) - stirlingRest(a);
  const g = (x: number): number => logNormalUpper(t * Math.exp(x) - ncp) + 2 * a * x - a * Math.expm1(2 * x);
  // where the exponent would peak if log P(Z > z) were −z²/2; the true peak lies near, on the far side of it from S = 1
  const s = (ncp * t + Math.sqrt(ncp * ncp * t * t + 4 * df * (df + t * t))) / (2 * (df + t * t));
  const near = Math.log(s);
  const peak = findMinimum((x) => -g(x), Math.min(near, 0) - 4, Math.max(near, 0) + 4, 1e-4);
  const top = g(peak);
  const edge = (direction: 1 | -1): number => {
    let width = 0.001;
    while (g(peak + direction * width) > top - 46) width *= 1.5;
    return peak + direction * width;
  };
  const low = edge(-1);
  const width = edge(1) - low;
  let sum = 0;
  let previous = Number.NaN;
  for (let n = 16; n <= 65536; n *= 2) {
    for (let i = 1; i < n; i += n === 16 ? 1 : 2) sum += Math.exp(g(low + (width * i) / n) - top);
    const integral = (sum * width) / n;
    if (Math.abs(integral - previous) <= 1e-14 * integral) return Math.min(1, Math.exp(top + constant) * integral);
    previous = integral;
  }
  return Math.min(1, Math.exp(top + constant) * previous);
};
/** P(T ≤ t), T noncentral t. */
export const noncentralTLower = (t: number, df: number, ncp: number): number => noncentralTUpper(-t, df, -ncp);

/**
 * The two noncentralities under which an observed t is just not surprising: P(T > t | lower) = P(T ≤ t | upper) = (1 − level)/2
 * (Steiger & Fouladi 1997). Divide by the square root of the effective n for an interval of a standardised difference.
 */
export const noncentralTLimits = (t: number, df: number, level = 0.95): { readonly lower: number; readonly upper: number } => {
  const tail = Math.log((1 - level) / 2);
  // the limits move in opposite directions from t; a few standard errors are always enough, doubling makes it certain
  const limit = (direction: 1 | -1): number => {
    const probability = direction < 0 ? noncentralTUpper : noncentralTLower;
    const excess = (ncp: number): number => Math.log(probability(t, df, ncp)) - tail;
    let reach = 1 + Math.abs(t) / Math.sqrt(df);
    while (excess(t + direction * reach) > 0) reach *= 2;
    let inner = t;
    while (excess(inner) < 0) inner -= direction * (1 + Math.abs(inner));
    return findRoot(excess, inner, t + direction * reach);
  };
  return { lower: limit(-1), upper: limit(1) };
};
