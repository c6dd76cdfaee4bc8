/** School effects: the model in words and figures, every school with its interval, the schools that were chosen. */
import type { EffectModel, SchoolEffectRow, Selection } from '../../../analysis/types.ts';
import type { ReportBlock, ReportFigure } from '../../studies/contract.ts';
import { type Column, caution, figure, table, text } from '../blocks.ts';
import { type Context, type Section, warningSentence } from '../context.ts';
import { caterpillarFigure } from '../figures/caterpillar.ts';
import { figureId, plain } from '../figures/svg.ts';
import { dash, decimalsFor } from '../format.ts';
import { selectionWords } from '../selection-words.ts';
import { selectionBlocks } from './selection.ts';

/** Warnings that bear on the effects; they stand here and not in the list of the first section. */
export const effectWarnings: ReadonlySet<string> = new Set([
  'scaleVersionsMixed',
  'scaleVersionsSeparate',
  'occasionsExcluded',
  'schoolsBelowMinimum',
  'calendarDrift',
  'noSchoolYear',
  'lowReliability',
  'withinNoiseFloor',
  'mixedNotFitted',
  'schoolsMayNotDiffer',
  'kCut',
]);

export const effectsSection = (context: Context): Section => {
  const { findings, words } = context;
  const { effectModel: model, selection } = findings;
  const warnings = findings.warnings
    .filter((one) => effectWarnings.has(one.code))
    .map((one) => caution(warningSentence(context, one)));
  const blocks: ReportBlock[] = [];
  if (findings.design.achievement === undefined) blocks.push(text(words.effects.none));
  else if (model === null) blocks.push(text(words.effects.noneComputed), ...warnings);
  else {
    blocks.push(
      text(words.effects[model.kind]),
      text(words.effects.secondStage),
      modelTable(context, model),
      ...(model.kind === 'intervention' ? [text(words.effects.noiseFloor), caution(words.effects.noControl)] : []),
      ...warnings,
      ...caterpillar(context),
    );
    if (selection?.refused !== undefined) blocks.push(caution(words.effects.refused[selection.refused]));
    else if (selection !== null) blocks.push(...certainty(context, selection), chosen(context), ...selectionBlocks(context));
  }
  const without = withoutEffect(context);
  return { id: 'effects', title: words.sections.effects, blocks: without === undefined ? blocks : [...blocks, without] };
};

interface Ranked {
  readonly school: string;
  readonly eb: number;
  readonly sePrediction: number;
  readonly rank: number;
  readonly row: SchoolEffectRow;
}

/** The model by which schools are ranked and chosen, with its mean; null where it gives none. */
const basisOf = ({ findings, words, language }: Context) => {
  const mixed = findings.selection?.model === 'mixed';
  const model = mixed ? (findings.mixedModel ?? null) : findings.effectModel;
  if (model === null) return null;
  const axis = mixed ? selectionWords[language].axis[model.kind] : words.effects.axis[model.kind];
  return { mu: model.mu, axis, decimals: decimalsFor((model.muUpper - model.muLower) / 2) };
};

const ranked = (context: Context): readonly Ranked[] =>
  context.findings.schoolEffects
    .flatMap((row) =>
      row.model === (context.findings.selection?.model ?? 'twoStage') &&
      row.eb !== null &&
      row.sePrediction !== null &&
      row.rank !== null
        ? [{ school: row.school, eb: row.eb, sePrediction: row.sePrediction, rank: row.rank, row }]
        : [],
    )
    .sort((a, b) => a.rank - b.rank);

const modelTable = (context: Context, model: EffectModel): ReportBlock => {
  const { words, format } = context;
  const d = decimalsFor((model.muUpper - model.muLower) / 2);
  const variance = (value: number | null | undefined): string => (value === 0 ? '0' : format.number(value, 4));
  const growth: [string, string][] =
    model.sigma2Error === undefined || model.sigma2Slope === undefined
      ? []
      : [
          [words.effects.sigma2Error, variance(model.sigma2Error)],
          [words.effects.sigma2Slope, variance(model.sigma2Slope)],
        ];
  const noise: [string, string][] =
    model.kind === 'growth'
      ? []
      : typeof model.tau2Placebo === 'number'
        ? [
            [words.effects.tau2Placebo, variance(model.tau2Placebo)],
            [words.effects.tau2Corrected, variance(model.tau2Corrected)],
            [words.effects.reliabilityCorrected, format.number(model.reliabilityCorrected)],
          ]
        : [[words.effects.tau2Placebo, words.effects.unknownPlacebo]];
  const rows: [string, string][] = [
    [words.effects.subject, plain(model.subject)],
    [words.effects.basis, [model.schools, model.pupils, model.rows].map((count) => format.count(count)).join(' / ')],
    [words.effects.mu, `${format.number(model.mu, d)} ${format.interval(model.muLower, model.muUpper, d)}`],
    [words.effects.tau2, variance(model.tau2)],
    [words.effects.tau, format.number(Math.sqrt(model.tau2), d)],
    [words.effects.reliability, model.meanReliability === null ? words.missing.notDefined : format.number(model.meanReliability)],
    ...growth,
    ...noise,
  ];
  const columns: Column[] = [
    ['name', words.columns.quantity],
    ['value', words.columns.value, 'number'],
  ];
  return table(
    words.effects.modelCaption,
    columns,
    rows.map(([name, value]) => ({ name, value })),
  );
};

