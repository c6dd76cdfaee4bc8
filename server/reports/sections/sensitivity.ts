/** Whether the results hold with other group sizes and with other treatments of people who did not answer. */
import { withoutFlagged } from '../../../analysis/study/beside.ts';
import { withExcluded } from '../../../analysis/study/excluded.ts';
import { meanOf } from '../../../analysis/description/moments.ts';
import type { ComparisonRow } from '../../../analysis/types.ts';
import type { ReportBlock } from '../../studies/contract.ts';
import { type Column, table, text } from '../blocks.ts';
import type { Context, Section } from '../context.ts';
import { plain } from '../figures/svg.ts';
import { dash } from '../format.ts';
import { qualityWords } from '../quality-words.ts';
import { rowName } from './comparison-context.ts';

export const sensitivitySection = (context: Context): Section => {
  const { findings, words } = context;
  const rows = findings.comparison.filter((row) => row.row !== 'balance' && row.hedgesG !== null);
  const treatments = treatmentTable(context);
  const blocks: ReportBlock[] = [
    ...(rows.length > 0 ? selectionTable(context, rows) : []),
    ...(treatments === undefined ? [] : [text(words.sensitivity.networkIntro), treatments]),
  ];
  return {
    id: 'sensitivity',
    title: words.sections.sensitivity,
    blocks: blocks.length > 0 ? blocks : [text(words.sensitivity.none)],
  };
};

/** "k8" is "k = 8"; a selection that the words do not know is printed as it is. */
const selectionName = (context: Context, selection: string): string => {
  const known: Readonly<Record<string, string>> = context.words.sensitivity.selections;
  const size = /^k\s*=?\s*(\d+)$/.exec(selection)?.[1];
  return size === undefined ? (known[selection] ?? plain(selection)) : `k = ${size}`;
};

const selectionTable = (context: Context, rows: readonly ComparisonRow[]): ReportBlock[] => {
  const { findings, words, format, names } = context;
  const selections = [...new Set(rows.flatMap((row) => row.sensitivity.map((one) => one.selection)))];
  if (selections.length === 0) return [text(words.sensitivity.noSelections)];
  const cell = (g: number | null | undefined, p: number | null | undefined): string =>
    typeof g === 'number' ? `${format.number(g)} (${format.p(p)})` : dash;
  const columns: Column[] = [
    ['measure', words.columns.measure],
    ['wave', words.columns.wave],
    ['row', words.sensitivity.row],
    ['main', words.sensitivity.mainSelection(format.count(findings.selection?.k)), 'number'],
    ...selections.map((selection, i): Column => [`s${i}`, selectionName(context, selection), 'number']),
  ];
  const cells = rows.map((row) => ({
    measure: rowName(context, row),
    wave: row.wave === '' ? dash : names.wave(row.wave),
    row: words.comparison.kind[row.row],
    main: cell(row.hedgesG, row.pPermutation),
    ...Object.fromEntries(
      selections.map((selection, i) => {
        const one = row.sensitivity.find((other) => other.selection === selection);
        return [`s${i}`, cell(one?.hedgesG, one?.pPermutation)];
      }),
    ),
  }));
  return [
    text(words.sensitivity.selectionIntro),
    ...(selections.includes(withoutFlagged) ? [text(words.sensitivity.flaggedIntro)] : []),
    ...(selections.includes(withExcluded) ? [text(qualityWords[context.language].excludedIntro)] : []),
    table(words.sensitivity.selectionCaption, columns, cells, words.comparison.caution),
  ];
};

/** Undefined where no network was measured. */
const treatmentTable = (context: Context): ReportBlock | undefined => {
  const { words, format, names } = context;
  const places = context.places('densityReconstructed', 'school');
  const mean = (wave: string, subject: string, measure: string): string => {
    const values = context
      .schools(wave, subject, measure)
      .flatMap((row) => (row.estimate.missing === undefined ? [row.estimate.value] : []));
    return values.length === 0 ? dash : `${format.number(meanOf(values), 3)} (${format.count(values.length)})`;
  };
  if (places.length === 0) return undefined;
  const columns: Column[] = [
    ['relation', words.columns.relation],
    ['wave', words.columns.wave],
    ['main', words.sensitivity.availableRows, 'number'],
    ['reconstruction', words.sensitivity.reconstruction, 'number'],
    ['completeCase', words.sensitivity.completeCase, 'number'],
  ];
  return table(
    words.sensitivity.networkCaption,
    columns,
    places.map(({ wave, subject }) => ({
      relation: names.subject(subject),
      wave: names.wave(wave),
      main: mean(wave, subject, 'density'),
      reconstruction: mean(wave, subject, 'densityReconstructed'),
      completeCase: mean(wave, subject, 'densityCompleteCase'),
    })),
  );
};
