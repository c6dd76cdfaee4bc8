/**
 * What: each school's yearly growth: the slope of the score on time with an own starting point for every pupil.
 * Formula: per pupil with ≥ 2 different times S_i = Σ(t − t̄_i)², b_i = Σ(t − t̄_i)(y − ȳ_i)/S_i, RSS_i about that line.
 *   θ̂_s = ΣS_i b_i / S_s with S_s = ΣS_i. Pooled over all pupils and schools σ²_e = ΣRSS_i / Σ(n_i − 2) and
 *   σ²_b = max(0, (Σ_sΣ_i S_i(b_i − θ̂_s)² − σ²_e Σ_s(G_s − 1)) / Σ_s(S_s − Σ_i S_i²/S_s));
 *   SE_s² = (σ²_e S_s + σ²_b ΣS_i²)/S_s².
 * Source: study-folder.md, Effects and comparison. (A clustered SE per school was tried: with 5–12 pupils it is luck.)
 * R: coef(lm(score ~ time + factor(pupil), data = school))["time"]
 * Missing: a school with fewer than 5 such pupils is left out and listed; different scale versions are never mixed: refused.
 */
import type { AchievementRow, Exclusion } from '../types.ts';
import { byText, type FirstStage, type SchoolEstimate } from './school-estimate.ts';

export const minGrowthPupils = 5;

export interface GrowthFirstStage extends FirstStage {
  /** variance of a score about its pupil's line */
  readonly sigma2Error: number | null;
  /** variance of pupils' slopes within schools */
  readonly sigma2Slope: number | null;
  readonly refused?: { readonly reason: 'scaleVersionsMixed'; readonly versions: readonly string[] };
}

interface PupilLine {
  /** Σ(t − t̄)² */
  readonly spread: number;
  readonly slope: number;
  readonly rss: number;
  readonly rows: number;
}

function pupilLine(times: readonly number[], scores: readonly number[]): PupilLine | undefined {
  const n = times.length;
  let meanTime = 0;
  let meanScore = 0;
  for (let r = 0; r < n; r++) {
    meanTime += times[r]! / n;
    meanScore += scores[r]! / n;
  }
  let spread = 0;
  let cross = 0;
  for (let r = 0; r < n; r++) {
    spread += (times[r]! - meanTime) ** 2;
    cross += (times[r]! - meanTime) * (scores[r]! - meanScore);
  }
  // equal times leave only rounding behind, not a spread
  if (!(spread > 1e-12 * n * (1 + meanTime * meanTime))) return undefined;
  const slope = cross / spread;
  let rss = 0;
  for (let r = 0; r < n; r++) rss += (scores[r]! - meanScore - slope * (times[r]! - meanTime)) ** 2;
  return { spread, slope, rss, rows: n };
}

/** First stage of `growth` over the rows of one subject. Rows without time or score are counted as excluded. */
export function twoStageGrowth(rows: readonly AchievementRow[]): GrowthFirstStage {
  const exclusions: Exclusion[] = [];
  const versions = [...new Set(rows.map((r) => r.scaleVersion))].sort(byText);
  if (versions.length > 1) {
    exclusions.push({ what: 'row', id: versions.join(' | '), reason: 'scaleVersionsMixed', count: rows.length });
    const refused = { reason: 'scaleVersionsMixed', versions } as const;
    return { estimates: [], exclusions, sigma2Error: null, sigma2Slope: null, refused };
  }
  const schools = new Map<string, Map<string, { times: number[]; scores: number[] }>>();
  let incomplete = 0;
  for (const row of rows) {
    const pupils = schools.get(row.school) ?? new Map<string, { times: number[]; scores: number[] }>();
    schools.set(row.school, pupils);
    if (row.time === null || row.score === null) {
      incomplete++;
      continue;
    }
    const pupil = pupils.get(row.pupil) ?? { times: [], scores: [] };
    pupils.set(row.pupil, pupil);
    pupil.times.push(row.time);
    pupil.scores.push(row.score);
  }
  if (incomplete > 0) exclusions.push({ what: 'row', id: '', reason: 'noTimeOrScore', count: incomplete });

  const lines = new Map<string, readonly PupilLine[]>();
  let singles = 0;
  for (const [school, pupils] of schools) {
    const own: PupilLine[] = [];
    for (const { times, scores } of pupils.values()) {
      const line = pupilLine(times, scores);
      if (line === undefined) singles++;
      else own.push(line);
    }
    lines.set(school, own);
  }
  if (singles > 0) exclusions.push({ what: 'pupil', id: '', reason: 'fewerThanTwoTimes', count: singles });

  let rss = 0;
  let freedom = 0;
  let around = 0;
  let pupilsBeyondFirst = 0;
  let slopeWeight = 0;
  for (const own of lines.values()) {
    if (own.length === 0) continue;
    const { total, squares, slope } = schoolSlope(own);
    for (const line of own) {
      rss += line.rss;
      freedom += line.rows - 2;
      around += line.spread * (line.slope - slope) ** 2;
    }
    pupilsBeyondFirst += own.length - 1;
    slopeWeight += total - squares / total;
  }
  // without a third occasion anywhere the error cannot be told from the slopes' variance: all of it counts as slopes'
  const sigma2Error = freedom > 0 ? rss / freedom : 0;
  const sigma2Slope = slopeWeight > 0 ? Math.max(0, (around - sigma2Error * pupilsBeyondFirst) / slopeWeight) : 0;

  const estimates: SchoolEstimate[] = [];
  for (const [school, own] of [...lines].sort((a, b) => byText(a[0], b[0]))) {
    if (own.length < minGrowthPupils) {
      exclusions.push({ what: 'school', id: school, reason: 'fewerThanFivePupils', count: own.length });
      continue;
    }
    const { total, squares, slope } = schoolSlope(own);
    const se = Math.sqrt((sigma2Error * total + sigma2Slope * squares) / total ** 2);
    // rounding of scores on exact lines is no variance
    if (!(se > 1e-12 * Math.abs(slope))) {
      exclusions.push({ what: 'school', id: school, reason: 'noVariance', count: own.length });
      continue;
    }
    const count = own.reduce((sum, line) => sum + line.rows, 0);
    estimates.push({ school, effect: slope, se, pupils: own.length, rows: count });
  }
  return { estimates, exclusions, sigma2Error, sigma2Slope };
}

function schoolSlope(own: readonly PupilLine[]): { total: number; squares: number; slope: number } {
  let total = 0;
  let squares = 0;
  let weighted = 0;
  for (const line of own) {
    total += line.spread;
    squares += line.spread ** 2;
    weighted += line.spread * line.slope;
  }
  return { total, squares, slope: weighted / total };
}
