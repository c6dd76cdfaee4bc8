/**
 * What: analysis of variance of the same persons over several occasions, with or without groups of persons.
 * Formula: person means × √k and k − 1 orthonormal contrasts of the occasions, each analysed by group: an effect is the sum of squares
 *   of its hypothesis over the columns, its error SSW over the same columns (type III: with groups the occasions are compared at the
 *   unweighted mean of the group means). partialEtaSquared = SS/(SS + SSE);
 *   generalisedEtaSquared = SS/(SS + SSE_between + SSE_within).
 * Source: Maxwell & Delaney (2004), Olejnik & Algina (2003); sphericity.ts for the corrections.
 * R: afex::aov_ez(..., type = 3), car::Anova
 * Missing: callers hand over complete rows; N − G < 1, fewer than two occasions or an empty group → tooFew; no error variance → noVariance.
 */
import { meanOf, sumOfSquares } from '../description/moments.ts';
import { fUpper } from '../distributions.ts';
import { absent, type Estimate, present } from '../types.ts';
import { type Sphericity, sphericity } from './sphericity.ts';

export interface AnovaEffect {
  readonly ss: number;
  readonly dfNum: number;
  readonly ssError: number;
  readonly dfDen: number;
  readonly f: number;
  readonly p: number;
  readonly partialEtaSquared: number;
  readonly generalisedEtaSquared: number;
  /** within-person effects of three or more occasions */
  readonly corrected?: {
    readonly sphericity: Sphericity;
    readonly pGreenhouseGeisser: number;
    readonly pHuynhFeldt: number;
  };
}

export interface RepeatedMeasures {
  readonly intercept: AnovaEffect;
  readonly within: AnovaEffect;
  readonly between?: AnovaEffect;
  readonly interaction?: AnovaEffect;
}

/** k − 1 orthonormal contrasts of k occasions (Helmert's), rows of length k. */
export const helmert = (k: number): number[][] =>
  Array.from({ length: k - 1 }, (_, j) =>
    Array.from({ length: k }, (_, i) => (i <= j ? 1 : i === j + 1 ? -(j + 1) : 0) / Math.sqrt((j + 1) * (j + 2))),
  );

interface Column {
  /** hypothesis: the unweighted mean of the group means is 0 */
  readonly level: number;
  /** hypothesis: the group means are equal */
  readonly groups: number;
  readonly error: number;
}

const analyse = (byGroup: readonly (readonly number[])[]): Column => {
  const means = byGroup.map(meanOf);
  const weight = byGroup.reduce((s, g) => s + 1 / g.length, 0) / byGroup.length ** 2;
  const grand = meanOf(byGroup.flat());
  return {
    level: meanOf(means) ** 2 / weight,
    groups: byGroup.reduce((s, g, i) => s + g.length * (means[i]! - grand) ** 2, 0),
    error: byGroup.reduce((s, g, i) => s + sumOfSquares(g, means[i]), 0),
  };
};

/** `groups`: per group of persons its rows (one column per occasion); one group = no between factor. `n` counts persons. */
export const repeatedMeasures = (groups: readonly (readonly (readonly number[])[])[]): Estimate<RepeatedMeasures> => {
  const n = groups.reduce((s, g) => s + g.length, 0);
  const k = groups[0]?.[0]?.length ?? 0;
  const df = n - groups.length;
  if (k < 2 || df < 1 || groups.some((g) => g.length === 0)) return absent('tooFew', n);
  const project = (weights: readonly number[]) =>
    groups.map((g) => g.map((row) => row.reduce((s, x, i) => s + x * weights[i]!, 0)));
  const level = analyse(project(new Array<number>(k).fill(1 / Math.sqrt(k))));
  const contrasts = helmert(k).map(project);
  const columns = contrasts.map(analyse);
  const total = (pick: (c: Column) => number) => columns.reduce((s, c) => s + pick(c), 0);
  const errorWithin = total((c) => c.error);
  if (!(level.error > 0) || !(errorWithin > 0)) return absent('noVariance', n);
  const ball = sphericity(pooledCovariance(contrasts, df), df);
  const effect = (ss: number, dfNum: number, ssError: number, dfDen: number, corrects: boolean): AnovaEffect => {
    const f = ss / dfNum / (ssError / dfDen);
    const shrunk = (epsilon: number) => fUpper(f, dfNum * epsilon, dfDen * epsilon);
    return {
      ss,
      dfNum,
      ssError,
      dfDen,
      f,
      p: fUpper(f, dfNum, dfDen),
      partialEtaSquared: ss / (ss + ssError),
      generalisedEtaSquared: ss / (ss + level.error + errorWithin),
      ...(corrects && !ball.missing
        ? {
            corrected: {
              sphericity: ball.value,
              pGreenhouseGeisser: shrunk(ball.value.greenhouseGeisser),
              pHuynhFeldt: shrunk(Math.min(1, ball.value.huynhFeldt ?? 1)),
            },
          }
        : {}),
    };
  };
  const grouped = groups.length > 1;
  return present(
    {
      intercept: effect(level.level, 1, level.error, df, false),
      within: effect(
        total((c) => c.level),
        k - 1,
        errorWithin,
        df * (k - 1),
        true,
      ),
      ...(grouped
        ? {
            between: effect(level.groups, groups.length - 1, level.error, df, false),
            interaction: effect(
              total((c) => c.groups),
              (k - 1) * (groups.length - 1),
              errorWithin,
              df * (k - 1),
              true,
            ),
          }
        : {}),
    },
    n,
  );
};

/** Pooled within-group covariance of the contrasts, divisor N − G. */
const pooledCovariance = (contrasts: readonly (readonly (readonly number[])[])[], df: number): number[][] => {
  const deviations = contrasts.map((byGroup) =>
    byGroup.flatMap((g) => {
      const m = meanOf(g);
      return g.map((x) => x - m);
    }),
  );
  return deviations.map((a) => deviations.map((b) => a.reduce((s, x, i) => s + x * b[i]!, 0) / df));
};
