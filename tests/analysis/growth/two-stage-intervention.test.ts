import { describe, expect, it } from 'vitest';
import { noiseFloor } from '../../../analysis/growth/noise-floor.ts';
import { pauleMandel } from '../../../analysis/growth/paule-mandel.ts';
import { phaseContrast } from '../../../analysis/growth/phase-contrast.ts';
import { standardise } from '../../../analysis/growth/standardise.ts';
import { twoStageIntervention } from '../../../analysis/growth/two-stage-intervention.ts';
import { seededRandom } from '../../../analysis/random.ts';
import type { AchievementRow } from '../../../analysis/types.ts';
import { achievementRow } from './rows.ts';

const years = ['2021-2022', '2022-2023', '2023-2024', '2024-2025'];

/** Four years, three grades, two occasions a year; the last two years are the intervention. */
function interventionRows(schools: number, seed: number, gain = 3): AchievementRow[] {
  const random = seededRandom(seed);
  const rows: AchievementRow[] = [];
  for (let s = 0; s < schools; s++) {
    const effect = gain + random.normal(0, 2);
    years.forEach((schoolYear, y) => {
      const yearly = random.normal(0, 0.5);
      for (let grade = 3; grade <= 5; grade++) {
        for (let p = 0; p < 14; p++) {
          const ability = random.normal(0, 8);
          for (const half of ['M', 'E']) {
            rows.push(
              achievementRow({
                school: `s${s}`,
                pupil: `${y - grade}-${p}`,
                occasion: `${half}${grade}`,
                schoolYear,
                phase: y < 2 ? 'before' : 'during',
                score: 40 + 10 * grade + ability + yearly + (y < 2 ? 0 : effect) + random.normal(0, 3),
              }),
            );
          }
        }
      }
    });
  }
  return rows;
}

describe('before-phase z-scores', () => {
  const rows = interventionRows(4, 11);

  it('have mean 0 and SD 1 in the before phase of every occasion', () => {
    const { rows: z } = standardise(rows);
    for (const occasion of ['M3', 'E3', 'M4', 'E4', 'M5', 'E5']) {
      const own = z.filter((r) => r.round.endsWith(occasion) && r.phase === 'before').map((r) => r.z);
      const mean = own.reduce((a, b) => a + b, 0) / own.length;
      expect(own.length).toBeGreaterThanOrEqual(30);
      expect(mean).toBeCloseTo(0, 12);
      expect(own.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (own.length - 1)).toBeCloseTo(1, 12);
    }
  });

  it('excludes occasions under thirty before-phase rows and lists what it leaves out', () => {
    const few = [
      ...rows,
      ...Array.from({ length: 29 }, (_, i) => achievementRow({ pupil: `x${i}`, occasion: 'M8', phase: 'before', score: i })),
      achievementRow({ pupil: 'x', occasion: 'M8', phase: 'during', score: 3 }),
      achievementRow({ pupil: 'y', phase: 'transition' }),
      achievementRow({ pupil: 'y', phase: null }),
      achievementRow({ pupil: 'y', phase: 'during', score: null }),
    ];
    const { rows: z, exclusions } = standardise(few);
    expect(z).toHaveLength(rows.length);
    expect(exclusions).toEqual([
      { what: 'row', id: '', reason: 'transition', count: 1 },
      { what: 'row', id: '', reason: 'noPhase', count: 1 },
      { what: 'row', id: '', reason: 'noScore', count: 1 },
      { what: 'occasion', id: 'M8 (v1)', reason: 'fewerThanThirtyBefore', count: 30 },
    ]);
  });

  it('standardises test versions apart', () => {
    const other = rows.map((r) => ({ ...r, scaleVersion: 'v2', score: r.score! * 7 - 100 }));
    const { rows: z } = standardise([...rows, ...other]);
    for (let i = 0; i < rows.length; i++) expect(z[i]!.z).toBeCloseTo(z[rows.length + i]!.z, 10);
  });
});