const caterpillar = (context: Context): ReportBlock[] => {
  const drawn = selectionFigure(context);
  return drawn === null ? [] : [{ kind: 'figure', figure: drawn }];
};

/** Every school's effect with its interval, the chosen ones marked; null without ranked schools. */
export const selectionFigure = (context: Context): ReportFigure | null => {
  const { findings, words, format } = context;
  const schools = ranked(context);
  const basis = basisOf(context);
  if (schools.length === 0 || basis === null) return null;
  const mu = format.number(basis.mu, basis.decimals);
  const count = (ids: readonly string[] | undefined): string => format.count(ids?.length ?? 0);
  const head = {
    id: figureId('caterpillar'),
    title: words.effects.figureTitle,
    description: words.effects.figureDescription(
      format.count(schools.length),
      mu,
      count(findings.selection?.high),
      count(findings.selection?.low),
    ),
  };
  return figure(head, () =>
    caterpillarFigure(
      head,
      {
        schools: schools.map(({ school, eb, sePrediction, row }) => ({
          school,
          label: plain(school),
          eb,
          sePrediction,
          group: row.group ?? 'middle',
        })),
        mu: basis.mu,
        muLabel: words.effects.muLabel(mu),
        axis: basis.axis,
      },
      format,
    ),
  );
};

/** A probability that draws put near 0 or 1 is not printed as certain. */
const probability = ({ format }: Context, share: number | undefined): string => {
  if (share !== undefined && share > 0.99) return `> ${format.percent(0.99)}`;
  return share !== undefined && share < 0.01 ? `< ${format.percent(0.01)}` : format.percent(share);
};

/** How many of the chosen are expected to belong; nothing for a selection without draws. */
const certainty = (context: Context, selection: Selection): ReportBlock[] => {
  const { words, format } = context;
  const { shareTop, shareBottom, draws } = selection;
  if (shareTop === undefined || shareBottom === undefined) return [];
  return [
    text(
      words.effects.certainty(
        format.count(selection.k),
        format.percent(shareTop),
        format.percent(shareBottom),
        format.count(draws),
      ),
    ),
  ];
};

const chosen = (context: Context): ReportBlock => {
  const { words, format } = context;
  const d = basisOf(context)?.decimals ?? 2;
  const columns: Column[] = [
    ['rank', words.effects.rank, 'number'],
    ['school', words.columns.school],
    ['group', words.columns.group],
    ['eb', words.effects.eb, 'number'],
    ['interval', words.columns.interval95, 'number'],
    ['effect', words.effects.effect, 'number'],
    ['ranks', words.effects.rankInterval, 'number'],
    ['belongs', words.effects.belongs, 'number'],
  ];
  const rows = ranked(context)
    .filter(({ row }) => row.group === 'high' || row.group === 'low')
    .map(({ school, eb, sePrediction, rank, row }) => ({
      rank: format.count(rank),
      school: plain(school),
      group: row.group === null ? dash : words.group[row.group],
      eb: format.number(eb, d),
      interval: format.interval(eb - 1.96 * sePrediction, eb + 1.96 * sePrediction, d),
      effect: row.effect === null ? dash : `${format.number(row.effect, d)} (${format.number(row.se, d)})`,
      ranks: row.rankLower === undefined ? dash : `${format.count(row.rankLower)}–${format.count(row.rankUpper)}`,
      belongs: probability(context, row.group === 'high' ? row.pTop : row.pBottom),
    }));
  return table(words.effects.chosenCaption, columns, rows, words.effects.rankNote);
};

/** Undefined where every school has an effect. */
const withoutEffect = (context: Context): ReportBlock | undefined => {
  const { findings, words } = context;
  const rows = findings.schoolEffects.flatMap((row) =>
    row.model === 'twoStage' && row.missing !== null ? [{ school: plain(row.school), reason: words.missing[row.missing] }] : [],
  );
  if (rows.length === 0) return undefined;
  const columns: Column[] = [
    ['school', words.columns.school],
    ['reason', words.columns.reason],
  ];
  return table(words.effects.withoutCaption, columns, rows);
};
