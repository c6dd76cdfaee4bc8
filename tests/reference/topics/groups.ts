/** Adapters from the cases' specs to our functions: change, groups and adjusted p-values. */
import { benjaminiHochberg } from '../../../analysis/comparison/benjamini-hochberg.ts';
import { hedgesG } from '../../../analysis/comparison/hedges-g.ts';
import { holm } from '../../../analysis/comparison/holm.ts';
import { permutationPValue } from '../../../analysis/comparison/permutation-p-value.ts';
import { welch } from '../../../analysis/comparison/welch.ts';
import { pearsonCorrelation } from '../../../analysis/description/correlation.ts';
import { meanOf, varianceOf } from '../../../analysis/description/moments.ts';
import { tTwoSidedP } from '../../../analysis/distributions.ts';
import { cohensD, cohensDUnpooled, glassDelta } from '../../../analysis/groups/cohens-d.ts';
import { friedman } from '../../../analysis/groups/friedman.ts';
import { kruskalWallis } from '../../../analysis/groups/kruskal-wallis.ts';
import { leveneMedian, medianOf } from '../../../analysis/groups/levene.ts';
import { mannWhitney } from '../../../analysis/groups/mann-whitney.ts';
import { oneWayAnova } from '../../../analysis/groups/one-way-anova.ts';
import { benjaminiYekutieli, bonferroni, hochberg } from '../../../analysis/groups/p-adjust.ts';
import { pairedEffectSizes } from '../../../analysis/groups/paired-effect-sizes.ts';
import { pairedT } from '../../../analysis/groups/paired-t.ts';
import { type AnovaEffect, repeatedMeasures } from '../../../analysis/groups/repeated-measures.ts';
import { studentT } from '../../../analysis/groups/student-t.ts';
import { tukeyPairs } from '../../../analysis/groups/tukey.ts';
import { welchAnova } from '../../../analysis/groups/welch-anova.ts';
import { wilcoxonSignedRank } from '../../../analysis/groups/wilcoxon-signed-rank.ts';
import type { Estimate } from '../../../analysis/types.ts';
import type { CsvRow } from '../cases.ts';

interface Filter {
  readonly column: string;
  readonly values: readonly (string | number)[];
}

/** The value of an estimate; the case says null where there is none. */
const valueOf = <T>(estimate: Estimate<T>): T | null => (estimate.missing ? null : estimate.value);
const number = (text: string | null | undefined): number | null => (text === undefined || text === null ? null : Number(text));
const kept = (rows: readonly CsvRow[], filter: Filter | null | undefined) =>
  filter ? rows.filter((r) => filter.values.map(String).includes(r[filter.column] ?? '')) : rows;
const sd = (x: readonly number[]) => Math.sqrt(varianceOf(x));
const interval = (level: number, x: { lower: number; upper: number }) => ({ level, lower: x.lower, upper: x.upper });
const limited = (x: { value: number; lower: number; upper: number } | null) =>
  x && { value: x.value, ciNoncentralT: { lower: x.lower, upper: x.upper } };

/** Levels in order of first appearance, as the cases list them. */
const byLevel = (rows: readonly CsvRow[], value: string, group: string) => {
  const groups = new Map<string, number[]>();
  for (const row of rows) {
    const x = number(row[value]);
    const level = row[group];
    if (x === null || !level) continue;
    groups.set(level, [...(groups.get(level) ?? []), x]);
  }
  return groups;
};

export const paired = (
  spec: { before: string; after: string; ciLevel: number; filter?: Filter | null },
  rows: readonly CsvRow[],
) => {
  const all = kept(rows, spec.filter).map((r) => [number(r[spec.before]), number(r[spec.after])] as const);
  const pairs = all.filter((p): p is readonly [number, number] => p[0] !== null && p[1] !== null);
  const before = pairs.map((p) => p[0]);
  const after = pairs.map((p) => p[1]);
  const n = pairs.length;
  const r = valueOf(pearsonCorrelation(before, after));
  const t = valueOf(pairedT(before, after, spec.ciLevel));
  const sizes = valueOf(pairedEffectSizes(before, after, spec.ciLevel));
  const w = valueOf(wilcoxonSignedRank(before, after));
  return {
    n,
    missing: all.length - n,
    meanBefore: meanOf(before),
    meanAfter: meanOf(after),
    sdBefore: sd(before),
    sdAfter: sd(after),
    correlation: r,
    correlationP: r === null ? null : tTwoSidedP(r * Math.sqrt((n - 2) / (1 - r * r)), n - 2),
    meanDifference: t?.difference,
    sdDifference: sd(after.map((x, i) => x - before[i]!)),
    t: t?.t,
    df: t?.df,
    p: t?.p,
    ci: t && interval(spec.ciLevel, t),
    dz: limited(sizes && sizes.dz),
    hedgesGz: sizes && { ...limited(sizes.hedgesGz), J: sizes.correction },
    dAv: sizes?.dAv,
    dAvPooledRms: sizes?.dAvPooledRms,
    dRm: sizes?.dRm,
    glassDeltaBefore: sizes?.glassDeltaBefore,
    wilcoxonSignedRank: w && { ...w, V: w.v },
  };
};

