/**
 * Everything that the mixed models say about a study, in the order in which a reader asks: the models side by side, per cohort, for whom
 * (moderation), how far it can be trusted (robustness), who was tested (composition), and what the growth pictures draw. domain.md §4.5.
 */
import type { FixedEffect } from '../growth/mixed/fit.ts';
import { compositionTable } from '../growth/models/composition.ts';
import { interventionModel } from '../growth/models/intervention.ts';
import { minModeratorSchools, moderationModel, percentWeight12, type SchoolFeature } from '../growth/models/moderation.ts';
import { translated } from '../growth/models/months.ts';
import {
  effectByOccasion,
  leaveOneOccasionOut,
  meanPerCohort,
  placeboStart,
  withCalendarYears,
} from '../growth/models/robustness.ts';
import { type ModelRefusal, prepareIntervention, type Prepared } from '../growth/models/rows.ts';
import type { ModelOutcome, SchoolModel } from '../growth/models/school-model.ts';
import type { ModelEffect, ModelFindings, ModelFit, ModelGap, ModerationFinding, PhaseFinding } from '../growth/models/types.ts';
import type { AchievementRow, Exclusion, StudyData } from '../types.ts';
import { type DomainFocus, domainFocus } from './domain-focus.ts';
import type { Effects } from './effects.ts';
import { growthLines, interventionLines } from './growth-lines.ts';
import { drawAllSchools } from './pictures.ts';

/** So often `step` is called where the study has an intervention; once otherwise. */
export const modelSteps = (data: StudyData): number =>
  data.design.achievement === undefined ? 0 : data.design.achievement.effect === 'growth' ? 1 : 6;

/** Undefined where the study has no achievement, or no mixed model applies to it (no school years). */
export function modelFindings(data: StudyData, effects: Effects, step: () => void): ModelFindings | undefined {
  const design = data.design.achievement;
  if (design === undefined) return undefined;
  const { achievement, mixed } = effects;
  const drawn = drawnSchools(effects);
  if (design.effect === 'growth') {
    step();
    if (mixed === null) return undefined;
    const model = mixed.fitted;
    return { ...nothing, kind: 'growth', fits: [summary(model, () => null)], lines: growthLines(model, achievement, drawn) };
  }
  const cohortOf = new Map(data.schools.flatMap((s) => (s.cohort === undefined ? [] : [[s.id, s.cohort] as const])));
  const prepared = prepareIntervention(achievement, { cohortOf });
  if (mixed === null) {
    for (let i = 0; i < modelSteps(data); i++) step();
    if (achievement.every((r) => r.schoolYear === undefined)) return undefined;
    const exclusions = exclusionsOf(prepared.exclusions);
    const gaps = prepared.refused ? [gapOf('M1', prepared.refused)] : [];
    return { ...nothing, kind: 'intervention', gaps, composition: compositionOf(achievement, prepared), exclusions };
  }
  return interventionFindings(data, effects, mixed.fitted, prepared, cohortOf, drawn, step);
}

const nothing = {
  cohorts: [],
  fits: [],
  moderation: null,
  robustness: null,
  composition: null,
  lines: [],
  exclusions: [],
  gaps: [],
} as const;

function interventionFindings(
  data: StudyData,
  { achievement }: Effects,
  model: SchoolModel,
  prepared: Prepared,
  cohortOf: ReadonlyMap<string, string>,
  drawn: readonly string[],
  step: () => void,
): ModelFindings {
  const gaps: ModelGap[] = [];
  const effect = effectIn(model.months?.yearlyGain ?? null);
  const value = <T>(part: ModelGap['part'], outcome: ModelOutcome<T>): T | null => {
    if (outcome.refused === undefined) return outcome.value;
    gaps.push(gapOf(part, outcome.refused));
    return null;
  };
  const options = { cohortOf, prepared };
  const start = model.fit.theta;

  step();
  const others = (['M1basic', 'M1b'] as const).flatMap((name) => {
    const other = value(name, interventionModel(achievement, name, options));
    return other === null ? [] : [summary(other, effect)];
  });
  step();
  const alone = new Map(
    prepared.cohorts.length > 1 ? meanPerCohort(achievement, cohortOf, start).map((c) => [c.cohort, c.effect] as const) : [],
  );
  step();
  const moderation = moderationOf(data, achievement, prepared, cohortOf, start, value, effect);
  step();
  const calendarOutcome = withCalendarYears(achievement, { prepared, start });
  const placebo = value('placebo', placeboStart(achievement));
  const calendar = value('calendar', calendarOutcome);
  const byOccasion = value('byOccasion', effectByOccasion(achievement, { prepared, start })) ?? [];
  step();
  const without = value('withoutOccasion', leaveOneOccasionOut(achievement, { ...options, whole: model })) ?? [];
  step();
  const named = (one: { readonly occasion: string; readonly rows: number; readonly effect: FixedEffect | null }) =>
    one.effect === null ? [] : [{ occasion: one.occasion, rows: one.rows, effect: effect(one.effect) }];
  return {
    kind: 'intervention',
    fits: [summary(model, effect), ...others],
    cohorts: model.cohorts.map(({ cohort, schools, effect: pooled }) => {
      const own = alone.get(cohort);
      return { cohort, schools, pooled: effect(pooled), alone: own ? effect(own) : null };
    }),
    moderation,
    robustness: {
      placebo: placebo === null ? null : effect(placebo),
      calendar: calendar === null ? null : effect(calendar),
      byOccasion: byOccasion.flatMap(named),
      withoutOccasion: without.flatMap(named),
    },
    composition: compositionOf(achievement, prepared),
    lines: interventionLines(model, prepared, drawn),
    exclusions: exclusionsOf(prepared.exclusions),
    gaps,
  };
}

