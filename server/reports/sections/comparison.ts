/**
 * The comparison of the chosen schools: composition first and untested, then per kind of row a table, a figure, what stands
 * beside it, and the sentences that keep a reader from taking "no difference shown" for "no difference" (domain.md §4.6).
 */
import type { ComparisonRow, ComparisonRowKind } from '../../../analysis/types.ts';
import type { ReportBlock } from '../../studies/contract.ts';
import { type Column, caution, figure, heading, table, text } from '../blocks.ts';
import type { Context, Section } from '../context.ts';
import { forestFigure } from '../figures/forest.ts';
import { figureId } from '../figures/svg.ts';
import { dash } from '../format.ts';
import { besideTables } from './comparison-beside.ts';
import { contextTable, nullRows, rowDecimals, rowName, spread } from './comparison-context.ts';
import { unfrozenCaution } from './selection.ts';

const testedKinds: readonly ComparisonRowKind[] = ['level', 'change', 'adjusted'];

export const comparisonSection = (context: Context): Section => {
  const { findings, words, format } = context;
  const { selection, comparison } = findings;
  const tested = testedKinds.filter((kind) => comparison.some((row) => row.row === kind));
  const blocks: ReportBlock[] = [];
  if (selection === null || selection.refused !== undefined) {
    blocks.push(text(words.comparison.none));
    if (selection?.refused !== undefined) blocks.push(text(words.effects.refused[selection.refused]));
  } else {
    blocks.push(...unfrozenCaution(context), text(words.comparison.intro(format.count(selection.k))));
    const balance = comparison.filter((row) => row.row === 'balance');
    if (balance.length > 0) blocks.push(balanceTable(context, balance));
    if (tested.length === 0) blocks.push(text(words.comparison.noMeasures));
    else blocks.push(caution(words.comparison.inflation), ...tested.flatMap((kind) => rowsOfKind(context, kind)));
  }
  return { id: 'comparison', title: words.sections.comparison, blocks };
};

const balanceTable = (context: Context, rows: readonly ComparisonRow[]): ReportBlock => {
  const { words, format, names } = context;
  const columns: Column[] = [
    ['measure', words.columns.measure],
    ['wave', words.columns.wave],
    ['n', words.comparison.nBoth, 'number'],
    ['high', words.comparison.meanHigh, 'number'],
    ['low', words.comparison.meanLow, 'number'],
    ['difference', words.comparison.difference, 'number'],
  ];
  return table(
    words.comparison.balanceCaption,
    columns,
    rows.map((row) => {
      const d = rowDecimals(row);
      return {
        measure: names.balance(row.measure),
        wave: row.wave === '' ? dash : names.wave(row.wave),
        n: `${format.count(row.nHigh)}/${format.count(row.nLow)}`,
        high: spread(context, row.meanHigh, row.sdHigh, d),
        low: spread(context, row.meanLow, row.sdLow, d),
        difference: format.number(row.difference, d),
      };
    }),
    words.comparison.caution,
  );
};

const rowsOfKind = (context: Context, kind: ComparisonRowKind): ReportBlock[] => {
  const { findings, words } = context;
  const rows = findings.comparison.filter((row) => row.row === kind);
  const usable = rows.filter((row) => row.hedgesG !== null || row.difference !== null);
  const unusable = rows.filter((row) => !usable.includes(row));
  const title = words.comparison.kind[kind];
  return [
    heading(title),
    ...(usable.length > 0
      ? [
          mainTable(context, title, usable),
          caution(`${words.comparison.caution} ${words.comparison.cautionMore}`),
          ...forest(context, kind, usable),
          contextTable(context, title, usable),
          ...besideTables(context, title, usable),
        ]
      : []),
    ...(unusable.length > 0 ? [missingTable(context, title, unusable)] : []),
    ...nullRows(context, title, usable),
  ];
};

