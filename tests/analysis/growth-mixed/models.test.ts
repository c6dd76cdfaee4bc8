/** The study's models on small and known data: what goes in, what is refused, what is said, and lme4's numbers for growth. */
import { beforeAll, describe, expect, it } from 'vitest';
import { compositionTable } from '../../../analysis/growth/models/composition.ts';
import { growthModel } from '../../../analysis/growth/models/growth.ts';
import { interventionModel } from '../../../analysis/growth/models/intervention.ts';
import { likelihoodRatio } from '../../../analysis/growth/models/likelihood-ratio.ts';
import { attributeFeature, moderationModel, percentWeight12 } from '../../../analysis/growth/models/moderation.ts';
import { leaveOneOccasionOut, perCohort, placeboStart, withCalendarYears } from '../../../analysis/growth/models/robustness.ts';
import { prepareIntervention, yearsOfSchooling } from '../../../analysis/growth/models/rows.ts';
import type { SchoolModel } from '../../../analysis/growth/models/school-model.ts';
import type { MixedFit } from '../../../analysis/growth/mixed/fit.ts';
import type { AchievementRow, StudyData } from '../../../analysis/types.ts';
import { makeDemo } from '../../../server/demo/demo.ts';
import { casesOf } from '../../reference/cases.ts';

const row = (change: Partial<AchievementRow>): AchievementRow => ({
  pupil: 'p',
  school: 's',
  subject: 'RW',
  scaleVersion: 'v1',
  occasion: 'M5',
  schoolYear: '2024-2025',
  time: 2,
  phase: 'before',
  exposure: 0,
  score: 50,
  weight: 0,
  covariates: {},
  ...change,
});

describe('growth', () => {
  const reference = casesOf('lmm').find((c) => c.id === 'lmm-growth-slopes')!;
  const rows = reference
    .rows('data')
    .map((r) => row({ pupil: r.childid!, school: r.schoolid!, time: Number(r.year), score: Number(r.math), phase: null }));

  it('gives lme4’s growth per school: β_time + BLUP', () => {
    const model = growthModel(rows).value!;
    const { blup } = reference.expected.ranef.schoolid.terms.year;
    const mean = reference.expected.fixed.year.estimate;
    expect(model.schools).toHaveLength(60);
    for (const s of model.schools) expect(s.eb).toBeCloseTo(mean + blup[s.school], 6);
    expect(model.schools.map((s) => s.rank)).toEqual(model.schools.map((_, i) => i + 1));
    expect(model.mean.estimate).toBeCloseTo(mean, 8);
    expect(model.tau2).toBeCloseTo(reference.expected.random.schoolid.terms.year.variance, 7);
    expect(model.likelihoodRatio.df).toEqual([1, 2]);
    expect(model.likelihoodRatio.p).toBeLessThan(1e-6);
    // the uncertainty of the mean makes it more than the conditional SD, and shared errors less than their sum
    const { condSD } = reference.expected.ranef.schoolid.terms.year;
    for (const s of model.schools) expect(s.own).toBeCloseTo(condSD[s.school], 6);
  });

  it('counts what has no time or score, and refuses what it cannot compare', () => {
    const holes = rows.map((r, i) => (i % 10 === 0 ? { ...r, score: null } : i % 10 === 1 ? { ...r, time: null } : r));
    const outcome = growthModel(holes);
    const gaps = holes.filter((r) => r.score === null || r.time === null).length;
    expect(outcome.exclusions).toEqual([{ what: 'row', id: '', reason: 'noTimeOrScore', count: gaps }]);
    expect(outcome.value!.rows).toBe(rows.length - gaps);
    const mixed = rows.map((r, i) => (i === 0 ? { ...r, scaleVersion: 'v2' } : r));
    expect(growthModel(mixed).refused).toEqual({ code: 'scaleVersionsMixed', versions: ['v1', 'v2'] });
    const nine = new Set(rows.map((r) => r.school).slice(0, 1));
    expect(growthModel(rows.filter((r) => nine.has(r.school))).refused).toEqual({
      code: 'tooFewSchools',
      schools: 1,
      needed: 10,
    });
    expect(growthModel([]).refused).toEqual({ code: 'noRows' });
    // all scores alike: nothing to explain
    expect(growthModel(rows.map((r) => ({ ...r, score: 1 }))).refused).toMatchObject({ code: 'fitFailed', why: 'noVariance' });
  });
});

