/** What is needed to get the same numbers again: settings, questionnaires with their fingerprint, formulas by name, versions. */
import { fingerprint } from '../../../instruments/fingerprint.ts';
import type { AnalysisSettings } from '../../../analysis/types.ts';
import type { Report, ReportBlock } from '../../studies/contract.ts';
import { type Column, table, text } from '../blocks.ts';
import type { Context, Section } from '../context.ts';
import { plain } from '../figures/svg.ts';
import { networkTexts } from '../names.ts';
import { rCodeBlocks } from './r-code.ts';

const shares: readonly (keyof AnalysisSettings)[] = ['minSchoolResponse', 'minNetworkResponse', 'fullNetworkResponse'];

export const repeatSection = (context: Context): Section => ({
  id: 'repeat',
  title: context.words.sections.repeat,
  blocks: [
    text(context.words.repeat.intro),
    ...(context.findings.effectModel === null ? [] : [text(context.words.repeat.known)]),
    settings(context),
    instruments(context),
    formulas(context),
    ...rCodeBlocks(context),
    text(context.words.models.code.pictures),
  ],
});

const settings = (context: Context): ReportBlock => {
  const { findings, words, format } = context;
  const columns: Column[] = [
    ['setting', words.columns.setting],
    ['code', words.columns.code],
    ['value', words.columns.value, 'number'],
  ];
  // one that the study does not set is absent
  const keys = (Object.keys(words.settings) as (keyof AnalysisSettings)[]).filter((key) => findings.settings[key] !== undefined);
  return table(
    words.repeat.settingsCaption,
    columns,
    keys.map((key) => ({
      setting: words.settings[key],
      code: key,
      value: shares.includes(key) ? format.percent(Number(findings.settings[key])) : String(findings.settings[key]),
    })),
  );
};

const instruments = (context: Context): ReportBlock => {
  const { findings, words, names } = context;
  if (findings.instruments.length === 0) return text(words.repeat.noInstruments);
  const columns: Column[] = [
    ['instrument', words.columns.instrument],
    ['code', words.columns.code],
    ['version', words.columns.version, 'number'],
    ['status', words.columns.status],
    ['fingerprint', words.columns.fingerprint],
  ];
  return table(
    words.repeat.instrumentsCaption,
    columns,
    findings.instruments.map((one) => ({
      instrument: names.instrument(one.id),
      code: one.id,
      version: String(one.version),
      status: one.validated ? words.repeat.validated : words.report.draft,
      fingerprint: fingerprint(one),
    })),
  );
};

/** The measures that this study's files hold, and those of the comparison where there is one. */
const formulas = (context: Context): ReportBlock => {
  const { findings, language, words } = context;
  const used = new Set(findings.measures.map((row) => row.measure));
  if (findings.schoolEffects.length > 0) used.add('schoolEffect');
  if (findings.schoolEffects.some((row) => row.pTop !== undefined)) used.add('pTop');
  if (findings.comparison.length > 0) for (const id of ['hedgesG', 'cliffsDelta', 'permutationPValue']) used.add(id);
  const beside = new Set(
    findings.comparison.flatMap((row) => Object.entries(row.beside ?? {}).flatMap(([id, value]) => (value === null ? [] : id))),
  );
  for (const id of beside) used.add(`beside.${id}`);
  const own = Object.entries(words.measures).map(([id, one]) => ({ code: id, measure: one.name, formula: one.formula }));
  const network = networkTexts.map((one) => ({
    code: one.id,
    measure: one.name[language],
    formula: [words.networkFormulas[one.id] ?? '', one.words[language]].filter(Boolean).join('. '),
  }));
  const columns: Column[] = [
    ['measure', words.columns.measure],
    ['code', words.columns.code],
    ['formula', words.columns.formula],
  ];
  return table(
    words.repeat.formulasCaption,
    columns,
    [...own, ...network].filter((one) => used.has(one.code)),
  );
};

/** A moment as people write it, in UTC; the exact one stands in results.json. */
const momentWords = ({ language }: Context, iso: string): string => {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return plain(iso);
  const words = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return `${words.format(moment)} UTC`;
};

/** What stands at the foot of every output. */
export const colophon = (context: Context): Report['colophon'] => {
  const { findings, meta, words } = context;
  return [
    { name: words.repeat.study, value: plain(findings.design.id) },
    { name: words.repeat.software, value: plain(meta.softwareVersion) },
    { name: words.repeat.computedAt, value: momentWords(context, meta.computedAt) },
    { name: words.repeat.inputHash, value: plain(meta.inputHash) },
    { name: words.repeat.seed, value: String(findings.settings.seed) },
  ];
};
