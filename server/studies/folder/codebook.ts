/** `codebook.json`: every variable of a written study folder with its labels, codes, kinds of missing and source. */
import { factors, themes } from '../../../analysis/evidence/themes.ts';
import type { StudyData } from '../../../analysis/types.ts';
import { fingerprint } from '../../../instruments/fingerprint.ts';
import { type AnswerFormat, type Instrument, type Item, missingKinds, type Words } from '../../../instruments/types.ts';
import { isText, missingCodes } from './cells.ts';
import {
  columnWords,
  evidenceSourceWords,
  exclusionWords,
  fileWords,
  inferenceWords,
  type KnownColumn,
  mentionWords,
  missingWords,
  otherWords,
  phaseWords,
  sourceWords,
  valenceWords,
} from './codebook-words.ts';
import { instrumentOf } from './source.ts';

interface Code {
  readonly code: number | string;
  readonly label: Words;
}
interface Variable {
  readonly name: string;
  readonly label: Words;
  readonly type: 'text' | 'number' | 'code';
  readonly codes?: readonly Code[];
  readonly missing?: readonly Code[];
  readonly item?: object;
}

const numeric: readonly string[] = ['version', 'value', 'time', 'exposure', 'score', 'weight'];
const empty: readonly Code[] = [{ code: '', label: otherWords.noValue }];

/** The codes that a tie can have, from the questions that ask for the relations. */
const tieCodes = (data: StudyData): readonly Code[] | undefined => {
  const codes = new Map<number, Code>();
  for (const instrument of data.instruments)
    for (const item of instrument.items)
      if (item.relation !== undefined)
        for (const { code, label } of instrument.answerFormats[item.format]?.options ?? []) codes.set(code, { code, label });
  return codes.size > 0 ? [...codes.values()] : undefined;
};

const wordsOf = (words: Readonly<Record<string, Words>>) => Object.entries(words).map(([code, label]) => ({ code, label }));
const named = (list: readonly { readonly id: string; readonly words: Words }[]) =>
  list.map(({ id, words }) => ({ code: id, label: words }));
/** Columns whose values are codes of our own. */
const fixedCodes: Partial<Record<KnownColumn, readonly Code[]>> = {
  phase: wordsOf(phaseWords),
  source: wordsOf(evidenceSourceWords),
  theme: named(themes),
  mention: wordsOf(mentionWords),
  valence: wordsOf(valenceWords),
  factor: named(factors),
  kind: wordsOf(inferenceWords),
  reason: wordsOf(exclusionWords),
};
/** Of these every cell is filled. */
const never = ['source', 'theme', 'mention', 'valence', 'factor', 'kind', 'reason'];

const codesOf = (name: KnownColumn, data: StudyData): readonly Code[] | undefined => {
  const own = fixedCodes[name];
  if (own !== undefined) return own;
  return name === 'value' ? tieCodes(data) : undefined;
};

const fixed = (name: KnownColumn, data: StudyData): Variable => {
  const codes = codesOf(name, data);
  const type = codes ? 'code' : numeric.includes(name) ? 'number' : 'text';
  return {
    name,
    label: columnWords[name],
    type,
    ...(codes ? { codes } : {}),
    ...(type === 'text' || never.includes(name) ? {} : { missing: empty }),
  };
};

const attribute = (data: StudyData, name: string): Variable => {
  const text = data.schools.some((school) => typeof school.attributes[name] === 'string');
  return {
    name,
    label: { nl: `${otherWords.attribute.nl}: ${name}`, en: `${otherWords.attribute.en}: ${name}` },
    type: text ? 'text' : 'number',
    missing: empty,
  };
};

const covariate = (name: string): Variable => ({
  name,
  type: 'number',
  missing: empty,
  label: { nl: `${otherWords.covariate.nl}: ${name}`, en: `${otherWords.covariate.en}: ${name}` },
});

