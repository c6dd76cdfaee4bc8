/** Scale scores as rows: per person, per school, and for the study with reliability and agreement, wave by wave. */
import type { Instrument, Scale } from '../../instruments/types.ts';
import { icc1 } from '../agreement/icc1.ts';
import { icc1Reml } from '../agreement/icc1-reml.ts';
import { icc1SearleN0 } from '../agreement/icc1-searle-n0.ts';
import { icc2 } from '../agreement/icc2.ts';
import { rwgj } from '../agreement/rwgj.ts';
import { completeRows } from '../description/complete-rows.ts';
import { mean, meanOf, standardDeviation } from '../description/moments.ts';
import type { Scores } from '../description/stayer-change.ts';
import { median } from '../description/quantile.ts';
import { cronbachAlpha } from '../psychometrics/cronbach-alpha.ts';
import { feldtInterval } from '../psychometrics/feldt-interval.ts';
import { omegaTotal } from '../psychometrics/omega-total.ts';
import { omegaTotalMinres } from '../psychometrics/omega-total-minres.ts';
import { scaleSubject, type ScoredResponse, scoreResponses } from '../scoring/score-responses.ts';
import { absent, type AnalysisSettings, type Estimate, present, type ResponseRecord, type StudyData } from '../types.ts';
import type { SchoolValues } from '../comparison/compare.ts';
import { isStraightLine } from '../quality/straight-line.ts';
import type { Collector } from './collector.ts';
import type { Rosters } from './rosters.ts';

/** Instruments about which the named function rates itself: those persons answer, and do not count in the school's mean. */
const ratedFunction: Readonly<Record<string, string>> = { leadership: 'schoolLeader' };

/** Instruments whose school mean is composition, not a shared property: agreement is reported and no condition. */
const personLevel: ReadonlySet<string> = new Set(['attitude', 'lvs-test']);

export interface ScoredWave {
  readonly instrument: Instrument;
  readonly scale: Scale;
  readonly subject: string;
  readonly wave: string;
  /** scored responses */
  readonly scored: number;
  /** responses with one answer to all items of a scale with reversed ones */
  readonly flagged: number;
  /** schools' means without those responses; empty where there are none */
  readonly withoutFlagged: SchoolValues;
  /** scores of the persons who count in their school's mean; without anonymous ones */
  readonly persons: Scores;
}

/** All rows of all scales. `done` is called after each scale and wave. */
export function scaleRows(
  data: StudyData,
  accepted: readonly ResponseRecord[],
  rosters: Rosters,
  settings: AnalysisSettings,
  collect: Collector,
  done: () => void,
): readonly ScoredWave[] {
  const scored = new Map<string, readonly ScoredResponse[]>();
  const keyOf = (instrument: Instrument, subject: string, wave: string) => JSON.stringify([instrument.version, subject, wave]);
  for (const s of scoreResponses({ ...data, responses: accepted })) scored.set(keyOf(s.instrument, s.subject, s.wave), s.rows);
  const out: ScoredWave[] = [];
  for (const instrument of data.instruments) {
    const waves = rosters.wavesOf(instrument);
    for (const scale of instrument.scales) {
      const subject = scaleSubject(instrument.id, scale.id);
      for (const wave of waves) {
        const rows = scored.get(keyOf(instrument, subject, wave)) ?? [];
        personRows(instrument, subject, wave, rows, rosters, collect);
        const rated = rows.filter((row) => !ratesSelf(instrument, row.response.person, wave, rosters));
        schoolRows(data, instrument, scale, subject, wave, rated, rosters, settings, collect);
        studyRows(instrument, scale, subject, wave, rated, settings, collect);
        const count = rows.filter((row) => row.score.missing === undefined).length;
        const plain = rated.filter(({ response }) => !isStraightLine(scale, response));
        const flagged = rated.length - plain.length;
        if (flagged > 0) collect.warn('straightLining', { subject, wave, persons: flagged });
        const withoutFlagged =
          flagged === 0 ? new Map() : meansWithout(plain, collect.values(wave, subject, 'scaleScore'), settings);
        out.push({ instrument, scale, subject, wave, scored: count, flagged, withoutFlagged, persons: personsOf(rated) });
        done();
      }
    }
  }
  return out;
}

const personsOf = (rows: readonly ScoredResponse[]): Scores =>
  new Map(
    rows.flatMap(({ response: { person, school, about }, score }) =>
      person === null || about !== undefined || score.missing !== undefined ? [] : [[person, { school, value: score.value }]],
    ),
  );

