/** For whom and where the effect is larger: two pictures and a table. */
import type { ModelEffect, ModelFindings, ModerationFinding } from '../../../analysis/growth/models/types.ts';
import type { ReportBlock, ReportFigure } from '../../studies/contract.ts';
import { type Column, figure, heading, table, text } from '../blocks.ts';
import type { Context } from '../context.ts';
import { intervalFigure, type IntervalRow, type IntervalValues } from '../figures/intervals.ts';
import { figureId, plain } from '../figures/svg.ts';
import { decimalsFor } from '../format.ts';
import { drawnIn, inMonths, inPoints } from './model-parts.ts';

export const moderationBlocks = (context: Context, models: ModelFindings): ReportBlock[] => {
  const { moderation } = models;
  if (moderation === null) return [];
  const own = context.words.models.moderation;
  const weights = moderation.byWeight.map((one) => ({ label: weightLabel(context, one.weight), effect: one.effect }));
  const features = moderation.features.map((one) => ({ label: featureLabel(context, one, true), effect: one.effect }));
  const figures = [
    ...(weights.length === 0 ? [] : [effectsFigure(context, models, 'moderation-weight', own.weightTitle, weights)]),
    ...(features.length === 0 ? [] : [effectsFigure(context, models, 'moderation-schools', own.featureTitle, features)]),
  ];
  return [
    heading(own.heading),
    text(own.intro),
    { kind: 'figures', caption: own.caption, figures },
    moderationTable(context, moderation),
  ];
};

/** Effects with their intervals, in months where these are known. */
export const effectsFigure = (
  context: Context,
  models: ModelFindings,
  id: string,
  title: string,
  effects: readonly { readonly label: string; readonly effect: ModelEffect; readonly main?: boolean }[],
  reference?: IntervalValues['reference'],
): ReportFigure => {
  const { words, format } = context;
  const { trust } = words.models;
  const drawn = drawnIn(models);
  const rows = effects.map(
    ({ label, effect, main }): IntervalRow => ({ label, ...drawn.of(effect), ...(main === true ? { main } : {}) }),
  );
  // one number of decimals for the figure: that of its narrowest interval
  const decimals = Math.min(2, Math.max(1, ...rows.map((row) => decimalsFor((row.high - row.low) / 4))));
  const unit = drawn.months ? trust.axisMonths : trust.axisPoints;
  const said = rows.map(
    (row) => `${row.label}: ${format.number(row.value, decimals)} ${format.interval(row.low, row.high, decimals)}.`,
  );
  const head = { id: figureId(id), title, description: trust.describe(title, unit, said.join(' ')) };
  const values = { rows, axis: unit, decimals, ...(reference === undefined ? {} : { reference }) };
  return figure(head, () => intervalFigure(head, values, format));
};

const weightLabel = ({ words, format }: Context, weight: string): string =>
  weight === 'unknown' ? words.models.moderation.unknownWeight : words.models.moderation.weight(format.number(Number(weight), 1));

const featureLabel = ({ words }: Context, one: ModerationFinding['features'][number], short = false): string => {
  const own = words.models.moderation;
  if (one.feature === 'pct12') return short ? own.pct12Short : own.pct12;
  const cohort = one.cohort === null ? null : plain(one.cohort);
  return short ? own.focusShort(cohort) : own.focus(cohort);
};

const moderationTable = (context: Context, moderation: ModerationFinding): ReportBlock => {
  const { words, format } = context;
  const own = words.models.moderation;
  const columns: Column[] = [
    ['what', own.what],
    ['points', own.points, 'number'],
    ['months', own.months, 'number'],
    ['p', words.models.p, 'number'],
    ['scores', own.scores, 'number'],
    ['schools', own.schools, 'number'],
  ];
  const row = (what: string, counts: { readonly scores?: string; readonly schools?: string }, effect: ModelEffect) => ({
    what,
    points: inPoints(context, effect),
    months: inMonths(context, effect),
    p: format.p(effect.p),
    ...counts,
  });
  const rows = [
    ...moderation.byWeight.map((one) => row(weightLabel(context, one.weight), { scores: format.count(one.rows) }, one.effect)),
    ...moderation.features.map((one) => row(featureLabel(context, one), { schools: format.count(one.schools) }, one.effect)),
  ];
  const sources = moderation.features.map(({ feature, source }) => {
    if (feature === 'pct12') return source === 'pupils' ? own.source.pupils : own.source.entered;
    return source === 'trainer-report' ? own.source['trainer-report'] : own.source.attribute(plain(source));
  });
  const note = [own.note, ...new Set(sources), `${own.formula}: ${moderation.formula}`].join(' ');
  return table(own.tableCaption, columns, rows, note);
};
