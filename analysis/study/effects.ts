/** From achievement to school effects: first stage, second stage, selection; and what has to be said about them. */
import type { Groups } from '../comparison/compare.ts';
import { type SecondStage, secondStage } from '../growth/empirical-bayes.ts';
import { noiseFloor } from '../growth/noise-floor.ts';
import type { RankUncertainty } from '../growth/rank-probabilities.ts';
import { byText, type FirstStage } from '../growth/school-estimate.ts';
import { selectSchools } from '../growth/selection.ts';
import { type ZRow } from '../growth/standardise.ts';
import { twoStageGrowth } from '../growth/two-stage-growth.ts';
import { twoStageIntervention } from '../growth/two-stage-intervention.ts';
import type {
  AchievementDesign,
  AchievementRow,
  AnalysisSettings,
  EffectModel,
  MissingReason,
  SchoolEffectRow,
  Selection,
  SelectionModel,
  StudyData,
} from '../types.ts';
import type { Collector } from './collector.ts';
import { choose, rowOf } from './choice.ts';
import { type MixedEffects, mixedEffects, mixedRows } from './mixed-effects.ts';
import { groupsOf, mixedRanking, type Ranking, twoStageRanking } from './ranking.ts';

export interface Effects {
  readonly model: EffectModel | null;
  readonly rows: readonly SchoolEffectRow[];
  readonly mixed: MixedEffects | null;
  /** frozen where it was frozen */
  readonly selection: Selection | null;
  readonly stage: SecondStage | null;
  /** the schools in the order of the model that they are chosen by; null where that model gives no effects */
  readonly ranking: Ranking | null;
  /** what the other model would choose with the same k; null where it cannot */
  readonly otherModel: { readonly model: SelectionModel; readonly groups: Groups | null };
  /** how sure the order is; null without a selection */
  readonly ranks: RankUncertainty | null;
  /** the rows of the subject that is analysed */
  readonly achievement: readonly AchievementRow[];
  /** `intervention`: before-phase z-scores by school */
  readonly zRows: ReadonlyMap<string, readonly ZRow[]>;
}

/**
 * Two-stage effects of the study's schools, and the mixed model's beside them; nothing at all where the study has no achievement.
 * `only: 'twoStage'` leaves the mixed model out, which takes most of the time.
 */
export function schoolEffects(
  data: StudyData,
  settings: AnalysisSettings,
  collect: Collector,
  hash?: (text: string) => string,
  only?: SelectionModel,
): Effects {
  const design = data.design.achievement;
  if (design === undefined) {
    const asked = data.design.comparison !== undefined;
    if (asked) collect.warn('noAchievement');
    const selection = asked ? selectSchools(null, settings.k) : null;
    const nothing = { model: null, rows: [], mixed: null, stage: null, ranking: null, ranks: null, achievement: [] } as const;
    return { ...nothing, selection, otherModel: { model: 'mixed', groups: null }, zRows: new Map() };
  }
  const achievement = data.achievement.filter((row) => row.subject === design.subject);
  const { first, zRows, sigma, refused } = firstStage(design, achievement, collect);
  for (const exclusion of first.exclusions) collect.exclude({ ...exclusion, subject: design.subject });
  const belowMinimum = first.exclusions.filter((e) => e.what === 'school').length;
  if (belowMinimum > 0) collect.warn('schoolsBelowMinimum', { schools: belowMinimum });

  const second = secondStage(first.estimates);
  const stage = second.value ?? null;
  const fit = only === 'twoStage' ? null : mixedEffects(data, design, achievement, collect);
  const rankings = {
    twoStage: stage === null ? null : twoStageRanking(stage),
    mixed: fit === null ? null : mixedRanking(fit.fitted),
  };
  const own = settings.selectionModel;
  const other = own === 'mixed' ? 'twoStage' : 'mixed';
  const ranking = rankings[own];
  const tooFew = ranking === null && !refused && achievement.length > 0;
  const { now, selection, ranks } = choose(data, ranking, settings, tooFew, hash);
  warnOfSelection(now, stage, ranking?.schools.length ?? first.estimates.length, collect);
  const otherGroups = selection.refused === undefined ? groupsOf(rankings[other], selection.k) : null;
  const ownRows = rowOf(selection.refused === undefined ? selection : null, ranks);
  const otherRows = rowOf(otherGroups, null);
  const [twoStage, mixed] = own === 'mixed' ? [otherRows, ownRows] : [ownRows, otherRows];
  return {
    model: stage === null ? null : modelOf(design, first, stage, sigma, zRows, collect),
    rows: effectRows(data, first, stage, twoStage, refused ? 'notDefined' : null, achievement),
    mixed: fit === null ? null : { ...fit, rows: mixedRows(data, fit.fitted, achievement, mixed) },
    selection,
    stage,
    ranking,
    otherModel: { model: other, groups: otherGroups },
    ranks,
    achievement,
    zRows,
  };
}

interface Stage1 {
  readonly first: FirstStage;
  readonly zRows: ReadonlyMap<string, readonly ZRow[]>;
  readonly sigma: { readonly sigma2Error?: number; readonly sigma2Slope?: number };
  readonly refused: boolean;
}

