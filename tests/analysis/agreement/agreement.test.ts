/** ICC and rwg by hand (the method page's vector), their identities, and what cannot be computed. R's cases: tests/reference. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { icc1 } from '../../../analysis/agreement/icc1.ts';
import { icc1Reml, randomIntercept } from '../../../analysis/agreement/icc1-reml.ts';
import { icc1SearleN0 } from '../../../analysis/agreement/icc1-searle-n0.ts';
import { icc2 } from '../../../analysis/agreement/icc2.ts';
import { oneWay } from '../../../analysis/agreement/one-way.ts';
import { rwg } from '../../../analysis/agreement/rwg.ts';
import { rwgj } from '../../../analysis/agreement/rwgj.ts';
import { got } from '../../reference/topics/scale.ts';

describe('three schools by hand (domain.md §4.6)', () => {
  const schools = [
    [3, 3.5, 4, 3.5],
    [2, 2.5, 3],
    [4, 4.5, 4.5, 5, 4],
  ];
  it('MSB, MSW, n0, ICC(1), Searle, ICC(2)', () => {
    const anova = got(oneWay(schools));
    expect(anova.msBetween).toBeCloseTo(3.43125, 5);
    expect(anova.msWithin).toBeCloseTo(0.188889, 6);
    expect(anova.searleN0).toBeCloseTo(3.91667, 5);
    expect(got(icc1(schools))).toBeCloseTo(0.811, 4);
    expect(got(icc1SearleN0(schools))).toBeCloseTo(0.8142, 4);
    expect(got(icc2(schools))).toBeCloseTo(0.945, 4);
  });
  it('rwg(4) of five persons with a mean item variance of 1.25', () => {
    const persons = [
      [4, 5, 4, 4],
      [3, 4, 3, 3],
      [5, 5, 5, 5],
      [2, 3, 2, 2],
      [4, 4, 4, 5],
    ];
    expect(got(rwgj(persons, 5))).toBeCloseTo(0.7059, 4);
  });
});

describe('what cannot be computed says why', () => {
  it('too few schools, schools of one, no variance', () => {
    for (const measure of [icc1, icc1SearleN0, icc2, icc1Reml]) {
      expect(measure([]).missing).toBe('tooFew');
      expect(measure([[1, 2, 3]]).missing).toBe('tooFew');
      expect(measure([[1], [2], [3]]).missing).toBe('tooFew');
      expect(
        measure([
          [3, 3],
          [3, 3],
        ]).missing,
      ).toBe('noVariance');
    }
    expect(
      icc2([
        [1, 2],
        [2, 1],
      ]).missing,
    ).toBe('noVariance');
    expect(rwg([3], 5).missing).toBe('tooFew');
    expect(rwg([1, 5, 1, 5], 5)).toEqual({ value: 0, n: 4 });
    expect(
      rwgj(
        [
          [1, null],
          [2, 3],
        ],
        5,
      ),
    ).toEqual({ missing: 'tooFew', n: 1 });
  });

  it('REML puts a between-variance that would be negative at 0', () => {
    const fit = got(
      randomIntercept([
        [1, 5],
        [2, 4],
        [3, 3],
      ]),
    );
    expect(fit.varianceBetween).toBe(0);
    expect(fit.meanReliability).toBe(0);
    expect(
      got(
        icc1Reml([
          [1, 5],
          [2, 4],
          [3, 3],
        ]),
      ),
    ).toBe(0);
  });

  it('REML equals the ANOVA estimate in balanced data', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 6 }),
        (groups) => {
          const anova = icc1(groups);
          const reml = icc1Reml(groups);
          if (anova.missing || reml.missing) return;
          expect(reml.value).toBeCloseTo(Math.max(0, anova.value), 6);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
