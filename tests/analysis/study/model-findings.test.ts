/** What the mixed models find on a planted study: F01 and F03 to F05 with their intervals, checks, composition and growth lines. */
import { describe, expect, it } from 'vitest';
import { interventionModel } from '../../../analysis/growth/models/intervention.ts';
import type { ModelEffect } from '../../../analysis/growth/models/types.ts';
import { domainFocus } from '../../../analysis/study/domain-focus.ts';
import { analyseStudy, type AnalysisStep } from '../../../analysis/study.ts';
import { makeDemo } from '../../../server/demo/demo.ts';

const { data, truth } = makeDemo({ schools: 44, seed: 5, answered: [] });
const steps: AnalysisStep[] = [];
const { models, measures } = analyseStudy(data, { progress: (step) => void steps.push(step) });
/** within four standard errors: the interval covers 95 of 100 truths, this all but a few in ten thousand */
const near = (effect: ModelEffect, months: number): void => {
  const { value, lower, upper } = effect.months!;
  expect(Math.abs(value - months)).toBeLessThan((upper - lower) * 1.05);
};

describe('what the mixed models find', () => {
  it('has the models side by side; M1basic with its caution', () => {
    expect(models!.fits.map((fit) => fit.name)).toEqual(['M1', 'M1basic', 'M1b']);
    const [m1, basic] = models!.fits;
    expect(basic!.notes).toContain('basicReliability');
    expect(basic!.meanReliability!).toBeGreaterThan(m1!.meanReliability!);
    const shares = m1!.random.reduce((sum, part) => sum + part.share, 0);
    const intercepts = m1!.random.map((part) => part.terms[0]!.variance);
    expect(shares).toBeCloseTo(1 - m1!.residualVariance / intercepts.reduce((a, b) => a + b, m1!.residualVariance), 12);
    near(m1!.effect, 1.01);
    expect(models!.gaps).toEqual([]);
    expect(measures.length).toBeGreaterThan(0);
  });

  it('recovers what was planted per weight, per percentage, and for the focus within cohort 2', () => {
    const { byWeight, features } = models!.moderation!;
    for (const [i, weight] of (['0', '0.3', '1.2'] as const).entries()) {
      expect(byWeight[i]!.weight).toBe(weight);
      near(byWeight[i]!.effect, truth.equation.months[weight]);
    }
    expect(features.map((f) => [f.feature, f.cohort])).toEqual([
      ['pct12', null],
      ['focus', '1'],
      ['focus', '2'],
    ]);
    near(features[0]!.effect, truth.equation.perTenPercent);
    near(features[1]!.effect, 0);
    near(features[2]!.effect, truth.equation.mathsThroughout);
  });

  it('checks the effect: placebo about 0, no occasion carries it, cohorts alone as in the pooled model', () => {
    const { placebo, byOccasion, withoutOccasion } = models!.robustness!;
    const main = models!.fits[0]!.effect;
    near(placebo!, 0);
    expect(byOccasion).toHaveLength(12);
    expect(withoutOccasion).toHaveLength(12);
    for (const { effect } of withoutOccasion) expect(Math.abs(effect.estimate - main.estimate)).toBeLessThan(main.se);
    for (const { pooled, alone } of models!.cohorts)
      expect(Math.abs(pooled!.estimate - alone!.estimate)).toBeLessThan(pooled!.se);
  });

  it('leaves an occasion out with the variances of all: as a search from there would find', () => {
    const without = models!.robustness!.withoutOccasion[0]!;
    const rows = data.achievement.filter((row) => row.occasion !== without.occasion);
    const cohortOf = new Map(data.schools.map((s) => [s.id, s.cohort!]));
    const searched = interventionModel(rows, 'M1', { cohortOf }).value!;
    expect(Math.abs(searched.mean.estimate - without.effect.estimate)).toBeLessThan(0.1 * searched.mean.se);
    expect(without.effect.se / searched.mean.se).toBeCloseTo(1, 1);
  });

  it('draws the means of the rounds: all scores once, the step of the line as large as the effect', () => {
    const [all, ...schools] = models!.lines;
    expect(all!.points.map((point) => point.at)).toEqual([-4, -3, -2, -1, 1, 2, 3, 4]);
    expect(all!.points.reduce((sum, point) => sum + point.n, 0)).toBe(models!.fits[0]!.rows);
    const mean = (phase: string, of: 'observed' | 'fitted') => {
      const those = all!.points.filter((point) => point.phase === phase);
      return those.reduce((sum, point) => sum + point[of], 0) / those.length;
    };
    expect(mean('during', 'fitted') - mean('before', 'fitted')).toBeCloseTo(models!.fits[0]!.effect.estimate, 0);
    expect(mean('during', 'observed')).toBeCloseTo(mean('during', 'fitted'), 0);
    expect(schools).toHaveLength(20);
  });

  it('tells the worker each step, and ends where it said it would', () => {
    expect(steps.filter((step) => step.label === 'models')).toHaveLength(6);
    expect(steps.at(-1)!.done).toBe(steps.at(-1)!.total);
  });
});

describe('the domain focus', () => {
  const reports = (answers: readonly (readonly number[])[]) =>
    answers.map((own, i) => ({
      id: `r${i}`,
      person: null,
      school: `S${i}`,
      about: `S${i}`,
      instrument: 'trainer-report',
      version: 1,
      submitted: true,
      answers: Object.fromEntries(own.map((code, h) => [`VV16h${h + 1}`, code])),
    }));
  const bare = { ...data, schools: data.schools.map((s) => ({ ...s, attributes: {} })) };
  it('comes from the schools, else from the trainers; what is not known throughout is unknown', () => {
    expect(domainFocus(data, 'RW')!.source).toBe('maths');
    const found = domainFocus({ ...bare, responses: reports([[1, 1, 1, 1], [1, 2, 1, 1], [1, 1], [3]]) }, 'RW')!;
    expect(found.source).toBe('trainer-report');
    expect([...found.values]).toEqual([
      ['S0', 1],
      ['S1', 0],
      ['S3', 0],
    ]);
    expect(domainFocus({ ...bare, responses: reports([[1, 1, 1, 1]]) }, 'RW')).toBeNull();
  });
});
