/**
 * What the growth pictures draw: for all schools together and for single schools the observed mean of every test round beside the model's
 * line for the school.
 * Formula: intervention: a score minus what M1's fixed part expects before the intervention at that occasion for that weight (so that pupils'
 *   own growth over the grades is taken out), averaged per round; the line is the mean of δ·D + u₀ + u₁t + u_D·D over the same scores. Rounds are
 *   counted from the school's start: …, −2, −1 before, 1, 2, … during. Growth: mean score and mean of β₀ + β₁t + u₀ + u₁t per time.
 * R: aggregate(score - predict(fit, newdata = before, re.form = NA) ~ school + round, FUN = mean)
 * Missing: a round without scores is not there; the standard error of a single score is null.
 */
import { meanOf } from '../description/moments.ts';
import type { MixedFit } from '../growth/mixed/fit.ts';
import type { ModelRow, Prepared } from '../growth/models/rows.ts';
import type { SchoolModel } from '../growth/models/school-model.ts';
import type { GrowthLine } from '../growth/models/types.ts';
import { byText } from '../growth/school-estimate.ts';
import type { AchievementRow } from '../types.ts';

interface Seen {
  readonly school: string;
  readonly at: number;
  readonly label: string;
  readonly phase: 'before' | 'during' | null;
  readonly observed: number;
  readonly fitted: number;
}

const coefficientsOf = (fit: MixedFit): ((name: string) => number) => {
  const values = new Map(fit.fixed.map((f) => [f.name, f.estimate]));
  return (name) => values.get(name) ?? 0;
};

/** A school's own deviations by term. */
const deviationsOf = (fit: MixedFit): ((school: string, term: string) => number) => {
  const own = fit.effects.find((e) => e.group === 'school')!;
  const at = new Map(own.levels.map((level, i) => [level, i]));
  return (school, term) => {
    const [i, j] = [at.get(school), own.terms.indexOf(term)];
    return i === undefined || j < 0 ? 0 : own.blup[i * own.terms.length + j]!;
  };
};

export const interventionLines = (model: SchoolModel, prepared: Prepared, drawn: readonly string[]): readonly GrowthLine[] => {
  const { rows, cohorts } = prepared;
  const b = coefficientsOf(model.fit);
  const u = deviationsOf(model.fit);
  const inModel = new Set(cohorts);
  const cohortPart = (row: ModelRow) => (inModel.has(row.cohort) ? b(`cohort${row.cohort}`) : 0);
  const shift = rows.reduce((sum, row) => sum + cohortPart(row), 0) / Math.max(rows.length, 1);
  const rounds = roundsOf(rows);
  const seen = rows.map((row): Seen => {
    const expected =
      b('(Intercept)') + shift + b(`occasion${row.occasion}`) + b(`weight${row.weight}`) + b(`weight${row.weight}:t`) * row.t;
    const delta = b('D') + (inModel.has(row.cohort) ? b(`D:cohort${row.cohort}`) : 0);
    return {
      school: row.school,
      ...rounds(row),
      phase: row.D === 1 ? 'during' : 'before',
      observed: row.score - expected,
      fitted:
        cohortPart(row) -
        shift +
        u(row.school, '(Intercept)') +
        u(row.school, 't') * row.t +
        (delta + u(row.school, 'D')) * row.D,
    };
  });
  return linesOf(seen, drawn);
};

export const growthLines = (
  model: SchoolModel,
  all: readonly AchievementRow[],
  drawn: readonly string[],
): readonly GrowthLine[] => {
  const b = coefficientsOf(model.fit);
  const u = deviationsOf(model.fit);
  const usable = all.filter((row) => row.time !== null && row.score !== null);
  const times = new Set(usable.map((row) => row.time!));
  // scattered test days are joined by half a unit of time
  const place = (time: number) => (times.size > 16 ? Math.round(2 * time) / 2 : time);
  const seen = usable.map(
    ({ school, time, score }): Seen => ({
      school,
      at: place(time!),
      label: String(place(time!)),
      phase: null,
      observed: score!,
      fitted: b('(Intercept)') + u(school, '(Intercept)') + (b('time') + u(school, 'time')) * time!,
    }),
  );
  return linesOf(seen, drawn);
};

