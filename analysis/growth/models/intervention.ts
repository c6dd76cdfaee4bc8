/**
 * What: school effects of an intervention, every school its own control: how much more its pupils achieve during than before.
 * Formula: M1 `score ~ occasion + weight + weight:t + D + (1 + t + D | school) + (1 | school:schoolYear) + (1 + t | pupil)`;
 *   M1b with `exposure` (years since the start) in place of D; M1basic `score ~ occasion + weight + D + (1 + D | school) + (1 | pupil)`.
 *   With cohorts `cohort + D:cohort` too: θ_s = δ_c + u_s, δ = mean of the δ_c by number of schools.
 *   Without the school's own growth and the year-to-year term (M1basic) natural growth and year noise are booked as school effect.
 * Source: domain.md §4.5; Van Geel, Keuning, Visscher & Fox (2016), AERJ.
 * R: lme4::lmer(formula, REML = TRUE)
 * Missing: refused with its reason where scale versions are mixed, under 10 schools remain, or the fit fails; rows and schools left out
 *   are listed. Without school years the year-to-year term is dropped and said.
 */
import type { AchievementRow } from '../../types.ts';
import type { FactorCoding } from '../mixed/design.ts';
import type { Contrast } from '../mixed/fit.ts';
import { beforeSd, translated, yearlyGain } from './months.ts';
import { type ModelRow, type Prepared, prepareIntervention, type PrepareOptions } from './rows.ts';
import {
  fitFormula,
  guarded,
  type ModelNote,
  type ModelOutcome,
  predictedSchools,
  readFits,
  type SchoolModel,
} from './school-model.ts';

export type InterventionModelName = 'M1' | 'M1basic' | 'M1b';

export interface InterventionParts {
  /** D or exposure */
  readonly effect: string;
  readonly fixed: readonly string[];
  /** random parts without the school's own effect, and with it */
  readonly reduced: readonly string[];
  readonly full: readonly string[];
}

/** The pieces of a model's formula for what the data allow. */
export const interventionParts = (model: InterventionModelName, prepared: Prepared): InterventionParts => {
  const effect = model === 'M1b' ? 'exposure' : 'D';
  const basic = model === 'M1basic';
  const weight = prepared.weights.length > 1 ? (basic ? ['weight'] : ['weight', 'weight:t']) : [];
  const cohort = prepared.cohorts.length > 1 ? ['cohort', `${effect}:cohort`] : [];
  const year = prepared.hasSchoolYear && !basic ? ['(1 | school:schoolYear)'] : [];
  const own = basic ? '1' : '1 + t';
  return {
    effect,
    fixed: ['occasion', ...weight, effect, ...cohort],
    reduced: [`(${own} | school)`, ...year, `(${own} | pupil)`],
    full: [`(${own} + ${effect} | school)`, ...year, `(${own} | pupil)`],
  };
};

export const formulaOf = (fixed: readonly string[], random: readonly string[]): string =>
  `score ~ ${[...fixed, ...random].join(' + ')}`;

/** Levels in the order of the data's meaning, not of the text. */
export const factorsOf = (prepared: Prepared): Readonly<Record<string, FactorCoding>> => {
  const coding = (levels: readonly string[]): FactorCoding => ({ levels, reference: levels[0] ?? '' });
  return { occasion: coding(prepared.occasions), weight: coding(prepared.weights), cohort: coding(prepared.cohorts) };
};

/** δ of a cohort (the first is the reference) as weights of fixed effects. */
export const cohortWeights = (effect: string, cohorts: readonly string[], cohort: string | undefined) =>
  cohorts.length > 1 && cohort !== undefined && cohort !== cohorts[0]
    ? { [effect]: 1, [`${effect}:cohort${cohort}`]: 1 }
    : { [effect]: 1 };

/** Cohort → its number of schools. */
const schoolsPerCohort = (prepared: Prepared): ReadonlyMap<string, number> => {
  const of = new Map(prepared.rows.map((r) => [r.school, r.cohort]));
  const counts = new Map<string, number>();
  for (const cohort of of.values()) counts.set(cohort, (counts.get(cohort) ?? 0) + 1);
  return counts;
};

