/** Schools in the order of one model's effects, whichever model it is: what a selection is made from. */
import type { Groups } from '../comparison/compare.ts';
import type { SecondStage } from '../growth/empirical-bayes.ts';
import type { SchoolModel } from '../growth/models/school-model.ts';
import { type RankUncertainty, rankDraws, rankProbabilities, rankUncertainty } from '../growth/rank-probabilities.ts';
import { extremes } from '../growth/selection.ts';
import type { Random } from '../random.ts';
import type { SelectionModel } from '../types.ts';

export interface RankedSchool {
  readonly school: string;
  readonly eb: number;
  readonly sePrediction: number;
}

export interface Ranking {
  readonly model: SelectionModel;
  readonly tau2: number;
  /** by rank; without a meaning where τ² = 0 */
  readonly schools: readonly RankedSchool[];
  /** how sure the order is for groups of k; null where τ² = 0 */
  readonly uncertainty: (k: number, seed: number, draws?: number) => RankUncertainty | null;
}

export const twoStageRanking = (stage: SecondStage): Ranking => ({
  model: 'twoStage',
  tau2: stage.tau2,
  schools: stage.schools,
  uncertainty: (k, seed, draws) => rankProbabilities(stage, k, seed, draws).value ?? null,
});

/**
 * What: the ranking of the mixed model, with draws of all schools' effects together.
 * Formula: θ*_s = θ̂_s + shared_s·z + own_s·w_s, z and w standard normal, z the same for all schools (growth/mixed/joint.ts): what the
 *   schools have in common (the fixed effects, not known exactly) and each school's own error. Variance components are taken as known.
 */
export const mixedRanking = (model: SchoolModel): Ranking => ({
  model: 'mixed',
  tau2: model.tau2,
  schools: model.schools,
  uncertainty: (k, seed, draws = rankDraws) => {
    if (!(model.tau2 > 0)) return null;
    const z = new Float64Array(model.schools[0]?.shared.length ?? 0);
    const draw = (random: Random, into: Float64Array): void => {
      for (let i = 0; i < z.length; i++) z[i] = random.normal(0, 1);
      model.schools.forEach(({ eb, shared, own }, s) => {
        let common = 0;
        for (let i = 0; i < z.length; i++) common += shared[i]! * z[i]!;
        into[s] = random.normal(eb + common, own);
      });
    };
    return rankUncertainty(
      model.schools.map((s) => s.school),
      k,
      seed,
      draw,
      draws,
    );
  },
});

/** The k highest and lowest; null where nothing distinguishes the schools or the groups would overlap. */
export const groupsOf = (ranking: Ranking | null, k: number): Groups | null =>
  ranking === null || !(ranking.tau2 > 0) || k < 1 || 2 * k > ranking.schools.length ? null : extremes(ranking, k);
