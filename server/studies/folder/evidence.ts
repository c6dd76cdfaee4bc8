/**
 * `themes.csv` and `inferences.csv`: what coders heard in interviews and reports, and what a person concludes from numbers and themes
 * together. Additions to format 1: a folder without them is as before.
 */
import { findFactor, findTheme } from '../../../analysis/evidence/themes.ts';
import {
  evidenceSources,
  inferenceKinds,
  type Mention,
  type MetaInference,
  mentions,
  type ThemeCode,
  type Valence,
  valences,
} from '../../../analysis/evidence/types.ts';
import type { Identities } from '../../../analysis/types.ts';
import { filled, writeTable } from './csv.ts';
import { checkSchool, type Known, Seen } from './known.ts';
import { Rows } from './rows.ts';
import { readTable, type Shape } from './table.ts';

export const themesFile = 'themes.csv';
export const inferencesFile = 'inferences.csv';
export const longest = { quote: 500, inference: 4000 };

const themesShape: Shape = {
  required: ['school', 'source', 'theme', 'mention', 'valence', 'coder'],
  optional: ['quote'],
  others: 'noticed',
  nameless: true,
};
const inferencesShape: Shape = {
  required: ['factor', 'kind', 'text', 'by', 'at'],
  optional: [],
  others: 'noticed',
  nameless: true,
};

/** Control characters but tab and line ends, and marks that turn the direction of writing. */
const unseen = /[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]/u;

const readText = (rows: Rows, column: string, limit: number): string | undefined => {
  const text = rows.raw(column);
  if (text === '') return undefined;
  return text.length > limit || unseen.test(text) ? rows.problem(column, 'badPassage', limit) : text;
};

/** How else people write a minus and "both". */
const valenceOf: Readonly<Record<string, Valence>> = { '−': '-', '–': '-', '+/-': '±', '+-': '±' };

const readValence = (rows: Rows): Valence | undefined => {
  const text = rows.raw('valence');
  const found = valences.find((value) => value === text) ?? (Object.hasOwn(valenceOf, text) ? valenceOf[text] : undefined);
  if (found !== undefined || !rows.has('valence')) return found;
  return text === '' ? rows.problem('valence', 'missingValue') : rows.problem('valence', 'notOneOf', text, valences.join(', '));
};

const readChoice = <T extends string>(rows: Rows, column: string, allowed: readonly T[]): T | undefined => {
  if (rows.raw(column) === '' && rows.has(column)) return rows.problem(column, 'missingValue');
  return rows.oneOf(column, allowed);
};

const address = /[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+/;
const number = /(?:\+31|\b0)[\s-]?\d(?:[\s-]?\d){7,9}\b/;
const titled = /\b(?:[Jj]uf|[Mm]eester|[Mm]evrouw|[Mm]eneer|[Mm]evr\.?|[Dd]hr\.?|[Mm]w\.?|Mrs?\.?|Ms\.?|Miss)\s+\p{Lu}\p{L}+/u;

/** Whether a sentence holds an address, a telephone number, somebody's title with a name, or a name that stands in this folder. */
const namesSomebody = (names: readonly string[]) => {
  const escaped = names.filter((name) => name.trim().length >= 4).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const known =
    escaped.length === 0 ? undefined : new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'u');
  return (text: string) => address.test(text) || number.test(text) || titled.test(text) || known?.test(text) === true;
};

/** Names as they stand, and of people each part that begins with a capital. */
const namesIn = ({ schools, people }: Identities): readonly string[] => [
  ...[...schools.values()].flatMap(({ name = '' }) => name),
  ...[...people.values()].flatMap(({ name = '' }) => [name, ...name.split(/[\s.,]+/).filter((part) => /^\p{Lu}/u.test(part))]),
];

/** Sound rows of themes.csv, in their order. Quotes that seem to name somebody are told of, not refused: only a person can judge. */
export const readThemes = (bytes: Uint8Array, known: Known, identities: Identities): readonly ThemeCode[] => {
  const table = readTable(themesFile, bytes, themesShape, known.inspection);
  if (!table) return [];
  const rows = new Rows(table, known.inspection);
  const seen = new Seen();
  const read: ThemeCode[] = [];
  while (rows.next()) {
    const school = rows.id('school');
    checkSchool(rows, 'school', school, known);
    const source = readChoice(rows, 'source', evidenceSources);
    const theme = rows.id('theme');
    if (theme !== undefined && findTheme(theme) === undefined) rows.problem('theme', 'unknownTheme', theme);
    const mention = readChoice<Mention>(rows, 'mention', mentions);
    const valence = readValence(rows);
    const coder = rows.ownId('coder');
    const quote = readText(rows, 'quote', longest.quote);
    if (mention === 'absent' && ((valence !== undefined && valence !== '0') || quote !== undefined))
      rows.problem('mention', 'absentSays');
    if (!school || !source || !theme || !coder) continue;
    const before = seen.before(rows.number, school, source, theme, coder);
    if (before !== undefined) rows.problem(null, 'duplicateRow', before);
    if (mention && valence)
      read.push({ school, source, theme, mention, valence, ...(quote === undefined ? {} : { quote }), coder });
  }
  const suspect = namesSomebody(namesIn(identities));
  const count = read.filter(({ quote }) => quote !== undefined && suspect(quote)).length;
  if (count > 0) known.inspection.notice({ file: themesFile, column: 'quote' }, 'quoteNamesSomebody', count);
  return read;
};

export const readInferences = (bytes: Uint8Array, known: Known): readonly MetaInference[] => {
  const table = readTable(inferencesFile, bytes, inferencesShape, known.inspection);
  if (!table) return [];
  const rows = new Rows(table, known.inspection);
  const seen = new Seen();
  const read: MetaInference[] = [];
  while (rows.next()) {
    const factor = rows.id('factor');
    if (factor !== undefined && findFactor(factor) === undefined) rows.problem('factor', 'unknownFactor', factor);
    const kind = readChoice(rows, 'kind', inferenceKinds);
    if (rows.raw('text') === '' && rows.has('text')) rows.problem('text', 'missingValue');
    const text = readText(rows, 'text', longest.inference);
    const by = rows.requiredText('by');
    if (rows.raw('at') === '' && rows.has('at')) rows.problem('at', 'missingValue');
    const at = rows.time('at');
    if (!factor || !by || !at) continue;
    const before = seen.before(rows.number, factor, at);
    if (before !== undefined) rows.problem(null, 'duplicateRow', before);
    if (kind && text) read.push({ factor, kind, text, by, at });
  }
  return read;
};

export const writeThemes = (codes: readonly ThemeCode[]): Uint8Array =>
  writeTable(
    codes,
    filled(
      codes,
      (['school', 'source', 'theme', 'mention', 'valence', 'coder'] as const).map((name) => ({
        name,
        cell: (row: ThemeCode) => row[name],
      })),
      [{ name: 'quote', cell: (row) => row.quote }],
    ),
  );

export const writeInferences = (inferences: readonly MetaInference[]): Uint8Array =>
  writeTable(
    inferences,
    (['factor', 'kind', 'text', 'by', 'at'] as const).map((name) => ({ name, cell: (row) => row[name] })),
  );
