/**
 * What was said in interviews and trainers' reports: who was heard, how far coders agree, in how many schools a theme came up and how
 * it was spoken of (domain.md §4.7). Counts of what was said, never causes.
 */
import type { Share } from '../../../analysis/evidence/binomial-interval.ts';
import type { Kappa } from '../../../analysis/evidence/cohens-kappa.ts';
import { kappaWanted } from '../../../analysis/evidence/coder-agreement.ts';
import type { EvidenceFindings } from '../../../analysis/evidence/findings.ts';
import type { ThemeCount, ThemeCountRow } from '../../../analysis/evidence/theme-counts.ts';
import { findTheme, themes } from '../../../analysis/evidence/themes.ts';
import { type EvidenceSource, evidenceSources } from '../../../analysis/evidence/types.ts';
import type { Estimate } from '../../../analysis/types.ts';
import type { ReportBlock } from '../../studies/contract.ts';
import { type Column, caution, table, text } from '../blocks.ts';
import type { Context, Section } from '../context.ts';
import { evidenceWords } from '../evidence-words.ts';
import { plain } from '../figures/svg.ts';
import { dash } from '../format.ts';

/** Undefined for a study in which nothing was coded. */
export const themesSection = (context: Context): Section | undefined => {
  const { evidence } = context.findings;
  if (evidence === undefined || evidence.counts.length === 0) return undefined;
  const says = evidenceWords[context.language];
  const blocks: ReportBlock[] = [
    text(says.intro),
    ...(evidence.grouped ? [] : [text(says.ungrouped)]),
    caution(says.caution),
    ...coverage(context, evidence),
    mentionTable(context, evidence),
    valenceTable(context, evidence),
    sourceTable(context, evidence),
    ...quoteTable(context, evidence),
    ...agreement(context, evidence),
  ];
  return { id: 'themes', title: says.sections.themes, blocks };
};

/** A theme in words; a sub-theme with a dash in front. */
const themeName = (context: Context, id: string): string => {
  const theme = findTheme(id);
  const name = theme?.words[context.language] ?? plain(id);
  return theme?.parent === undefined ? name : evidenceWords[context.language].counts.sub(name);
};

const coverage = (context: Context, { coverage: own, grouped }: EvidenceFindings): ReportBlock[] => {
  const { words, format, language } = context;
  const { coverage: says, sources } = evidenceWords[language];
  const columns: Column[] = [
    ['source', says.source],
    ['schools', says.schools, 'number'],
    ...(grouped ? [['high', words.group.high, 'number'] as const, ['low', words.group.low, 'number'] as const] : []),
  ];
  const rows = own.bySource.map(({ source, schools, high, low }) => ({
    source: sources[source],
    schools: format.count(schools),
    high: format.count(high),
    low: format.count(low),
  }));
  const coders = own.coders.map(({ coder, units }) => says.coder(plain(coder), format.count(units))).join(', ');
  return [
    table(says.caption, columns, rows, says.note),
    text(says.coders(format.count(own.units), coders, format.percent(own.codedTwice.value))),
    ...(own.chosenNotCoded.length === 0 ? [] : [caution(says.notHeard(own.chosenNotCoded.map(plain).join(', ')))]),
  ];
};

type Lookup = (theme: string, count: ThemeCount, source?: EvidenceSource | 'any') => ThemeCountRow | undefined;

const lookup = (evidence: EvidenceFindings): Lookup => {
  const rows = new Map(evidence.counts.map((row) => [JSON.stringify([row.theme, row.source, row.count]), row]));
  return (theme, count, source = 'any') => rows.get(JSON.stringify([theme, source, count]));
};

const counted = (evidence: EvidenceFindings): readonly string[] => {
  const seen = new Set(evidence.counts.map((row) => row.theme));
  return themes.map(({ id }) => id).filter((id) => seen.has(id));
};

const kOf = (context: Context, share: Estimate<Share> | null | undefined): string =>
  share?.value === undefined ? dash : context.format.count(share.value.k);

const mentionTable = (context: Context, evidence: EvidenceFindings): ReportBlock => {
  const { format, language } = context;
  const { counts: says } = evidenceWords[language];
  const find = lookup(evidence);
  const share = (own: Estimate<Share> | null | undefined): string => {
    if (own === null || own === undefined) return dash;
    if (own.value === undefined) return says.nobody;
    return says.share(format.count(own.value.k), format.count(own.n), format.interval(own.value.lower, own.value.upper));
  };
  const both = (row: ThemeCountRow | undefined): string => `${kOf(context, row?.high)}/${kOf(context, row?.low)}`;
  const columns: Column[] = evidence.grouped
    ? [
        ['theme', says.theme],
        ['high', says.high, 'number'],
        ['low', says.low, 'number'],
        ['p', says.p, 'number'],
        ['spontaneous', says.spontaneous, 'number'],
        ['implicit', says.implicit, 'number'],
      ]
    : [
        ['theme', says.theme],
        ['all', says.all, 'number'],
      ];
  const rows = counted(evidence).map((theme) => {
    const row = find(theme, 'mentioned');
    return {
      theme: themeName(context, theme),
      all: share(row?.all),
      high: share(row?.high),
      low: share(row?.low),
      p: format.p(row?.test?.value?.p),
      spontaneous: both(find(theme, 'spontaneous')),
      implicit: both(find(theme, 'implicitOnly')),
    };
  });
  return table(says.caption, columns, rows, says.note);
};

