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

export interface CheckOptions extends PrepareOptions {
  /** θ of M1 of the same rows: checks with its random part begin their search there */
  readonly start?: Float64Array;
}

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
 * δ with each occasion left out once. `whole` is M1 of all occasions; its variances (relative to the residual's) and degrees of freedom,
 * which hang on the number of schools, are taken over, so that a fit costs one evaluation and not a search.
 */
export const leaveOneOccasionOut = (
  all: readonly AchievementRow[],
  options: PrepareOptions & { readonly whole?: SchoolModel } = {},
): ModelOutcome<readonly WithoutOccasion[]> => {
  const prepared = prepareIntervention(all, options);
  if (prepared.refused) return { refused: prepared.refused, exclusions: prepared.exclusions };
  return guarded(prepared.exclusions, () => {
    const like = options.whole ? { theta: options.whole.fit.theta, df: options.whole.mean.df } : likeOf(meanOf(prepared));
    return prepared.occasions.map((occasion) => {
      const rows = prepared.rows.filter((r) => r.occasion !== occasion);
      const occasions = prepared.occasions.filter((o) => o !== occasion);
      const own = guarded([], () => meanOf({ ...prepared, rows, occasions }, { start: like.theta, hold: true, df: like.df }));
      return { occasion, rows: prepared.rows.length - rows.length, effect: own.value?.effect ?? null };
    });
  });
};

const likeOf = ({ effect, fit }: { readonly effect: FixedEffect; readonly fit: MixedFit }) => ({
  theta: fit.theta,
  df: effect.df,
});

const meanOf = (
  prepared: Prepared,
  how: { readonly start?: Float64Array; readonly hold?: boolean; readonly df?: number } = {},
) => {
  const parts = interventionParts('M1', prepared);
  const fit = fitFormula(formulaOf(parts.fixed, parts.full), prepared.rows.map(copy), {
    factors: factorsOf(prepared),
    contrasts: effectContrasts('D', prepared).slice(0, 1),
    ...how,
  });
  return { effect: fit.contrasts[0]!, fit };
};

/** δ at each occasion that has scores in both phases. */
export const effectByOccasion = (
  all: readonly AchievementRow[],
  options: CheckOptions = {},
): ModelOutcome<readonly { readonly occasion: string; readonly rows: number; readonly effect: FixedEffect }[]> => {
  const prepared = prepareIntervention(all, options);
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
    const fit = fitFormula(formula, rows.map(copy), { factors, contrasts, ...startOf(options) });
    return fit.contrasts.map((effect) => ({
      occasion: effect.name,
      rows: rows.filter((r) => r.occasion === effect.name).length,
      effect,
    }));
  });
};

/** δ with calendar years in the model: only where schools start in different years. */
export const withCalendarYears = (all: readonly AchievementRow[], options: CheckOptions = {}): ModelOutcome<FixedEffect> => {
  const prepared = prepareIntervention(all, options);
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
    const fit = fitFormula(formulaOf([...parts.fixed, 'year'], parts.full), rows, { factors, ...startOf(options) });
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

/** δ of M1 on each cohort's schools alone, without the test of differences between schools; null where it cannot be fitted. */
export const meanPerCohort = (
  all: readonly AchievementRow[],
  cohortOf: ReadonlyMap<string, string>,
  start: Float64Array,
): readonly { readonly cohort: string; readonly schools: number; readonly effect: FixedEffect | null }[] =>
  [...new Set(all.flatMap((r) => cohortOf.get(r.school) ?? []))].sort(byText).map((cohort) => {
    const prepared = prepareIntervention(all.filter((r) => cohortOf.get(r.school) === cohort));
    const own = prepared.refused ? null : guarded([], () => meanOf(prepared, { start }));
    return { cohort, schools: prepared.schools.length, effect: own?.value?.effect ?? null };
  });

const startOf = ({ start }: CheckOptions) => (start ? { start } : {});

const copy = (row: ModelRow): TableRow => ({ ...row });
