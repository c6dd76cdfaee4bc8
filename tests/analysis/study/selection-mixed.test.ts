/**
 * Choosing schools by the mixed model: the order and its uncertainty against a simulation that draws all effects from their joint
 * covariance matrix, the freeze, and the other model as sensitivity.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { interventionModel } from '../../../analysis/growth/models/intervention.ts';
import type { SchoolModel } from '../../../analysis/growth/models/school-model.ts';
import { type Random, seededRandom } from '../../../analysis/random.ts';
import { analyseStudy } from '../../../analysis/study.ts';
import { makeCollector } from '../../../analysis/study/collector.ts';
import { schoolEffects } from '../../../analysis/study/effects.ts';
import { freezeSelection } from '../../../analysis/study/freeze.ts';
import { mixedRanking } from '../../../analysis/study/ranking.ts';
import { settingsFor } from '../../../analysis/study/settings.ts';
import type { AnalysisSettings, Findings, StudyData } from '../../../analysis/types.ts';
import { makeDemo } from '../../../server/demo/demo.ts';
import { sha256OfText } from '../../../server/studies/folder/hash.ts';

const k = 6;
const settings = { selectionModel: 'mixed' } as const;
const demo = makeDemo({ schools: 18, seed: 3, answered: [], staffItems: false, pupilItems: false }).data;
const data: StudyData = {
  ...demo,
  // any measure of the schools: what matters is whose it is
  schools: demo.schools.map((s, i) => ({ ...s, attributes: { size: 150 + 13 * ((i * 7) % 18) } })),
  design: { ...demo.design, comparison: { k, measures: ['size'], confirmatory: [] } },
};
const freezing = { hash: sha256OfText, at: '2026-09-01T08:00:00.000Z', by: 'someone', softwareVersion: 'test' };

let fitted: SchoolModel;
let findings: Findings;
beforeAll(() => {
  const cohortOf = new Map(data.schools.flatMap((s) => (s.cohort === undefined ? [] : [[s.id, s.cohort] as const])));
  fitted = interventionModel(
    data.achievement.filter((row) => row.subject === data.design.achievement?.subject),
    'M1',
    { cohortOf },
  ).value!;
  findings = analyseStudy(data, { settings, hash: sha256OfText });
});

/** Draws of all effects from N(eb, Σ), Σ = shared·shared' + diag(own²), by a Cholesky factor of Σ itself; ranks by counting. */
function simulated({ schools }: SchoolModel, draws: number, random: Random) {
  const n = schools.length;
  const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
  const root = Array.from({ length: n }, () => new Float64Array(n));
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let s = dot(schools[i]!.shared, schools[j]!.shared) + (i === j ? schools[i]!.own ** 2 : 0);
      for (let b = 0; b < j; b++) s -= root[i]![b]! * root[j]![b]!;
      root[i]![j] = i === j ? Math.sqrt(s) : s / root[j]![j]!;
    }
  const top = new Float64Array(n);
  const bottom = new Float64Array(n);
  for (let d = 0; d < draws; d++) {
    const z = Float64Array.from({ length: n }, () => random.normal(0, 1));
    const effect = schools.map(({ eb }, i) => eb + dot(root[i]!, z));
    effect.forEach((own, i) => {
      const above = effect.filter((other) => other > own).length;
      if (above < k) top[i]! += 1 / draws;
      if (above >= n - k) bottom[i]! += 1 / draws;
    });
  }
  return schools.map(({ school }, i) => ({ school, top: top[i]!, bottom: bottom[i]! }));
}

