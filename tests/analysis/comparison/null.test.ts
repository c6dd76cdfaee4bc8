/** 200 studies in which the measure has nothing to do with the effect (domain.md §3.2, N1): what stands beside the rows must not see it. */
import { describe, expect, it } from 'vitest';
import { effectRegression } from '../../../analysis/comparison/effect-regression.ts';
import { rankCorrelation } from '../../../analysis/comparison/rank-correlation.ts';
import { rankWeightedDifference, seededShuffles } from '../../../analysis/comparison/rank-weighted-difference.ts';
import { withinCohortPValue } from '../../../analysis/comparison/within-cohort-permutation.ts';
import { secondStage } from '../../../analysis/growth/empirical-bayes.ts';
import { rankProbabilities } from '../../../analysis/growth/rank-probabilities.ts';
import { seededRandom } from '../../../analysis/random.ts';

const studies = 200;

describe('studies without a relation', () => {
  const shuffles = seededShuffles(1);
  const seen = { regression: 0, rankWeighted: 0, withinCohort: 0, rankCorrelation: 0, powerAtThree: 0 };
  for (let seed = 1; seed <= studies; seed++) {
    const random = seededRandom(seed);
    const schools = Array.from({ length: 104 }, (_, i) => {
      const truth = random.normal();
      const se = 0.5 + 0.4 * random.uniform();
      // the cohorts differ on the measure, not in their effects
      return {
        school: `s${i}`,
        effect: truth + random.normal(0, se),
        se,
        pupils: 50,
        rows: 100,
        cohort: i % 2 === 0 ? '1' : '2',
        unrelated: random.normal(0.8 * (i % 2)),
        related: 0.3 * truth + random.normal(0, Math.sqrt(1 - 0.09)),
      };
    });
    const own = new Map(schools.map((s) => [s.school, s]));
    const stage = secondStage(schools).value!;
    const ranked = stage.schools.map((s) => ({ ...s, ...own.get(s.school)! }));
    const regress = (of: 'unrelated' | 'related') =>
      effectRegression(
        ranked.map((s) => ({ measure: s[of], effect: s.effect, se: s.se })),
        stage.tau2,
      ).value!.p;
    if (regress('unrelated') <= 0.05) seen.regression++;
    if (regress('related') <= 0.05) seen.powerAtThree++;
    const weighted = rankProbabilities(stage, 10, seed, 100).value!.schools.map((s, i) => ({
      value: ranked[i]!.unrelated,
      top: s.pTop,
      bottom: s.pBottom,
    }));
    if (rankWeightedDifference(weighted, shuffles).value!.p <= 0.05) seen.rankWeighted++;
    const group = (part: typeof ranked) => part.map((s) => ({ value: s.unrelated, cohort: s.cohort }));
    if (withinCohortPValue(group(ranked.slice(0, 10)), group(ranked.slice(-10)), seed).value! <= 0.05) seen.withinCohort++;
    const order = rankCorrelation(
      ranked.map((s) => s.unrelated),
      ranked.map((s) => s.eb),
    ).value!;
    if (order.lower > 0 || order.upper < 0) seen.rankCorrelation++;
  }

  it.each(['regression', 'rankWeighted', 'withinCohort', 'rankCorrelation'] as const)(
    '%s rejects in 2 to 21 of 200, the bounds of N1',
    (which) => {
      expect(seen[which]).toBeGreaterThanOrEqual(2);
      expect(seen[which]).toBeLessThanOrEqual(21);
    },
  );

  it('the regression finds a correlation of .3 with the true effect in about .73 of studies', () => {
    expect(seen.powerAtThree / studies).toBeGreaterThan(0.63);
    expect(seen.powerAtThree / studies).toBeLessThan(0.83);
  });
});
