/**
 * Holds a demo against its planted truths. The estimates come from the analysis's own functions, called one by one: the whole
 * analysis of twenty studies would take minutes (permutations, layouts, reliabilities that no truth here needs).
 */
import { codedUnits } from '../../analysis/evidence/coded-units.ts';
import { countThemes } from '../../analysis/evidence/theme-counts.ts';
import { hedgesG } from '../../analysis/comparison/hedges-g.ts';
import { tQuantile } from '../../analysis/distributions.ts';
import { secondStage } from '../../analysis/growth/empirical-bayes.ts';
import {
  attributeFeature,
  moderationModel,
  percentWeight12,
  type SchoolFeature,
} from '../../analysis/growth/models/moderation.ts';
import { yearlyGain } from '../../analysis/growth/models/months.ts';
import { prepareIntervention } from '../../analysis/growth/models/rows.ts';
import { noiseFloor } from '../../analysis/growth/noise-floor.ts';
import { selectSchools } from '../../analysis/growth/selection.ts';
import { twoStageIntervention } from '../../analysis/growth/two-stage-intervention.ts';
import { arcReciprocity } from '../../analysis/networks/arc-reciprocity.ts';
import { density } from '../../analysis/networks/density.ts';
import { indegreeCentralization } from '../../analysis/networks/indegree-centralization.ts';
import { networkUse } from '../../analysis/networks/response-rate.ts';
import { studyNetworks } from '../../analysis/networks/study-networks.ts';
import { type ScoredResponse, scoreResponses } from '../../analysis/scoring/score-responses.ts';
import { makeCollector } from '../../analysis/study/collector.ts';
import { reportCorrelations } from '../../analysis/study/report-correlations.ts';
import { defaultSettings } from '../../analysis/study/settings.ts';
import type { MeasureRow, StudyData } from '../../analysis/types.ts';
import type { PlantedTruth, Truth } from '../../server/demo/truth-types.ts';

export interface Judged {
  readonly truth: PlantedTruth;
  readonly estimate: number;
  readonly lower: number | null;
  readonly upper: number | null;
  /** whether this one study shows the truth as `expected` says; null where only the mean over studies is judged */
  readonly shown: boolean | null;
}

type Values = Map<string, number>;
const networkMeasures = { density, arcReciprocity, indegreeCentralization };

/** Only the scales that a truth is about: scoring all would take the time of the rest. */
const subjects = [
  'culture.dataOriented',
  'attitude.total',
  'leadership.total',
  'lvs-test.knowledge',
  'pupil-perception.total',
  'trainer-report.teachingQuality',
];
const planted = (data: StudyData) => {
  const instruments = data.instruments
    .map((i) => ({ ...i, scales: i.scales.filter((scale) => subjects.includes(`${i.id}.${scale.id}`)) }))
    .filter((i) => i.scales.length > 0);
  const ids = new Set(instruments.map((i) => i.id));
  return { ...data, instruments, responses: data.responses.filter((r) => ids.has(r.instrument)) };
};

const meanOf = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const grouped = (rows: readonly ScoredResponse[], by: (row: ScoredResponse) => string) => {
  const groups = new Map<string, number[]>();
  for (const row of rows) {
    if (row.score.value === undefined) continue;
    const group = groups.get(by(row));
    if (group) group.push(row.score.value);
    else groups.set(by(row), [row.score.value]);
  }
  return groups;
};

/** domain.md §4.2, §4.3: staff of a school, at least three; pupils: mean of the means of classes of five; a report stands alone. */
const schoolMeans = (subject: string, rows: readonly ScoredResponse[]): Values => {
  const school = (row: ScoredResponse) => row.response.school;
  if (!subject.startsWith('pupil')) {
    const fewest = subject.startsWith('trainer') ? 1 : defaultSettings.minSchoolRespondents;
    const found = [...grouped(rows, school)].filter(([, scores]) => scores.length >= fewest);
    return new Map(found.map(([id, scores]) => [id, meanOf(scores)]));
  }
  const classes = grouped(rows, (row) => `${school(row)} ${row.response.group}`);
  const bySchool = new Map<string, number[]>();
  for (const [key, scores] of classes) {
    const [id = ''] = key.split(' ');
    if (scores.length >= 5) bySchool.set(id, [...(bySchool.get(id) ?? []), meanOf(scores)]);
  }
  return new Map([...bySchool].map(([id, means]) => [id, meanOf(means)]));
};

