/**
 * Doubtful responses. Counts of flags and decisions are open at all times; the means with and without are explanatory and have a section
 * of their own, so that they stay closed with the scales (closed.ts). Undefined where there is nothing to say.
 */
import { exclusionReasons, flagKinds, type QualityFlag } from '../../../analysis/quality/types.ts';
import type { MeanOf } from '../../../analysis/quality/with-without.ts';
import { type Column, table, text } from '../blocks.ts';
import type { Context, Section } from '../context.ts';
import { dash } from '../format.ts';
import { qualityWords } from '../quality-words.ts';

export const qualitySection = (context: Context): Section | undefined => {
  const { flags, decisions } = context.findings.quality;
  if (flags.length + decisions.length === 0) return undefined;
  const says = qualityWords[context.language];
  return {
    id: 'quality',
    title: says.title,
    blocks: [text(says.intro), flags.length === 0 ? text(says.noFlags) : flagTable(context), decisionTable(context)],
  };
};

const distinct = (flags: readonly QualityFlag[], of: (flag: QualityFlag) => string): number => new Set(flags.map(of)).size;

const flagTable = (context: Context) => {
  const { findings, format, names, language } = context;
  const says = qualityWords[language];
  const columns: Column[] = [
    ['kind', says.columns.kind],
    ['wave', says.columns.wave],
    ['responses', says.columns.responses, 'number'],
    ['schools', says.columns.people, 'number'],
  ];
  const waves = ['', ...findings.design.waves.map((w) => w.id)];
  const rows = flagKinds.flatMap((kind) =>
    waves.flatMap((wave) => {
      const own = findings.quality.flags.filter((flag) => flag.kind === kind && flag.wave === wave);
      if (own.length === 0) return [];
      return [
        {
          kind: says.kinds[kind],
          wave: wave === '' ? dash : names.wave(wave),
          responses: format.count(distinct(own, (flag) => flag.response)),
          schools: format.count(distinct(own, (flag) => flag.school)),
        },
      ];
    }),
  );
  return table(says.flagsCaption, columns, rows, says.flagsNote);
};

const decisionTable = (context: Context) => {
  const { findings, format, language } = context;
  const says = qualityWords[language];
  const { decisions } = findings.quality;
  if (decisions.length === 0) return text(says.noDecisions);
  const columns: Column[] = [
    ['reason', says.columns.reason],
    ['responses', says.columns.responses, 'number'],
    ['decided', says.columns.decided],
  ];
  const rows = exclusionReasons.flatMap((reason) => {
    const own = decisions.filter((one) => one.reason === reason);
    const last = own
      .map((one) => one.at.slice(0, 10))
      .sort()
      .at(-1);
    return own.length === 0 ? [] : [{ reason: says.reasons[reason], responses: format.count(own.length), decided: last ?? dash }];
  });
  return table(says.decisionsCaption, columns, rows);
};

/** Undefined where no mean changes. */
export const qualityMeansSection = (context: Context): Section | undefined => {
  const { findings, format, names, language } = context;
  const says = qualityWords[language];
  if (findings.quality.means.length === 0) return undefined;
  const columns: Column[] = [
    ['scale', says.columns.scale],
    ['wave', says.columns.wave],
    ['everybody', says.means.everybody, 'number'],
    ['analysed', says.means.analysed, 'number'],
    ['unflagged', says.means.unflagged, 'number'],
  ];
  const cell = ({ n, mean }: MeanOf) => (mean === null ? dash : `${format.number(mean, 3)} (${format.count(n)})`);
  const rows = findings.quality.means.map((one) => ({
    scale: names.subject(one.subject),
    wave: one.wave === '' ? dash : names.wave(one.wave),
    everybody: cell(one.everybody),
    analysed: cell(one.analysed),
    unflagged: cell(one.unflagged),
  }));
  return {
    id: 'quality-means',
    title: says.meansTitle,
    blocks: [text(says.meansIntro), table(says.meansCaption, columns, rows)],
  };
};
