/** How far the effect can be trusted: threats, checks of the effect with what each says, the effect per occasion, who was tested. */
import type { ModelEffect, ModelFindings } from '../../../analysis/growth/models/types.ts';
import type { ReportBlock } from '../../studies/contract.ts';
import { type Column, caution, heading, table, text } from '../blocks.ts';
import type { Context } from '../context.ts';
import { plain } from '../figures/svg.ts';
import { drawnIn, inMonths, inPoints, weightName } from './model-parts.ts';
import { effectsFigure } from './moderation.ts';

export const robustnessBlocks = (context: Context, models: ModelFindings): ReportBlock[] => {
  const { robustness, fits } = models;
  const main = fits.find((fit) => fit.name === 'M1');
  if (robustness === null || main === undefined) return [];
  const { words, format } = context;
  const own = words.models.trust;
  const drawn = drawnIn(models);
  const value = drawn.of(main.effect).value;
  const reference = { value, label: own.mainLine(format.number(value)) };
  const plot = (id: string, title: string, effects: readonly { readonly occasion: string; readonly effect: ModelEffect }[]) => {
    const named = effects.map(({ occasion, effect }) => ({ label: plain(occasion), effect }));
    return named.length === 0 ? [] : [effectsFigure(context, models, id, title, named, reference)];
  };
  const figures = [
    ...plot('effect-by-occasion', own.byOccasionTitle, robustness.byOccasion),
    ...plot('effect-without-occasion', own.withoutTitle, robustness.withoutOccasion),
  ];
  return [
    heading(own.heading),
    caution(own.noControl),
    text(own.checks),
    checksTable(context, models, main.effect),
    ...(figures.length === 0 ? [] : [{ kind: 'figures' as const, caption: own.figuresCaption, figures }]),
  ];
};

const holds = (effect: ModelEffect, value: number): boolean => effect.lower <= value && value <= effect.upper;

const checksTable = (context: Context, models: ModelFindings, main: ModelEffect): ReportBlock => {
  const { words } = context;
  const own = words.models.trust;
  const { placebo = null, calendar = null, withoutOccasion = [] } = models.robustness ?? {};
  const basic = models.fits.find((fit) => fit.name === 'M1basic');
  const sorted = withoutOccasion.toSorted((a, b) => a.effect.estimate - b.effect.estimate);
  const [lowest, highest] = [sorted[0], sorted.length > 1 ? sorted.at(-1) : undefined];
  const checks: (readonly [check: string, effect: ModelEffect, reads: string] | null)[] = [
    [own.main, main, own.mainReads],
    basic === undefined ? null : [own.basic, basic.effect, own.basicReads],
    placebo === null ? null : [own.placebo, placebo, holds(placebo, 0) ? own.placeboClear : own.placeboBent],
    calendar === null ? null : [own.calendar, calendar, holds(calendar, main.estimate) ? own.calendarSame : own.calendarOther],
    lowest === undefined ? null : [own.without(plain(lowest.occasion)), lowest.effect, own.withoutLow],
    highest === undefined ? null : [own.without(plain(highest.occasion)), highest.effect, own.withoutHigh],
  ];
  const columns: Column[] = [
    ['check', own.check],
    ['points', words.models.moderation.points, 'number'],
    ['months', words.models.moderation.months, 'number'],
    ['reads', own.reads],
  ];
  const rows = checks.flatMap((one) => {
    if (one === null) return [];
    const [check, effect, reads] = one;
    return [{ check, points: inPoints(context, effect), months: inMonths(context, effect), reads }];
  });
  return table(own.caption, columns, rows, own.note);
};

/** Who was tested before and who during. */
export const compositionBlocks = (context: Context, { composition }: ModelFindings): ReportBlock[] => {
  if (composition === null) return [];
  const { words, format } = context;
  const own = words.models.composition;
  const [before, during] = composition;
  const columns: Column[] = [
    ['what', own.what],
    ['before', own.before, 'number'],
    ['during', own.during, 'number'],
  ];
  const counts = (['schools', 'pupils', 'scores'] as const).map((of) => ({
    what: own[of],
    before: format.count(before[of]),
    during: format.count(during[of]),
  }));
  const weights = Object.keys(before.weights).map((weight) => ({
    what: capital(weightName(context, weight)),
    before: format.percent(before.weights[weight], 1),
    during: format.percent(during.weights[weight], 1),
  }));
  const rest = [
    { what: own.meanYears, before: format.number(before.meanYears), during: format.number(during.meanYears) },
    { what: own.inBoth, before: format.percent(before.inBoth), during: format.percent(during.inBoth) },
  ];
  return [heading(own.heading), table(own.caption, columns, [...counts, ...weights, ...rest], own.note)];
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
