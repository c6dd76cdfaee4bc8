/**
 * Every doubt about every handed-in response of a study. Rules are named in the files beside this one; what they share is that
 * chance alone seldom meets them and that a person looks before anything is left out.
 */
import { type Answers, type Instrument, isNominationAnswer } from '../../instruments/types.ts';
import { compareEditions, compareRelations } from '../../instruments/compare.ts';
import type { ResponseRecord, StudyData, StudyDesign } from '../types.ts';
import { contradictions } from './contradiction.ts';
import { longestString } from './longest-string.ts';
import { fewestSecondsPerItem, secondsPerItem } from './seconds-per-item.ts';
import { straightLines } from './straight-line.ts';
import type { FlagKind, QualityFlag } from './types.ts';

/** A run is long from here on, and from three quarters of the statements. */
const longRun = 9;
/** Equal answers of two people mean something from this many on. */
const fewestEqual = 20;
/** Everybody at the same frequency, from this many colleagues on. */
const fewestNamed = 8;
/** Fewest answers on which a speed rests. */
const fewestAnswers = 10;

/** Flags in the order of the responses. Drafts are not looked at. */
export function qualityFlags(
  data: Pick<StudyData, 'instruments' | 'responses' | 'people' | 'nominations' | 'networkRespondents'> & {
    readonly design?: Pick<StudyDesign, 'comparable'>;
  },
): readonly QualityFlag[] {
  const instruments = new Map(data.instruments.map((i) => [`${i.id} ${i.version}`, i]));
  const submitted = data.responses.filter((r) => r.submitted && instruments.has(`${r.instrument} ${r.version}`));
  const found = new Map<string, QualityFlag[]>();
  const flag = (kind: FlagKind, { id, school, person, wave, instrument }: ResponseRecord, figures: QualityFlag['figures']) => {
    const list = found.get(id) ?? [];
    found.set(id, list);
    list.push({ kind, response: id, school, person, wave: wave ?? '', instrument, figures });
  };

  for (const response of submitted) {
    const instrument = instruments.get(`${response.instrument} ${response.version}`)!;
    for (const scale of straightLines(instrument, response)) flag('straightLine', response, { scale });
    for (const scale of contradictions(instrument, response)) flag('contradiction', response, { scale });
    const { started = '', submittedAt = '' } = response;
    if (Date.parse(started) > Date.parse(submittedAt)) flag('impossibleTime', response, { started, submittedAt });
    const items = choices(instrument);
    const run = longestString(instrument, response.answers);
    if (!isTest(instrument) && run >= longRun && run >= 0.75 * items) flag('longString', response, { run, items });
  }
  for (const together of handedIn(submitted)) {
    const seconds = secondsPerItem(together);
    const answers = together.reduce((sum, r) => sum + Object.keys(r.answers).length, 0);
    if (seconds === null || answers < fewestAnswers || seconds >= fewestSecondsPerItem) continue;
    for (const response of together) flag('tooFast', response, { secondsPerItem: Math.round(seconds * 100) / 100 });
  }
  for (const [first, second, equal] of equalPairs(submitted)) {
    flag('duplicate', second, { other: first.id, equal });
    flag('duplicate', first, { other: second.id, equal });
  }
  sameTies(data, submitted, flag);
  overWaves(data, submitted, flag);
  return submitted.flatMap(({ id }) => found.get(id) ?? []);
}

const isTest = (instrument: Instrument) => instrument.scales.some((scale) => scale.right !== undefined);
const choices = (instrument: Instrument) =>
  instrument.items.filter((item) => instrument.answerFormats[item.format]?.kind === 'choice').length;

/** The responses of one person and wave that went in at one moment. */
function handedIn(responses: readonly ResponseRecord[]): readonly (readonly ResponseRecord[])[] {
  const groups = new Map<string, ResponseRecord[]>();
  for (const r of responses) {
    const key = r.person === null ? `?${r.id}` : JSON.stringify([r.person, r.wave ?? '', r.submittedAt ?? r.id]);
    groups.set(key, [...(groups.get(key) ?? []), r]);
  }
  return [...groups.values()];
}

const codes = (answers: Answers) => Object.entries(answers).filter(([, answer]) => typeof answer === 'number');