const exclusionsOf = (all: readonly Exclusion[]): ModelFindings['exclusions'] =>
  all.flatMap(({ what, id, reason, count }) => (what === 'school' || what === 'row' ? [{ what, id, reason, count }] : []));

const drawnSchools = ({ selection, mixed, stage }: Effects): readonly string[] => {
  const all = mixed?.fitted.schools.map((s) => s.school) ?? stage?.schools.map((s) => s.school) ?? [];
  if (all.length <= drawAllSchools) return all;
  return selection === null || selection.refused !== undefined ? [] : [...selection.high, ...selection.low];
};

/** δ as it is printed: months beside points where pupils' yearly gain is known. */
const effectIn =
  (yearlyGain: number | null) =>
  ({ estimate, se, df, p, lower, upper }: FixedEffect): ModelEffect => {
    const months = yearlyGain === null ? null : translated({ estimate, lower, upper }, 10 / yearlyGain);
    return { estimate, se, df, p, lower, upper, months };
  };

const lines = (fixed: readonly FixedEffect[]): ModelFit['fixed'] =>
  fixed.map(({ name, estimate, se, df, p, lower, upper }) => ({ name, estimate, se, df, p, lower, upper }));

const summary = (model: SchoolModel, monthsOf: (effect: FixedEffect) => ModelEffect | null): ModelFit => {
  const { fit, mean } = model;
  const plain = effectIn(null)(mean);
  const intercepts = fit.random.map((part) => part.terms.find((t) => t.name === '(Intercept)')?.variance ?? 0);
  const total = intercepts.reduce((a, b) => a + b, fit.residual.variance);
  return {
    name: model.model,
    formula: model.formula,
    schools: model.schools.length,
    pupils: model.pupils,
    rows: model.rows,
    effect: monthsOf(mean) ?? plain,
    tau2: model.tau2,
    meanReliability: model.meanReliability,
    likelihoodRatio: model.likelihoodRatio,
    fixed: lines(fit.fixed),
    random: fit.random.map((part, i) => ({
      group: part.group,
      count: fit.levels.find((l) => l.group === part.group)?.count ?? 0,
      terms: part.terms,
      correlations: part.correlations.map(({ first, second, correlation }) => ({ first, second, correlation })),
      share: intercepts[i]! / total,
    })),
    residualVariance: fit.residual.variance,
    logLik: fit.logLik,
    deviance: fit.criterion,
    aic: fit.aic,
    bic: fit.bic,
    parameters: fit.parameters,
    notes: model.notes,
  };
};

function moderationOf(
  data: StudyData,
  rows: readonly AchievementRow[],
  prepared: Prepared,
  cohortOf: ReadonlyMap<string, string>,
  start: Float64Array,
  value: <T>(part: ModelGap['part'], outcome: ModelOutcome<T>) => T | null,
  effect: (one: FixedEffect) => ModelEffect,
): ModerationFinding | null {
  const features = prepared.schools.length < minModeratorSchools ? [] : featuresOf(data, rows, prepared, cohortOf);
  const byWeight = prepared.weights.length > 1;
  if (prepared.schools.length < minModeratorSchools) {
    const refused = { code: 'tooFewSchools', schools: prepared.schools.length, needed: minModeratorSchools } as const;
    value('school', { refused, exclusions: [] });
  }
  if (!byWeight && features.length === 0) return null;
  const found = value(
    'moderation',
    moderationModel(rows, { prepared, byWeight, start, features: features.map((f) => f.feature) }),
  );
  if (found === null) return null;
  return {
    formula: found.formula,
    schools: found.schools,
    byWeight: found.byWeight.map((w) => ({ weight: w.weight, rows: w.rows, effect: effect(w.effect) })),
    features: found.features.map((f, i) => {
      const { kind, source, cohort } = features[i]!;
      return { feature: kind, source, cohort, schools: f.schools, mean: f.mean, effect: effect(f.effect) };
    }),
    fixed: lines(found.fit.fixed),
  };
}