/** The number of a row's test round from its school's start, and what it is called. */
const roundsOf = (rows: readonly ModelRow[]): ((row: ModelRow) => { at: number; label: string }) => {
  const keyOf = ({ schoolYear, occasion }: ModelRow) => `${schoolYear}\n${/^E\d$/.test(occasion) ? 2 : 1}`;
  const bySchool = new Map<string, { before: Set<string>; during: Set<string> }>();
  for (const row of rows) {
    const own = bySchool.get(row.school) ?? { before: new Set<string>(), during: new Set<string>() };
    bySchool.set(row.school, own);
    (row.D === 1 ? own.during : own.before).add(keyOf(row));
  }
  const order = new Map(
    [...bySchool].map(([school, { before, during }]) => {
      const at = new Map<string, number>();
      [...before].sort(byText).forEach((key, i) => at.set(`0${key}`, i - before.size));
      [...during].sort(byText).forEach((key, i) => at.set(`1${key}`, i + 1));
      return [school, at];
    }),
  );
  return (row) => {
    const half = /^([ME])\d$/.exec(row.occasion)?.[1] ?? '';
    return { at: order.get(row.school)!.get(`${row.D}${keyOf(row)}`)!, label: `${row.schoolYear} ${half}`.trim() };
  };
};

/** All schools (standard errors of schools about their own means), then each school that is drawn (between scores). */
const linesOf = (seen: readonly Seen[], drawn: readonly string[]): readonly GrowthLine[] => {
  const wanted = new Set(drawn);
  const bySchool = new Map<string, Seen[]>();
  for (const one of seen) {
    const own = bySchool.get(one.school);
    if (own) own.push(one);
    else bySchool.set(one.school, [one]);
  }
  return [
    { school: null, points: pointsOf(seen, true) },
    ...drawn
      .filter((s) => wanted.has(s) && bySchool.has(s))
      .map((s) => ({ school: s, points: pointsOf(bySchool.get(s)!, false) })),
  ];
};

const pointsOf = (seen: readonly Seen[], clustered: boolean): GrowthLine['points'] => {
  const usual = clustered ? schoolMeans(seen) : null;
  const places = new Map<number, Seen[]>();
  for (const one of seen) {
    const own = places.get(one.at);
    if (own) own.push(one);
    else places.set(one.at, [one]);
  }
  return [...places]
    .sort((a, b) => a[0] - b[0])
    .map(([at, own]) => {
      const labels = new Set(own.map((one) => one.label));
      return {
        at,
        label: labels.size === 1 ? own[0]!.label : String(at),
        phase: own[0]!.phase,
        n: own.length,
        observed: meanOf(own.map((one) => one.observed)),
        se: standardError(usual === null ? own.map((one) => one.observed) : aboutUsual(own, usual)),
        fitted: meanOf(own.map((one) => one.fitted)),
      };
    });
};

/** How far each school lies from its own mean over all rounds: every school is compared with itself. */
const aboutUsual = (seen: readonly Seen[], usual: ReadonlyMap<string, number>): number[] =>
  [...schoolMeans(seen)].map(([school, value]) => value - usual.get(school)!);

const schoolMeans = (seen: readonly Seen[]): ReadonlyMap<string, number> => {
  const schools = new Map<string, number[]>();
  for (const { school, observed } of seen) {
    const own = schools.get(school);
    if (own) own.push(observed);
    else schools.set(school, [observed]);
  }
  return new Map([...schools].map(([school, values]) => [school, meanOf(values)]));
};

const standardError = (values: readonly number[]): number | null => {
  if (values.length < 2) return null;
  const m = meanOf(values);
  return Math.sqrt(values.reduce((sum, v) => sum + (v - m) ** 2, 0) / (values.length - 1) / values.length);
};