const mainTable = (context: Context, title: string, rows: readonly ComparisonRow[]): ReportBlock => {
  const { words, format, names } = context;
  const kind = rows[0]?.row ?? 'level';
  const columns: Column[] = [
    ['measure', words.columns.measure],
    ['wave', words.columns.wave],
    ['n', words.columns.n, 'number'],
    ['high', words.comparison.meanHigh, 'number'],
    ['low', words.comparison.meanLow, 'number'],
    ['g', words.comparison.g, 'number'],
    ['cliff', words.comparison.cliff, 'number'],
    ['p', words.comparison.p, 'number'],
    ['pAdjusted', words.comparison.pAdjusted, 'number'],
    ['family', words.comparison.family],
  ];
  const cells = rows.map((row) => {
    const d = rowDecimals(row);
    const interval = format.interval(row.ciLow, row.ciHigh);
    return {
      measure: rowName(context, row),
      wave: [row.wave === '' ? '' : names.wave(row.wave), words.comparison.timings[row.timing]].filter(Boolean).join(', '),
      n: `${format.count(row.nHigh)}/${format.count(row.nLow)}`,
      high: spread(context, row.meanHigh, row.sdHigh, d),
      low: spread(context, row.meanLow, row.sdLow, d),
      g: row.hedgesG === null ? words.missing[row.why ?? 'notDefined'] : `${format.number(row.hedgesG)} ${interval}`,
      cliff: format.number(row.cliffsDelta),
      p: row.pPermutation === null ? words.comparison.notTested : format.p(row.pPermutation),
      pAdjusted: format.p(row.pAdjusted),
      family: words.comparison.families[row.family],
    };
  });
  const marked = cells.some((cell) => cell.measure.includes('†'));
  const note = [
    words.comparison.kindNote[kind],
    words.comparison.nNote,
    words.comparison.pNote,
    words.comparison.timingNote,
    marked ? `† ${words.scales.lowAlphaMark}.` : '',
  ];
  return table(words.comparison.mainCaption(title), columns, cells, note.filter(Boolean).join(' '));
};

const forest = (context: Context, kind: ComparisonRowKind, rows: readonly ComparisonRow[]): ReportBlock[] => {
  const { words, format, names } = context;
  const drawable = rows.flatMap((row) =>
    row.hedgesG !== null && row.ciLow !== null && row.ciHigh !== null
      ? [
          {
            label: rowName(context, row),
            wave: row.wave === '' ? '' : names.wave(row.wave),
            g: row.hedgesG,
            low: row.ciLow,
            high: row.ciHigh,
            shown: row.pAdjusted !== null && row.pAdjusted < 0.05,
          },
        ]
      : [],
  );
  if (drawable.length === 0) return [];
  const head = {
    id: figureId('forest', kind),
    title: words.comparison.figureTitle(words.comparison.kind[kind].toLocaleLowerCase(context.language)),
    description: words.comparison.figureDescription(
      format.count(drawable.length),
      format.count(drawable.filter((row) => row.shown).length),
    ),
  };
  const drawn = figure(head, () =>
    forestFigure(
      head,
      {
        rows: drawable,
        axis: words.comparison.axis,
        leftLabel: words.comparison.favoursLow,
        rightLabel: words.comparison.favoursHigh,
        bandLabel: words.comparison.band,
      },
      format,
    ),
  );
  return [{ kind: 'figure', figure: drawn }];
};

const missingTable = (context: Context, title: string, rows: readonly ComparisonRow[]): ReportBlock => {
  const { words, format, names } = context;
  const columns: Column[] = [
    ['measure', words.columns.measure],
    ['wave', words.columns.wave],
    ['n', words.comparison.nBoth, 'number'],
    ['reason', words.columns.reason],
  ];
  return table(
    words.comparison.missingCaption(title),
    columns,
    rows.map((row) => ({
      measure: rowName(context, row),
      wave: row.wave === '' ? dash : names.wave(row.wave),
      n: `${format.count(row.nHigh)}/${format.count(row.nLow)}`,
      reason: words.missing[row.why ?? 'notDefined'],
    })),
  );
};
