/**
 * What: does the effect stand up? Four checks of M1 that each refit it: a placebo start one year earlier, every occasion left out once, the
 *   effect at each occasion, and calendar years in the model; and M1 per cohort.
 * Formula: placebo: before-phase rows only, D = 1 in each school's last year before the start; a school's own effect cannot be told from
 *   year noise there, so the random part is M1's without D. Occasion: `occasion:D` in place of D. Calendar: `year` as a fixed factor.
 * Source: domain.md §4.5, Threats to report.
 * R: lmerTest::lmer on the same rows
 * Missing: the placebo needs two years before the start and school years; the calendar cohorts that start in different years; refusals
 *   and failed fits are returned as such.
 */
import type { AchievementRow } from '../../types.ts';
import type { TableRow } from '../mixed/design.ts';
import type { FixedEffect, MixedFit } from '../mixed/fit.ts';
import { byText } from '../school-estimate.ts';
import { effectContrasts, factorsOf, formulaOf, interventionModel, interventionParts } from './intervention.ts';
import { type ModelRow, type Prepared, prepareIntervention, type PrepareOptions } from './rows.ts';
import { fitFormula, guarded, type ModelOutcome, type SchoolModel } from './school-model.ts';

/** δ of a start that never was: an interval that leaves out 0 says that growth bent before the intervention. */
export const placeboStart = (all: readonly AchievementRow[]): ModelOutcome<FixedEffect> => {
  const before = all.filter((r) => r.phase === 'before' && r.schoolYear !== undefined && r.score !== null);
  const last = new Map<string, string>();
  const years = new Map<string, Set<string>>();
  for (const { school, schoolYear = '' } of before) {
    years.set(school, (years.get(school) ?? new Set<string>()).add(schoolYear));
    if (schoolYear > (last.get(school) ?? '')) last.set(school, schoolYear);
  }
  const moved = before
    .filter((r) => years.get(r.school)!.size >= 2)
    .map((r): AchievementRow => ({ ...r, phase: r.schoolYear === last.get(r.school) ? 'during' : 'before' }));
  const prepared = prepareIntervention(moved);
  if (prepared.refused) return { refused: prepared.refused, exclusions: prepared.exclusions };
  return guarded(prepared.exclusions, () => {
    const parts = interventionParts('M1', prepared);
    const fit = fitFormula(formulaOf(parts.fixed, parts.reduced), prepared.rows.map(copy), { factors: factorsOf(prepared) });
    return fit.fixed.find((f) => f.name === 'D')!;
  });
};

export interface WithoutOccasion {
  readonly occasion: string;
  readonly rows: number;
  /** null where the fit failed without it */
  readonly effect: FixedEffect | null;
}

/**
 * δ with each occasion left out once. Each fit starts where the fit of all occasions ended, and takes over its degrees of freedom: they hang
 * on the number of schools.
 */
export const leaveOneOccasionOut = (
  all: readonly AchievementRow[],
  options: PrepareOptions = {},
): ModelOutcome<readonly WithoutOccasion[]> => {
  const prepared = prepareIntervention(all, options);
  if (prepared.refused) return { refused: prepared.refused, exclusions: prepared.exclusions };
  return guarded(prepared.exclusions, () => {
    const whole = meanOf(prepared);
    return prepared.occasions.map((occasion) => {
      const rows = prepared.rows.filter((r) => r.occasion !== occasion);
      const occasions = prepared.occasions.filter((o) => o !== occasion);
      const own = guarded([], () => meanOf({ ...prepared, rows, occasions }, whole.fit));
      return { occasion, rows: prepared.rows.length - rows.length, effect: own.value?.effect ?? null };
    });
  });
};

const meanOf = (prepared: Prepared, like?: MixedFit) => {
  const parts = interventionParts('M1', prepared);
  const fit = fitFormula(formulaOf(parts.fixed, parts.full), prepared.rows.map(copy), {
    factors: factorsOf(prepared),
    contrasts: effectContrasts('D', prepared).slice(0, 1),
    ...(like ? { start: like.theta, df: like.contrasts[0]!.df } : {}),
  });
  return { effect: fit.contrasts[0]!, fit };
};

/** δ at each occasion that has scores in both phases. */
export const effectByOccasion = (
  all: readonly AchievementRow[],
): ModelOutcome<readonly { readonly occasion: string; readonly effect: FixedEffect }[]> => {
  const prepared = prepareIntervention(all);
  if (prepared.refused) return { refused: prepared.refused, exclusions: prepared.exclusions };
  const both = prepared.occasions.filter((o) =>
    [0, 1].every((phase) => prepared.rows.some((r) => r.occasion === o && r.D === phase)),
  );
  const rows = prepared.rows.filter((r) => both.includes(r.occasion));
  return guarded(prepared.exclusions, () => {
    const parts = interventionParts('M1', { ...prepared, cohorts: [] });
    const contrasts = both.map((occasion, i) => ({
      name: occasion,
      weights: i === 0 ? { D: 1 } : { D: 1, [`occasion${occasion}:D`]: 1 },
    }));
    const factors = factorsOf({ ...prepared, occasions: both });
    const formula = formulaOf([...parts.fixed, 'occasion:D'], parts.full);
    const fit = fitFormula(formula, rows.map(copy), { factors, contrasts });
    return fit.contrasts.map((effect) => ({ occasion: effect.name, effect }));
  });
};

/** δ with calendar years in the model: only where schools start in different years. */
export const withCalendarYears = (all: readonly AchievementRow[]): ModelOutcome<FixedEffect> => {
  const prepared = prepareIntervention(all);
  const { exclusions } = prepared;
  if (prepared.refused) return { refused: prepared.refused, exclusions };
  const starts = new Set(
    prepared.schools.map((s) => {
      const years = prepared.rows.filter((r) => r.school === s && r.D === 1).map((r) => r.schoolYear);
      return years.sort(byText)[0];
    }),
  );
  if (!prepared.hasSchoolYear || starts.size < 2) return { refused: { code: 'oneCohort' }, exclusions };
  return guarded(exclusions, () => {
    const parts = interventionParts('M1', { ...prepared, cohorts: [] });
    const years = [...new Set(prepared.rows.map((r) => r.schoolYear))].sort(byText);
    const factors = { ...factorsOf(prepared), year: { levels: years, reference: years[0]! } };
    const rows = prepared.rows.map((row) => ({ ...row, year: row.schoolYear }));
    const fit = fitFormula(formulaOf([...parts.fixed, 'year'], parts.full), rows, { factors });
    return fit.fixed.find((f) => f.name === 'D')!;
  });
};

/** M1 on each cohort's schools alone. */
export const perCohort = (
  all: readonly AchievementRow[],
  cohortOf: ReadonlyMap<string, string>,
): readonly { readonly cohort: string; readonly outcome: ModelOutcome<SchoolModel> }[] =>
  [...new Set(all.flatMap((r) => cohortOf.get(r.school) ?? []))].sort(byText).map((cohort) => ({
    cohort,
    outcome: interventionModel(all.filter((r) => cohortOf.get(r.school) === cohort)),
  }));

const copy = (row: ModelRow): TableRow => ({ ...row });
