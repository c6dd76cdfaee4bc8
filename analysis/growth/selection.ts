/**
 * What: the k schools with the largest and the k with the smallest effect: the two groups that are compared.
 * Formula: rank on the empirical Bayes estimate, ties by school id; k is cut to a third of the schools.
 * Source: domain.md §4.5 (choosing top and bottom k); study-folder.md, Effects and comparison.
 * R: order(-eb, school)
 * Missing: no selection when τ² = 0 (noVariance: nothing but error distinguishes the schools), or when k would be under 5.
 */
import type { Selection, SelectionModel } from '../types.ts';

export const minK = 5;

/** Schools by rank, of whichever model. */
export interface RankedSchools {
  readonly tau2: number;
  readonly schools: readonly { readonly school: string }[];
}

/** The selection for the k that was asked; `refused` says why there is none. */
export function selectSchools(stage: RankedSchools | null, kAsked: number, model: SelectionModel = 'twoStage'): Selection {
  const none = (refused: NonNullable<Selection['refused']>, k = 0): Selection => {
    return { model, kAsked, k, high: [], low: [], refused };
  };
  if (stage === null) return none('noAchievement');
  if (stage.tau2 === 0) return none('noVariance');
  const k = Math.min(kAsked, Math.floor(stage.schools.length / 3));
  if (k < minK) return none('tooFewSchools', k);
  return { model, kAsked, k, ...extremes(stage, k) };
}

/** The k highest and k lowest schools, most extreme first. Needs 2k ≤ schools. */
export function extremes(
  stage: Pick<RankedSchools, 'schools'>,
  k: number,
): { readonly high: readonly string[]; readonly low: readonly string[] } {
  const ids = stage.schools.map((s) => s.school);
  if (2 * k > ids.length) throw new RangeError('the two groups would overlap');
  return { high: ids.slice(0, k), low: ids.slice(ids.length - k).reverse() };
}
