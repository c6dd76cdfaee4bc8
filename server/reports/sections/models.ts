/** The mixed models: side by side, in full, per cohort; then growth lines, moderation, robustness, composition and what was left out. */
import type { ModelFindings, ModelFit, ModelGap } from '../../../analysis/growth/models/types.ts';
import type { ReportBlock } from '../../studies/contract.ts';
import { type Column, caution, table, text } from '../blocks.ts';
import type { Context, Section } from '../context.ts';
import { plain } from '../figures/svg.ts';
import { dash, decimalsFor } from '../format.ts';
import { growthPictures } from './growth-pictures.ts';
import { inMonths, inPoints, termName } from './model-parts.ts';
import { moderationBlocks } from './moderation.ts';
import { compositionBlocks, robustnessBlocks } from './robustness.ts';

/** Undefined where no mixed model applies to the study. */
export const modelsSection = (context: Context): Section | undefined => {
  const { findings, words } = context;
  const { models } = findings;
  if (models === undefined) return undefined;
  const main = models.fits[0];
  const blocks: ReportBlock[] = [
    ...gapBlocks(context, models.gaps),
    ...(main === undefined ? [] : fitBlocks(context, models, main)),
    ...growthPictures(context, models),
    ...moderationBlocks(context, models),
    ...robustnessBlocks(context, models),
    ...compositionBlocks(context, models),
    ...leftOut(context, models),
  ];
  return { id: 'models', title: words.sections.models, blocks };
};

const fitBlocks = (context: Context, models: ModelFindings, main: ModelFit): ReportBlock[] => {
  const { words, format, findings } = context;
  const { months, standardised } = findings.mixedModel ?? { months: null, standardised: null };
  const said = main.notes.flatMap((note) => words.models.notes[note] ?? []);
  return [
    text(words.models.intro[models.kind]),
    sideBySide(context, models),
    ...(standardised === null
      ? []
      : [
          text(
            [
              words.models.standardised(
                format.number(standardised.value),
                format.interval(standardised.lower, standardised.upper),
                format.number(standardised.sd, 1),
              ),
              months === null ? '' : words.models.yearly(format.number(months.yearlyGain, 1)),
            ]
              .filter(Boolean)
              .join(' '),
          ),
        ]),
    ...said.map(caution),
    ...cohortTable(context, models, main),
    fixedTable(context, main),
    variancesTable(context, models, main),
    fitTable(context, main),
  ];
};

const sideBySide = (context: Context, { fits, kind }: ModelFindings): ReportBlock => {
  const { words, format } = context;
  const own = words.models;
  const intervention = kind === 'intervention';
  const columns: Column[] = [
    ['model', own.model],
    ['points', own.effectPoints, 'number'],
    ...(intervention ? [['months', own.effectMonths, 'number'] as const] : []),
    ['tau', own.tau, 'number'],
    ['reliability', own.reliability, 'number'],
    ['p', own.differ, 'number'],
    ['basis', own.basis, 'number'],
  ];
  const rows = fits.map((fit) => ({
    model: own.names[fit.name],
    points: inPoints(context, fit.effect),
    months: inMonths(context, fit.effect),
    tau: format.number(Math.sqrt(fit.tau2), decimalsFor(fit.effect.se)),
    reliability: fit.meanReliability === null ? dash : format.number(fit.meanReliability),
    p: format.p(fit.likelihoodRatio.p),
    basis: [fit.schools, fit.pupils, fit.rows].map((n) => format.count(n)).join(' / '),
  }));
  const [first] = fits;
  const note = [
    ...fits.map((fit) => own.sideNote[fit.name]),
    first === undefined
      ? ''
      : own.differNote(
          format.number(first.likelihoodRatio.chiSquared, 1),
          ...(first.likelihoodRatio.df.map(String) as [string, string]),
        ),
    own.known,
  ];
  return table(own.sideCaption, columns, rows, note.filter(Boolean).join(' '));
};

const cohortTable = (context: Context, { cohorts }: ModelFindings, main: ModelFit): ReportBlock[] => {
  const { words, format } = context;
  if (cohorts.length === 0) return [];
  const columns: Column[] = [
    ['cohort', words.models.cohort],
    ['schools', words.columns.schools, 'number'],
    ['pooled', words.models.pooled, 'number'],
    ['pooledMonths', words.models.effectMonths, 'number'],
    ['alone', words.models.alone, 'number'],
    ['aloneMonths', words.models.effectMonths, 'number'],
  ];
  const rows = cohorts.map((one) => ({
    cohort: plain(one.cohort),
    schools: format.count(one.schools),
    pooled: inPoints(context, one.pooled),
    pooledMonths: inMonths(context, one.pooled),
    alone: inPoints(context, one.alone),
    aloneMonths: inMonths(context, one.alone),
  }));
  const all = {
    cohort: words.models.allCohorts,
    schools: format.count(main.schools),
    pooled: inPoints(context, main.effect),
    pooledMonths: inMonths(context, main.effect),
    alone: dash,
    aloneMonths: dash,
  };
  return [table(words.models.cohortsCaption, columns, [...rows, all])];
};