/** "subject.measure@wave" → school → value, under the gates of the analysis. */
export const schoolValues = (data: StudyData): ReadonlyMap<string, Values> => {
  const all = new Map<string, Values>();
  const put = (name: string, school: string, value: number) =>
    all.set(name, (all.get(name) ?? new Map<string, number>()).set(school, value));
  for (const { subject, wave, rows } of scoreResponses(planted(data)))
    for (const [school, value] of schoolMeans(subject, rows)) put(`${subject}@${wave}`, school, value);
  for (const network of studyNetworks(data).networks) {
    if (networkUse(network, defaultSettings).use === 'none') continue;
    for (const [name, measure] of Object.entries(networkMeasures)) {
      const { value } = measure(network);
      if (value !== undefined) put(`${network.relation}.${name}@${network.wave}`, network.school, value);
    }
  }
  return all;
};

const difference = (first: Values, last: Values): Values =>
  new Map([...last].flatMap(([school, v]) => (first.has(school) ? [[school, v - first.get(school)!] as const] : [])));

const valuesOf = (all: ReadonlyMap<string, Values>, measure: string, wave: string): Values => {
  const [from, to] = wave.split('..');
  const at = (w: string) => all.get(`${measure}@${w}`) ?? new Map<string, number>();
  return to === undefined ? at(wave) : difference(at(from ?? ''), at(to));
};

const meanWithInterval = (values: readonly number[]) => {
  const n = values.length;
  const mean = values.reduce((a, b) => a + b, 0) / n;
  const se = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (n - 1) / n);
  const half = tQuantile(0.975, n - 1) * se;
  return { estimate: mean, lower: mean - half, upper: mean + half };
};

const verdict = ({ expected, trueValue }: PlantedTruth, estimate: number, lower: number | null, upper: number | null) => {
  const [low, high] = [lower ?? estimate, upper ?? estimate];
  if (expected === 'positive') return low > 0;
  if (expected === 'negative') return high < 0;
  return lower === null || upper === null ? null : lower <= trueValue! && trueValue! <= upper;
};

/** Rows about the study as a whole that a truth is about. */
const ofStudy = (data: StudyData): readonly MeasureRow[] => {
  const collect = makeCollector();
  reportCorrelations(data, data.responses, collect);
  return collect.measures;
};

/** What results.json has under `models.moderation`, as far as a truth is about it. */
const moderationOf = (data: StudyData) => {
  const feature = (name: string, values: SchoolFeature['values'], rest: Partial<SchoolFeature> = {}) => ({
    name,
    values,
    ...rest,
  });
  const cohorts = [...new Set(data.schools.flatMap((s) => s.cohort ?? []))].toSorted();
  const features = [
    feature('pct12', percentWeight12(data.achievement), { per: 10 }),
    ...cohorts.map((cohort) => attributeFeature(data.schools, 'maths', cohort)),
  ];
  const cohortOf = new Map(data.schools.flatMap((s) => (s.cohort === undefined ? [] : [[s.id, s.cohort] as const])));
  const prepared = prepareIntervention(data.achievement, { cohortOf });
  const found = moderationModel(data.achievement, { prepared, byWeight: true, features }).value!;
  const perMonth = yearlyGain(prepared, found.fit)! / 10;
  const months = ({ estimate, lower, upper }: { estimate: number; lower: number; upper: number }) => ({
    effect: { months: { value: estimate / perMonth, lower: lower / perMonth, upper: upper / perMonth } },
  });
  return {
    byWeight: found.byWeight.map(({ effect }) => months(effect)),
    features: found.features.map(({ effect }) => months(effect)),
  };
};

/** The number that a pointer leads to. */
const at = (from: unknown, path: readonly string[]): number =>
  path.reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], from) as number;

/**
 * Every truth of one study with its estimate. `values` are those of `schoolValues`; `models` false: without those that ask a mixed model,
 * which takes seconds.
 */