function firstStage(design: AchievementDesign, rows: readonly AchievementRow[], collect: Collector): Stage1 {
  if (design.effect === 'growth') {
    const first = twoStageGrowth(rows);
    if (first.refused !== undefined) {
      collect.warn('scaleVersionsMixed', { subject: design.subject, versions: first.refused.versions.join(' | ') });
    }
    const { sigma2Error, sigma2Slope } = first;
    const sigma = sigma2Error === null || sigma2Slope === null ? {} : { sigma2Error, sigma2Slope };
    return { first, zRows: new Map(), sigma, refused: first.refused !== undefined };
  }
  const first = twoStageIntervention(rows);
  const versions = [...new Set(rows.map((r) => r.scaleVersion))].sort(byText);
  if (versions.length > 1) {
    collect.warn('scaleVersionsSeparate', { subject: design.subject, versions: versions.join(' | ') });
  }
  const occasions = first.exclusions.filter((e) => e.what === 'occasion');
  if (occasions.length > 0) {
    const count = occasions.reduce((sum, e) => sum + e.count, 0);
    collect.warn('occasionsExcluded', { occasions: occasions.length, rows: count });
  }
  warnOfCalendar(rows, collect);
  return { first, zRows: first.rowsBySchool, sigma: {}, refused: false };
}

/** Every school its own control: only schools that start in different years tell an effect from the spirit of the times. */
function warnOfCalendar(rows: readonly AchievementRow[], collect: Collector): void {
  if (rows.length === 0) return;
  if (rows.every((r) => r.schoolYear === undefined)) {
    collect.warn('noSchoolYear');
    return;
  }
  const starts = new Map<string, string>();
  for (const row of rows) {
    if (row.phase !== 'during' || row.schoolYear === undefined) continue;
    const known = starts.get(row.school);
    if (known === undefined || row.schoolYear < known) starts.set(row.school, row.schoolYear);
  }
  if (new Set(starts.values()).size === 1) collect.warn('calendarDrift');
}

function warnOfSelection(selection: Selection, stage: SecondStage | null, schools: number, collect: Collector): void {
  if (selection.refused === 'noVariance') collect.warn('noVariance');
  else if (selection.refused === 'tooFewSchools') collect.warn('tooFewSchools', { schools });
  else if (selection.refused === undefined && selection.k < selection.kAsked) {
    collect.warn('kCut', { asked: selection.kAsked, k: selection.k, schools });
  }
  if (stage !== null && stage.tau2 > 0 && stage.meanReliability < 0.5) {
    collect.warn('lowReliability', { reliability: stage.meanReliability });
  }
}

function modelOf(
  design: AchievementDesign,
  first: FirstStage,
  stage: SecondStage,
  sigma: Stage1['sigma'],
  zRows: Stage1['zRows'],
  collect: Collector,
): EffectModel {
  const total = (of: 'pupils' | 'rows') => first.estimates.reduce((sum, s) => sum + s[of], 0);
  const { mu, seMu, muLower, muUpper, tau2, meanReliability } = stage;
  const common = { mu, seMu, muLower, muUpper, tau2, meanReliability };
  const base = { model: 'twoStage', kind: design.effect, subject: design.subject, schools: first.estimates.length } as const;
  const model = { ...base, pupils: total('pupils'), rows: total('rows'), ...common, ...sigma };
  if (design.effect === 'growth') return model;
  const { tau2Placebo, tau2Corrected, reliabilityCorrected } = noiseFloor(first.estimates, zRows, tau2);
  if (tau2Corrected === 0 && tau2 > 0 && tau2Placebo !== null) collect.warn('withinNoiseFloor', { tau2, tau2Placebo });
  return { ...model, tau2Placebo, tau2Corrected, reliabilityCorrected };
}

/** One row per school of the study: by rank, then those without an effect by id. */
function effectRows(
  data: StudyData,
  first: FirstStage,
  stage: SecondStage | null,
  own: ReturnType<typeof rowOf>,
  refused: MissingReason | null,
  achievement: readonly AchievementRow[],
): SchoolEffectRow[] {
  const rows: SchoolEffectRow[] = (stage?.schools ?? []).map((s) => ({
    model: 'twoStage',
    school: s.school,
    effect: s.effect,
    se: s.se,
    eb: s.eb,
    sePrediction: s.sePrediction,
    rank: s.rank,
    missing: null,
    ...own(s.school),
  }));
  const done = new Set(rows.map((r) => r.school));
  const tested = new Set(achievement.map((row) => row.school));
  const estimates = new Map(first.estimates.map((s) => [s.school, s]));
  for (const school of data.schools.map((s) => s.id).sort(byText)) {
    if (done.has(school)) continue;
    const estimate = estimates.get(school);
    const missing = !tested.has(school) ? 'notObserved' : (refused ?? 'tooFew');
    rows.push({
      model: 'twoStage',
      school,
      effect: estimate?.effect ?? null,
      se: estimate?.se ?? null,
      eb: null,
      sePrediction: null,
      rank: null,
      group: null,
      missing,
    });
  }
  return rows;
}
