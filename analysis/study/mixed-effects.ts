/** The mixed model beside the two-stage one: M1 for an intervention whose school years are known, growth from all pupils at once. */
import { growthModel } from '../growth/models/growth.ts';
import { interventionModel } from '../growth/models/intervention.ts';
import type { ModelOutcome, SchoolModel } from '../growth/models/school-model.ts';
import { byText } from '../growth/school-estimate.ts';
import type { AchievementDesign, AchievementRow, MixedEffectModel, SchoolEffectRow, StudyData } from '../types.ts';
import type { Collector } from './collector.ts';

export interface MixedEffects {
  readonly model: MixedEffectModel;
  /** the fitted model itself */
  readonly fitted: SchoolModel;
  /** schools by rank, then those without an effect by id */
  readonly rows: readonly SchoolEffectRow[];
}

/** Null where the model does not apply (no school years, fewer than ten schools) or could not be fitted; the latter is a warning. */
export function mixedEffects(
  data: StudyData,
  design: AchievementDesign,
  achievement: readonly AchievementRow[],
  collect: Collector,
): Omit<MixedEffects, 'rows'> | null {
  const outcome = fitted(data, design, achievement);
  if (outcome === null) return null;
  if (outcome.value === undefined) {
    const { refused } = outcome;
    // the two-stage model says these itself
    const said = refused.code === 'tooFewSchools' || refused.code === 'noRows' || design.effect === 'growth';
    const reason = refused.code === 'fitFailed' ? refused.why : refused.code;
    if (refused.code === 'fitFailed' || !said) collect.warn('mixedNotFitted', { reason });
    return null;
  }
  const model = outcome.value;
  if (model.tau2 > 0 && model.likelihoodRatio.p >= 0.05) collect.warn('schoolsMayNotDiffer', { p: model.likelihoodRatio.p });
  return { model: summaryOf(model, design), fitted: model };
}

function fitted(data: StudyData, design: AchievementDesign, rows: readonly AchievementRow[]): ModelOutcome | null {
  if (design.effect === 'growth') return growthModel(rows);
  const years = rows.filter((r) => r.schoolYear !== undefined).length;
  if (years <= rows.length / 2) return null;
  const cohortOf = new Map(data.schools.flatMap((s) => (s.cohort === undefined ? [] : [[s.id, s.cohort] as const])));
  return interventionModel(rows, 'M1', { cohortOf });
}

function summaryOf(model: SchoolModel, design: AchievementDesign): MixedEffectModel {
  const { mean, months, standardised } = model;
  return {
    model: 'mixed',
    name: model.model,
    kind: design.effect,
    formula: model.formula,
    subject: design.subject,
    schools: model.schools.length,
    pupils: model.pupils,
    rows: model.rows,
    mu: mean.estimate,
    seMu: mean.se,
    muLower: mean.lower,
    muUpper: mean.upper,
    df: mean.df,
    tau2: model.tau2,
    meanReliability: model.meanReliability,
    likelihoodRatio: model.likelihoodRatio,
    months,
    standardised,
    cohorts: model.cohorts.map(({ cohort, schools, effect }) => ({
      cohort,
      schools,
      mu: effect.estimate,
      muLower: effect.lower,
      muUpper: effect.upper,
    })),
    variances: model.fit.random.flatMap((part) =>
      part.terms.map((term) => ({ group: part.group, term: term.name, variance: term.variance })),
    ),
    residualVariance: model.fit.residual.variance,
    notes: model.notes,
  };
}

/** Schools by rank, then those without an effect by id. `own`: the group of a school, and how sure its place is. */
export function mixedRows(
  data: StudyData,
  model: SchoolModel,
  achievement: readonly AchievementRow[],
  own: (school: string) => Pick<SchoolEffectRow, 'group'>,
): SchoolEffectRow[] {
  const rows = model.schools.map(
    (s): SchoolEffectRow => ({
      ...none,
      school: s.school,
      eb: s.eb,
      sePrediction: s.sePrediction,
      rank: model.tau2 > 0 ? s.rank : null,
      ...own(s.school),
    }),
  );
  const done = new Set(rows.map((r) => r.school));
  const tested = new Set(achievement.map((r) => r.school));
  for (const school of data.schools.map((s) => s.id).sort(byText))
    if (!done.has(school)) rows.push({ ...none, school, missing: tested.has(school) ? 'tooFew' : 'notObserved' });
  return rows;
}

const none = {
  model: 'mixed',
  effect: null,
  se: null,
  eb: null,
  sePrediction: null,
  rank: null,
  group: null,
  missing: null,
} as const;
