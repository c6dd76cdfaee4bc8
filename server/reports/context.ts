/** What every section of a report works with: the findings, looked up quickly, and the language. */
import type { Estimate, Findings, MeasureRow, Warning } from '../../analysis/types.ts';
import type { Language } from '../../instruments/types.ts';
import type { Report } from '../studies/contract.ts';
import { plain } from './figures/svg.ts';
import { dash, type Format, makeFormat } from './format.ts';
import { makeNames, type Names } from './names.ts';
import { type ReportWords, reportWords } from './words.ts';

/** What a computation was made with and of. */
export interface ReportMeta {
  readonly softwareVersion: string;
  /** ISO 8601 */
  readonly computedAt: string;
  /** SHA-256 of the input, hex */
  readonly inputHash: string;
}

export type Section = Report['sections'][number];

export interface Context {
  readonly findings: Findings;
  readonly meta: ReportMeta;
  readonly language: Language;
  readonly words: ReportWords;
  readonly format: Format;
  readonly names: Names;
  /** a figure of the whole study */
  study(wave: string, subject: string, measure: string): Estimate | undefined;
  /** the rows of one measure over schools, in the order of the schools */
  schools(wave: string, subject: string, measure: string): readonly MeasureRow[];
  /** every (wave, subject) for which the schools or the study have this measure, in the order of the findings */
  places(measure: string, level: 'study' | 'school'): readonly { readonly wave: string; readonly subject: string }[];
  /** value with fixed decimals, or in words why there is none */
  estimate(estimate: Estimate | undefined, decimals?: number): string;
}

const keyOf = (...parts: readonly string[]): string => JSON.stringify(parts);

/** Looks findings up by level, wave, subject and measure; person rows are not part of a report. */
export const makeContext = (findings: Findings, meta: ReportMeta, language: Language): Context => {
  const words = reportWords[language];
  const format = makeFormat(language);
  const rows = new Map<string, MeasureRow[]>();
  const places = new Map<string, { wave: string; subject: string }[]>();
  for (const row of findings.measures) {
    if (row.level === 'person') continue;
    const key = keyOf(row.level, row.wave, row.subject, row.measure);
    const known = rows.get(key);
    if (known !== undefined) known.push(row);
    else {
      rows.set(key, [row]);
      const placeKey = keyOf(row.level, row.measure);
      const list = places.get(placeKey);
      if (list === undefined) places.set(placeKey, [{ wave: row.wave, subject: row.subject }]);
      else list.push({ wave: row.wave, subject: row.subject });
    }
  }
  return {
    findings,
    meta,
    language,
    words,
    format,
    names: makeNames(findings, language, words),
    study: (wave, subject, measure) => rows.get(keyOf('study', wave, subject, measure))?.[0]?.estimate,
    schools: (wave, subject, measure) => rows.get(keyOf('school', wave, subject, measure)) ?? [],
    places: (measure, level) => places.get(keyOf(level, measure)) ?? [],
    estimate: (estimate, decimals = 2) => {
      if (estimate === undefined) return dash;
      return estimate.missing === undefined ? format.number(estimate.value, decimals) : words.missing[estimate.missing];
    },
  };
};

/** The sentence of a warning, its ids named and its numbers printed for the language. */
export const warningSentence = (context: Pick<Context, 'words' | 'format' | 'names'>, warning: Warning): string => {
  const { words, format, names } = context;
  const printed: Record<string, string> = {};
  for (const [key, value] of Object.entries(warning.params)) {
    if (key === 'wave') printed[key] = names.wave(String(value));
    else if (key === 'instrument') printed[key] = names.instrument(String(value));
    else if (key === 'subject' || key === 'relation') printed[key] = names.subject(String(value));
    else if (typeof value === 'string') printed[key] = plain(value);
    else if (key === 'share') printed[key] = format.percent(value, value < 0.01 ? 1 : 0);
    // next to its bound of .60 an alpha or kappa needs a third decimal, or the sentence contradicts itself
    else if ((key === 'alpha' || key === 'kappa') && value >= 0.595) printed[key] = format.number(value, 3);
    else printed[key] = Number.isInteger(value) ? format.count(value) : format.number(value, Math.abs(value) < 0.1 ? 3 : 2);
  }
  const sentences: Readonly<Record<string, (params: Readonly<Record<string, string>>) => string>> = words.warnings;
  const sentence = sentences[warning.code];
  // a sentence may name a value that this warning does not carry
  const complete = new Proxy(printed, { get: (values, key) => values[String(key)] ?? dash });
  if (sentence !== undefined) return sentence(complete);
  return words.otherWarning(
    plain(warning.code),
    Object.entries(printed)
      .map(([key, value]) => `${key} ${value}`)
      .join(', '),
  );
};
