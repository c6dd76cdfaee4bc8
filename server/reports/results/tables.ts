/** The three tables of results, column by column as study-folder.md, Results, fixes them. */
import type { ComparisonRow, MeasureRow, SchoolEffectRow } from '../../../analysis/types.ts';
import { type Cell, csvFile } from './csv.ts';

export const measureColumns = ['level', 'school', 'person', 'wave', 'subject', 'measure', 'value', 'n', 'missing'] as const;

/** Exactly one of value and missing is filled. */
export const measureCells = (row: MeasureRow): readonly Cell[] => [
  row.level,
  row.school,
  row.person,
  row.wave,
  row.subject,
  row.measure,
  row.estimate.missing === undefined ? row.estimate.value : null,
  row.estimate.n,
  row.estimate.missing ?? null,
];

export const measuresCsv = (rows: readonly MeasureRow[]): string => csvFile(measureColumns, rows.map(measureCells));

const effectColumns = ['model', 'school', 'effect', 'se', 'eb', 'sePrediction', 'rank', 'group', 'missing'] as const;

export const schoolEffectsCsv = (rows: readonly SchoolEffectRow[]): string =>
  csvFile(
    effectColumns,
    rows.map((row) => effectColumns.map((column) => row[column])),
  );

const comparisonColumns = [
  'measure',
  'wave',
  'row',
  'timing',
  'family',
  'nHigh',
  'nLow',
  'meanHigh',
  'meanLow',
  'sdHigh',
  'sdLow',
  'difference',
  'hedgesG',
  'ciLow',
  'ciHigh',
  'cliffsDelta',
  'pPermutation',
  'pAdjusted',
  'adjustment',
  'detectable',
  'rAll',
] as const satisfies readonly (keyof ComparisonRow)[];

/** What every row rests on (model, k, seed, freeze) stands in settings.csv, the row with other selections in results.json. */
export const comparisonCsv = (rows: readonly ComparisonRow[]): string =>
  csvFile(
    comparisonColumns,
    rows.map((row) => comparisonColumns.map((column) => row[column])),
  );
