/** What stands beside the comparison: all schools, the middle group, what could have been found, and what a null row means. */
import type { ComparisonRow } from '../../../analysis/types.ts';
import type { ReportBlock } from '../../studies/contract.ts';
import { type Column, heading, table, text } from '../blocks.ts';
import type { Context } from '../context.ts';
import { dash } from '../format.ts';
import { wavesOfChange } from '../names.ts';
import { alphaMark, lowAlphaPlaces } from './scales.ts';

/** The measure of a row in words, with the mark of a scale whose alpha is low in one of the row's waves. */
export const rowName = (context: Context, row: ComparisonRow): string => {
  const low = lowAlphaPlaces(context);
  const subject = row.measure.split('@')[0] ?? row.measure;
  const waves = wavesOfChange(row.wave) ?? [row.wave];
  const marked = waves.some((wave) => low.has(JSON.stringify([subject, wave])));
  return context.names.compared(row.measure) + (marked ? ` ${alphaMark}` : '');
};

/** "3,82 (0,31)" */
export const spread = (context: Context, mean: number | null, sd: number | null, decimals: number): string => {
  if (mean === null) return dash;
  const { format } = context;
  return sd === null ? format.number(mean, decimals) : `${format.number(mean, decimals)} (${format.number(sd, decimals)})`;
};

/** Decimals by the spread over schools: figures of 0.4 and of 400 need different ones. */
export const rowDecimals = (row: ComparisonRow): number => {
  const sd = Math.max(row.sdHigh ?? 0, row.sdLow ?? 0);
  if (sd >= 50) return 0;
  if (sd >= 5) return 1;
  return sd >= 0.05 || sd === 0 ? 2 : 3;
};

export const contextTable = (context: Context, title: string, rows: readonly ComparisonRow[]): ReportBlock => {
  const { words, format, names } = context;
  const columns: Column[] = [
    ['measure', words.columns.measure],
    ['wave', words.columns.wave],
    ['rAll', words.comparison.rAll, 'number'],
    ['nAll', words.comparison.nAll, 'number'],
    ['middle', words.comparison.meanMiddle, 'number'],
    ['welch', words.comparison.welch, 'number'],
    ['detectable', words.comparison.detectable, 'number'],
    ['family', words.comparison.detectableFamily, 'number'],
    ['missing', words.comparison.missingSchools, 'number'],
  ];
  return table(
    words.comparison.contextCaption(title),
    columns,
    rows.map((row) => ({
      measure: rowName(context, row),
      wave: row.wave === '' ? dash : names.wave(row.wave),
      rAll: row.rAll === null ? dash : `${format.number(row.rAll)} ${format.interval(row.rAllLower, row.rAllUpper)}`,
      nAll: format.count(row.nAll),
      middle: format.number(row.meanMiddle, rowDecimals(row)),
      welch: difference(context, row),
      detectable: format.number(row.detectable),
      family: format.number(row.detectableInFamily),
      missing: `${format.count(row.missingHigh)}/${format.count(row.missingLow)}`,
    })),
    `${words.comparison.contextNote} ${words.comparison.caution}`,
  );
};

/** The raw difference with Welch's interval; without an interval the difference alone. */
const difference = (context: Context, row: ComparisonRow): string => {
  const { format } = context;
  const d = rowDecimals(row);
  const alone = format.number(row.difference, d);
  return row.welchLower === null ? alone : `${alone} ${format.interval(row.welchLower, row.welchUpper, d)}`;
};

/** A row whose p (adjusted where there is one) is not below .05. */
const isNull = (row: ComparisonRow): boolean => {
  const p = row.pAdjusted ?? row.pPermutation;
  return p !== null && p >= 0.05;
};

/** For every row without a difference shown: what could have been found, what is not ruled out, and the line of equivalence. */
export const nullRows = (context: Context, title: string, rows: readonly ComparisonRow[]): ReportBlock[] => {
  const { words, format, names } = context;
  const nulls = rows.filter(isNull);
  if (nulls.length === 0) return rows.length === 0 ? [] : [text(words.comparison.noNull)];
  const sentence = (row: ComparisonRow): string => {
    const parts: string[] = [];
    if (row.detectable !== null && row.ciLow !== null && row.ciHigh !== null) {
      parts.push(
        words.comparison.nullSentence(format.number(row.detectable), format.number(row.ciLow), format.number(row.ciHigh)),
      );
    } else parts.push(words.comparison.unavailable(words.missing[row.why ?? 'notDefined']));
    if (row.detectableInFamily !== null) parts.push(words.comparison.nullFamily(format.number(row.detectableInFamily)));
    if (row.withinHalfSd !== null) parts.push(row.withinHalfSd ? words.comparison.equivalentYes : words.comparison.equivalentNo);
    return parts.join(' ');
  };
  const columns: Column[] = [
    ['measure', words.columns.measure],
    ['sentence', words.comparison.nullColumn],
  ];
  return [
    heading(words.comparison.nullHeading),
    text(words.comparison.nullIntro),
    table(
      words.comparison.nullCaption(title),
      columns,
      nulls.map((row) => ({
        measure: [rowName(context, row), row.wave === '' ? '' : names.wave(row.wave)].filter(Boolean).join(', '),
        sentence: sentence(row),
      })),
    ),
  ];
};