describe('selection on the mixed model', () => {
  it('takes its k largest and k smallest; the school’s row says so, the two-stage rows have what they would choose', () => {
    const { selection, schoolEffects } = findings;
    expect(selection).toMatchObject({ model: 'mixed', kAsked: k, k });
    expect(selection!.refused).toBeUndefined();
    const order = [...fitted.schools].toSorted((a, b) => b.eb - a.eb).map((s) => s.school);
    expect(selection!.high).toEqual(order.slice(0, k));
    expect(selection!.low).toEqual(order.slice(-k).toReversed());
    const own = schoolEffects.filter((r) => r.model === 'mixed');
    expect(own.filter((r) => r.group === 'high').map((r) => r.school)).toEqual(selection!.high);
    expect(own.every((r) => r.pTop !== undefined && r.pBottom !== undefined)).toBe(true);
    const two = schoolEffects.filter((r) => r.model === 'twoStage');
    expect(two.every((r) => r.pTop === undefined)).toBe(true);
    expect(two.filter((r) => r.group === 'high')).toHaveLength(k);
    // the models do not agree on every school: otherwise this would show nothing
    expect(two.filter((r) => r.group === 'high').map((r) => r.school)).not.toEqual(selection!.high);
  });

  it('gives the rank probabilities of the joint distribution, within what chance allows', () => {
    const ranks = mixedRanking(fitted).uncertainty(k, 1)!;
    expect(ranks.draws).toBe(5_000);
    const draws = 20_000;
    const expected = new Map(simulated(fitted, draws, seededRandom(77)).map((one) => [one.school, one]));
    for (const { school, pTop, pBottom } of ranks.schools) {
      for (const [p, q] of [
        [pTop, expected.get(school)!.top],
        [pBottom, expected.get(school)!.bottom],
      ] as const) {
        // both are simulated; 4.5 standard errors: once in 4,000 runs of 36 such comparisons
        const error = Math.sqrt(Math.max(q * (1 - q), 1 / draws) * (1 / ranks.draws + 1 / draws));
        expect(Math.abs(p - q), school).toBeLessThan(4.5 * error);
      }
    }
    // what all schools share does not change their order: leaving it out of the marginals would make the top look less sure
    const mean = (of: (one: { top: number }) => number) =>
      ranks.schools.slice(0, k).reduce((s, r) => s + of(expected.get(r.school)!), 0) / k;
    expect(ranks.shareTop).toBeCloseTo(
      mean((one) => one.top),
      1,
    );
    expect(findings.selection).toMatchObject({ draws: 5_000, seed: 1 });
    expect(findings.selection!.shareTop).toBeCloseTo(ranks.shareTop, 12);
    for (const s of fitted.schools) expect(Math.hypot(s.own, ...s.shared)).toBeCloseTo(s.sePrediction, 10);
  });

  it('the other model is the sensitivity of each row', () => {
    const row = findings.comparison.find((r) => r.measure === 'size' && r.row === 'level')!;
    expect(row.sensitivity.map((s) => s.selection)).toEqual(['k4', 'k8', 'twoStage']);
    const two = findings.schoolEffects.filter((r) => r.model === 'twoStage');
    const size = new Map(data.schools.map((s) => [s.id, Number(s.attributes.size)]));
    const values = (group: string) => two.filter((r) => r.group === group).map((r) => size.get(r.school)!);
    const mean = (v: readonly number[]) => v.reduce((a, b) => a + b, 0) / v.length;
    const ss = (v: readonly number[]) => v.reduce((s, x) => s + (x - mean(v)) ** 2, 0);
    const [high, low] = [values('high'), values('low')];
    const d = (mean(high) - mean(low)) / Math.sqrt((ss(high) + ss(low)) / (2 * k - 2));
    // J(10) = Γ(5) / (√5 Γ(4.5))
    expect(row.sensitivity[2]!.hedgesG).toBeCloseTo(d * (24 / (Math.sqrt(5) * 11.631728396567448)), 10);
    expect(row.sensitivity[2]!.hedgesG).not.toBe(row.hedgesG);
  });

  it('frozen it stays: by its own model, whatever is asked, and a change of scores is a difference', () => {
    const { selection: frozen } = freezeSelection(data, settings, freezing);
    expect(frozen).toMatchObject({ model: 'mixed', k, high: findings.selection!.high, low: findings.selection!.low });
    const seen = (study: StudyData, given: Partial<AnalysisSettings>) => {
      const now = settingsFor(study.design, given, study.selection);
      return { now, selection: schoolEffects(study, now, makeCollector(), sha256OfText).selection! };
    };
    const again = seen({ ...data, selection: frozen! }, { selectionModel: 'twoStage', k: 4 });
    expect(again.now).toMatchObject({ selectionModel: 'mixed', k });
    expect(again.selection.frozen!.difference).toBeNull();
    expect(again.selection.shareTop).toBe(findings.selection!.shareTop);
    // the best school loses what it gained
    const first = frozen!.high[0]!;
    const achievement = data.achievement.map((row) =>
      row.school === first && row.phase === 'during' && row.score !== null ? { ...row, score: row.score - 40 } : row,
    );
    const moved = seen({ ...data, achievement, selection: frozen! }, {}).selection;
    expect(moved).toMatchObject({ model: 'mixed', high: frozen!.high, low: frozen!.low });
    const { difference } = moved.frozen!;
    expect(difference).toMatchObject({ inputChanged: true, entersLow: [first] });
    expect(difference!.leavesHigh).toContain(first);
  });

  it('where the schools do not vary there is no order, and no selection', () => {
    const flat = mixedRanking({ ...fitted, tau2: 0 });
    expect(flat.uncertainty(k, 1)).toBeNull();
    // without school years there is no mixed model to choose by
    const achievement = data.achievement.map(({ schoolYear: _year, ...row }) => row);
    expect(freezeSelection({ ...data, achievement }, settings, freezing)).toEqual({ refused: 'tooFewSchools' });
  });
});
