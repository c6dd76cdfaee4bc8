/**
 * What: how much schools differ from year to year without any intervention, and what is left of τ² beyond it.
 * Formula: τ²_placebo = Paule–Mandel over the same contrast on the last before-year minus the year before it;
 *   tau2Corrected = max(0, τ² − τ²_placebo/2); reliabilityCorrected = mean of tau2Corrected/(τ² + SE²).
 * Source: study-folder.md, Effects and comparison (noise floor). Half: a phase averages two years, the placebo compares single ones.
 * R: metafor::rma(placebo, sei = se, method = "PM")$tau2
 * Missing: fewer than two schools with two before-years that reach the minimum → null throughout.
 */
import { pauleMandel } from './paule-mandel.ts';
import { phaseContrast } from './phase-contrast.ts';
import { byText, type SchoolEstimate } from './school-estimate.ts';
import type { ZRow } from './standardise.ts';

export interface NoiseFloor {
  readonly placeboSchools: number;
  readonly tau2Placebo: number | null;
  readonly tau2Corrected: number | null;
  readonly reliabilityCorrected: number | null;
}

/** Noise floor of the schools that have an effect. School years are compared as text ("2023-2024" < "2024-2025"). */
export function noiseFloor(
  estimates: readonly SchoolEstimate[],
  rowsBySchool: ReadonlyMap<string, readonly ZRow[]>,
  tau2: number,
): NoiseFloor {
  const effects: number[] = [];
  const errors: number[] = [];
  for (const { school } of estimates) {
    const before = (rowsBySchool.get(school) ?? []).filter((r) => r.phase === 'before' && r.schoolYear !== undefined);
    const years = [...new Set(before.map((r) => r.schoolYear!))].sort(byText);
    const last = years.at(-1);
    const previous = years.at(-2);
    if (last === undefined || previous === undefined) continue;
    const contrast = phaseContrast(
      before
        .filter((r) => r.schoolYear === last || r.schoolYear === previous)
        .map((r) => ({ pupil: r.pupil, round: r.round, later: r.schoolYear === last, z: r.z })),
    );
    if (contrast.missing !== undefined) continue;
    effects.push(contrast.value.effect);
    errors.push(contrast.value.se);
  }
  const placebo = pauleMandel(effects, errors);
  if (placebo.missing !== undefined) {
    return { placeboSchools: effects.length, tau2Placebo: null, tau2Corrected: null, reliabilityCorrected: null };
  }
  const tau2Corrected = Math.max(0, tau2 - placebo.value.tau2 / 2);
  const reliabilities = estimates.map((s) => tau2Corrected / (tau2 + s.se ** 2));
  return {
    placeboSchools: effects.length,
    tau2Placebo: placebo.value.tau2,
    tau2Corrected,
    reliabilityCorrected: reliabilities.reduce((sum, r) => sum + r, 0) / reliabilities.length,
  };
}
