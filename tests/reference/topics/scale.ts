/** Topic `scale`: item statistics, scores and reliability, computed with the product's own functions. */
import { completeRows } from '../../../analysis/description/complete-rows.ts';
import { kurtosis } from '../../../analysis/description/kurtosis.ts';
import { mean, standardDeviation, standardError } from '../../../analysis/description/moments.ts';
import { median } from '../../../analysis/description/quantile.ts';
import { frequencies, percentAt } from '../../../analysis/description/share-at.ts';
import { skewness } from '../../../analysis/description/skewness.ts';
import { alphaStandardErrorOfMatrix } from '../../../analysis/psychometrics/alpha-standard-error.ts';
import { alphaOfMatrix } from '../../../analysis/psychometrics/cronbach-alpha.ts';
import { feldtInterval } from '../../../analysis/psychometrics/feldt-interval.ts';
import { guttmanLambda6OfMatrix } from '../../../analysis/psychometrics/guttman-lambda6.ts';
import { averageInterItemR, medianInterItemR } from '../../../analysis/psychometrics/inter-item-correlation.ts';
import {
  type ItemRows,
  listwiseCovariance,
  pairwiseCovariance,
  type Square,
  toCorrelation,
  totalOf,
  without,
} from '../../../analysis/psychometrics/item-covariance.ts';
import { itemRestOfMatrix } from '../../../analysis/psychometrics/item-rest-correlation.ts';
import { itemTotalCorrelation } from '../../../analysis/psychometrics/item-total-correlation.ts';
import { omegaOfFactor, omegaTotal } from '../../../analysis/psychometrics/omega-total.ts';
import { omegaTotalMinres } from '../../../analysis/psychometrics/omega-total-minres.ts';
import { oneFactorFit } from '../../../analysis/psychometrics/one-factor-fit.ts';
import { oneFactorMinres } from '../../../analysis/psychometrics/one-factor-minres.ts';
import { oneFactorMl } from '../../../analysis/psychometrics/one-factor-ml.ts';
import { scaleScorer } from '../../../analysis/scoring/scale-score.ts';
import type { Estimate } from '../../../analysis/types.ts';
import type { Answers, Instrument, Scale } from '../../../instruments/types.ts';
import { type Json, numberOf, type ReferenceCase } from '../cases.ts';

export const bare = <T>(estimate: Estimate<T>): T | null => (estimate.missing ? null : estimate.value);
export const got = <T>(estimate: Estimate<T>): T => {
  if (estimate.missing) throw new Error(`no value: ${estimate.missing}`);
  return estimate.value;
};
export const keyed = <T>(names: readonly string[], of: (name: string, index: number) => T): Record<string, T> =>
  Object.fromEntries(names.map((name, i) => [name, of(name, i)]));

const words = (text: string) => ({ nl: text, en: text });

/** A case's spec as the instrument a researcher would bring. */
const instrumentOf = (spec: Json): { readonly instrument: Instrument; readonly scale: Scale } => {
  const low = spec.min ?? 0;
  const high = spec.max ?? 0;
  const options = Array.from({ length: high - low + 1 }, (_, i) => ({ code: low + i, label: words(String(low + i)) }));
  const scale: Scale = {
    id: 'scale',
    title: words('scale'),
    items: keyed(spec.items, (id) => (spec.reverse.includes(id) ? -1 : 1)),
    minValid: spec.minAnswered,
  };
  return {
    scale,
    instrument: {
      format: 1,
      id: 'case',
      version: 1,
      title: words('case'),
      validated: false,
      answerFormats: { range: { id: 'range', kind: 'choice', dontKnow: false, options } },
      items: spec.items.map((id: string) => ({ id, format: 'range', text: words(id), source: 'other' as const })),
      scales: [scale],
    },
  };
};

export const momentsOf = (values: readonly number[]): Json => ({
  mean: bare(mean(values)),
  sd: bare(standardDeviation(values)),
  min: values.length === 0 ? null : Math.min(...values),
  max: values.length === 0 ? null : Math.max(...values),
  skewness: { type1: bare(skewness(values, 1)), type2: bare(skewness(values, 2)), type3: bare(skewness(values, 3)) },
  kurtosis: { type1: bare(kurtosis(values, 1)), type2: bare(kurtosis(values, 2)), type3: bare(kurtosis(values, 3)) },
});

const bounds = (values: readonly number[], spec: Json): Json => ({
  floorPercent: spec.min === null ? null : bare(percentAt(values, spec.min)),
  ceilingPercent: spec.max === null ? null : bare(percentAt(values, spec.max)),
});