export const judge = (
  data: StudyData,
  truth: Truth,
  values: ReadonlyMap<string, Values>,
  { models = true }: { readonly models?: boolean } = {},
): readonly Judged[] => {
  const first = twoStageIntervention(data.achievement);
  const stage = data.achievement.length > 0 ? secondStage(first.estimates).value : undefined;
  const model = stage && { ...stage, ...noiseFloor(first.estimates, first.rowsBySchool, stage.tau2) };
  const selection = selectSchools(stage ?? null, data.design.comparison?.k ?? 10);
  const ofModel = (pointer: string) => pointer.startsWith('/models/moderation/');
  const asked = truth.truths.filter((t) => models || t.file !== 'results.json' || !ofModel(t.pointer));
  const moderation = asked.some((t) => t.file === 'results.json' && ofModel(t.pointer)) ? moderationOf(data) : null;
  const fromModel = (pointer: string) =>
    ofModel(pointer) ? at(moderation, pointer.split('/').slice(3)) : at(model, [pointer.split('/').at(-1) ?? '']);

  const counts = countThemes(
    codedUnits(
      data.schools.map((s) => s.id),
      data.themes ?? [],
    ),
    selection,
  );
  return asked.map((t): Judged => {
    let found: { estimate: number; lower: number | null; upper: number | null };
    if (t.file === 'results.json') {
      const limits = t.lower && t.upper ? { lower: fromModel(t.lower), upper: fromModel(t.upper) } : { lower: null, upper: null };
      found = { estimate: fromModel(t.pointer), ...limits };
    } else if (t.file === 'school-effects.csv') {
      const chosen = (t.row.group === 'high' ? selection.high : selection.low).length;
      found = { estimate: chosen, lower: chosen, upper: chosen };
    } else if (t.file === 'comparison.csv') {
      const own = valuesOf(values, t.row.measure!, t.row.wave!);
      const group = (schools: readonly string[]) => schools.flatMap((s) => own.get(s) ?? []);
      const g = hedgesG(group(selection.high), group(selection.low)).value!;
      const limits = t.lower && t.upper ? { lower: g.lower, upper: g.upper } : { lower: null, upper: null };
      found = { estimate: g.hedgesG, ...limits };
    } else if (t.file === 'theme-counts.csv') {
      const { theme, source, count } = t.row;
      const row = counts.find((one) => one.theme === theme && one.source === source && one.count === count);
      const { k } = (t.column === 'kHigh' ? row!.high : row!.low)!.value!;
      found = { estimate: k, lower: k, upper: k };
    } else if (t.row.level === 'study') {
      const row = ofStudy(data).find((m) => m.wave === t.row.wave && m.subject === t.row.subject && m.measure === t.row.measure);
      found = { estimate: row!.estimate.value!, lower: null, upper: null };
    } else {
      const measure = t.row.measure === 'scaleScore' ? t.row.subject! : `${t.row.subject}.${t.row.measure}`;
      found = meanWithInterval([...valuesOf(values, measure, t.row.wave!).values()]);
    }
    return { truth: t, ...found, shown: verdict(t, found.estimate, found.lower, found.upper) };
  });
};

/** Pearson correlation of the schools' observed values with the true effects, per measure and wave (or change). */
export const observedCorrelations = (
  values: ReadonlyMap<string, Values>,
  truth: Truth,
  measures: readonly (readonly [measure: string, wave: string, ...rest: unknown[]])[],
): readonly number[] => measures.map(([measure, wave]) => correlationWithEffects(valuesOf(values, measure, wave), truth));

const correlationWithEffects = (values: Values, truth: Truth): number => {
  const own = [...values];
  const x = own.map(([, v]) => v);
  const y = own.map(([school]) => truth.schoolEffects[school]!);
  const centre = (v: readonly number[]) => v.map((a) => a - meanOf(v));
  const [cx, cy] = [centre(x), centre(y)];
  const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, v, i) => sum + v * b[i]!, 0);
  return dot(cx, cy) / Math.sqrt(dot(cx, cx) * dot(cy, cy));
};