/** Stem and statement as one sentence: the dots where they meet are for the screen. */
const joined = (stem: Words, text: Words): Words => {
  const join = (a: string, b: string) => `${a.replace(/\s*…\s*$/, '')} ${b.replace(/^\s*…\s*/, '')}`;
  return { nl: join(stem.nl, text.nl), en: join(stem.en, text.en) };
};

const missingOf = (format: AnswerFormat): readonly Code[] =>
  missingKinds
    .filter((kind) => kind !== 'dontKnow' || format.dontKnow)
    .map((kind) => ({
      code: kind === 'skipped' ? '' : missingCodes[kind],
      label: (kind === 'dontKnow' ? format.dontKnowLabel : undefined) ?? missingWords[kind],
    }));

/** An item as the newest edition that has it says it; `versions` lists the editions. */
const itemVariable = (name: string, editions: readonly Instrument[]): Variable | undefined => {
  const having = editions.filter((edition) => edition.items.some((item) => item.id === name));
  const edition = having.at(-1);
  const item: Item | undefined = edition?.items.find((one) => one.id === name);
  const format = item && edition?.answerFormats[item.format];
  if (!edition || !item || !format) return undefined;
  const label = edition.stem && format.kind === 'choice' ? joined(edition.stem, item.text) : item.text;
  const codes = format.kind === 'nomination' ? [{ code: 1, label: otherWords.confirmed }] : format.options;
  const own = { instrument: edition.id, versions: having.map((one) => one.version), format: format.id, kind: format.kind };
  const length = format.maxLength === undefined ? {} : { maxLength: format.maxLength };
  const origin = { source: item.source, sourceLabel: sourceWords[item.source], ...(item.facet ? { facet: item.facet } : {}) };
  const scales = edition.scales.flatMap((scale) => {
    const polarity = Object.hasOwn(scale.items, name) ? scale.items[name] : undefined;
    return polarity === undefined ? [] : [{ scale: `${edition.id}.${scale.id}`, polarity }];
  });
  return {
    name,
    label,
    type: isText(format) ? 'text' : 'code',
    ...(isText(format) ? {} : { codes: codes.map(({ code, label: text }) => ({ code, label: text })) }),
    missing: missingOf(format),
    item: { ...own, ...length, ...origin, ...(item.relation ? { relation: item.relation } : {}), scales },
  };
};

const describe = (path: string): Words => {
  if (instrumentOf(path, 'answers') !== undefined) return fileWords.answers;
  if (path === 'network-respondents.csv') return fileWords.respondents;
  return fileWords[path.replace('.csv', '') as keyof typeof fileWords];
};

const isKnown = (name: string): name is KnownColumn => Object.hasOwn(columnWords, name);

const variable = (path: string, name: string, data: StudyData, editions: readonly Instrument[]): Variable => {
  if (path === 'schools.csv' && !['school', 'name', 'cohort', 'brin'].includes(name)) return attribute(data, name);
  return itemVariable(name, editions) ?? (isKnown(name) ? fixed(name, data) : covariate(name));
};

const instrumentEntry = (instrument: Instrument) => ({
  id: instrument.id,
  version: instrument.version,
  title: instrument.title,
  validated: instrument.validated,
  fingerprint: fingerprint(instrument),
  scales: instrument.scales.map(({ id, title, items, minValid }) => ({ id, title, items, minValid })),
  relations: instrument.relations ?? [],
});

/** `columns`: the header of each table that was written, by path. */
export const writeCodebook = (data: StudyData, columns: ReadonlyMap<string, readonly string[]>): string => {
  const files = [...columns].map(([path, names]) => {
    const editions = data.instruments.filter((instrument) => instrument.id === instrumentOf(path, 'answers'));
    return { file: path, label: describe(path), variables: names.map((name) => variable(path, name, data, editions)) };
  });
  const { id, title, synthetic } = data.design;
  const missing = missingKinds.map((kind) => ({
    kind,
    code: kind === 'skipped' ? '' : missingCodes[kind],
    label: missingWords[kind],
  }));
  const book = { format: 1, study: id, title, synthetic, missing, instruments: data.instruments.map(instrumentEntry), files };
  return `${JSON.stringify(book, null, 2)}\n`;
};
