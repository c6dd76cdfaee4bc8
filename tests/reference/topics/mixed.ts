/** Adapters from the cases' specs to our functions: linear mixed models and their comparison. */
import { benjaminiHochberg } from '../../../analysis/comparison/benjamini-hochberg.ts';
import { holm } from '../../../analysis/comparison/holm.ts';
import { chi2Upper } from '../../../analysis/distributions.ts';
import { type Cell, designMatrices, type ModelSpec } from '../../../analysis/growth/mixed/design.ts';
import { fitMixedModel, type MixedFit } from '../../../analysis/growth/mixed/fit.ts';
import type { LevelEffects } from '../../../analysis/growth/mixed/predict.ts';
import type { CsvRow } from '../cases.ts';
import { comparedGroups } from './groups.ts';

export interface LmmSpec extends Omit<ModelSpec, 'categorical'> {
  readonly method: 'REML' | 'ML';
  readonly categorical: ModelSpec['categorical'] | null;
  readonly rank?: { readonly group: string; readonly term: string; readonly k: number };
}

/** A cell is a number where all of its column's filled cells are. */
const typed = (rows: readonly CsvRow[]) => {
  const numeric = new Map(
    Object.keys(rows[0] ?? {}).map((c) => [c, rows.every((r) => r[c] === null || Number.isFinite(Number(r[c])))] as const),
  );
  return rows.map((r) =>
    Object.fromEntries(
      Object.entries(r).map(([c, v]): [string, Cell] => [c, v === null ? null : numeric.get(c) ? Number(v) : v]),
    ),
  );
};

export const fitCase = (spec: LmmSpec, rows: readonly CsvRow[]): MixedFit => {
  const { data } = designMatrices(typed(rows), {
    response: spec.response,
    fixedTerms: spec.fixedTerms,
    random: spec.random,
    ...(spec.categorical ? { categorical: spec.categorical } : {}),
  });
  return fitMixedModel(data, { method: spec.method });
};

const byName = <T, V>(list: readonly T[], name: (x: T) => string, value: (x: T, i: number) => V) =>
  Object.fromEntries(list.map((x, i) => [name(x), value(x, i)]));

const levelEffects = (e: LevelEffects) => {
  const q = e.terms.length;
  return {
    levels: e.levels.length,
    // the cases list every level of a small factor and the first sixty of a large one
    shown: e.levels.length > 200 ? 60 : e.levels.length,
    terms: byName(
      e.terms,
      (t) => t,
      (_, j) => {
        const blups = e.levels.map((__, i) => e.blup[i * q + j]!);
        const mean = blups.reduce((s, b) => s + b, 0) / blups.length;
        return {
          blup: byName(e.levels, String, (__, i) => blups[i]!),
          condSD: byName(e.levels, String, (__, i) => e.conditionalSd[i * q + j]!),
          sumSquares: blups.reduce((s, b) => s + b * b, 0),
          sdOfBlups: Math.sqrt(blups.reduce((s, b) => s + (b - mean) ** 2, 0) / (blups.length - 1)),
          minBlup: Math.min(...blups),
          maxBlup: Math.max(...blups),
        };
      },
    ),
  };
};

/** The k levels with the largest and the smallest deviation. */
export const ranked = (fit: MixedFit, rank: { group: string; term: string; k: number }) => {
  const e = fit.effects.find((x) => x.group === rank.group)!;
  const j = e.terms.indexOf(rank.term);
  const order = e.levels.map((level, i) => ({ level, blup: e.blup[i * e.terms.length + j]! })).sort((a, b) => b.blup - a.blup);
  return {
    largest: order.slice(0, rank.k).map((x) => x.level),
    smallest: order
      .slice(-rank.k)
      .reverse()
      .map((x) => x.level),
    gapAtTop: order[rank.k - 1]!.blup - order[rank.k]!.blup,
    gapAtBottom: order.at(-rank.k - 1)!.blup - order.at(-rank.k)!.blup,
  };
};

