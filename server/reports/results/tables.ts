/** The three tables of results, column by column as study-folder.md, Results, fixes them. */
import type { ComparisonRow, MeasureRow, SchoolEffectRow, Selection } from '../../../analysis/types.ts';
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

/** What every row rests on, beside it, so that the file alone says how it was made; and the row with the other model's selection. */
const selectionColumns = ['selectionModel', 'k', 'seed', 'frozenAt', 'gOtherModel', 'pOtherModel'] as const;

export const comparisonCsv = (rows: readonly ComparisonRow[], selection: Selection | null, seed: number): string =>
  csvFile(
    [...comparisonColumns, ...selectionColumns],
    rows.map((row) => {
      const other = row.sensitivity.find((one) => one.selection === (selection?.model === 'mixed' ? 'twoStage' : 'mixed'));
      return [
        ...comparisonColumns.map((column) => row[column]),
        selection?.model ?? null,
        selection?.k ?? null,
        seed,
        selection?.frozen?.at ?? null,
        other?.hedgesG ?? null,
        other?.pPermutation ?? null,
      ];
    }),
  );