/** Main themes only: of parts of working together hardly anybody says that they hinder. */
const valenceTable = (context: Context, evidence: EvidenceFindings): ReportBlock => {
  const { words, format, language } = context;
  const { counts, valence: says } = evidenceWords[language];
  const find = lookup(evidence);
  const of = (share: Estimate<Share> | null | undefined): string =>
    share?.value === undefined ? dash : `${format.count(share.value.k)}/${format.count(share.n)}`;
  const columns: Column[] = evidence.grouped
    ? [
        ['theme', counts.theme],
        ['helpsHigh', says.helps(words.group.high), 'number'],
        ['helpsLow', says.helps(words.group.low), 'number'],
        ['pHelps', says.pHelps, 'number'],
        ['hindersHigh', says.hinders(words.group.high), 'number'],
        ['hindersLow', says.hinders(words.group.low), 'number'],
        ['pHinders', says.pHinders, 'number'],
      ]
    : [
        ['theme', counts.theme],
        ['helpsAll', evidenceWords[language].valences['+'], 'number'],
        ['hindersAll', evidenceWords[language].valences['-'], 'number'],
      ];
  const rows = counted(evidence)
    .filter((theme) => findTheme(theme)?.parent === undefined)
    .map((theme) => {
      const [helps, hinders] = [find(theme, 'helps'), find(theme, 'hinders')];
      return {
        theme: themeName(context, theme),
        helpsAll: of(helps?.all),
        helpsHigh: of(helps?.high),
        helpsLow: of(helps?.low),
        pHelps: format.p(helps?.test?.value?.p),
        hindersAll: of(hinders?.all),
        hindersHigh: of(hinders?.high),
        hindersLow: of(hinders?.low),
        pHinders: format.p(hinders?.test?.value?.p),
      };
    });
  return table(says.caption, columns, rows, says.note);
};

const sourceTable = (context: Context, evidence: EvidenceFindings): ReportBlock => {
  const { format, language } = context;
  const { counts, bySource: says, sources } = evidenceWords[language];
  const find = lookup(evidence);
  const of = (share: Estimate<Share> | null | undefined): string =>
    share?.value === undefined ? dash : `${format.count(share.value.k)}/${format.count(share.n)}`;
  const columns: Column[] = [
    ['theme', counts.theme],
    ...evidenceSources.map((source): Column => [source, sources[source], 'number']),
  ];
  const rows = counted(evidence)
    .filter((theme) => findTheme(theme)?.parent === undefined)
    .map((theme) => ({
      theme: themeName(context, theme),
      ...Object.fromEntries(
        evidenceSources.map((source) => {
          const row = find(theme, 'mentioned', source);
          if (row === undefined) return [source, dash];
          return [source, evidence.grouped ? `${of(row.high)} · ${of(row.low)}` : of(row.all)];
        }),
      ),
    }));
  return table(says.caption, columns, rows, says.note);
};

const quoteTable = (context: Context, evidence: EvidenceFindings): ReportBlock[] => {
  const { words, language } = context;
  const { counts, quotes: says, sources, valences } = evidenceWords[language];
  const quotes = evidence.jointDisplay.flatMap((row) => row.quotes);
  if (quotes.length === 0) return [];
  const columns: Column[] = [
    ['theme', counts.theme],
    ...(evidence.grouped ? [['group', words.columns.group] as const] : []),
    ['source', says.source],
    ['said', says.said],
    ['quote', says.quote],
  ];
  const rows = quotes.map(({ theme, group, source, valence, quote }) => ({
    theme: findTheme(theme)?.words[language] ?? plain(theme),
    group: group === 'none' ? dash : words.group[group],
    source: sources[source],
    said: valences[valence],
    quote,
  }));
  return [table(says.caption, columns, rows, says.note)];
};

const agreement = (context: Context, evidence: EvidenceFindings): ReportBlock[] => {
  const { words, format, language } = context;
  const { counts, kappa: says } = evidenceWords[language];
  if (evidence.agreement.length === 0) return [text(says.none)];
  const value = (own: Estimate<Kappa>): string => {
    if (own.value !== undefined) return format.number(own.value.kappa);
    return own.missing === 'noVariance' ? says.oneCode : own.n === 0 ? dash : words.missing[own.missing];
  };
  const columns: Column[] = [
    ['theme', counts.theme],
    ['n', says.n, 'number'],
    ['equal', says.equal, 'number'],
    ['mentioned', says.mentioned, 'number'],
    ['mention', says.mention, 'number'],
    ['valence', says.valence, 'number'],
  ];
  const rows = evidence.agreement.map(({ theme, mentioned, mention, valence }) => {
    const low = mentioned.value !== undefined && mentioned.value.kappa < kappaWanted;
    const interval = mentioned.value?.lower === null ? '' : format.interval(mentioned.value?.lower, mentioned.value?.upper);
    return {
      theme: `${theme === '' ? says.all : themeName(context, theme)}${low ? ' †' : ''}`,
      n: format.count(mentioned.n),
      equal: mentioned.value === undefined ? dash : format.percent(mentioned.value.agreement),
      mentioned: mentioned.value === undefined ? value(mentioned) : `${value(mentioned)} ${interval}`,
      mention: value(mention),
      valence: value(valence),
    };
  });
  return [table(says.caption, columns, rows, says.note)];
};
