/** The mixed model beside the two-stage one in a whole analysis: when it is there, when it is not, and that it never stops the rest. */
import { describe, expect, it } from 'vitest';
import { analyseStudy } from '../../../analysis/study.ts';
import type { AchievementRow, StudyData } from '../../../analysis/types.ts';
import { makeDemo } from '../../../server/demo/demo.ts';

const { data, truth } = makeDemo({ schools: 18, seed: 3, answered: [], staffItems: false, pupilItems: false });
const analysed = (change: (row: AchievementRow, i: number) => AchievementRow, study: StudyData = data) =>
  analyseStudy({ ...study, achievement: study.achievement.map(change) });
const mixed = (findings: ReturnType<typeof analyseStudy>) => findings.schoolEffects.filter((r) => r.model === 'mixed');

describe('M1 in an analysis', () => {
  const findings = analysed((row) => row);

  it('stands beside the two-stage model, in points and months, with what repeats it', () => {
    const model = findings.mixedModel!;
    expect(model).toMatchObject({ name: 'M1', kind: 'intervention', subject: 'RW', schools: 18 });
    expect(model.formula).toContain('(1 + t + D | school) + (1 | school:schoolYear) + (1 + t | pupil)');
    expect(model.variances.map((v) => `${v.group} ${v.term}`)).toEqual([
      'school (Intercept)',
      'school t',
      'school D',
      'school:schoolYear (Intercept)',
      'pupil (Intercept)',
      'pupil t',
    ]);
    expect(model.months!.value).toBeCloseTo((10 * model.mu) / model.months!.yearlyGain, 10);
    expect(model.cohorts.map((c) => c.schools)).toEqual([9, 9]);
    // points in SDs: about what the two-stage model has
    expect(Math.abs(model.standardised!.value - findings.effectModel!.mu)).toBeLessThan(0.06);
  });

  it('has a row per school; its groups are those it would choose with the same k', () => {
    const rows = mixed(findings);
    expect(rows).toHaveLength(18);
    const { k } = findings.selection!;
    expect(rows.map((r) => r.group)).toEqual([
      ...Array(k).fill('high'),
      ...Array(18 - 2 * k).fill('middle'),
      ...Array(k).fill('low'),
    ]);
    // the selection itself is the two-stage model's
    const chosen = findings.schoolEffects.filter((r) => r.model === 'twoStage' && r.group === 'high').map((r) => r.school);
    expect(findings.selection!.high).toEqual(chosen);
    // effects of schools that the models agree on: far above chance with the planted ones
    const eb = new Map(rows.map((r) => [r.school, r.eb!]));
    const top = rows.slice(0, 6).map((r) => truth.schoolEffects[r.school]!);
    const bottom = rows.slice(-6).map((r) => truth.schoolEffects[r.school]!);
    expect(top.reduce((a, b) => a + b, 0)).toBeGreaterThan(bottom.reduce((a, b) => a + b, 0));
    expect(eb.size).toBe(18);
  });

  it('is not there without school years or with fewer than ten schools, and nothing is warned of', () => {
    const { mixedModel, warnings, schoolEffects } = analysed(({ schoolYear: _year, ...row }) => row);
    expect(mixedModel).toBeUndefined();
    expect(schoolEffects.every((r) => r.model === 'twoStage')).toBe(true);
    expect(warnings.map((w) => w.code)).not.toContain('mixedNotFitted');
    const few = data.achievement.filter((r) => r.school <= 'S009');
    const small = analyseStudy({ ...data, achievement: few });
    expect(small.mixedModel).toBeUndefined();
    expect(small.warnings.map((w) => w.code)).not.toContain('mixedNotFitted');
  });

  it('that cannot be fitted is a warning; the two-stage effects stand', () => {
    const versions = analysed((row) => ({ ...row, scaleVersion: row.school < 'S010' ? 'old' : 'new' }));
    expect(versions.mixedModel).toBeUndefined();
    expect(versions.warnings).toContainEqual({ code: 'mixedNotFitted', params: { reason: 'scaleVersionsMixed' } });
    expect(versions.effectModel!.schools).toBe(18);
    // scores that follow from the occasion: nothing left to explain
    const exact = analysed((row) => ({ ...row, score: Number(row.occasion[1]) }));
    expect(exact.mixedModel).toBeUndefined();
    expect(exact.warnings).toContainEqual({ code: 'mixedNotFitted', params: { reason: 'noVariance' } });
    // every pupil at one occasion in one phase: the effect cannot be told from the occasion
    const apart = analysed((row) => ({
      ...row,
      occasion: `${row.phase === 'during' ? 'E' : 'M'}${row.occasion[1]}`,
      time: null,
    }));
    expect(apart.mixedModel).toBeUndefined();
    expect(apart.warnings.some((w) => w.code === 'mixedNotFitted')).toBe(true);
  });

  it('says when schools do not demonstrably differ', () => {
    const { data: null_ } = makeDemo({ schools: 12, seed: 8, answered: [], staffItems: false, pupilItems: false });
    const same = null_.achievement.map((row) => {
      const effect = truth12.get(row.school) ?? 0;
      return row.phase === 'during' ? { ...row, score: row.score! - effect } : row;
    });
    const { mixedModel, warnings } = analyseStudy({ ...null_, achievement: same });
    const p = mixedModel!.likelihoodRatio.p;
    expect(warnings.some((w) => w.code === 'schoolsMayNotDiffer')).toBe(p >= 0.05 && mixedModel!.tau2 > 0);
    expect(p).toBeGreaterThan(0.05);
  });
});

const small = makeDemo({ schools: 12, seed: 8, answered: [], staffItems: false, pupilItems: false }).truth;
const truth12 = new Map(Object.entries(small.schoolEffects).map(([school, sd]) => [school, sd / small.scale.sdPerPoint]));