/** First against second list: everything a `twoGroups` case asks (also used per variable of `extremes`). */
export const comparedGroups = (a: readonly number[], b: readonly number[], level: number) => {
  const student = valueOf(studentT(a, b, level));
  const separate = valueOf(welch(a, b, level));
  const g = valueOf(hedgesG(a, b, level));
  const u = valueOf(mannWhitney(a, b));
  const levene = valueOf(leveneMedian([a, b]));
  const permuted = valueOf(permutationPValue(a, b));
  return {
    n1: a.length,
    n2: b.length,
    mean1: meanOf(a),
    mean2: meanOf(b),
    sd1: sd(a),
    sd2: sd(b),
    median1: medianOf(a),
    median2: medianOf(b),
    meanDifference: student?.difference,
    student: student && { t: student.t, df: student.df, p: student.p, ci: interval(level, student) },
    welch: separate && { t: separate.t, df: separate.df, p: separate.p, ci: interval(level, separate) },
    cohensD: limited(valueOf(cohensD(a, b, level))),
    hedgesG: g && { value: g.hedgesG, ciNoncentralT: { lower: g.lower, upper: g.upper }, J: g.correction },
    cohensDUnpooled: { value: valueOf(cohensDUnpooled(a, b)) },
    glassDelta: { value: valueOf(glassDelta(a, b)) },
    mannWhitney: u && { ...u, U1: u.u1, U2: u.u2 },
    levene: levene && { center: 'median', F: levene.f, df1: levene.dfBetween, df2: levene.dfWithin, p: levene.p },
    permutation: permuted && {
      permutations: permuted.divisions,
      countAsExtreme: permuted.countAsExtreme,
      countUpper: permuted.countUpper,
      countLower: permuted.countLower,
      p: permuted.p,
      pUpper: permuted.countUpper / permuted.divisions,
      pLower: permuted.countLower / permuted.divisions,
    },
  };
};

export const twoGroups = (
  spec: { value: string; group: string; levels: readonly (string | number)[]; ciLevel: number; filter?: Filter | null },
  rows: readonly CsvRow[],
) => {
  const groups = byLevel(kept(rows, spec.filter), spec.value, spec.group);
  const [first, second] = spec.levels.map(String);
  return comparedGroups(groups.get(first!) ?? [], groups.get(second!) ?? [], spec.ciLevel);
};

export const oneWay = (spec: { value: string; group: string; filter?: Filter | null }, rows: readonly CsvRow[]) => {
  const groups = byLevel(kept(rows, spec.filter), spec.value, spec.group);
  const levels = [...groups.keys()];
  const lists = [...groups.values()];
  const anova = valueOf(oneWayAnova(lists));
  const levene = valueOf(leveneMedian(lists));
  const welched = valueOf(welchAnova(lists));
  const kruskal = valueOf(kruskalWallis(lists));
  const pairs = levels.flatMap((first, i) => levels.slice(i + 1).map((second) => ({ first, second })));
  const tests = pairs.map(({ first, second }) => valueOf(welch(groups.get(first)!, groups.get(second)!)));
  const pHolm = holm(tests.map((t) => t?.p ?? null));
  const pBH = benjaminiHochberg(tests.map((t) => t?.p ?? null));
  return {
    n: lists.flat().length,
    groups: Object.fromEntries(
      levels.map((l) => [l, { n: groups.get(l)!.length, mean: meanOf(groups.get(l)!), sd: sd(groups.get(l)!) }]),
    ),
    ...(anova && { ...anova, F: anova.f }),
    welch: welched && { F: welched.f, df1: welched.df1, df2: welched.df2, p: welched.p },
    levene: levene && { center: 'median', F: levene.f, df1: levene.dfBetween, df2: levene.dfWithin, p: levene.p },
    kruskalWallis: kruskal && { H: kruskal.statistic, df: kruskal.df, p: kruskal.p },
    pairwiseWelch: pairs.map((pair, i) => ({
      ...pair,
      meanDifference: tests[i]?.difference,
      p: tests[i]?.p,
      pHolm: pHolm[i],
      pBH: pBH[i],
    })),
    // R prints the later level minus the earlier one
    tukey: (valueOf(tukeyPairs(lists)) ?? []).map((p) => ({
      first: levels[p.second],
      second: levels[p.first],
      difference: -p.difference,
      lower: -p.upper,
      upper: -p.lower,
      p: p.p,
    })),
  };
};