function ratesSelf(instrument: Instrument, person: string | null, wave: string, rosters: Rosters): boolean {
  const own = ratedFunction[instrument.id];
  if (own === undefined || person === null) return false;
  return rosters.person(person, wave)?.functions.includes(own) === true;
}

/** Everybody who was asked has a row; somebody who did not answer has its reason. Anonymous answers have no person to stand under. */
function personRows(
  instrument: Instrument,
  subject: string,
  wave: string,
  rows: readonly ScoredResponse[],
  rosters: Rosters,
  collect: Collector,
): void {
  const seen = new Set<string>();
  for (const { response, score } of rows) {
    if (response.person === null) continue;
    seen.add(response.person);
    collect.person(response.school, response.person, wave, subject, 'scaleScore', score);
  }
  for (const [school, people] of rosters.asked(instrument, wave)) {
    for (const { id } of people) {
      if (!seen.has(id)) collect.person(school, id, wave, subject, 'scaleScore', absent('noAnswer'));
    }
  }
}

function schoolRows(
  data: StudyData,
  instrument: Instrument,
  scale: Scale,
  subject: string,
  wave: string,
  rows: readonly ScoredResponse[],
  rosters: Rosters,
  settings: AnalysisSettings,
  collect: Collector,
): void {
  const asked = rosters.asked(instrument, wave);
  const bySchool = new Map<string, ScoredResponse[]>(data.schools.map((s) => [s.id, []]));
  for (const row of rows) bySchool.get(row.response.school)?.push(row);
  const options = categories(instrument, scale);
  const deployed = data.design.deployments.filter((d) => d.instrument === instrument.id && d.version === instrument.version);
  const pupils = deployed.length > 0 && deployed.every((d) => d.functions.every((f) => f === 'pupil'));
  let low = 0;
  for (const [school, own] of bySchool) {
    const roster = (asked.get(school) ?? []).filter((p) => !ratesSelf(instrument, p.id, wave, rosters)).length;
    // anonymous pupils stand on no roster: their response is not known and is no condition
    const unlisted = roster === 0 && own.length > 0;
    const rate: Estimate = roster === 0 ? absent(unlisted ? 'notDefined' : 'notOnRoster') : present(own.length / roster, roster);
    const scores = own.flatMap((row) => row.score.value ?? []);
    const average = pupils ? meanOfClasses(own) : mean(scores);
    // a report about the school is one rater's; a mean of staff needs enough of them
    const needed = own.length > 0 && own.every((row) => row.response.about === school) ? 1 : settings.minSchoolRespondents;
    const gated: Estimate =
      roster === 0 && !unlisted
        ? absent('notOnRoster')
        : average.missing !== undefined
          ? average
          : scores.length < needed
            ? absent('tooFew', scores.length)
            : rate.missing === undefined && rate.value < settings.minSchoolResponse - 1e-12
              ? absent('lowResponse', scores.length)
              : average;
    if (gated.missing === 'lowResponse') low++;
    collect.school(school, wave, subject, 'responseRate', rate);
    collect.school(school, wave, subject, 'scaleScore', gated);
    const items = own.map((row) => row.itemScores);
    collect.school(school, wave, subject, 'rwgj', options === null ? absent('notDefined') : rwgj(items, options));
  }
  if (low > 0) collect.warn('lowResponse', { subject, wave, schools: low });
}

/** Fewest scored pupils with whom a class counts (domain.md §4.2). */
export const minClassPupils = 5;

/**
 * Pupils: the mean of the classes' means, so that a large class does not outweigh a small one; classes under five scored pupils are left
 * out. Where no answer names a group the pupils are taken together. n = pupils in the classes that count.
 */
function meanOfClasses(rows: readonly ScoredResponse[]): Estimate {
  const classes = new Map<string, number[]>();
  for (const { response, score } of rows) {
    if (score.missing !== undefined) continue;
    const group = response.group ?? '';
    classes.set(group, [...(classes.get(group) ?? []), score.value]);
  }
  const counted = [...classes.values()].filter((own) => own.length >= minClassPupils);
  const n = counted.reduce((sum, own) => sum + own.length, 0);
  const scored = [...classes.values()].reduce((sum, own) => sum + own.length, 0);
  return counted.length === 0 ? absent(scored === 0 ? 'noAnswer' : 'tooFew', scored) : present(meanOf(counted.map(meanOf)), n);
}

