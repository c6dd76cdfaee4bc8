/**
 * What of the achievement file goes into an intervention model, and what does not and why.
 * A row needs a score and a phase before or during; rows of the transition are left out. t = years of schooling at the occasion
 * (M3 = 0, E3 = ½ …, from the occasion's code, else `time`), centred at 2.5. A pupil who changes school starts a new spell.
 * A school needs scores of ≥ 30 pupils in each phase and ≥ 3 test rounds (school year × occasion) per phase.
 * Source: domain.md §4.5.
 */
import type { AchievementRow, Exclusion } from '../../types.ts';
import { minPhasePupils, minPhaseRounds } from '../phase-contrast.ts';
import { byText } from '../school-estimate.ts';

export const minModelSchools = 10;
/** fewer scores than this of a weight cannot carry an effect and a slope of their own */
const minWeightRows = 30;
export const centreYears = 2.5;

/** One score as the models see it. */
export interface ModelRow {
  readonly school: string;
  /** school and pupil: a spell */
  readonly pupil: string;
  readonly schoolYear: string;
  readonly occasion: string;
  readonly cohort: string;
  readonly weight: string;
  readonly t: number;
  /** 1 in the intervention phase, 0 before */
  readonly D: number;
  readonly exposure: number | null;
  readonly score: number;
}

export type ModelRefusal =
  | { readonly code: 'scaleVersionsMixed'; readonly versions: readonly string[] }
  | { readonly code: 'tooFewSchools'; readonly schools: number; readonly needed: number }
  | { readonly code: 'noRows' | 'noExposure' | 'oneCohort' | 'noModerator' }
  | { readonly code: 'fitFailed'; readonly why: string; readonly column: string | null };

export interface Prepared {
  readonly rows: readonly ModelRow[];
  /** schools in the model, by id */
  readonly schools: readonly string[];
  readonly pupils: number;
  /** occasions by t, then text */
  readonly occasions: readonly string[];
  /** weights in the model, the reference first; fewer than two: no weight terms */
  readonly weights: readonly string[];
  readonly hasSchoolYear: boolean;
  /** cohorts with at least five schools each; fewer than two: the cohort is not in the model */
  readonly cohorts: readonly string[];
  readonly exclusions: readonly Exclusion[];
  readonly refused: ModelRefusal | null;
}

export interface PrepareOptions {
  /** cohort of a school */
  readonly cohortOf?: ReadonlyMap<string, string>;
  /** without the minimum per phase: who was tested, also in schools too small for the model */
  readonly everySchool?: boolean;
  /** what came out for these same rows and options before: saves doing it again */
  readonly prepared?: Prepared;
}

const minCohortSchools = 5;
const code = /^([ME])(\d)$/;

/** Years of schooling at an occasion such as M3 or E8; null for other codes. */
export const yearsOfSchooling = (occasion: string): number | null => {
  const found = code.exec(occasion);
  return found ? Number(found[2]) - 3 + (found[1] === 'E' ? 0.5 : 0) : null;
};

