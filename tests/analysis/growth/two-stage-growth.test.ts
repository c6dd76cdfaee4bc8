import { describe, expect, it } from 'vitest';
import { twoStageGrowth } from '../../../analysis/growth/two-stage-growth.ts';
import { leastSquares } from '../../../analysis/linear.ts';
import { seededRandom } from '../../../analysis/random.ts';
import type { AchievementRow } from '../../../analysis/types.ts';
import { achievementRow } from './rows.ts';

/** Schools of unequal size, pupils with 1 to 5 occasions, own slopes and own starting points. */
function growthRows(schools: number, seed: number): AchievementRow[] {
  const random = seededRandom(seed);
  return Array.from({ length: schools }, (_, s) => {
    const schoolSlope = random.normal(1, 0.3);
    return Array.from({ length: 4 + 2 * s }, (_, p) => {
      const slope = schoolSlope + random.normal(0, 0.2);
      const start = random.normal(50, 8);
      const first = random.integer(0, 2);
      return Array.from({ length: random.integer(1, 5) }, (_, t) =>
        achievementRow({
          school: `s${s}`,
          pupil: `p${p}`,
          time: first + t,
          score: start + slope * (first + t) + random.normal(0, 0.5),
        }),
      ).flat();
    }).flat();
  }).flat();
}

/** The slope of least squares with an own intercept for every pupil: the literal definition. */
function slopeWithDummies(rows: readonly AchievementRow[]): number {
  const pupils = [...new Set(rows.map((r) => r.pupil))];
  const design = rows.map((r) => [r.time!, ...pupils.map((p) => (p === r.pupil ? 1 : 0))]);
  const fit = leastSquares(
    design,
    rows.map((r) => r.score!),
  );
  return fit!.coefficients[0]!;
}

describe('two-stage growth', () => {
  const rows = growthRows(8, 3);
  const result = twoStageGrowth(rows);

  it('is least squares with one intercept per pupil', () => {
    expect(result.estimates.length).toBeGreaterThan(5);
    for (const { school, effect } of result.estimates) {
      expect(effect).toBeCloseTo(slopeWithDummies(rows.filter((r) => r.school === school)), 10);
    }
  });

  it('pools error and slope variance over all pupils, small schools included', () => {
    // the definition of study-folder.md written out, pupil by pupil
    let rss = 0;
    let freedom = 0;
    let around = 0;
    let extra = 0;
    let weight = 0;
    const parts = new Map<string, { spread: number; slope: number }[]>();
    for (const school of new Set(rows.map((r) => r.school))) {
      const own: { spread: number; slope: number }[] = [];
      for (const pupil of new Set(rows.filter((r) => r.school === school).map((r) => r.pupil))) {
        const x = rows.filter((r) => r.school === school && r.pupil === pupil);
        if (x.length < 2) continue;
        const fit = leastSquares(
          x.map((r) => [1, r.time!]),
          x.map((r) => r.score!),
        )!;
        const mean = x.reduce((sum, r) => sum + r.time!, 0) / x.length;
        own.push({ spread: x.reduce((sum, r) => sum + (r.time! - mean) ** 2, 0), slope: fit.coefficients[1]! });
        rss += fit.residualSumSquares;
        freedom += x.length - 2;
      }
      if (own.length === 0) continue;
      const total = own.reduce((sum, l) => sum + l.spread, 0);
      const slope = own.reduce((sum, l) => sum + l.spread * l.slope, 0) / total;
      around += own.reduce((sum, l) => sum + l.spread * (l.slope - slope) ** 2, 0);
      extra += own.length - 1;
      weight += total - own.reduce((sum, l) => sum + l.spread ** 2, 0) / total;
      parts.set(school, own);
    }
    const error = rss / freedom;
    const slopes = Math.max(0, (around - error * extra) / weight);
    expect(result.sigma2Error).toBeCloseTo(error, 10);
    expect(result.sigma2Slope).toBeCloseTo(slopes, 10);
    for (const { school, se } of result.estimates) {
      const own = parts.get(school)!;
      const total = own.reduce((sum, l) => sum + l.spread, 0);
      const squares = own.reduce((sum, l) => sum + l.spread ** 2, 0);
      expect(se).toBeCloseTo(Math.sqrt((error * total + slopes * squares) / total ** 2), 10);
    }
  });

  it('lists pupils with one occasion, rows without time or score, and schools under five pupils', () => {
    const few = [
      ...Array.from({ length: 6 }, (_, p) =>
        [0, 1, 2].map((t) => achievementRow({ pupil: `p${p}`, time: t, score: t * (1 + p / 10) + (t === 1 ? 0.1 * p : 0) })),
      ).flat(),
      ...[0, 1].map((t) => achievementRow({ school: 'small', pupil: 'q', time: t, score: t })),
      achievementRow({ pupil: 'once', time: 1, score: 3 }),
      achievementRow({ pupil: 'twice-the-same', time: 1, score: 3 }),
      achievementRow({ pupil: 'twice-the-same', time: 1, score: 4 }),
      achievementRow({ pupil: 'p0', time: null, score: 3 }),
      achievementRow({ pupil: 'p0', time: 3, score: null }),
    ];
    const { estimates, exclusions } = twoStageGrowth(few);
    expect(estimates.map((s) => [s.school, s.pupils, s.rows])).toEqual([['s', 6, 18]]);
    expect(exclusions).toEqual([
      { what: 'row', id: '', reason: 'noTimeOrScore', count: 2 },
      { what: 'pupil', id: '', reason: 'fewerThanTwoTimes', count: 2 },
      { what: 'school', id: 'small', reason: 'fewerThanFivePupils', count: 1 },
    ]);
  });

  it('counts a pupil who changes school as one pupil in each', () => {
    const moved = [0, 1, 2, 3].map((t) =>
      achievementRow({ school: t < 2 ? 'a' : 'b', pupil: 'p', time: t, score: t + (t > 1 ? 10 : 0) }),
    );
    const { exclusions } = twoStageGrowth(moved);
    expect(exclusions.filter((e) => e.what === 'school').map((e) => [e.id, e.count])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
  });

  it('never mixes test versions', () => {
    const mixed = rows.map((r, i) => (i % 2 === 0 ? r : { ...r, scaleVersion: 'v2' }));
    const refused = twoStageGrowth(mixed);
    expect(refused.refused).toEqual({ reason: 'scaleVersionsMixed', versions: ['v1', 'v2'] });
    expect(refused.estimates).toEqual([]);
    expect(refused.exclusions).toEqual([{ what: 'row', id: 'v1 | v2', reason: 'scaleVersionsMixed', count: rows.length }]);
  });

  it('leaves out a school whose scores lie on parallel straight lines where nothing else varies', () => {
    const straight = Array.from({ length: 5 }, (_, p) =>
      [0, 1, 2].map((t) => achievementRow({ pupil: `p${p}`, time: t, score: 2 * t })),
    ).flat();
    const { estimates, exclusions } = twoStageGrowth(straight);
    expect(estimates).toEqual([]);
    expect(exclusions).toEqual([{ what: 'school', id: 's', reason: 'noVariance', count: 5 }]);
  });
});
