/**
 * The rows of comparison.csv: one measure, high against low schools, with everything that belongs beside it (domain.md §4.6).
 * Unit = school. Differences are high minus low. Which rows there are, and of which family, the caller says (study/candidates.ts).
 */
import type { ComparisonFamily, ComparisonRow, ComparisonRowKind, ComparisonTiming, MissingReason } from '../types.ts';
import { adjustedDifference, type BothWaves } from './adjusted-difference.ts';
import { correlation } from './all-schools-correlation.ts';
import { benjaminiHochberg } from './benjamini-hochberg.ts';
import { cliffsDelta } from './cliffs-delta.ts';
import { summarise } from './groups.ts';
import { hedgesG } from './hedges-g.ts';
import { holm } from './holm.ts';
import { minimumDetectableEffect } from './minimum-detectable-effect.ts';
import { permutationPValue } from './permutation-p-value.ts';
import { welch } from './welch.ts';

/** School → value. A school that is absent has no value. */
export type SchoolValues = ReadonlyMap<string, number>;

/** A row to be computed. */
export interface Candidate {
  readonly measure: string;
  readonly wave: string;
  readonly row: ComparisonRowKind;
  readonly timing: ComparisonTiming;
  readonly family: ComparisonFamily;
  /** the value that is compared; for `adjusted` the last wave's */
  readonly values: SchoolValues;
  /** `adjusted` only: the first wave's */
  readonly first?: SchoolValues;
}

export interface Groups {
  readonly high: readonly string[];
  readonly low: readonly string[];
}

/** The same comparison with another k. `groups` null = not computable with these schools. */
export interface OtherSelection {
  readonly selection: string;
  readonly groups: Groups | null;
}

const holmFamilies: readonly ComparisonFamily[] = ['confirmatory', 'network', 'pupil'];

/**
 * All rows, in the order of the candidates. `effects`: every school with an effect → its empirical Bayes estimate.
 * p-values are adjusted within each family; balance rows are described and never tested. A measure that no school has yet keeps
 * its row with `why: notObserved`: the plan named it.
 */
export function compareGroups(
  candidates: readonly Candidate[],
  groups: Groups,
  others: readonly OtherSelection[],
  effects: SchoolValues,
  seed: number,
): ComparisonRow[] {
  const chosen = new Set([...groups.high, ...groups.low]);
  const middle = [...effects.keys()].filter((school) => !chosen.has(school));
  const detectable = memo(minimumDetectable);
  const rows = candidates.map((candidate) => {
    const contrast = contrastOf(candidate, groups, seed);
    const tested = candidate.row !== 'balance';
    const used = candidate.row === 'adjusted' ? changeOf(candidate) : candidate.values;
    const both = [...effects.keys()].filter((school) => used.has(school));
    const all = correlation(
      both.map((school) => used.get(school)!),
      both.map((school) => effects.get(school)!),
    );
    // the adjusted row has no correlation of its own: its change row beside it has one
    const r = tested && candidate.row !== 'adjusted' ? all.value : undefined;
    const meanMiddle = summarise(middle.flatMap((school) => candidate.values.get(school) ?? [])).mean;
    return {
      measure: candidate.measure,
      wave: candidate.wave,
      row: candidate.row,
      timing: candidate.timing,
      family: candidate.family,
      ...contrast,
      pAdjusted: null as number | null,
      adjustment: (!tested ? 'none' : holmFamilies.includes(candidate.family) ? 'holm' : 'bh') as ComparisonRow['adjustment'],
      detectable: tested ? detectable(contrast.nHigh, contrast.nLow, 0.05) : null,
      detectableInFamily: null as number | null,
      rAll: r?.r ?? null,
      nAll: both.length,
      rAllLower: r?.lower ?? null,
      rAllUpper: r?.upper ?? null,
      meanMiddle: candidate.row === 'adjusted' ? null : meanMiddle,
      missingHigh: groups.high.length - contrast.nHigh,
      missingLow: groups.low.length - contrast.nLow,
      sensitivity: tested ? others.map((other) => sensitivityOf(candidate, other, seed)) : [],
      withinHalfSd: contrast.ciLow === null || contrast.ciHigh === null ? null : contrast.ciLow >= -0.5 && contrast.ciHigh <= 0.5,
    };
  });
  for (const family of new Set(rows.map((r) => r.family))) {
    if (family === 'balance') continue;
    const own = rows.filter((r) => r.family === family);
    const pValues = own.map((r) => r.pPermutation);
    const byHolm = holmFamilies.includes(family);
    const adjusted = byHolm ? holm(pValues) : benjaminiHochberg(pValues);
    const tested = pValues.filter((p) => p !== null).length;
    own.forEach((row, i) => {
      row.pAdjusted = adjusted[i] ?? null;
      if (byHolm && tested > 0) row.detectableInFamily = detectable(row.nHigh, row.nLow, 0.05 / tested);
    });
  }
  return rows;
}