interface Feature {
  readonly kind: 'pct12' | 'focus';
  readonly source: string;
  readonly cohort: string | null;
  readonly feature: SchoolFeature;
}

/** Percentage 1.2 and the domain focus, as far as enough schools have them and differ in them. */
function featuresOf(
  data: StudyData,
  rows: readonly AchievementRow[],
  prepared: Prepared,
  cohortOf: ReadonlyMap<string, string>,
): readonly Feature[] {
  const spread = (values: ReadonlyMap<string, number>, schools: readonly string[]) =>
    new Set(schools.flatMap((s) => values.get(s) ?? [])).size > 1;
  const known = (values: ReadonlyMap<string, number>, schools: readonly string[]) => schools.filter((s) => values.has(s)).length;
  const out: Feature[] = [];
  const own = percentWeight12(rows);
  const entered = new Map(
    data.schools.flatMap(({ id, attributes: { pct12 } }) => (typeof pct12 === 'number' ? [[id, pct12] as const] : [])),
  );
  const enough = (values: ReadonlyMap<string, number>) =>
    known(values, prepared.schools) === prepared.schools.length && spread(values, prepared.schools);
  const pct = enough(own) ? { source: 'pupils', values: own } : enough(entered) ? { source: 'pct12', values: entered } : null;
  if (pct !== null)
    out.push({ kind: 'pct12', source: pct.source, cohort: null, feature: { name: 'pct12', values: pct.values, per: 10 } });
  const focus = domainFocus(data, data.design.achievement!.subject);
  if (focus !== null)
    out.push(
      ...focusFeatures(focus, prepared, cohortOf, (values, schools) => ({
        complete: known(values, schools) === schools.length && schools.length >= minModeratorSchools,
        differs: spread(values, schools),
      })),
    );
  return out;
}

/** Within each cohort of at least twenty schools; over all schools where there are no cohorts. */
function focusFeatures(
  focus: DomainFocus,
  prepared: Prepared,
  cohortOf: ReadonlyMap<string, string>,
  look: (
    values: ReadonlyMap<string, number>,
    schools: readonly string[],
  ) => { readonly complete: boolean; readonly differs: boolean },
): Feature[] {
  const cohorts: readonly (string | null)[] = prepared.cohorts.length > 0 ? prepared.cohorts : [null];
  return cohorts.flatMap((cohort): Feature[] => {
    const schools = cohort === null ? prepared.schools : prepared.schools.filter((s) => cohortOf.get(s) === cohort);
    const { complete, differs } = look(focus.values, schools);
    if (!complete || !differs) return [];
    const within = cohort === null ? {} : { within: new Set(schools) };
    return [{ kind: 'focus', source: focus.source, cohort, feature: { name: 'focus', values: focus.values, ...within } }];
  });
}

const compositionOf = (rows: readonly AchievementRow[], prepared: Prepared): readonly [PhaseFinding, PhaseFinding] | null => {
  if (prepared.rows.length === 0) return null;
  const [all] = compositionTable(rows, { prepared });
  if (all === undefined) return null;
  const schoolsIn = (phase: number) => new Set(prepared.rows.flatMap((r) => (r.D === phase ? r.school : []))).size;
  const [before, during] = all.phases;
  return [
    { ...before, schools: schoolsIn(0) },
    { ...during, schools: schoolsIn(1) },
  ];
};

const gapOf = (part: ModelGap['part'], refused: ModelRefusal): ModelGap => {
  switch (refused.code) {
    case 'fitFailed':
      return { part, reason: refused.why, params: refused.column === null ? {} : { column: refused.column } };
    case 'scaleVersionsMixed':
      return { part, reason: refused.code, params: { versions: refused.versions.join(' | ') } };
    case 'tooFewSchools':
      return { part, reason: refused.code, params: { schools: refused.schools, needed: refused.needed } };
    default:
      return { part, reason: refused.code, params: {} };
  }
};