const reliability = (rows: ItemRows, covariance: Estimate<Square>, names: readonly string[], level: number): Json => {
  const c = got(covariance);
  const n = covariance.n;
  const r = toCorrelation(c);
  if (!r) return {};
  const rest = itemRestOfMatrix(c, n);
  const total = itemTotalCorrelation(rows);
  const alpha = got(alphaOfMatrix(c, n));
  return {
    n,
    alpha,
    alphaStandardised: bare(alphaOfMatrix(r, n)),
    guttmanLambda6: bare(guttmanLambda6OfMatrix(r, n)),
    averageInterItemR: bare(averageInterItemR(r, n)),
    medianInterItemR: bare(medianInterItemR(r, n)),
    alphaSE: bare(alphaStandardErrorOfMatrix(c, n)),
    feldtCI: { level, n, ...bare(feldtInterval(alpha, n, names.length, level)) },
    items: keyed(names, (_, i) => ({
      itemRestR: bare(rest[i] as Estimate),
      itemTotalR: bare(total[i] as Estimate),
      alphaIfDropped: bare(alphaOfMatrix(without(c, i), n)),
      alphaStandardisedIfDropped: bare(alphaOfMatrix(without(r, i), n)),
      averageInterItemRIfDropped: bare(averageInterItemR(without(r, i), n)),
    })),
  };
};

const omega = (rows: ItemRows, names: readonly string[]): Json => {
  const covariance = listwiseCovariance(rows);
  const c = got(covariance);
  const n = covariance.n;
  const r = toCorrelation(c) as Square;
  const minres = got(oneFactorMinres(r, n));
  const ml = got(oneFactorMl(c, n));
  const fit = got(oneFactorFit(ml, c, n));
  const common = minres.loadings.reduce((sum, l) => sum + l, 0) ** 2;
  const unique = minres.uniquenesses.reduce((sum, u) => sum + u, 0);
  const mlCommon = ml.loadings.reduce((sum, l) => sum + l, 0) ** 2;
  const standardised = ml.loadings.map((l, i) => l / Math.sqrt(l * l + (ml.residualVariances[i] as number)));
  return {
    n,
    minres: {
      loadings: keyed(names, (_, i) => minres.loadings[i]),
      uniquenesses: keyed(names, (_, i) => minres.uniquenesses[i]),
      omegaTotalObserved: bare(omegaTotalMinres(rows)),
      omegaGeneralObserved: common / totalOf(r),
      omegaModel: common / (common + unique),
    },
    mlCovariance: {
      loadings: keyed(names, (_, i) => ml.loadings[i]),
      residualVariances: keyed(names, (_, i) => ml.residualVariances[i]),
      omega: bare(omegaTotal(rows)),
      omegaObservedVariance: mlCommon / ((totalOf(c) * (n - 1)) / n),
      chisq: fit.chiSquared,
      df: fit.df,
      pvalue: fit.p,
      cfi: fit.cfi,
      tli: fit.tli,
      rmsea: fit.rmsea,
      srmr: fit.srmr,
      logLik: fit.logLik,
    },
    mlStandardised: {
      loadings: keyed(names, (_, i) => standardised[i]),
      omega: omegaOfFactor({ loadings: standardised, residualVariances: standardised.map((l) => 1 - l * l), discrepancy: 0 }),
    },
  };
};

export const scale = ({ spec, rows: read }: ReferenceCase): Json => {
  const { instrument, scale: key } = instrumentOf(spec);
  const names: readonly string[] = spec.items;
  const csv = read('items').filter(
    (row) => !spec.filter || spec.filter.values.map(String).includes(row[spec.filter.column] ?? ''),
  );
  const score = scaleScorer(instrument, key);
  const results = csv.map((row) => {
    const answers: Record<string, Answers[string]> = {};
    for (const name of names) answers[name] = numberOf(row[name]) ?? { missing: 'skipped' };
    return score(answers);
  });
  const rows = results.map((result) => result.itemScores);
  const scores = results.map((result) => bare(result.score));
  const scored = scores.filter((value) => value !== null);
  return {
    n: rows.length,
    nItems: names.length,
    nComplete: completeRows(rows).length,
    items: keyed(names, (_, i) => {
      const values = rows.map((row) => row[i] ?? null).filter((value) => value !== null);
      return {
        n: values.length,
        missing: rows.length - values.length,
        ...momentsOf(values),
        ...bounds(values, spec),
        frequencies: Object.fromEntries([...frequencies(values)].map(([value, count]) => [String(value), count])),
      };
    }),
    listwise: reliability(completeRows(rows), listwiseCovariance(rows), names, spec.ciLevel),
    pairwise: reliability(rows, pairwiseCovariance(rows), names, spec.ciLevel),
    omega: omega(rows, names),
    scale: {
      n: scored.length,
      missing: scores.length - scored.length,
      ...momentsOf(scored),
      se: bare(standardError(scored)),
      median: bare(median(scored)),
      ...bounds(scored, spec),
    },
    scores,
  };
};
