/**
 * What: how sure the order of the schools is: per school the probability that it truly is among the k largest and among the k
 *   smallest effects, and the ranks between which it lies; for the chosen groups the share of them that truly belong there.
 * Formula: 5,000 draws of all schools' true effects together. Two-stage: μ* ~ N(μ, SE(μ)²), θ*_s = λ_s θ̂_s + (1 − λ_s)μ* +
 *   N(0, λ_s SE_s²). pTop = share of draws with rank ≤ k, pBottom with rank > S − k; the interval runs from the lowest rank at which
 *   the cumulative share of draws reaches .025 to the lowest at which it reaches .975; the share that truly belongs = mean of pTop
 *   (pBottom) over the k chosen. Variance components are taken as known.
 * Source: domain.md §4.5 (joint prediction); Goldstein & Spiegelhalter (1996).
 * R: theta <- replicate(5000, lambda * yi + (1 - lambda) * rnorm(1, mu, se_mu) + rnorm(S, 0, sqrt(lambda) * se));
 *   apply(theta, 2, function(x) rank(-x))
 * Missing: τ² = 0 → noVariance: every order is as likely as any other.
 */
import { type Random, seededRandom } from '../random.ts';
import { absent, type Estimate, present } from '../types.ts';
import type { SecondStage } from './empirical-bayes.ts';

export const rankDraws = 5_000;

export interface SchoolStanding {
  readonly school: string;
  /** probability of being among the k largest, the k smallest */
  readonly pTop: number;
  readonly pBottom: number;
  /** 95 % interval of the rank; 1 = largest effect */
  readonly rankLower: number;
  readonly rankUpper: number;
}

export interface RankUncertainty {
  readonly draws: number;
  readonly seed: number;
  /** in the order of the schools that were given: by rank, so the first k are the high and the last k the low group */
  readonly schools: readonly SchoolStanding[];
  /** share of the k highest that are expected to belong to the k largest true effects; the same for the k lowest */
  readonly shareTop: number;
  readonly shareBottom: number;
}

/** Rank probabilities of the two-stage model for groups of k schools. `n` is the number of schools. */
export function rankProbabilities(stage: SecondStage, k: number, seed: number, draws = rankDraws): Estimate<RankUncertainty> {
  if (!(stage.tau2 > 0)) return absent('noVariance', stage.schools.length);
  const own = stage.schools.map((s) => ({ fixed: s.lambda * s.effect, rest: 1 - s.lambda, sd: Math.sqrt(s.lambda) * s.se }));
  const draw = (random: Random, into: Float64Array): void => {
    const mu = random.normal(stage.mu, stage.seMu);
    own.forEach(({ fixed, rest, sd }, s) => {
      into[s] = random.normal(fixed + rest * mu, sd);
    });
  };
  const schools = stage.schools.map((s) => s.school);
  return present(rankUncertainty(schools, k, seed, draw, draws), schools.length);
}

/**
 * The same from any joint predictive distribution: `draw` fills in one draw of the schools' true effects, in the schools' order,
 * which is that of their estimates from large to small.
 */
export function rankUncertainty(
  schools: readonly string[],
  k: number,
  seed: number,
  draw: (random: Random, into: Float64Array) => void,
  draws = rankDraws,
): RankUncertainty {
  const size = schools.length;
  if (k < 1 || k > size) throw new RangeError('a group has at least one school and no more than there are');
  const random = seededRandom(seed).fork('ranks');
  const values = new Float64Array(size);
  // how often school s had rank r + 1 (row by row)
  const counts = new Uint32Array(size * size);
  for (let i = 0; i < draws; i++) {
    draw(random, values);
    const sorted = values.slice().sort();
    for (let s = 0; s < size; s++) {
      const at = s * size + size - 1 - placeOf(sorted, values[s]!);
      counts[at] = counts[at]! + 1;
    }
  }
  const standings = schools.map((school, s): SchoolStanding => {
    const own = counts.subarray(s * size, (s + 1) * size);
    const share = (from: number, to: number) => own.subarray(from, to).reduce((sum, count) => sum + count, 0) / draws;
    const reach = (part: number): number => {
      let seen = 0;
      for (let r = 0; r < size; r++) {
        seen += own[r]!;
        // counts are whole numbers: half of one is beyond rounding
        if (seen >= part * draws - 1e-6) return r + 1;
      }
      return size;
    };
    return {
      school,
      pTop: share(0, k),
      pBottom: share(size - k, size),
      rankLower: reach(0.025),
      rankUpper: reach(0.975),
    };
  });
  const mean = (part: readonly SchoolStanding[], of: 'pTop' | 'pBottom') => part.reduce((sum, s) => sum + s[of], 0) / part.length;
  return {
    draws,
    seed,
    schools: standings,
    shareTop: mean(standings.slice(0, k), 'pTop'),
    shareBottom: mean(standings.slice(size - k), 'pBottom'),
  };
}

/** Place of a value in a list in ascending order. */
function placeOf(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
