/**
 * N1 (domain.md §3.2): what the comparison of high and low schools says where nothing that was asked has to do with the effects. Every tested
 * row of the analysis is looked at.
 */
import { compareGroups, type Groups } from '../../analysis/comparison/compare.ts';
import { secondStage } from '../../analysis/growth/empirical-bayes.ts';
import { noiseFloor } from '../../analysis/growth/noise-floor.ts';
import { selectSchools } from '../../analysis/growth/selection.ts';
import { twoStageIntervention } from '../../analysis/growth/two-stage-intervention.ts';
import { analyseStudy } from '../../analysis/study.ts';
import { comparisonCandidates } from '../../analysis/study/candidates.ts';
import { makeCollector } from '../../analysis/study/collector.ts';
import type { AchievementRow, ComparisonRow, Findings, StudyData } from '../../analysis/types.ts';
import { independentStudy } from './null-study.ts';
import { themeRows } from './null-themes.ts';

/** One row of a comparison. */
export interface TestedRow {
  /** `measure@wave row` */
  readonly name: string;
  readonly family: string;
  /** unadjusted: by permutation, for counts Fisher's exact test */
  readonly p: number | null;
  readonly pAdjusted: number | null;
  /** whether the interval of Hedges' g holds 0; null without one */
  readonly holdsZero: boolean | null;
}

/** One study. */
export interface NullRows {
  readonly study: 'N1';
  readonly schools: number;
  readonly seed: number;
  /** schools per group; 0 where the selection was refused */
  readonly k: number;
  /** as the two-stage model prints it, and corrected for its noise floor */
  readonly reliability: number | null;
  readonly corrected: number | null;
  readonly rows: readonly TestedRow[];
}

const nameOf = ({ measure, wave, row }: ComparisonRow) => `${wave === '' ? measure : `${measure}@${wave}`} ${row}`;

export const testedRows = (comparison: readonly ComparisonRow[]): TestedRow[] =>
  comparison
    .filter((row) => row.row !== 'balance')
    .map((row) => ({
      name: nameOf(row),
      family: row.family,
      p: row.pPermutation,
      pAdjusted: row.pAdjusted,
      holdsZero: row.ciLow === null || row.ciHigh === null ? null : row.ciLow <= 0 && 0 <= row.ciHigh,
    }));

/**
 * One null study: its measures from the whole analysis of what was asked, its effects, selection and rows from the scores. Left out is what
 * no tested row rests on: the mixed model, other selections, and what stands beside the rows.
 */
export const nullRows = (seed: number, schools: number): NullRows => {
  const data = independentStudy(seed, schools);
  const { rows, groups, ...found } = rowsWithScores(data, analyseMeasures(data), data.achievement);
  return { study: 'N1', schools, seed, ...found, rows: [...rows, ...(groups === null ? [] : themeRows(seed, groups))] };
};

/** The measures of a study: its analysis as if there were no scores. */
export const analyseMeasures = (data: StudyData): Findings => {
  const { achievement: _none, ...design } = data.design;
  return analyseStudy({ ...data, design, achievement: [] });
};

/**
 * The comparison of a study whose measures are known, with these scores: effects, selection and rows are computed anew. With its own
 * scores the rows are those of the whole analysis; a test holds the two together.
 */
export const rowsWithScores = (
  data: StudyData,
  findings: Findings,
  achievement: readonly AchievementRow[],
): Pick<NullRows, 'k' | 'reliability' | 'corrected' | 'rows'> & { readonly groups: Groups | null } => {
  const first = twoStageIntervention(achievement);
  const stage = secondStage(first.estimates).value ?? null;
  const selection = selectSchools(stage, findings.settings.k);
  if (stage === null || selection.refused !== undefined)
    return { k: 0, groups: null, reliability: null, corrected: null, rows: [] };
  const collect = makeCollector();
  const waves = new Map<string, Set<string>>();
  for (const { level, school, wave, subject, measure, estimate } of findings.measures) {
    if (level !== 'school') continue;
    collect.school(school, wave, subject, measure, estimate);
    if (estimate.value !== undefined) waves.set(subject, (waves.get(subject) ?? new Set()).add(wave));
  }
  const wavesWith = (subject: string) =>
    data.design.waves.map(({ id }) => id).filter((wave) => waves.get(subject)?.has(wave) === true);
  const candidates = comparisonCandidates(data, collect, wavesWith);
  const effects = new Map(stage.schools.map((s) => [s.school, s.eb]));
  return {
    k: selection.k,
    groups: selection,
    reliability: stage.meanReliability,
    corrected: noiseFloor(first.estimates, first.rowsBySchool, stage.tau2).reliabilityCorrected,
    rows: testedRows(compareGroups(candidates, selection, [], effects, findings.settings.seed)),
  };
};

/** Rows of schools that have or have not something: as exact as Fisher's test, which rejects less often than its level. */
export const countRows = (data: StudyData): ReadonlySet<string> => {
  const names = new Set(data.schools.flatMap((s) => Object.keys(s.attributes)));
  const few = [...names].filter((name) => new Set(data.schools.map((s) => s.attributes[name])).size <= 2);
  return new Set(few.map((name) => `${name} level`));
};
