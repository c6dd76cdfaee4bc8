/** Topic `aggregation`: from persons to schools. */
import { averageDeviation } from '../../../analysis/agreement/average-deviation.ts';
import { icc1 } from '../../../analysis/agreement/icc1.ts';
import { icc1Reml, randomIntercept } from '../../../analysis/agreement/icc1-reml.ts';
import { icc1SearleN0 } from '../../../analysis/agreement/icc1-searle-n0.ts';
import { icc2 } from '../../../analysis/agreement/icc2.ts';
import { lindellRwg } from '../../../analysis/agreement/lindell-rwg.ts';
import { oneWay } from '../../../analysis/agreement/one-way.ts';
import { rwg, uniformVariance } from '../../../analysis/agreement/rwg.ts';
import { rwgj } from '../../../analysis/agreement/rwgj.ts';
import { meanOf, standardDeviation } from '../../../analysis/description/moments.ts';
import { median } from '../../../analysis/description/quantile.ts';
import { fUpper } from '../../../analysis/distributions.ts';
import type { Estimate } from '../../../analysis/types.ts';
import { type CsvRow, type Json, numberOf, type ReferenceCase } from '../cases.ts';
import { bare, got } from './scale.ts';

/** Rows of numbers by group; rows without a group or with a missing value are dropped. */
const grouped = (
  rows: readonly CsvRow[],
  group: string,
  columns: readonly string[],
): ReadonlyMap<string, readonly number[][]> => {
  const groups = new Map<string, number[][]>();
  for (const row of rows) {
    const key = row[group];
    const values = columns.map((column) => numberOf(row[column]));
    if (key === null || key === undefined || values.some((value) => value === null)) continue;
    const list = groups.get(key);
    if (list) list.push(values as number[]);
    else groups.set(key, [values as number[]]);
  }
  return groups;
};

const over = <T>(groups: ReadonlyMap<string, T>, of: (values: T) => Json): Json =>
  Object.fromEntries([...groups].map(([key, values]) => [key, of(values)]));
const given = (estimates: readonly Estimate[]): number[] => estimates.flatMap((e) => (e.missing ? [] : [e.value]));

const variable = (rows: readonly CsvRow[], group: string, name: string, options: number | undefined): Json => {
  const groups = new Map([...grouped(rows, group, [name])].map(([key, values]) => [key, values.map((row) => row[0] as number)]));
  const lists = [...groups.values()];
  const sizes = lists.map((list) => list.length);
  const anova = got(oneWay(lists));
  const fit = got(randomIntercept(lists));
  const reml1 = got(icc1Reml(lists));
  const k = anova.meanGroupSize;
  const f = anova.msBetween / anova.msWithin;
  const agreement = options === undefined ? [] : lists.map((list) => rwg(list, options));
  const deviations = lists.map((list) => averageDeviation(list.map((value) => [value])));
  return {
    n: anova.n,
    missing: rows.length - anova.n,
    groups: anova.groups,
    meanGroupSize: k,
    minGroupSize: Math.min(...sizes),
    maxGroupSize: Math.max(...sizes),
    n0: anova.searleN0,
    anova: {
      ssBetween: anova.ssBetween,
      ssWithin: anova.ssWithin,
      dfBetween: anova.groups - 1,
      dfWithin: anova.n - anova.groups,
      msBetween: anova.msBetween,
      msWithin: anova.msWithin,
      F: f,
      p: fUpper(f, anova.groups - 1, anova.n - anova.groups),
      etaSquared: anova.ssBetween / (anova.ssBetween + anova.ssWithin),
    },
    icc1: bare(icc1(lists)),
    icc2: bare(icc2(lists)),
    icc1SearleN0: bare(icc1SearleN0(lists)),
    reml: {
      varianceBetween: fit.varianceBetween,
      varianceWithin: fit.varianceWithin,
      icc1: reml1,
      icc2: (k * reml1) / (1 + (k - 1) * reml1),
      meanReliability: fit.meanReliability,
    },
    groupMeans: over(groups, meanOf),
    groupSds: over(groups, (list) => bare(standardDeviation(list))),
    groupSizes: over(groups, (list) => list.length),
    ...(options === undefined
      ? {}
      : {
          rwg: {
            expectedVariance: uniformVariance(options),
            byGroup: over(groups, (list) => bare(rwg(list, options))),
            mean: meanOf(given(agreement)),
            median: bare(median(given(agreement))),
            zeroed: given(agreement).filter((value) => value === 0).length,
          },
          adM: {
            byGroup: over(groups, (list) => bare(averageDeviation(list.map((value) => [value])))),
            mean: meanOf(given(deviations)),
          },
        }),
  };
};

const scaleAgreement = (rows: readonly CsvRow[], group: string, items: readonly string[], options: number): Json => {
  const groups = grouped(rows, group, items);
  const lists = [...groups.values()];
  const values = given(lists.map((list) => rwgj(list, options)));
  return {
    items,
    expectedVariance: uniformVariance(options),
    groupSizes: over(groups, (list) => list.length),
    rwgj: over(groups, (list) => bare(rwgj(list, options))),
    rwgjMean: meanOf(values),
    rwgjMedian: bare(median(values)),
    shareAtLeast70: values.filter((value) => value >= 0.7).length / values.length,
    lindellRwgStar: over(groups, (list) => bare(lindellRwg(list, options))),
    lindellMean: meanOf(given(lists.map((list) => lindellRwg(list, options)))),
    adM: over(groups, (list) => bare(averageDeviation(list))),
    adMMean: meanOf(given(lists.map(averageDeviation))),
  };
};

export const aggregation = ({ spec, rows: read }: ReferenceCase): Json => {
  const rows = read('data');
  return {
    variables: Object.fromEntries(
      spec.variables.map((v: { name: string; options?: number }) => [v.name, variable(rows, spec.group, v.name, v.options)]),
    ),
    scales:
      spec.scales &&
      Object.fromEntries(
        Object.entries<{ items: string[]; options: number }>(spec.scales).map(([name, s]) => [
          name,
          scaleAgreement(rows, spec.group, s.items, s.options),
        ]),
      ),
  };
};