/** Number of answer categories where all items of the scale have the same, else null: agreement compares with random answers. */
function categories(instrument: Instrument, scale: Scale): number | null {
  // right or wrong is no opinion to agree on
  if (scale.right !== undefined) return null;
  const sizes = new Set<number>();
  for (const id of Object.keys(scale.items)) {
    const format = instrument.items.find((item) => item.id === id)?.format;
    sizes.add(instrument.answerFormats[format ?? '']?.options.length ?? 0);
  }
  const [size] = sizes;
  return sizes.size === 1 && size !== undefined && size > 1 ? size : null;
}

function studyRows(
  instrument: Instrument,
  scale: Scale,
  subject: string,
  wave: string,
  rows: readonly ScoredResponse[],
  settings: AnalysisSettings,
  collect: Collector,
): void {
  const add = (measure: string, estimate: Estimate) => collect.study(wave, subject, measure, estimate);
  const scores = rows.flatMap((row) => row.score.value ?? []);
  const items = rows.map((row) => row.itemScores);
  add('scaleMean', mean(scores));
  add('scaleSd', standardDeviation(scores));
  const schoolMeans = [...collect.values(wave, subject, 'scaleScore').values()];
  add('scaleMeanOfSchools', mean(schoolMeans));

  const complete = completeRows(items);
  const enough = complete.length >= settings.minAlphaN;
  const reliability = (compute: () => Estimate) => (enough ? compute() : absent('tooFew', complete.length));
  const alpha = reliability(() => cronbachAlpha(complete));
  add('cronbachAlpha', alpha);
  const interval = alpha.missing === undefined ? feldtInterval(alpha.value, alpha.n, Object.keys(scale.items).length) : alpha;
  add('alphaFeldtLower', interval.missing === undefined ? present(interval.value.lower, interval.n) : interval);
  add('alphaFeldtUpper', interval.missing === undefined ? present(interval.value.upper, interval.n) : interval);
  add(
    'omegaTotal',
    reliability(() => omegaTotal(complete)),
  );
  add(
    'omegaTotalMinres',
    reliability(() => omegaTotalMinres(complete)),
  );

  if (scale.right !== undefined) testRows(Object.keys(scale.items), items, scores, add);

  const groups = bySchoolScores(rows);
  const first = icc1(groups);
  const second = icc2(groups);
  add('icc1', first);
  add('icc1SearleN0', icc1SearleN0(groups));
  add('icc1Reml', icc1Reml(groups));
  add('icc2', second);
  const agreement = median([...collect.values(wave, subject, 'rwgj').values()]);
  add('rwgjMedian', agreement);

  if (alpha.missing === undefined && alpha.value < 0.6) {
    collect.warn('alphaBelow60', { subject, wave, alpha: alpha.value, n: alpha.n });
  }
  const [i1, i2, r] = [first.value, second.value, agreement.value];
  if (!personLevel.has(instrument.id) && i1 !== undefined && i2 !== undefined && r !== undefined) {
    if (i1 < 0.05 || i2 < 0.6 || r < 0.7) collect.warn('aggregationNotSupported', { subject, wave, icc1: i1, icc2: i2, rwgj: r });
  }
  const unscored = rows.filter((row) => row.score.missing !== undefined).length;
  if (unscored > 0) collect.warn('unscoredResponses', { subject, wave, responses: unscored, share: unscored / rows.length });
}

/** A knowledge test: how easy each question was for those who reached it, and how many had nearly everything right. */
function testRows(
  ids: readonly string[],
  items: readonly (readonly (number | null)[])[],
  scores: readonly number[],
  add: (measure: string, estimate: Estimate) => void,
): void {
  add('ceilingShare', scores.length === 0 ? absent('tooFew') : mean(scores.map((score) => (score > 0.9 ? 1 : 0))));
  ids.forEach((id, i) => add(`easiness.${id}`, mean(items.flatMap((row) => row[i] ?? []))));
}

function bySchoolScores(rows: readonly ScoredResponse[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const { response, score } of rows) {
    if (score.missing !== undefined) continue;
    const group = groups.get(response.school);
    if (group === undefined) groups.set(response.school, [score.value]);
    else group.push(score.value);
  }
  return [...groups.values()];
}

/** Means of the schools that have one, over the responses that are left; a school with too few left has none. */
function meansWithout(left: readonly ScoredResponse[], means: SchoolValues, settings: AnalysisSettings): SchoolValues {
  const scores = new Map<string, number[]>();
  for (const { response, score } of left) {
    if (score.missing !== undefined || !means.has(response.school)) continue;
    scores.set(response.school, [...(scores.get(response.school) ?? []), score.value]);
  }
  const enough = [...scores].filter(([, own]) => own.length >= settings.minSchoolRespondents);
  return new Map(enough.map(([school, own]): [string, number] => [school, meanOf(own)]));
}