describe('rows of an intervention', () => {
  it('know the years of schooling of an occasion', () => {
    expect(['M3', 'E3', 'M8', 'B4', 'Y0.5'].map(yearsOfSchooling)).toEqual([0, 0.5, 5, null, null]);
  });

  it('are left out with a reason, one by one and school by school', () => {
    const rounds = ['M3', 'E3', 'M4', 'E4'];
    const school = (id: string, pupils: number, phases: ('before' | 'during')[], occasions = rounds) =>
      phases.flatMap((phase) =>
        occasions.flatMap((occasion) =>
          Array.from({ length: pupils }, (_, i) => row({ school: id, pupil: `p${i}`, phase, occasion, score: i })),
        ),
      );
    const prepared = prepareIntervention([
      ...Array.from({ length: 10 }, (_, i) => school(`S${i}`, 30, ['before', 'during'])).flat(),
      ...school('few', 29, ['before', 'during']),
      ...school('late', 40, ['during']),
      ...school('rounds', 40, ['before', 'during'], ['M3', 'E3']),
      row({ school: 'S0', score: null }),
      row({ school: 'S0', phase: null }),
      row({ school: 'S0', phase: 'transition' }),
      row({ school: 'S0', weight: 1.2 }),
      row({ school: 'S0', schoolYear: undefined } as unknown as Partial<AchievementRow>),
    ]);
    expect(prepared.refused).toBeNull();
    expect(prepared.schools).toHaveLength(10);
    expect(prepared.pupils).toBe(300);
    expect(prepared.exclusions).toEqual([
      { what: 'row', id: '', reason: 'noScore', count: 1 },
      { what: 'row', id: '', reason: 'noPhase', count: 1 },
      { what: 'row', id: '', reason: 'transition', count: 1 },
      { what: 'row', id: '', reason: 'rareWeight', count: 1 },
      { what: 'row', id: '', reason: 'noSchoolYear', count: 1 },
      { what: 'school', id: 'few', reason: 'belowMinimumPerPhase', count: 29 },
      { what: 'school', id: 'late', reason: 'belowMinimumPerPhase', count: 40 },
      { what: 'school', id: 'rounds', reason: 'belowMinimumPerPhase', count: 40 },
    ]);
    expect(prepared.occasions).toEqual(rounds);
  });

  it('tell who was tested in which phase', () => {
    const rows = [
      row({ pupil: 'a', weight: 0 }),
      row({ pupil: 'a', weight: 0, phase: 'during', occasion: 'M6' }),
      row({ pupil: 'b', weight: 1.2, phase: 'during', occasion: 'M6' }),
      row({ pupil: 'c', weight: null, phase: 'during', occasion: 'E6' }),
    ];
    // weights under thirty scores would be left out
    const many = Array.from({ length: 40 }, (_, i) => rows.map((r) => ({ ...r, pupil: `${r.pupil}${i}` }))).flat();
    const [whole, own] = compositionTable(many, { everySchool: true });
    expect(own!.school).toBe('s');
    expect(whole!.phases).toEqual([
      { phase: 'before', pupils: 40, scores: 40, weights: { '0': 1, '1.2': 0 }, meanYears: 2, inBoth: 1 },
      {
        phase: 'during',
        pupils: 120,
        scores: 160 - 40,
        weights: { '0': 0.5, '1.2': 0.5 },
        meanYears: (3 + 3 + 3.5) / 3,
        inBoth: 1 / 3,
      },
    ]);
  });
});

describe('a likelihood ratio at the boundary', () => {
  const fit = (criterion: number) => ({ criterion }) as MixedFit;
  it('mixes two χ² half and half', () => {
    // R: .5 * pchisq(7.045, 2, lower = FALSE) + .5 * pchisq(7.045, 3, lower = FALSE)
    const own = likelihoodRatio(fit(100), fit(107.045), 3);
    expect(own.df).toEqual([2, 3]);
    expect(own.p).toBeCloseTo((0.029525 + 0.070474) / 2, 5);
    expect(likelihoodRatio(fit(100), fit(99.999), 2).p).toBe(1);
    expect(likelihoodRatio(fit(100), fit(102.706), 1).p).toBeCloseTo(0.05, 4);
  });
});