/** Rows of one subject. Different scale versions are refused: only a linking table of the researcher can join them. */
export const prepareIntervention = (all: readonly AchievementRow[], options: PrepareOptions = {}): Prepared => {
  if (options.prepared) return options.prepared;
  const counts = new Map<string, number>();
  const exclude = (reason: string): void => void counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const exclusions: Exclusion[] = [];
  const scored = all.filter((row) => {
    const reason =
      row.score === null ? 'noScore' : row.phase === null ? 'noPhase' : row.phase === 'transition' ? 'transition' : null;
    if (reason !== null) exclude(reason);
    return reason === null;
  });
  const versions = [...new Set(scored.map((r) => r.scaleVersion))].sort(byText);
  const withYear = scored.filter((r) => r.schoolYear !== undefined).length;
  const hasSchoolYear = withYear > scored.length / 2;
  const byCode = scored.every((r) => yearsOfSchooling(r.occasion) !== null);
  const weightRows = new Map<string, number>();
  for (const row of scored) weightRows.set(weightOf(row), (weightRows.get(weightOf(row)) ?? 0) + 1);

  const rows: ModelRow[] = [];
  for (const row of scored) {
    const years = byCode ? yearsOfSchooling(row.occasion) : row.time;
    const rare = weightRows.get(weightOf(row))! < minWeightRows;
    const reason =
      years === null ? 'noTime' : hasSchoolYear && row.schoolYear === undefined ? 'noSchoolYear' : rare ? 'rareWeight' : null;
    if (reason !== null) {
      exclude(reason);
      continue;
    }
    rows.push({
      school: row.school,
      pupil: `${row.school}\n${row.pupil}`,
      schoolYear: row.schoolYear ?? '',
      occasion: row.occasion,
      cohort: options.cohortOf?.get(row.school) ?? '',
      weight: weightOf(row),
      t: years! - centreYears,
      D: row.phase === 'during' ? 1 : 0,
      exposure: row.phase === 'before' ? 0 : row.exposure,
      score: row.score!,
    });
  }
  for (const [reason, count] of counts) exclusions.push({ what: 'row', id: '', reason, count });
  const kept = options.everySchool ? rows : aboveMinimum(rows, all, exclusions);
  const schools = [...new Set(kept.map((r) => r.school))].sort(byText);
  const refused: ModelRefusal | null =
    versions.length > 1
      ? { code: 'scaleVersionsMixed', versions }
      : kept.length === 0
        ? { code: 'noRows' }
        : schools.length < minModelSchools
          ? { code: 'tooFewSchools', schools: schools.length, needed: minModelSchools }
          : null;
  return {
    rows: kept,
    schools,
    pupils: new Set(kept.map((r) => r.pupil)).size,
    occasions: occasionsOf(kept),
    weights: weightsOf(kept),
    hasSchoolYear,
    cohorts: cohortsOf(kept),
    exclusions,
    refused,
  };
};

const weightOf = (row: AchievementRow): string => (row.weight === null ? 'unknown' : String(row.weight));

const aboveMinimum = (
  rows: readonly ModelRow[],
  all: readonly AchievementRow[],
  exclusions: Exclusion[],
): readonly ModelRow[] => {
  const sides = new Map<string, { pupils: Set<string>; rounds: Set<string> }>();
  const side = (school: string, phase: number) => {
    const key = `${school}\n${phase}`;
    const own = sides.get(key) ?? { pupils: new Set<string>(), rounds: new Set<string>() };
    sides.set(key, own);
    return own;
  };
  for (const row of rows) {
    const own = side(row.school, row.D);
    own.pupils.add(row.pupil);
    own.rounds.add(`${row.schoolYear}\n${row.occasion}`);
  }
  const enough = new Set<string>();
  for (const school of [...new Set(all.map((r) => r.school))].sort(byText)) {
    const both = [side(school, 0), side(school, 1)];
    if (both.every((s) => s.pupils.size >= minPhasePupils && s.rounds.size >= minPhaseRounds)) enough.add(school);
    else {
      const count = new Set(both.flatMap((s) => [...s.pupils])).size;
      exclusions.push({ what: 'school', id: school, reason: 'belowMinimumPerPhase', count });
    }
  }
  return rows.filter((row) => enough.has(row.school));
};

const occasionsOf = (rows: readonly ModelRow[]): string[] => {
  const at = new Map(rows.map((r) => [r.occasion, r.t]));
  return [...at].sort((a, b) => a[1] - b[1] || byText(a[0], b[0])).map(([occasion]) => occasion);
};

const weightsOf = (rows: readonly ModelRow[]): string[] => {
  const order = (w: string) => (w === 'unknown' ? Infinity : Number(w));
  return [...new Set(rows.map((r) => r.weight))].sort((a, b) => order(a) - order(b));
};

const cohortsOf = (rows: readonly ModelRow[]): string[] => {
  const schools = new Map<string, Set<string>>();
  for (const row of rows) {
    const own = schools.get(row.cohort);
    if (own) own.add(row.school);
    else schools.set(row.cohort, new Set([row.school]));
  }
  const all = [...schools.keys()].sort(byText);
  const usable = all.every((cohort) => cohort !== '' && schools.get(cohort)!.size >= minCohortSchools);
  return usable ? all : [];
};