describe('two-stage intervention', () => {
  const rows = interventionRows(6, 5);
  const result = twoStageIntervention(rows);

  it('gives the difference of the phases with the sandwich error of pupils', () => {
    expect(result.estimates).toHaveLength(6);
    const { school, effect, se, pupils } = result.estimates[2]!;
    const z = result.rowsBySchool.get(school)!;
    const during = z.filter((r) => r.phase === 'during');
    const before = z.filter((r) => r.phase === 'before');
    const mean = (list: typeof z) => list.reduce((sum, r) => sum + r.z, 0) / list.length;
    expect(effect).toBeCloseTo(mean(during) - mean(before), 12);
    // X'X⁻¹ (Σ_pupil X'e e'X) X'X⁻¹ for X = [1, during], written out for two columns
    const n = z.length;
    const d = during.length;
    const det = n * d - d * d;
    const inverse = [
      [d / det, -d / det],
      [-d / det, n / det],
    ];
    const meat = [
      [0, 0],
      [0, 0],
    ];
    const ids = new Set(z.map((r) => r.pupil));
    for (const id of ids) {
      const score = [0, 0];
      for (const r of z.filter((row) => row.pupil === id)) {
        const e = r.z - (r.phase === 'during' ? mean(during) : mean(before));
        score[0]! += e;
        score[1]! += r.phase === 'during' ? e : 0;
      }
      for (const i of [0, 1]) for (const j of [0, 1]) meat[i]![j]! += score[i]! * score[j]!;
    }
    let variance = 0;
    for (const i of [0, 1]) for (const j of [0, 1]) variance += inverse[1]![i]! * meat[i]![j]! * inverse[1]![j]!;
    expect(pupils).toBe(ids.size);
    expect(se).toBeCloseTo(Math.sqrt((variance * ids.size) / (ids.size - 1)), 12);
  });

  it('asks thirty pupils and three test rounds of each phase', () => {
    const thin = rows.filter((r) => r.school !== 's0' || r.phase === 'before' || r.occasion === 'M3');
    const { estimates, exclusions } = twoStageIntervention(thin);
    expect(estimates.map((s) => s.school)).toEqual(['s1', 's2', 's3', 's4', 's5']);
    expect(exclusions).toMatchObject([{ what: 'school', id: 's0', reason: 'belowMinimumPerPhase' }]);
    const row = (p: number, round: number, later: boolean) => ({
      pupil: `p${p}`,
      round: `${round}`,
      later,
      z: round + p / (later ? 10 : 7),
    });
    const side = (pupils: number, rounds: number, later: boolean) =>
      Array.from({ length: pupils }, (_, p) => row(p, p % rounds, later));
    expect(phaseContrast([...side(30, 3, false), ...side(30, 3, true)]).missing).toBeUndefined();
    expect(phaseContrast([...side(29, 3, false), ...side(30, 3, true)]).missing).toBe('tooFew');
    expect(phaseContrast([...side(30, 3, false), ...side(30, 2, true)]).missing).toBe('tooFew');
    expect(phaseContrast([]).missing).toBe('tooFew');
  });

  it('has a noise floor from the two years before', () => {
    const between = pauleMandel(
      result.estimates.map((s) => s.effect),
      result.estimates.map((s) => s.se),
    ).value!;
    const floor = noiseFloor(result.estimates, result.rowsBySchool, between.tau2);
    expect(floor.placeboSchools).toBe(6);
    const placebo = [...result.rowsBySchool].map(
      ([, own]) =>
        phaseContrast(
          own
            .filter((r) => r.phase === 'before')
            .map((r) => ({ pupil: r.pupil, round: r.round, later: r.schoolYear === '2022-2023', z: r.z })),
        ).value!,
    );
    const expected = pauleMandel(
      placebo.map((c) => c.effect),
      placebo.map((c) => c.se),
    ).value!.tau2;
    expect(floor.tau2Placebo).toBeCloseTo(expected, 12);
    expect(floor.tau2Corrected).toBeCloseTo(Math.max(0, between.tau2 - expected / 2), 12);
    expect(floor.reliabilityCorrected!).toBeLessThanOrEqual(1);
  });

  it('has no noise floor with one year before', () => {
    const one = rows.filter((r) => r.schoolYear !== years[0]);
    const { estimates, rowsBySchool } = twoStageIntervention(one);
    expect(estimates.length).toBeGreaterThan(0);
    const none = { placeboSchools: 0, tau2Placebo: null, tau2Corrected: null, reliabilityCorrected: null };
    expect(noiseFloor(estimates, rowsBySchool, 1)).toEqual(none);
  });
});
