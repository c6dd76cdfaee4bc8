/**
 * results.json: all of the findings and what they were made with. Records stand one a line; the measures and the networks are
 * columns and rows, because a study of 104 schools has some two hundred thousand of them.
 */
import { fingerprint } from '../../../instruments/fingerprint.ts';
import { type Language, languages } from '../../../instruments/types.ts';
import type { Findings } from '../../../analysis/types.ts';
import { type Context, makeContext, type ReportMeta, warningSentence } from '../context.ts';
import { isUnfrozen } from '../sections/selection.ts';
import { selectionWords } from '../selection-words.ts';
import { evidenceEntries } from './evidence-json.ts';
import { measureCells, measureColumns } from './tables.ts';

type Json = unknown;

const inEach = <T>(make: (language: Language) => T): Record<Language, T> =>
  Object.fromEntries(languages.map((language) => [language, make(language)])) as Record<Language, T>;

/** Text of results.json: valid JSON, one record a line. */
export const resultsJson = (findings: Findings, meta: ReportMeta): string => {
  // names and words only: the findings themselves are not looked up here
  const contexts = inEach((language): Context => makeContext({ ...findings, measures: [] }, meta, language));
  const content: Record<string, Json> = {
    format: 1,
    software: { name: 'meetmoment', version: meta.softwareVersion },
    computedAt: meta.computedAt,
    input: { sha256: meta.inputHash },
    labels: inEach((language) => [
      ...(findings.design.synthetic ? [contexts[language].words.report.synthetic] : []),
      ...(findings.instruments.some((one) => !one.validated) ? [contexts[language].words.report.draft] : []),
      ...(isUnfrozen(findings.selection) ? [selectionWords[language].notFrozen] : []),
    ]),
    study: findings.design,
    instruments: findings.instruments.map((one) => ({
      id: one.id,
      version: one.version,
      title: one.title,
      validated: one.validated,
      draftItems: one.items.filter((item) => item.source === 'draft').map((item) => item.id),
      fingerprint: fingerprint(one),
      ...(one.validated ? {} : { label: inEach((language) => contexts[language].words.report.draft) }),
    })),
    settings: findings.settings,
    warnings: findings.warnings.map((one) => ({
      ...one,
      sentence: inEach((language) => warningSentence(contexts[language], one)),
    })),
    sampleFlow: findings.sampleFlow,
    exclusions: findings.exclusions.map((one) => ({
      ...one,
      reasonInWords: inEach((language) => contexts[language].words.reasons[one.reason] ?? one.reason),
    })),
    effectModel: findings.effectModel,
    ...(findings.mixedModel === undefined ? {} : { mixedModel: findings.mixedModel }),
    ...(findings.models === undefined ? {} : { models: findings.models }),
    selection: findings.selection,
    schoolEffects: findings.schoolEffects,
    comparison: findings.comparison,
    ...(findings.quality.flags.length + findings.quality.decisions.length === 0 ? {} : { quality: findings.quality }),
    ...evidenceEntries(findings.evidence),
    cautions: inEach((language) => {
      const { comparison, effects } = contexts[language].words;
      return [comparison.caution, comparison.inflation, effects.secondStage];
    }),
    measures: { columns: measureColumns, rows: findings.measures.map(measureCells) },
    networks: findings.networks.map((picture) => ({
      school: picture.school,
      wave: picture.wave,
      relation: picture.relation,
      actors: {
        columns: ['id', 'functions', 'responded', 'indegree', 'x', 'y'],
        rows: picture.actors.map((one) => [one.id, one.functions, one.responded, one.indegree, one.x, one.y]),
      },
      ties: { columns: ['from', 'to', 'mutual'], rows: picture.ties.map((tie) => [tie.from, tie.to, tie.mutual]) },
    })),
  };
  return `{\n${Object.entries(content)
    .map(([key, value]) => `  ${JSON.stringify(key)}: ${spread(value)}`)
    .join(',\n')}\n}\n`;
};

/** Lists one element a line, the rest on one line; a table is its columns and then a row a line. */
const spread = (value: Json): string => {
  if (Array.isArray(value)) return lines(value, '    ', '  ');
  if (typeof value === 'object' && value !== null && 'columns' in value && 'rows' in value && Array.isArray(value.rows)) {
    return `{ "columns": ${JSON.stringify(value.columns)}, "rows": ${lines(value.rows, '    ', '  ')} }`;
  }
  return JSON.stringify(value);
};

const lines = (values: readonly Json[], indent: string, close: string): string =>
  values.length === 0 ? '[]' : `[\n${values.map((one) => indent + JSON.stringify(one)).join(',\n')}\n${close}]`;