describe('M1 on a demo study of 24 schools', () => {
  let data: StudyData;
  let cohortOf: Map<string, string>;
  let m1: SchoolModel;
  beforeAll(() => {
    data = makeDemo({ schools: 24, seed: 5, answered: [], staffItems: false, pupilItems: false }).data;
    cohortOf = new Map(data.schools.map((s) => [s.id, s.cohort!]));
    m1 = interventionModel(data.achievement, 'M1', { cohortOf }).value!;
  });

  it('is the model of the protocol, with an effect per cohort', () => {
    expect(m1.formula).toBe(
      'score ~ occasion + weight + weight:t + D + cohort + D:cohort + (1 + t + D | school) + (1 | school:schoolYear) + (1 + t | pupil)',
    );
    expect(m1.cohorts.map((c) => [c.cohort, c.schools])).toEqual([
      ['1', 12],
      ['2', 12],
    ]);
    const mean = (m1.cohorts[0]!.effect.estimate + m1.cohorts[1]!.effect.estimate) / 2;
    expect(m1.mean.estimate).toBeCloseTo(mean, 10);
    expect(m1.schools).toHaveLength(24);
    // schools' effects lie around the mean of their own cohort
    for (const { cohort, effect } of m1.cohorts) {
      const own = m1.schools.filter((s) => cohortOf.get(s.school) === cohort).map((s) => s.eb);
      expect(own.reduce((a, b) => a + b, 0) / own.length).toBeCloseTo(effect.estimate, 1);
    }
    expect(m1.notes).not.toContain('calendarDrift');
  });

  it('gives months from the occasions’ effects and standard deviations from the scores before', () => {
    const gain = m1.months!.yearlyGain;
    expect(gain).toBeGreaterThan(6.5);
    expect(gain).toBeLessThan(8.5);
    expect(m1.months!.value).toBeCloseTo((10 * m1.mean.estimate) / gain, 10);
    expect(m1.months!.lower).toBeCloseTo((10 * m1.mean.lower) / gain, 10);
    expect(m1.standardised!.value).toBeCloseTo(m1.mean.estimate / m1.standardised!.sd, 10);
    expect(m1.standardised!.sd).toBeGreaterThan(8);
  });

  it('says what it could not take in: no school years, one start for all', () => {
    const without = data.achievement.map(({ schoolYear: _schoolYear, ...rest }) => rest);
    const plain = interventionModel(without).value!;
    expect(plain.formula).not.toContain('schoolYear');
    expect(plain.notes).toContain('noSchoolYear');
    const first = data.achievement.filter((r) => cohortOf.get(r.school) === '1');
    expect(interventionModel(first).value!.notes).toContain('calendarDrift');
    expect(withCalendarYears(first).refused).toEqual({ code: 'oneCohort' });
    expect(withCalendarYears(data.achievement).value!.se).toBeGreaterThan(m1.mean.se);
  });

  it('is refused where versions are mixed, no exposure is known or a moderator says nothing', () => {
    const mixed = data.achievement.map((r, i) => (i % 2 ? { ...r, scaleVersion: 'new' } : r));
    expect(interventionModel(mixed).refused).toEqual({ code: 'scaleVersionsMixed', versions: ['demo-1', 'new'] });
    const unknown = data.achievement.map((r) => ({ ...r, exposure: null }));
    expect(interventionModel(unknown, 'M1b').refused).toEqual({ code: 'noExposure' });
    const constant = { name: 'x', values: new Map(data.schools.map((s) => [s.id, 3])) };
    expect(moderationModel(data.achievement, { features: [constant] }).refused).toEqual({ code: 'noModerator' });
    const few = { name: 'x', values: new Map(data.schools.slice(0, 15).map((s, i) => [s.id, i])) };
    expect(moderationModel(data.achievement, { features: [few] }).refused).toMatchObject({ code: 'tooFewSchools', needed: 20 });
  });

  it('has M1basic and M1b beside it, each with what must be said of it', () => {
    const basic = interventionModel(data.achievement, 'M1basic').value!;
    expect(basic.notes).toContain('basicReliability');
    expect(basic.meanReliability!).toBeGreaterThan(m1.meanReliability!);
    expect(basic.likelihoodRatio.df).toEqual([1, 2]);
    const exposure = interventionModel(data.achievement, 'M1b').value!;
    expect(exposure.formula).toContain('(1 + t + exposure | school)');
  });

  it('stands up to its checks', () => {
    const placebo = placeboStart(data.achievement).value!;
    expect(Math.abs(placebo.estimate)).toBeLessThan(4 * placebo.se);
    const left = leaveOneOccasionOut(data.achievement, { cohortOf }).value!;
    expect(left).toHaveLength(12);
    for (const one of left) expect(Math.abs(one.effect!.estimate - m1.mean.estimate)).toBeLessThan(m1.mean.se);
    const cohorts = perCohort(data.achievement, cohortOf);
    expect(cohorts.map((c) => c.outcome.value!.schools.length)).toEqual([12, 12]);
  });

  it('moderates by weight and by features of schools in one model', () => {
    const maths = attributeFeature(data.schools, 'maths', '2');
    const share = { name: 'share', values: percentWeight12(data.achievement), per: 10 };
    const { value } = moderationModel(data.achievement, { byWeight: true, features: [share, maths] });
    expect(value!.byWeight.map((w) => w.weight)).toEqual(['0', '0.3', '1.2', 'unknown']);
    expect(value!.byWeight.reduce((sum, w) => sum + w.rows, 0)).toBe(value!.fit.n);
    expect(value!.features.map((f) => [f.name, f.schools])).toEqual([
      ['share', 24],
      ['maths', 12],
    ]);
    // the effect of a weight is that of the reference plus the difference
    const difference = value!.fit.fixed.find((f) => f.name === 'weight1.2:D' || f.name === 'D:weight1.2')!;
    expect(value!.byWeight[2]!.effect.estimate).toBeCloseTo(value!.effect.estimate + difference.estimate, 9);
  });
});
