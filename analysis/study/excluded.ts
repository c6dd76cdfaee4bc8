/** Responses that somebody left out: their ties go with them, and the results are computed with them once more. */
import { type Candidate, contrastOf, type Groups } from '../comparison/compare.ts';
import { qualityFlags } from '../quality/flags.ts';
import type { QualityFindings } from '../quality/types.ts';
import { carelessKinds, withAndWithout } from '../quality/with-without.ts';
import type { AnalysisSettings, ComparisonRow, StudyData } from '../types.ts';
import { makeCollector } from './collector.ts';
import { acceptedResponses, type Rosters } from './rosters.ts';

/** Name of the sensitivity in which responses count that somebody left out. */
export const withExcluded = 'withExcluded';

/** The decisions that name a response of these data. */
const standing = (data: StudyData) => {
  const known = new Set(data.responses.map((r) => r.id));
  return (data.exclusions ?? []).filter((d) => known.has(d.response));
};

/**
 * The data without the ties of network responses that are left out; the responses themselves are left out and counted by
 * `acceptedResponses`. The person's row is then missing, as if they had not answered.
 */
export function withoutExcludedTies(data: StudyData): StudyData {
  const excluded = new Set((data.exclusions ?? []).map((d) => d.response));
  if (excluded.size === 0) return data;
  const networks = new Set(data.instruments.filter((i) => (i.relations ?? []).length > 0).map((i) => `${i.id} ${i.version}`));
  const gone = new Set(
    data.responses.flatMap((r) =>
      excluded.has(r.id) && r.person !== null && networks.has(`${r.instrument} ${r.version}`)
        ? [JSON.stringify([r.wave ?? '', r.person])]
        : [],
    ),
  );
  if (gone.size === 0) return data;
  const isGone = (wave: string, person: string) => gone.has(JSON.stringify([wave, person]));
  return {
    ...data,
    nominations: data.nominations.filter((n) => !isGone(n.wave, n.ego)),
    networkRespondents: data.networkRespondents.filter((r) => !isGone(r.wave, r.person)),
  };
}

/** The same study as if nobody had decided anything; undefined where nobody did. */
export function asIfNothingExcluded(data: StudyData): StudyData | undefined {
  if (standing(data).length === 0) return undefined;
  const { exclusions: _decisions, ...everything } = data;
  return everything;
}

/** Flags, decisions and the means with and without. */
export function qualityFindings(whole: StudyData, rosters: Rosters): QualityFindings {
  const flags = qualityFlags(whole);
  const decisions = standing(whole);
  if (flags.length + decisions.length === 0) return { flags, decisions, means: [] };
  const { exclusions: _decisions, ...everything } = whole;
  const careless = new Set(flags.filter((f) => carelessKinds.includes(f.kind)).map((f) => f.response));
  const excluded = new Set(decisions.map((d) => d.response));
  const accepted = acceptedResponses(everything, rosters, makeCollector());
  return { flags, decisions, means: withAndWithout(whole.instruments, accepted, excluded, careless) };
}

/** The rows with the sensitivity `withExcluded`: the same comparison of the same groups on `others`, computed with what was left out. */
export function rowsWithExcluded(
  rows: readonly ComparisonRow[],
  others: readonly Candidate[],
  groups: Groups,
  settings: AnalysisSettings,
): readonly ComparisonRow[] {
  const keyOf = ({ measure, wave, row }: Pick<Candidate, 'measure' | 'wave' | 'row'>) => JSON.stringify([measure, wave, row]);
  const byKey = new Map(others.map((candidate) => [keyOf(candidate), candidate]));
  return rows.map((row) => {
    const other = row.row === 'balance' ? undefined : byKey.get(keyOf(row));
    if (other === undefined) return row;
    const { hedgesG, pPermutation } = contrastOf(other, groups, settings.seed);
    return { ...row, sensitivity: [...row.sensitivity, { selection: withExcluded, hedgesG, pPermutation }] };
  });
}
