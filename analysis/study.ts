/**
 * The whole analysis of a study, in the order of the method: who answered → scale scores → networks → school effects →
 * selection → comparison. Pure: the same data and settings give the same findings on every machine.
 */
import { compareGroups, type OtherSelection } from './comparison/compare.ts';
import { absent, type AnalysisSettings, type ComparisonRow, type Findings, present, type StudyData } from './types.ts';
import { balanceCandidates } from './study/balance.ts';
import { rowsWithBeside } from './study/beside.ts';
import { comparisonCandidates, numericAttributes, spanOf } from './study/candidates.ts';
import { changeRows } from './study/changes.ts';
import { type Collector, makeCollector } from './study/collector.ts';
import { editionsGuard, type MayCompare } from './study/editions.ts';
import { type Effects, schoolEffects } from './study/effects.ts';
import { asIfNothingExcluded, qualityFindings, rowsWithExcluded, withoutExcludedTies } from './study/excluded.ts';
import { evidenceFindings } from './study/evidence.ts';
import { modelFindings, modelSteps } from './study/model-findings.ts';
import { changingTeamMeasures, type NetworkStep, networkRows } from './study/networks.ts';
import { networkPictures } from './study/pictures.ts';
import { groupsOf } from './study/ranking.ts';
import { reportCorrelations } from './study/report-correlations.ts';
import { acceptedResponses, makeRosters, type Rosters } from './study/rosters.ts';
import { withoutLateTies } from './study/late.ts';
import { sampleFlow } from './study/sample-flow.ts';
import { type ScoredWave, scaleRows } from './study/scales.ts';
import { stayerRows } from './study/stayers.ts';
import { settingsFor } from './study/settings.ts';

export interface AnalysisStep {
  readonly done: number;
  readonly total: number;
  /** what is being worked on: scales, networks, effects, models, comparison, pictures */
  readonly label: string;
}

export interface AnalysisOptions {
  readonly settings?: Partial<AnalysisSettings>;
  readonly progress?: (step: AnalysisStep) => void;
  /** SHA-256 in hex: with it the selection carries the hash of what it rests on */
  readonly hash?: (text: string) => string;
}

/** Analyses a study. Throws only on data that no maker of StudyData lets through (a scale that names an unknown item). */
export function analyseStudy(whole: StudyData, options: AnalysisOptions = {}): Findings {
  const data = withoutExcludedTies(withoutLateTies(whole));
  const settings = settingsFor(data.design, options.settings, data.selection);
  const collect = makeCollector();
  const rosters = makeRosters(data);
  const step = progressOf(data, rosters, options.progress);

  warnOfInstruments(data, collect);
  const accepted = acceptedResponses(data, rosters, collect);
  const scored = scaleRows(data, accepted, rosters, settings, collect, () => step('scales'));
  reportCorrelations(data, accepted, collect);
  const flow = sampleFlow(data, accepted, scored, rosters);
  const networks = networkRows(data, settings, collect, () => step('networks'));
  warnOfOpenWaves(data, scored, networks, collect);

  const mayCompare = editionsGuard(data, scored, collect);
  allChanges(data, scored, networks, settings, collect, mayCompare);
  for (const name of numericAttributes(data)) {
    for (const { id, attributes } of data.schools) {
      const value = attributes[name];
      collect.school(id, '', name, 'attribute', typeof value === 'number' ? present(value, 1) : absent('notObserved'));
    }
  }

  step('effects');
  const effects = schoolEffects(data, settings, collect, options.hash);
  const models = modelFindings(data, effects, () => step('models'));
  step('comparison');
  const comparison = besideExcluded(
    comparisonRows(data, effects, rosters, scored, networks, settings, collect, mayCompare),
    withoutLateTies(whole),
    effects,
    settings,
  );
  const evidence = evidenceFindings(data, effects.selection, comparison, collect);
  const pictures = networkPictures(data, networks.networks, effects.selection, () => step('pictures'));
  return {
    design: data.design,
    instruments: data.instruments,
    settings,
    measures: collect.measures,
    effectModel: effects.model,
    ...(effects.mixed === null ? {} : { mixedModel: effects.mixed.model }),
    ...(models === undefined ? {} : { models }),
    schoolEffects: [...effects.rows, ...(effects.mixed?.rows ?? [])],
    selection: effects.selection,
    comparison,
    ...(evidence === null ? {} : { evidence }),
    sampleFlow: flow,
    exclusions: collect.exclusions,
    warnings: collect.warnings,
    quality: qualityFindings(whole, rosters),
    networks: pictures,
  };
}

/** Changes of every scale and network measure between waves. */
function allChanges(
  data: StudyData,
  scored: readonly ScoredWave[],
  networks: NetworkStep,
  settings: AnalysisSettings,
  collect: Collector,
  mayCompare: MayCompare,
): void {
  const schools = data.schools.map((s) => s.id);
  for (const subject of new Set(scored.map((s) => s.subject))) {
    const waves = answeredWaves(data, subject, scored, networks);
    changeRows(schools, waves, subject, ['scaleScore'], collect, mayCompare);
    stayerRows(schools, waves, subject, scored, settings, collect, mayCompare);
  }
  for (const { id } of data.design.network?.relations ?? []) {
    changeRows(schools, networks.waves, id, changingTeamMeasures, collect, mayCompare);
  }
}