export const lmm = (spec: LmmSpec, rows: readonly CsvRow[]) => {
  const fit = fitCase(spec, rows);
  return {
    nObs: fit.n,
    nGroups: byName(
      fit.levels,
      (l) => l.group,
      (l) => l.count,
    ),
    nParameters: fit.parameters,
    fixed: byName(
      fit.fixed,
      (f) => f.name,
      (f) => f,
    ),
    fixedCovariance: byName(
      fit.fixed,
      (f) => f.name,
      (_, i) =>
        byName(
          fit.fixed,
          (f) => f.name,
          (__, j) => fit.fixedCovariance[i]![j]!,
        ),
    ),
    random: byName(
      fit.random,
      (r) => r.group,
      (r) => ({
        terms: byName(
          r.terms,
          (t) => t.name,
          (t) => t,
        ),
        correlations: r.correlations.length > 0 ? r.correlations : null,
      }),
    ),
    residual: fit.residual,
    logLik: fit.logLik,
    criterion: fit.criterion,
    AIC: fit.aic,
    BIC: fit.bic,
    icc:
      fit.icc &&
      byName(
        fit.icc,
        (i) => i.group,
        (i) => i.value,
      ),
    // R's performance counts the intercepts only where the terms are independent ("||")
    r2Nakagawa: spec.random.every((r) => r.correlated) ? fit.r2 : fit.r2InterceptVariances,
    singular: fit.singular,
    ranef: byName(fit.effects, (e) => e.group, levelEffects),
    ...(spec.rank ? { ranking: { ...spec.rank, ...ranked(fit, spec.rank) } } : {}),
    fitted: Array.from(fit.fitted.slice(0, 10)),
    residualSumSquares: fit.residualSumSquares,
  };
};

export const lmmCompare = (spec: { full: LmmSpec; reduced: LmmSpec }, rows: readonly CsvRow[]) => {
  const full = fitCase({ ...spec.full, method: 'ML' }, rows);
  const reduced = fitCase({ ...spec.reduced, method: 'ML' }, rows);
  const chiSquared = 2 * (full.logLik - reduced.logLik);
  const df = full.parameters - reduced.parameters;
  return { logLikFull: full.logLik, logLikReduced: reduced.logLik, chiSquared, df, p: chi2Upper(chiSquared, df) };
};

/** The k levels with the largest and the smallest deviation, compared on columns of the school file. */
export const extremes = (
  spec: { model: LmmSpec; rank: { group: string; term: string; k: number }; schoolId: string; compare: readonly string[] },
  rows: readonly CsvRow[],
  schools: readonly CsvRow[],
) => {
  const fit = fitCase(spec.model, rows);
  const { largest, smallest, gapAtTop, gapAtBottom } = ranked(fit, spec.rank);
  const effects = fit.effects.find((e) => e.group === spec.rank.group)!;
  const blup = (level: string) =>
    effects.blup[effects.levels.indexOf(level) * effects.terms.length + effects.terms.indexOf(spec.rank.term)]!;
  const valuesOf = (levels: readonly string[], column: string) =>
    levels.map((l) => Number(schools.find((s) => s[spec.schoolId] === l)![column]));
  const comparisons = byName(spec.compare, String, (column) =>
    comparedGroups(valuesOf(largest, column), valuesOf(smallest, column), 0.95),
  );
  const p = (test: 'welch' | 'permutation') => spec.compare.map((c) => comparisons[c]![test]?.p ?? null);
  const named = (values: readonly (number | null)[]) => byName(spec.compare, String, (_, i) => values[i]!);
  return {
    largest,
    smallest,
    largestBlup: largest.map(blup),
    smallestBlup: smallest.map(blup),
    gapAtTop,
    gapAtBottom,
    comparisons,
    welchHolm: named(holm(p('welch'))),
    welchBH: named(benjaminiHochberg(p('welch'))),
    permutationHolm: named(holm(p('permutation'))),
  };
};
