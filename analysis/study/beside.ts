/** Looks up what stands beside the rows of a study's comparison: cohorts, team sizes, reliability of means, means without flagged persons. */
import { type BesideBasis, besideAdjusted, besideOf } from '../comparison/beside.ts';
import { type Candidate, contrastOf, type Groups, type SchoolValues } from '../comparison/compare.ts';
import { seededShuffles } from '../comparison/rank-weighted-difference.ts';
import type { AnalysisSettings, ComparisonRow, StudyData } from '../types.ts';
import type { Collector } from './collector.ts';
import type { Effects } from './effects.ts';
import type { NetworkStep } from './networks.ts';
import type { ScoredWave } from './scales.ts';

/** Name of the sensitivity in which persons are left out who gave one answer to all items of a scale with reversed ones. */
export const withoutFlagged = 'withoutFlagged';

/** The rows with `beside`, and with the sensitivity to flagged persons where there are any. `candidates` in the rows' order. */
export function rowsWithBeside(
  rows: readonly ComparisonRow[],
  candidates: readonly Candidate[],
  data: StudyData,
  effects: Effects,
  groups: Groups,
  scored: readonly ScoredWave[],
  networks: NetworkStep,
  settings: AnalysisSettings,
  collect: Collector,
): readonly ComparisonRow[] {
  const { stage, ranking, ranks } = effects;
  if (ranking === null || ranks === null) return rows;
  const own = new Map(stage?.schools.map((s) => [s.school, s]));
  const standing = new Map(ranks.schools.map((s) => [s.school, s]));
  const basis: BesideBasis = {
    // the regression is on the schools' own estimates, which only the two-stage model has
    schools: ranking.schools.map(({ school, eb }) => {
      const { pTop, pBottom } = standing.get(school)!;
      return { school, effect: own.get(school)?.effect ?? null, se: own.get(school)?.se ?? null, eb, pTop, pBottom };
    }),
    tau2: stage?.tau2 ?? 0,
    cohorts: new Map(data.schools.flatMap(({ id, cohort }) => (cohort === undefined ? [] : [[id, cohort]]))),
    shuffles: seededShuffles(settings.seed),
    seed: settings.seed,
  };
  const icc2 = new Map(
    collect.measures
      .filter((m) => m.level === 'study' && m.measure === 'icc2')
      .map((m) => [placeOf(m.subject, m.wave), m.estimate.value ?? null]),
  );
  const sizes = teamSizes(networks);
  return rows.map((row, i) => {
    const candidate = candidates[i];
    if (candidate === undefined || row.row === 'balance') return row;
    const flagged = unflagged(candidate, scored, collect);
    const contrast = flagged === null ? null : contrastOf(flagged, groups, settings.seed);
    const sensitivity =
      contrast === null
        ? row.sensitivity
        : [...row.sensitivity, { selection: withoutFlagged, hedgesG: contrast.hedgesG, pPermutation: contrast.pPermutation }];
    if (row.row === 'adjusted') {
      const beside = besideAdjusted(candidate.first ?? new Map(), candidate.values, groups, basis);
      return { ...row, sensitivity, beside };
    }
    const level = row.row === 'level';
    const relation = row.measure.slice(0, Math.max(0, row.measure.lastIndexOf('.')));
    const own = {
      icc2: level ? (icc2.get(placeOf(row.measure, row.wave)) ?? null) : null,
      teamSize: level ? (sizes.get(placeOf(relation, row.wave)) ?? null) : null,
    };
    return { ...row, sensitivity, beside: besideOf(candidate.values, groups, basis, own) };
  });
}

const placeOf = (subject: string, wave: string): string => JSON.stringify([subject, wave]);

/** People on each network's roster, by relation and wave. */
function teamSizes(networks: NetworkStep): ReadonlyMap<string, SchoolValues> {
  const sizes = new Map<string, Map<string, number>>();
  for (const { school, wave, relation, roster } of networks.networks) {
    const place = placeOf(relation, wave);
    sizes.set(place, (sizes.get(place) ?? new Map<string, number>()).set(school, roster.length));
  }
  return sizes;
}

/** The same row over means without flagged persons; null where nobody was flagged in its waves. */
function unflagged(candidate: Candidate, scored: readonly ScoredWave[], collect: Collector): Candidate | null {
  const own = scored.filter((s) => s.subject === candidate.measure && s.flagged > 0);
  const [first = '', last = first] = candidate.wave.split('..');
  if (!own.some((s) => s.wave === first || s.wave === last)) return null;
  const at = (wave: string): SchoolValues =>
    own.find((s) => s.wave === wave)?.withoutFlagged ?? collect.values(wave, candidate.measure, 'scaleScore');
  if (candidate.row === 'level') return { ...candidate, values: at(first) };
  const [before, after] = [at(first), at(last)];
  if (candidate.row === 'adjusted') return { ...candidate, values: after, first: before };
  const change = [...after].flatMap(([school, value]): [string, number][] => {
    const from = before.get(school);
    return from === undefined ? [] : [[school, value - from]];
  });
  return { ...candidate, values: new Map(change) };
}
