/**
 * What is planted comes back (domain.md §3.2, F01–F05): six studies of 104 schools; each truth apart, never pooled. (`npm run calibrate`
 * has the null studies, where the models must find nothing.)
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { FixedEffect } from '../../../analysis/growth/mixed/fit.ts';
import { interventionModel } from '../../../analysis/growth/models/intervention.ts';
import { attributeFeature, moderationModel } from '../../../analysis/growth/models/moderation.ts';
import type { SchoolModel } from '../../../analysis/growth/models/school-model.ts';
import { makeDemo } from '../../../server/demo/demo.ts';
import { effect, month, weights } from '../../../server/demo/planted.ts';
import { effectVariance, meanEffectMonths } from '../../../server/demo/theory.ts';

const seeds = [1, 2, 3, 4, 5, 6];
const found = new Map<string, FixedEffect[]>();
const models: SchoolModel[] = [];
const squares: number[] = [];
const misses: number[] = [];

const correlation = (x: readonly number[], y: readonly number[]): number => {
  const centre = (v: readonly number[]) => v.map((a) => a - v.reduce((p, q) => p + q, 0) / v.length);
  const [a, b] = [centre(x), centre(y)];
  const dot = (p: readonly number[], q: readonly number[]) => p.reduce((sum, v, i) => sum + v * q[i]!, 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
};

beforeAll(() => {
  const put = (name: string, e: FixedEffect) => found.set(name, [...(found.get(name) ?? []), e]);
  for (const seed of seeds) {
    const { data, truth } = makeDemo({ schools: 104, seed, answered: [], staffItems: false, pupilItems: false });
    const m1 = interventionModel(data.achievement).value!;
    models.push(m1);
    put('F01', m1.mean);
    const true_ = m1.schools.map((s) => truth.schoolEffects[s.school]! / truth.scale.sdPerPoint);
    squares.push(
      correlation(
        m1.schools.map((s) => s.eb),
        true_,
      ) ** 2,
    );
    misses.push(...m1.schools.map((s, i) => (s.eb - true_[i]!) / s.sePrediction));
    const pct12 = { ...attributeFeature(data.schools, 'pct12'), per: 10 };
    const maths = [attributeFeature(data.schools, 'maths', '2'), attributeFeature(data.schools, 'maths', '1')];
    const moderation = moderationModel(data.achievement, { byWeight: true, features: [pct12, ...maths] }).value!;
    for (const w of moderation.byWeight) put(`F03.${w.weight}`, w.effect);
    ['F04', 'F05.cohort2', 'F05.cohort1'].forEach((name, i) => put(name, moderation.features[i]!.effect));
  }
}, 200_000);

describe.each([
  ['F01', meanEffectMonths],
  ['F03.0', weights[0].effect],
  ['F03.0.3', weights[1].effect],
  ['F03.1.2', weights[2].effect],
  ['F04', effect.perTenPercent],
  ['F05.cohort2', effect.mathsThroughout],
  ['F05.cohort1', 0],
])('%s', (name, months) => {
  it(`lies in the interval in at least four of six studies: ${months} months`, () => {
    const own = found.get(name)!;
    const covered = own.filter((e) => e.lower <= months * month && months * month <= e.upper).length;
    expect(covered).toBeGreaterThanOrEqual(4);
    // and on average not beside it
    const mean = own.reduce((sum, e) => sum + e.estimate, 0) / own.length;
    const se = Math.sqrt(own.reduce((sum, e) => sum + e.se ** 2, 0)) / own.length;
    expect(Math.abs(mean - months * month)).toBeLessThan(3 * se);
  });
});

describe('F02: schools differ', () => {
  it('in every study, by as much as was planted', () => {
    for (const m of models) expect(m.likelihoodRatio.p).toBeLessThan(0.001);
    const tau2 = models.reduce((sum, m) => sum + m.tau2, 0) / models.length;
    expect(Math.abs(tau2 / effectVariance - 1)).toBeLessThan(0.15);
  });

  it('and the printed reliability is how well the estimates know the truth', () => {
    const printed = models.reduce((sum, m) => sum + m.meanReliability!, 0) / models.length;
    const true_ = squares.reduce((a, b) => a + b, 0) / squares.length;
    expect(Math.abs(printed - true_)).toBeLessThan(0.06);
  });

  it('and errors are as large as sePrediction says', () => {
    const variance = misses.reduce((sum, z) => sum + z * z, 0) / misses.length;
    expect(variance).toBeGreaterThan(0.75);
    expect(variance).toBeLessThan(1.25);
  });
});
