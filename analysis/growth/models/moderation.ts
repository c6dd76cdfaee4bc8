/**
 * What: for whom and where the effect is larger: by pupils' weight, by a school's percentage of weight 1.2, by another feature of schools
 *   (e.g. domain focus within one cohort), all in one model.
 * Formula: M1 with `D:weight` (the effect per weight with its own interval, not only the differences), and per school feature x its main
 *   effect and `D:x`. x is centred at the mean of the schools; the percentage counts per 10 points. A feature that holds within one cohort
 *   is x minus its mean there and 0 elsewhere. The schools' own deviation (1 + t + D | school) stays in the model.
 * Source: domain.md §4.5; Fox, Keuning, Van Geel & Visscher (2019), J. Educ. Measurement.
 * R: lmerTest::lmer(score ~ occasion + weight + weight:t + D + D:weight + x + D:x + (1 + t + D | school) + …), emmeans for the sums
 * Missing: refused under 20 schools where a school feature moderates; schools without the feature are left out and listed; a feature
 *   without spread is a refusal (`noModerator`).
 */
import type { AchievementRow, Exclusion, School } from '../../types.ts';
import type { FixedEffect } from '../mixed/fit.ts';
import type { MixedFit } from '../mixed/fit.ts';
import { byText } from '../school-estimate.ts';
import { factorsOf, formulaOf, interventionParts } from './intervention.ts';
import { type ModelRow, prepareIntervention, type PrepareOptions } from './rows.ts';
import { fitFormula, guarded, type ModelOutcome } from './school-model.ts';

export const minModeratorSchools = 20;

/** A feature of schools; `per` units count as 1. */
export interface SchoolFeature {
  readonly name: string;
  readonly values: ReadonlyMap<string, number>;
  readonly per?: number;
  /** only within these schools (e.g. one cohort): elsewhere the feature is 0 */
  readonly within?: ReadonlySet<string>;
}

export interface ModerationOptions extends PrepareOptions {
  readonly byWeight?: boolean;
  readonly features?: readonly SchoolFeature[];
  /** θ of M1 */
  readonly start?: Float64Array;
}

export interface Moderation {
  readonly formula: string;
  readonly schools: number;
  /** δ at the means of the features for the reference weight, or for all where the weight does not moderate */
  readonly effect: FixedEffect;
  /** the effect for each weight, at the means of the features */
  readonly byWeight: readonly { readonly weight: string; readonly rows: number; readonly effect: FixedEffect }[];
  /** change of the effect per unit of each feature */
  readonly features: readonly {
    readonly name: string;
    readonly schools: number;
    readonly mean: number;
    readonly effect: FixedEffect;
  }[];
  readonly fit: MixedFit;
}

/** Percentage of a school's pupils with weight 1.2, of the pupils whose weight is known. */
export const percentWeight12 = (rows: readonly AchievementRow[]): ReadonlyMap<string, number> => {
  const schools = new Map<string, Map<string, number>>();
  for (const { school, pupil, weight } of rows) {
    if (weight === null) continue;
    const pupils = schools.get(school) ?? new Map<string, number>();
    schools.set(school, pupils.set(pupil, weight));
  }
  return new Map(
    [...schools].map(([school, pupils]) => {
      const heavy = [...pupils.values()].filter((w) => w === 1.2).length;
      return [school, (100 * heavy) / pupils.size];
    }),
  );
};

/** A numeric attribute of the schools as a feature, perhaps within one cohort. */
export const attributeFeature = (schools: readonly School[], name: string, cohort?: string): SchoolFeature => ({
  name,
  values: new Map(schools.flatMap(({ id, attributes: { [name]: v } }) => (typeof v === 'number' ? [[id, v] as const] : []))),
  ...(cohort === undefined ? {} : { within: new Set(schools.filter((s) => s.cohort === cohort).map((s) => s.id)) }),
});

/** The rows of one subject. Never throws on data. */
export const moderationModel = (all: readonly AchievementRow[], options: ModerationOptions): ModelOutcome<Moderation> => {
  const features = options.features ?? [];
  const prepared = prepareIntervention(all, options);
  const exclusions: Exclusion[] = [...prepared.exclusions];
  if (prepared.refused) return { refused: prepared.refused, exclusions };
  const known = (school: string) =>
    features.every((f) => f.values.has(school) || (f.within !== undefined && !f.within.has(school)));
  for (const id of prepared.schools.filter((s) => !known(s)))
    exclusions.push({ what: 'school', id, reason: 'noModerator', count: prepared.rows.filter((r) => r.school === id).length });
  const schools = prepared.schools.filter(known);
  if (features.length > 0 && schools.length < minModeratorSchools)
    return { refused: { code: 'tooFewSchools', schools: schools.length, needed: minModeratorSchools }, exclusions };
  const centred = features.map((feature, i) => ({ ...centredFeature(feature, schools), column: `x${i + 1}` }));
  if (centred.some((f) => !f.spread)) return { refused: { code: 'noModerator' }, exclusions };

  const rows = prepared.rows.filter((r) => known(r.school));
  const byWeight = options.byWeight === true && prepared.weights.length > 1;
  const parts = interventionParts('M1', { ...prepared, cohorts: [] });
  const fixed = [...parts.fixed, ...(byWeight ? ['D:weight'] : []), ...centred.flatMap((f) => [f.column, `D:${f.column}`])];
  const formula = formulaOf(fixed, parts.full);
  return guarded(exclusions, () => {
    const table = rows.map((row) => ({ ...row, ...columnsOf(row, centred) }));
    const weights = byWeight ? prepared.weights : [];
    const contrasts = weights.map((weight, i) => ({
      name: weight,
      weights: i === 0 ? { D: 1 } : { D: 1, [`D:weight${weight}`]: 1 },
    }));
    const start = options.start ? { start: options.start } : {};
    const fit = fitFormula(formula, table, { factors: factorsOf(prepared), contrasts, ...start });
    const of = (name: string) => fit.fixed.find((f) => f.name === name)!;
    return {
      formula,
      schools: schools.length,
      effect: of('D'),
      byWeight: fit.contrasts.map((effect) => ({
        weight: effect.name,
        rows: rows.filter((r) => r.weight === effect.name).length,
        effect,
      })),
      features: centred.map((f) => ({ name: f.name, schools: f.schools, mean: f.mean, effect: of(`D:${f.column}`) })),
      fit,
    };
  });
};

const centredFeature = (feature: SchoolFeature, schools: readonly string[]) => {
  const within = schools.filter((s) => !feature.within || feature.within.has(s)).sort(byText);
  const values = within.map((s) => feature.values.get(s)!);
  const mean = values.reduce((a, b) => a + b, 0) / Math.max(values.length, 1);
  const spread = values.some((v) => Math.abs(v - mean) > 1e-9 * (1 + Math.abs(mean)));
  const of = new Map(within.map((s, i) => [s, (values[i]! - mean) / (feature.per ?? 1)]));
  return { name: feature.name, schools: within.length, mean, spread, of };
};

const columnsOf = (row: ModelRow, features: readonly { column: string; of: ReadonlyMap<string, number> }[]) =>
  Object.fromEntries(features.map((f) => [f.column, f.of.get(row.school) ?? 0]));