/** Two people of a school with the same answer to each of many statements, who do not both answer in straight lines. */
function equalPairs(responses: readonly ResponseRecord[]): readonly (readonly [ResponseRecord, ResponseRecord, number])[] {
  const people = new Map<string, ResponseRecord[]>();
  for (const r of responses) {
    const key = JSON.stringify([r.school, r.wave ?? '', r.person ?? `?${r.id}`]);
    people.set(key, [...(people.get(key) ?? []), r]);
  }
  const seen = new Map<string, ResponseRecord>();
  const pairs: (readonly [ResponseRecord, ResponseRecord, number])[] = [];
  for (const own of people.values()) {
    const [first] = own;
    const given = own
      .flatMap((r) => codes(r.answers).map(([id, code]) => `${r.instrument}/${id}=${JSON.stringify(code)}`))
      .sort();
    if (!first || given.length < fewestEqual || new Set(given.map((g) => g.slice(g.indexOf('=')))).size < 2) continue;
    const key = JSON.stringify([first.school, first.wave ?? '', given]);
    const before = seen.get(key);
    if (before !== undefined) pairs.push([before, first, given.length]);
    else seen.set(key, first);
  }
  return pairs;
}

type Flag = (kind: FlagKind, response: ResponseRecord, figures: QualityFlag['figures']) => void;

/** Everybody named, and everybody at one and the same frequency, for every relation that was asked. */
function sameTies(data: Parameters<typeof qualityFlags>[0], responses: readonly ResponseRecord[], flag: Flag): void {
  const ties = new Map<string, number[]>();
  for (const { ego, wave, value } of data.nominations) {
    const key = JSON.stringify([ego, wave]);
    const list = ties.get(key);
    if (list) list.push(value);
    else ties.set(key, [value]);
  }
  const relations = new Map<string, number>();
  for (const { person, wave } of data.networkRespondents) {
    const key = JSON.stringify([person, wave]);
    relations.set(key, (relations.get(key) ?? 0) + 1);
  }
  for (const response of responses) {
    if (response.person === null || !Object.values(response.answers).some(isNominationAnswer)) continue;
    const key = JSON.stringify([response.person, response.wave ?? '']);
    const values = ties.get(key) ?? [];
    const colleagues = values.length / (relations.get(key) ?? 1);
    if (colleagues >= fewestNamed && new Set(values).size === 1 && values[0]! > 0)
      flag('sameTieToAll', response, { colleagues: Math.round(colleagues), code: values[0]! });
  }
}

/** Whether scores of all these editions may stand beside one another: the same to the letter, or signed for as far as that is possible. */
function comparableEditions(
  { instruments, design }: Parameters<typeof qualityFlags>[0],
  instrument: string,
  versions: ReadonlySet<number>,
): boolean {
  const editions = instruments
    .filter((i) => i.id === instrument && versions.has(i.version))
    .toSorted((a, b) => a.version - b.version);
  return editions.every((before, i) =>
    editions.slice(i + 1).every((after) => {
      const signed = design?.comparable?.some(
        (one) => one.instrument === instrument && one.from === before.version && one.to === after.version,
      );
      const scales = [...compareEditions(before, after), ...compareRelations(before, after)];
      return scales.every(({ verdict }) => verdict === 'comparable' || (verdict === 'unclear' && signed === true));
    }),
  );
}

/** A person whose answers stand in more than one school, or who answered more than one version of a questionnaire that do not compare. */
function overWaves(data: Parameters<typeof qualityFlags>[0], responses: readonly ResponseRecord[], flag: Flag): void {
  const schoolOf = new Map(data.people.map((p) => [p.id, p.school]));
  const versions = new Map<string, Set<number>>();
  for (const { person, instrument, version } of responses) {
    if (person === null) continue;
    const key = `${person} ${instrument}`;
    versions.set(key, (versions.get(key) ?? new Set()).add(version));
  }
  const known = new Map<string, boolean>();
  const comparable = (instrument: string, own: ReadonlySet<number>): boolean => {
    const key = `${instrument} ${[...own].sort((a, b) => a - b).join(' ')}`;
    const may = known.get(key) ?? comparableEditions(data, instrument, own);
    known.set(key, may);
    return may;
  };
  for (const response of responses) {
    const { person, school, instrument } = response;
    if (person === null) continue;
    const roster = schoolOf.get(person);
    if (roster !== undefined && roster !== school) flag('movedPerson', response, { school, roster });
    const own = versions.get(`${person} ${instrument}`)!;
    if (own.size > 1 && !comparable(instrument, own))
      flag('mixedVersions', response, { versions: [...own].sort((a, b) => a - b).join(', ') });
  }
}
