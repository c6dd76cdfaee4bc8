/**
 * What: one school's difference between two sets of test rows, with a standard error that knows that a pupil's rows belong together.
 * Formula: θ̂ = mean z of the later rows − mean z of the earlier rows (rows equal weight);
 *   SE² = G/(G − 1) Σ_pupil (Σ_rows a e)², a = 1/n₁ for later and −1/n₀ for earlier rows, e = z − mean of its side, G = pupils.
 * Source: study-folder.md, Effects and comparison; Liang & Zeger (1986), one small-sample factor.
 * R: m <- lm(z ~ later); sqrt(sandwich::vcovCL(m, ~pupil, type = "HC0", cadjust = TRUE)["later", "later"])
 * Missing: fewer than 30 pupils or 3 test rounds on a side → tooFew; standard error 0 → noVariance.
 */
import { absent, type Estimate, present } from '../types.ts';

export const minPhasePupils = 30;
export const minPhaseRounds = 3;

export interface ContrastRow {
  readonly pupil: string;
  readonly round: string;
  readonly later: boolean;
  readonly z: number;
}

export interface Contrast {
  readonly effect: number;
  readonly se: number;
  readonly pupils: number;
  readonly rows: number;
}

/** Later minus earlier; `n` counts pupils. */
export function phaseContrast(rows: readonly ContrastRow[]): Estimate<Contrast> {
  const side = () => ({ n: 0, sum: 0, pupils: new Set<string>(), rounds: new Set<string>() });
  const earlier = side();
  const later = side();
  for (const row of rows) {
    const own = row.later ? later : earlier;
    own.n++;
    own.sum += row.z;
    own.pupils.add(row.pupil);
    own.rounds.add(row.round);
  }
  const all = new Set([...earlier.pupils, ...later.pupils]).size;
  const enough = [earlier, later].every((s) => s.pupils.size >= minPhasePupils && s.rounds.size >= minPhaseRounds);
  if (!enough) return absent('tooFew', all);
  const meanEarlier = earlier.sum / earlier.n;
  const meanLater = later.sum / later.n;
  const byPupil = new Map<string, number>();
  for (const row of rows) {
    const part = row.later ? (row.z - meanLater) / later.n : -(row.z - meanEarlier) / earlier.n;
    byPupil.set(row.pupil, (byPupil.get(row.pupil) ?? 0) + part);
  }
  let squares = 0;
  for (const sum of byPupil.values()) squares += sum * sum;
  const se = Math.sqrt((all / (all - 1)) * squares);
  // z-scores are of the order of 1: less than this is rounding
  if (!(se > 1e-12)) return absent('noVariance', all);
  return present({ effect: meanLater - meanEarlier, se, pupils: all, rows: rows.length }, all);
}
