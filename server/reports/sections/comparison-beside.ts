/**
 * The second table beside the comparison: the same question asked of all schools, of groups as sure as they are, within cohorts,
 * without any one school; and of networks after taking out team size (domain.md §4.6).
 */
import type { ComparisonBeside, ComparisonRow } from '../../../analysis/types.ts';
import type { ReportBlock } from '../../studies/contract.ts';
import { type Column, table } from '../blocks.ts';
import type { Context } from '../context.ts';
import { dash, decimalsFor } from '../format.ts';
import { rowDecimals, rowName } from './comparison-context.ts';

interface WithBeside {
  readonly row: ComparisonRow;
  readonly beside: ComparisonBeside;
}

/** Nothing for kinds of rows that have nothing beside them. */
export const besideTables = (context: Context, title: string, rows: readonly ComparisonRow[]): ReportBlock[] => {
  const all = rows.flatMap((row): WithBeside[] => (row.beside === undefined ? [] : [{ row, beside: row.beside }]));
  const empty = all.every(({ beside }) => Object.values(beside).every((value) => value === null));
  return empty ? [] : [allSchools(context, title, all), ...teamSize(context, title, all)];
};

const place = (context: Context, row: ComparisonRow) => ({
  measure: rowName(context, row),
  wave: row.wave === '' ? dash : context.names.wave(row.wave),
});

const allSchools = (context: Context, title: string, rows: readonly WithBeside[]): ReportBlock => {
  const { words, format } = context;
  const { beside: says } = words;
  // a column that no row of this kind can fill is left out
  const has = (part: keyof ComparisonBeside): boolean => rows.some(({ beside }) => beside[part] !== null);
  const columns: Column[] = [
    ['measure', words.columns.measure],
    ['wave', words.columns.wave],
    ...(has('regression')
      ? [['regression', says.regression, 'number'] as const, ['pRegression', words.comparison.p, 'number'] as const]
      : []),
    ...(has('rsAll') ? [['rs', says.rs, 'number'] as const] : []),
    ...(has('rankWeighted') ? [['weighted', says.weighted, 'number'] as const] : []),
    ...(has('pWithinCohort') ? [['cohort', says.cohort, 'number'] as const] : []),
    ['without', says.without, 'number'],
    ...(has('icc2') ? [['icc2', words.scales.icc2, 'number'] as const] : []),
  ];
  const cells = rows.map(({ row, beside }) => {
    const { regression, rankWeighted, leaveOneOut } = beside;
    const d = regression === null ? 2 : decimalsFor((regression.upper - regression.lower) / 2);
    return {
      ...place(context, row),
      regression:
        regression === null
          ? dash
          : `${format.number(regression.slope, d)} ${format.interval(regression.lower, regression.upper, d)}`,
      pRegression: format.p(regression?.p),
      rs:
        beside.rsAll === null ? dash : `${format.number(beside.rsAll)} ${format.interval(beside.rsAllLower, beside.rsAllUpper)}`,
      weighted:
        rankWeighted === null
          ? dash
          : `${format.number(rankWeighted.difference, rowDecimals(row))} (${format.p(rankWeighted.p)})`,
      cohort: format.p(beside.pWithinCohort),
      without: leaveOneOut === null ? dash : says.range(format.number(leaveOneOut.lowest), format.number(leaveOneOut.highest)),
      icc2: format.number(beside.icc2),
    };
  });
  const [caption, note] = has('regression') ? [says.caption(title), says.note] : [says.adjustedCaption(title), says.adjustedNote];
  return table(caption, columns, cells, `${note} ${words.comparison.caution}`);
};

const teamSize = (context: Context, title: string, rows: readonly WithBeside[]): ReportBlock[] => {
  const { words, format } = context;
  const { beside: says } = words;
  const sized = rows.flatMap(({ row, beside }) => (beside.teamSize === null ? [] : [{ row, own: beside.teamSize }]));
  if (sized.length === 0) return [];
  const columns: Column[] = [
    ['measure', words.columns.measure],
    ['wave', words.columns.wave],
    ['n', words.comparison.nBoth, 'number'],
    ['plain', says.plainG, 'number'],
    ['g', says.sizedG, 'number'],
    ['p', words.comparison.p, 'number'],
  ];
  const cells = sized.map(({ row, own }) => ({
    ...place(context, row),
    n: `${format.count(own.nHigh)}/${format.count(own.nLow)}`,
    plain: format.number(row.hedgesG),
    g: `${format.number(own.hedgesG)} ${format.interval(own.ciLow, own.ciHigh)}`,
    p: format.p(own.pPermutation),
  }));
  return [table(says.sizeCaption(title), columns, cells, `${says.sizeNote} ${words.comparison.caution}`)];
};