type Contrast = Pick<
  ComparisonRow,
  | 'nHigh'
  | 'nLow'
  | 'meanHigh'
  | 'meanLow'
  | 'sdHigh'
  | 'sdLow'
  | 'difference'
  | 'hedgesG'
  | 'ciLow'
  | 'ciHigh'
  | 'cliffsDelta'
  | 'pPermutation'
  | 'welchLower'
  | 'welchUpper'
> & { readonly why?: MissingReason };

/** The two groups' difference for one candidate, with its interval and tests. */
export function contrastOf(candidate: Candidate, groups: Groups, seed: number): Contrast {
  return candidate.row === 'adjusted' ? adjustedContrast(candidate, groups, seed) : plainContrast(candidate, groups, seed);
}

const pick = (schools: readonly string[], values: SchoolValues): number[] => schools.flatMap((s) => values.get(s) ?? []);

function plainContrast(candidate: Candidate, groups: Groups, seed: number): Contrast {
  const high = pick(groups.high, candidate.values);
  const low = pick(groups.low, candidate.values);
  const [a, b] = [summarise(high), summarise(low)];
  const g = hedgesG(high, low);
  const described = {
    nHigh: a.n,
    nLow: b.n,
    meanHigh: a.mean,
    meanLow: b.mean,
    sdHigh: a.sd,
    sdLow: b.sd,
    difference: a.mean === null || b.mean === null ? null : a.mean - b.mean,
    hedgesG: g.value?.hedgesG ?? null,
    ...(g.missing === undefined ? {} : { why: candidate.values.size === 0 ? 'notObserved' : g.missing }),
  } as const;
  if (candidate.row === 'balance') {
    return { ...described, ciLow: null, ciHigh: null, cliffsDelta: null, pPermutation: null, welchLower: null, welchUpper: null };
  }
  const interval = welch(high, low).value;
  return {
    ...described,
    ciLow: g.value?.lower ?? null,
    ciHigh: g.value?.upper ?? null,
    cliffsDelta: cliffsDelta(high, low).value ?? null,
    pPermutation: g.missing === 'tooFew' ? null : (permutationPValue(high, low, seed).value?.p ?? null),
    welchLower: interval?.lower ?? null,
    welchUpper: interval?.upper ?? null,
  };
}

function bothWaves(schools: readonly string[], candidate: Candidate): BothWaves[] {
  return schools.flatMap((school) => {
    const first = candidate.first?.get(school);
    const last = candidate.values.get(school);
    return first === undefined || last === undefined ? [] : { first, last };
  });
}

function adjustedContrast(candidate: Candidate, groups: Groups, seed: number): Contrast {
  const high = bothWaves(groups.high, candidate);
  const low = bothWaves(groups.low, candidate);
  const result = adjustedDifference(high, low, seed);
  const estimate = result.value;
  return {
    nHigh: high.length,
    nLow: low.length,
    meanHigh: estimate?.meanFirstGroup ?? null,
    meanLow: estimate?.meanSecondGroup ?? null,
    sdHigh: summarise(high.map((s) => s.last)).sd,
    sdLow: summarise(low.map((s) => s.last)).sd,
    difference: estimate?.difference ?? null,
    hedgesG: estimate?.hedgesG ?? null,
    ciLow: estimate?.lower ?? null,
    ciHigh: estimate?.upper ?? null,
    // order and a Welch interval are properties of two samples, not of a regression's coefficient
    cliffsDelta: null,
    pPermutation: estimate?.permutation.p ?? null,
    welchLower: null,
    welchUpper: null,
    ...(result.missing === undefined ? {} : { why: changeOf(candidate).size === 0 ? 'notObserved' : result.missing }),
  };
}

function changeOf(candidate: Candidate): SchoolValues {
  const change = new Map<string, number>();
  for (const [school, last] of candidate.values) {
    const first = candidate.first?.get(school);
    if (first !== undefined) change.set(school, last - first);
  }
  return change;
}

function sensitivityOf(candidate: Candidate, other: OtherSelection, seed: number): ComparisonRow['sensitivity'][number] {
  const contrast = other.groups === null ? null : contrastOf(candidate, other.groups, seed);
  return { selection: other.selection, hedgesG: contrast?.hedgesG ?? null, pPermutation: contrast?.pPermutation ?? null };
}

const minimumDetectable = (nHigh: number, nLow: number, alpha: number): number | null =>
  minimumDetectableEffect(nHigh, nLow, alpha).value ?? null;

/** Group sizes repeat over the rows; the search for the detectable difference need not. */
function memo(compute: typeof minimumDetectable): typeof minimumDetectable {
  const known = new Map<string, number | null>();
  return (nHigh, nLow, alpha) => {
    const key = `${nHigh} ${nLow} ${alpha}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = compute(nHigh, nLow, alpha);
    known.set(key, value);
    return value;
  };
}