interface OccasionsSpec {
  readonly within: readonly string[];
  readonly between: string | null;
  readonly betweenValues?: readonly string[] | null;
}

const effect = (e: AnovaEffect | undefined) =>
  e && {
    ss: e.ss,
    dfNum: e.dfNum,
    ssError: e.ssError,
    dfDen: e.dfDen,
    F: e.f,
    p: e.p,
    partialEtaSquared: e.partialEtaSquared,
    generalisedEtaSquared: e.generalisedEtaSquared,
    ...(e.corrected && {
      greenhouseGeisser: {
        epsilon: e.corrected.sphericity.greenhouseGeisser,
        p: e.corrected.pGreenhouseGeisser,
        dfNum: e.dfNum * e.corrected.sphericity.greenhouseGeisser,
        dfDen: e.dfDen * e.corrected.sphericity.greenhouseGeisser,
      },
      huynhFeldt: { epsilon: e.corrected.sphericity.huynhFeldt, p: e.corrected.pHuynhFeldt },
      mauchly: { W: e.corrected.sphericity.mauchlyW, p: e.corrected.sphericity.mauchlyP },
    }),
  };

/** rmAnova and mixedAnova. */
export const occasions = (spec: OccasionsSpec, rows: readonly CsvRow[]) => {
  const wanted = spec.betweenValues ? rows.filter((r) => spec.betweenValues!.includes(r[spec.between!] ?? '')) : rows;
  const persons = wanted.map((r) => ({
    group: spec.between ? (r[spec.between] ?? '') : '',
    scores: spec.within.map((c) => number(r[c])),
  }));
  const complete = persons.flatMap((p) =>
    p.scores.every((x): x is number => x !== null) && (!spec.between || p.group !== '')
      ? [{ group: p.group, scores: p.scores }]
      : [],
  );
  const levels = [...new Set(complete.map((p) => p.group))];
  const groups = levels.map((l) => complete.filter((p) => p.group === l).map((p) => p.scores));
  const all = complete.map((p) => p.scores);
  const cell = (scores: readonly (readonly number[])[]) =>
    Object.fromEntries(
      spec.within.map((name, j) => {
        const column = scores.map((row) => row[j]!);
        return [name, { n: column.length, mean: meanOf(column), sd: sd(column) }];
      }),
    );
  const result = valueOf(repeatedMeasures(groups));
  const pairs = spec.within.flatMap((first, i) =>
    spec.within.slice(i + 1).map((second, j) => ({ first, second, i, j: i + 1 + j })),
  );
  const tests = pairs.map(({ i, j }) =>
    valueOf(
      pairedT(
        all.map((r) => r[i]!),
        all.map((r) => r[j]!),
      ),
    ),
  );
  const pHolm = holm(tests.map((t) => t?.p ?? null));
  const pBH = benjaminiHochberg(tests.map((t) => t?.p ?? null));
  const ranked = spec.between ? null : valueOf(friedman(all));
  return {
    n: all.length,
    dropped: persons.length - all.length,
    cells: spec.between ? Object.fromEntries(levels.map((l, i) => [l, cell(groups[i]!)])) : cell(all),
    effects: result && {
      intercept: effect(result.intercept),
      within: effect(result.within),
      between: effect(result.between),
      interaction: effect(result.interaction),
    },
    pairwise: pairs.map(({ first, second }, k) => ({
      first,
      second,
      meanDifference: tests[k]?.difference,
      t: tests[k]?.t,
      df: tests[k]?.df,
      p: tests[k]?.p,
      pHolm: pHolm[k],
      pBH: pBH[k],
    })),
    ...(ranked && { friedman: { chiSquared: ranked.statistic, df: ranked.df, p: ranked.p } }),
  };
};

export const padjust = (spec: { p: string }, rows: readonly CsvRow[]) => {
  const p = rows.map((r) => number(r[spec.p]));
  return {
    holm: holm(p),
    benjaminiHochberg: benjaminiHochberg(p),
    bonferroni: bonferroni(p),
    hochberg: hochberg(p),
    benjaminiYekutieli: benjaminiYekutieli(p),
  };
};
