/** The joint display (domain.md §4.7): per factor numbers, themes, words, and what a person concludes; the figures in full below. */
import type { JointDisplayRow } from '../../../analysis/evidence/findings.ts';
import type { ThemeCount } from '../../../analysis/evidence/theme-counts.ts';
import { findFactor } from '../../../analysis/evidence/themes.ts';
import type { MetaInference } from '../../../analysis/evidence/types.ts';
import type { ComparisonRow } from '../../../analysis/types.ts';
import type { ReportBlock } from '../../studies/contract.ts';
import { type Column, caution, heading, table, text } from '../blocks.ts';
import type { Context, Section } from '../context.ts';
import { evidenceWords } from '../evidence-words.ts';
import { plain } from '../figures/svg.ts';
import { dash } from '../format.ts';
import { rowName } from './comparison-context.ts';

/** More rows than this are told of together; all stand in the table below. */
const fewRows = 3;

/** Undefined for a study in which nothing was coded or concluded. */
export const jointDisplaySection = (context: Context): Section | undefined => {
  const { evidence } = context.findings;
  if (evidence === undefined) return undefined;
  const { joint: says, sections, caution: warning } = evidenceWords[context.language];
  return {
    id: 'joint-display',
    title: sections.jointDisplay,
    blocks: [
      text(says.intro),
      displayTable(context, evidence.jointDisplay, evidence.grouped),
      ...inferences(context, evidence.jointDisplay),
      caution(warning),
      ...figures(context, evidence.jointDisplay),
    ],
  };
};

const factorName = (context: Context, id: string): string => findFactor(id)?.words[context.language] ?? plain(id);

const displayTable = (context: Context, rows: readonly JointDisplayRow[], grouped: boolean): ReportBlock => {
  const { words, language } = context;
  const { joint: says } = evidenceWords[language];
  const columns: Column[] = [
    ['factor', says.factor],
    ['numbers', says.numbers],
    ...(grouped
      ? [['high', says.themesOf(words.group.high)] as const, ['low', says.themesOf(words.group.low)] as const]
      : [['all', says.themesOf(words.columns.schools.toLocaleLowerCase(language))] as const]),
    ['quote', says.quote],
    ['inference', says.inference],
  ];
  const cells = rows.map((row) => ({
    factor: factorName(context, row.factor),
    numbers: numbers(context, row.quantitative),
    all: said(context, row, 'all'),
    high: said(context, row, 'high'),
    low: said(context, row, 'low'),
    quote: quotes(context, row, grouped),
    inference: inference(context, row.inference),
  }));
  return table(says.caption, columns, cells, says.note);
};

const measured = (row: ComparisonRow): row is ComparisonRow & { readonly hedgesG: number } => row.hedgesG !== null;

const numbers = (context: Context, rows: readonly ComparisonRow[]): string => {
  const { format, names, language } = context;
  const { joint: says } = evidenceWords[language];
  const usable = rows.filter(measured);
  if (usable.length === 0) return says.noNumbers;
  if (usable.length > fewRows) {
    const gs = usable.map((row) => row.hedgesG);
    const shown = usable.filter((row) => row.pAdjusted !== null && row.pAdjusted < 0.05).length;
    return says.many(
      format.count(usable.length),
      format.count(shown),
      format.number(Math.min(...gs)),
      format.number(Math.max(...gs)),
    );
  }
  const byMeasure = new Map<string, string[]>();
  for (const row of usable) {
    const g = `${format.number(row.hedgesG)} ${format.interval(row.ciLow, row.ciHigh)}`;
    const one = says.row(names.wave(row.wave), g, format.p(row.pAdjusted), format.number(row.rAll));
    const name = rowName(context, row);
    byMeasure.set(name, [...(byMeasure.get(name) ?? []), one]);
  }
  return [...byMeasure].map(([name, each]) => `${name} – ${each.join('; ')}`).join('. ');
};

const said = (context: Context, row: JointDisplayRow, group: 'high' | 'low' | 'all'): string => {
  const { format, language } = context;
  const { joint: says } = evidenceWords[language];
  const of = (count: ThemeCount) => row.themes.find((one) => one.count === count)?.[group] ?? undefined;
  const [mentioned, helps, hinders] = [of('mentioned'), of('helps'), of('hinders')];
  if (mentioned?.value === undefined) return says.notCoded;
  return [
    says.mentioned(format.count(mentioned.value.k), format.count(mentioned.n)),
    ...(helps?.value !== undefined && helps.value.k > 0 ? [says.helps(format.count(helps.value.k))] : []),
    ...(hinders?.value !== undefined && hinders.value.k > 0 ? [says.hinders(format.count(hinders.value.k))] : []),
  ].join('; ');
};

/** The first of each group. */
const quotes = (context: Context, row: JointDisplayRow, grouped: boolean): string => {
  const { words, language } = context;
  const { joint: says, sources } = evidenceWords[language];
  const first = (['high', 'low', 'none'] as const).flatMap((group) => row.quotes.find((one) => one.group === group) ?? []);
  if (first.length === 0) return dash;
  return first
    .map(({ group, source, quote }) => {
      const who = grouped && group !== 'none' ? words.group[group] : words.columns.school.toLocaleLowerCase(language);
      return says.quoteOf(who, sources[source], quote);
    })
    .join(' ');
};

const inference = (context: Context, written: MetaInference | null): string => {
  const { joint: says } = evidenceWords[context.language];
  return written === null ? says.unwritten : says.kinds[written.kind];
};

/** The inferences in full, one below the other. */
const inferences = (context: Context, rows: readonly JointDisplayRow[]): ReportBlock[] => {
  const { language } = context;
  const { joint: says } = evidenceWords[language];
  const written = rows.flatMap(({ factor, inference: one }) =>
    one === null ? [] : [{ name: factorName(context, factor), one }],
  );
  if (written.length === 0) return [];
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'Europe/Amsterdam' });
  return [
    heading(says.writtenHeading),
    ...written.map(({ name, one }) => {
      const by = one.by === 'demo' || one.by === 'command line' ? says.by[one.by] : says.by.account;
      return text(says.written(name, says.kinds[one.kind], plain(one.text), by, day.format(new Date(one.at))));
    }),
  ];
};

const figures = (context: Context, rows: readonly JointDisplayRow[]): ReportBlock[] => {
  const { words, format, names, language } = context;
  const { joint: says } = evidenceWords[language];
  const cells = rows.flatMap(({ factor, quantitative }) =>
    quantitative.filter(measured).map((row) => ({
      factor: factorName(context, factor),
      measure: rowName(context, row),
      wave: names.wave(row.wave),
      n: `${format.count(row.nHigh)}/${format.count(row.nLow)}`,
      g: `${format.number(row.hedgesG)} ${format.interval(row.ciLow, row.ciHigh)}`,
      p: format.p(row.pAdjusted),
      r: row.rAll === null ? dash : `${format.number(row.rAll)} ${format.interval(row.rAllLower, row.rAllUpper)}`,
    })),
  );
  if (cells.length === 0) return [];
  const columns: Column[] = [
    ['factor', says.factor],
    ['measure', words.columns.measure],
    ['wave', words.columns.wave],
    ['n', words.comparison.nBoth, 'number'],
    ['g', words.comparison.g, 'number'],
    ['p', words.comparison.pAdjusted, 'number'],
    ['r', says.r, 'number'],
  ];
  return [table(says.detailCaption, columns, cells, `${says.detailNote} ${words.comparison.caution}`)];
};