/** δ over all schools first, then per cohort. */
export const effectContrasts = (effect: string, prepared: Prepared): readonly Contrast[] => {
  const counts = schoolsPerCohort(prepared);
  const mean: Record<string, number> = { [effect]: 1 };
  for (const cohort of prepared.cohorts.slice(1))
    mean[`${effect}:cohort${cohort}`] = (counts.get(cohort) ?? 0) / prepared.schools.length;
  const perCohort = prepared.cohorts.map((cohort) => ({
    name: cohort,
    weights: cohortWeights(effect, prepared.cohorts, cohort),
  }));
  return [{ name: 'mean', weights: mean }, ...perCohort];
};

/** Schools that begin in different years tell an effect from the spirit of the times. */
const startsTogether = (rows: readonly ModelRow[]): boolean => {
  const starts = new Map<string, string>();
  for (const row of rows) {
    const known = starts.get(row.school);
    if (row.D === 1 && (known === undefined || row.schoolYear < known)) starts.set(row.school, row.schoolYear);
  }
  return new Set(starts.values()).size === 1;
};

/** The rows of one subject. Never throws on data: refusals say what is in the way. */
export const interventionModel = (
  all: readonly AchievementRow[],
  model: InterventionModelName = 'M1',
  options: PrepareOptions = {},
): ModelOutcome => {
  const prepared = prepareIntervention(all, options);
  const { exclusions, refused } = prepared;
  if (refused) return { refused, exclusions };
  const missing = model === 'M1b' ? prepared.rows.filter((r) => r.exposure === null).length : 0;
  if (model === 'M1b' && !prepared.rows.some((r) => (r.exposure ?? 0) > 0))
    return { refused: { code: 'noExposure' }, exclusions };
  const listed =
    missing > 0 ? [...exclusions, { what: 'row', id: '', reason: 'noExposure', count: missing } as const] : exclusions;
  return guarded(listed, () => fitIntervention(prepared, model));
};

const fitIntervention = (prepared: Prepared, model: InterventionModelName): SchoolModel => {
  const parts = interventionParts(model, prepared);
  const { effect } = parts;
  const table = prepared.rows.map((row) => ({ ...row }));
  const factors = factorsOf(prepared);
  const formula = formulaOf(parts.fixed, parts.full);
  const fit = fitFormula(formula, table, { factors, contrasts: effectContrasts(effect, prepared) });
  const reduced = fitFormula(formulaOf(parts.fixed, parts.reduced), table, { factors, df: false });
  const cohortOf = new Map(prepared.rows.map((r) => [r.school, r.cohort]));
  const schools = predictedSchools(fit, effect, (school) => cohortWeights(effect, prepared.cohorts, cohortOf.get(school)));
  const [mean, ...cohorts] = fit.contrasts;
  const gain = yearlyGain(prepared, fit);
  const sd = beforeSd(prepared);
  const counts = schoolsPerCohort(prepared);
  const read = readFits(fit, reduced, effect, schools);
  const notes: ModelNote[] = [...read.notes];
  if (!prepared.hasSchoolYear) notes.push('noSchoolYear');
  else if (startsTogether(prepared.rows)) notes.push('calendarDrift');
  if (model === 'M1basic') notes.push('basicReliability');
  return {
    model,
    formula,
    pupils: fit.levels.find((l) => l.group === 'pupil')!.count,
    rows: fit.n,
    mean: mean!,
    cohorts: cohorts.map((own) => ({ cohort: own.name, schools: counts.get(own.name) ?? 0, effect: own })),
    ...read,
    months: gain === null ? null : { ...translated(mean!, 10 / gain), yearlyGain: gain },
    standardised: sd === null ? null : { ...translated(mean!, 1 / sd), sd },
    schools,
    notes,
    fit,
  };
};