/** The rows with what they would be had nobody left anything out; the rows themselves where nobody did. */
function besideExcluded(
  rows: readonly ComparisonRow[],
  data: StudyData,
  { selection }: Effects,
  settings: AnalysisSettings,
): readonly ComparisonRow[] {
  const everything = asIfNothingExcluded(data);
  if (everything === undefined || selection === null || rows.length === 0) return rows;
  const collect = makeCollector();
  const rosters = makeRosters(everything);
  const scored = scaleRows(
    everything,
    acceptedResponses(everything, rosters, collect),
    rosters,
    settings,
    collect,
    () => undefined,
  );
  const networks = networkRows(everything, settings, collect, () => undefined);
  const mayCompare = editionsGuard(everything, scored, collect);
  allChanges(everything, scored, networks, settings, collect, mayCompare);
  const wavesWith = (subject: string) => answeredWaves(everything, subject, scored, networks);
  return rowsWithExcluded(rows, comparisonCandidates(everything, collect, wavesWith, mayCompare), selection, settings);
}

/** High against low on every measure of the plan; no rows where nobody was selected. */
function comparisonRows(
  data: StudyData,
  effects: Effects,
  rosters: Rosters,
  scored: readonly ScoredWave[],
  networks: NetworkStep,
  settings: AnalysisSettings,
  collect: Collector,
  mayCompare: MayCompare,
): readonly ComparisonRow[] {
  const { selection, ranking, otherModel } = effects;
  if (selection === null || selection.refused !== undefined) return [];
  const wavesWith = (subject: string) => answeredWaves(data, subject, scored, networks);
  const all = answeredWaves(data, null, scored, networks);
  const last = spanOf(data, all)?.last ?? data.design.waves[0]?.id ?? null;
  const rates = [...new Map(scored.map((s) => [s.instrument.id, s.subject]))]
    .map(([name, subject]) => ({ name, subject }))
    .concat((data.design.network?.relations ?? []).map((r) => ({ name: r.id, subject: r.id })))
    .flatMap(({ name, subject }) => {
      const span = spanOf(data, wavesWith(subject));
      return span === null ? [] : { name, subject, wave: span.last };
    });
  const candidates = [
    ...balanceCandidates(data, effects, rosters, collect, last, rates),
    ...comparisonCandidates(data, collect, wavesWith, mayCompare),
  ];
  const other = (k: number): OtherSelection => ({ selection: `k${k}`, groups: k >= 2 ? groupsOf(ranking, k) : null });
  const others = [other(selection.k - 2), other(selection.k + 2), { selection: otherModel.model, groups: otherModel.groups }];
  // a frozen selection stands also where the model gives no effects any more
  const values = new Map((ranking?.schools ?? data.selection?.estimates ?? []).map((s) => [s.school, s.eb]));
  const rows = compareGroups(candidates, selection, others, values, settings.seed);
  return rowsWithBeside(rows, candidates, data, effects, selection, scored, networks, settings, collect);
}

/** Waves in which anybody answered what the subject rests on (null: anything at all), in the study's order. */
function answeredWaves(
  data: StudyData,
  subject: string | null,
  scored: readonly ScoredWave[],
  networks: NetworkStep,
): readonly string[] {
  const seen = new Set(scored.filter((s) => s.scored > 0 && (subject === null || s.subject === subject)).map((s) => s.wave));
  const isRelation = data.design.network?.relations.some((r) => r.id === subject) === true;
  if (subject === null || isRelation) for (const wave of networks.waves) seen.add(wave);
  return data.design.waves.map((w) => w.id).filter((w) => seen.has(w));
}

function warnOfInstruments(data: StudyData, collect: Collector): void {
  for (const instrument of data.instruments) {
    const items = instrument.items.filter((item) => item.source === 'draft').length;
    if (items > 0) collect.warn('draftItems', { instrument: instrument.id, items });
  }
}

function warnOfOpenWaves(data: StudyData, scored: readonly ScoredWave[], networks: NetworkStep, collect: Collector): void {
  const answered = new Set(answeredWaves(data, null, scored, networks));
  for (const wave of data.design.waves) {
    if (wave.state === 'open' && answered.has(wave.id)) collect.warn('waveOpen', { wave: wave.id });
  }
}

/** Steps that are known beforehand: one per scale and wave, per network, and one for each of the last parts. */
function progressOf(data: StudyData, rosters: Rosters, progress: AnalysisOptions['progress']): (label: string) => void {
  if (progress === undefined) return () => undefined;
  const scales = data.instruments.reduce((sum, i) => sum + i.scales.length * rosters.wavesOf(i).length, 0);
  const measured = new Set(data.networkRespondents.map((r) => JSON.stringify([r.wave, r.relation])));
  const total = scales + measured.size * data.schools.length + 3 + modelSteps(data);
  let done = 0;
  return (label) => {
    done = Math.min(total, done + 1);
    progress({ done, total, label });
  };
}