const fixedTable = (context: Context, fit: ModelFit): ReportBlock => {
  const { words, format } = context;
  const own = words.models;
  const columns: Column[] = [
    ['term', own.term],
    ['estimate', own.estimate, 'number'],
    ['se', own.se, 'number'],
    ['df', own.df, 'number'],
    ['p', own.p, 'number'],
    ['interval', words.columns.interval95, 'number'],
  ];
  const rows = fit.fixed.map((one) => {
    const d = Math.max(2, decimalsFor(one.se));
    return {
      term: termName(context, one.name),
      estimate: format.number(one.estimate, d),
      se: format.number(one.se, d),
      df: format.count(one.df),
      p: format.p(one.p),
      interval: format.interval(one.lower, one.upper, d),
    };
  });
  return table(own.fixedCaption(own.names[fit.name]), columns, rows);
};

const variancesTable = (context: Context, { kind }: ModelFindings, fit: ModelFit): ReportBlock => {
  const { words, format } = context;
  const own = words.models;
  const columns: Column[] = [
    ['level', own.level],
    ['term', own.term],
    ['units', own.units, 'number'],
    ['variance', own.variance, 'number'],
    ['sd', own.sd, 'number'],
    ['share', own.share, 'number'],
  ];
  const variance = (value: number) => (value === 0 ? '0' : format.number(value, value < 0.1 ? 4 : 3));
  const rows = fit.random.flatMap((part) =>
    part.terms.map((term, i) => ({
      level: own.levels[part.group] ?? plain(part.group),
      term: termName(context, term.name),
      units: i === 0 ? format.count(part.count) : '',
      variance: variance(term.variance),
      sd: format.number(term.sd, 2),
      share: term.name === '(Intercept)' ? format.percent(part.share, 1) : '',
    })),
  );
  const intercepts = fit.random.reduce((sum, part) => sum + part.share, 0);
  const rest = {
    level: own.residual,
    variance: variance(fit.residualVariance),
    sd: format.number(Math.sqrt(fit.residualVariance), 2),
    share: format.percent(1 - intercepts, 1),
  };
  const correlations = fit.random.flatMap((part) => {
    const all = part.correlations.map(
      (one) => `${termName(context, one.first)} – ${termName(context, one.second)} ${format.number(one.correlation)}`,
    );
    return all.length === 0 ? [] : own.correlations(own.levels[part.group] ?? plain(part.group), all.join('; '));
  });
  const note = [own.shareNote[kind], ...correlations].join(' ');
  return table(own.variancesCaption(own.names[fit.name]), columns, [...rows, rest], note);
};

const fitTable = (context: Context, fit: ModelFit): ReportBlock => {
  const { words, format } = context;
  const own = words.models;
  const columns: Column[] = [
    ['logLik', own.fit.logLik, 'number'],
    ['deviance', own.fit.deviance, 'number'],
    ['aic', own.fit.aic, 'number'],
    ['bic', own.fit.bic, 'number'],
    ['parameters', own.fit.parameters, 'number'],
  ];
  const row = {
    logLik: format.number(fit.logLik, 2),
    deviance: format.number(fit.deviance, 2),
    aic: format.number(fit.aic, 2),
    bic: format.number(fit.bic, 2),
    parameters: String(fit.parameters),
  };
  return table(own.fitCaption(own.names[fit.name]), columns, [row], `${own.fit.formula}: ${fit.formula}`);
};

/** Schools and scores that the models leave out, one row per reason. */
const leftOut = (context: Context, { exclusions }: ModelFindings): ReportBlock[] => {
  const { words, format } = context;
  if (exclusions.length === 0) return [];
  const own = words.models.left;
  const columns: Column[] = [
    ['what', words.columns.what],
    ['reason', words.columns.reason],
    ['count', words.columns.count, 'number'],
    ['which', words.columns.examples],
  ];
  const reasons = [...new Set(exclusions.map((one) => `${one.what} ${one.reason}`))];
  const rows = reasons.map((key) => {
    const those = exclusions.filter((one) => `${one.what} ${one.reason}` === key);
    const [first] = those as [(typeof those)[number]];
    const schools = first.what === 'school';
    const shown = those.slice(0, 12).map((one) => plain(one.id));
    return {
      what: own.what[first.what],
      reason: own.reasons[first.reason] ?? words.reasons[first.reason] ?? plain(first.reason),
      count: format.count(schools ? those.length : those.reduce((sum, one) => sum + one.count, 0)),
      which: !schools
        ? ''
        : those.length > shown.length
          ? `${shown.join(', ')}, ${words.report.andMore(format.count(those.length - shown.length))}`
          : shown.join(', '),
    };
  });
  return [table(own.caption, columns, rows)];
};

/** What could not be computed, and what to do about it. One start for all schools is said among the warnings already. */
const gapBlocks = ({ words, format }: Context, gaps: readonly ModelGap[]): ReportBlock[] => {
  const own = words.models.gaps;
  const sentences = gaps.flatMap(({ part, reason, params }): string[] => {
    const name = own.parts[part] ?? plain(part);
    if (reason === 'oneCohort') return [];
    if (reason === 'scaleVersionsMixed') return [own.scaleVersionsMixed(plain(String(params.versions ?? '')))];
    if (reason === 'tooFewSchools')
      return [own.tooFewSchools(name, format.count(Number(params.schools)), format.count(Number(params.needed)))];
    if (reason === 'noExposure') return [own.noExposure(name)];
    if (reason === 'noModerator') return [own.noModerator(name)];
    if (reason === 'noRows') return [own.noRows(name)];
    return [own.failed(name)];
  });
  return [...new Set(sentences)].map((one, i) => (gaps[i]?.reason === 'scaleVersionsMixed' ? caution(one) : text(one)));
};
