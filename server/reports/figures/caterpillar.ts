/** Caterpillar plot: every school's empirical Bayes estimate with its interval, from the largest effect to the smallest. */
import * as Plot from '@observablehq/plot';
import type { EffectGroup } from '../../../analysis/types.ts';
import type { Format } from '../format.ts';
import { gridLine, groupColour, groupShape, ink, softInk } from './colours.ts';
import { drawPlot, labelRoom, tickDecimals } from './plot.ts';
import { allLabelledUpTo, placeRows } from './rows.ts';
import { type FigureHead, fit } from './svg.ts';

export interface CaterpillarSchool {
  readonly label: string;
  readonly school: string;
  readonly eb: number;
  readonly sePrediction: number;
  readonly group: EffectGroup;
}

export interface CaterpillarValues {
  /** in the order of the ranks */
  readonly schools: readonly CaterpillarSchool[];
  readonly mu: number;
  readonly muLabel: string;
  readonly axis: string;
}

const width = 700;

/** Draws eb ± 1.96 · sePrediction. Chosen schools differ in hue, in shape and in having a label. */
export const caterpillarFigure = (head: FigureHead, values: CaterpillarValues, format: Format): string => {
  const everyone = values.schools.length <= allLabelledUpTo;
  const named = new Set(values.schools.filter((one) => everyone || one.group !== 'middle').map((one) => one.school));
  const rows = placeRows(
    values.schools.map((one) => one.school),
    named,
    34,
  );
  const data = values.schools.map((one) => ({
    ...one,
    y: rows.y.get(one.school) as number,
    low: one.eb - 1.96 * one.sePrediction,
    high: one.eb + 1.96 * one.sePrediction,
    colour: groupColour[one.group],
  }));
  const shownLabels = data.filter((one) => named.has(one.school)).map((one) => fit(one.label, 14));
  const ends = data.flatMap((one) => [one.low, one.high]);
  const decimals = tickDecimals(Math.min(0, ...ends), Math.max(0, ...ends), 7);
  const chosen = data.filter((one) => one.group !== 'middle');
  const others = data.filter((one) => one.group === 'middle');
  const points = (some: typeof data, group: EffectGroup) =>
    Plot.dot(
      some.filter((one) => one.group === group),
      { x: 'eb', y: 'y', ...groupShape[group], r: group === 'middle' ? 2.5 : 4, fill: groupColour[group] },
    );
  return drawPlot(head, {
    width,
    height: rows.bottom + 44,
    marginLeft: labelRoom(shownLabels),
    marginRight: 16,
    marginTop: 30,
    marginBottom: 44,
    x: { label: null, nice: true, insetLeft: 4, insetRight: 4 },
    y: { type: 'identity', axis: null },
    marks: [
      Plot.gridX({ stroke: gridLine, strokeOpacity: 1 }),
      Plot.axisX({
        tickFormat: (value: number) => format.number(value, decimals),
        ticks: 7,
        label: values.axis,
        labelAnchor: 'center',
        labelArrow: 'none',
      }),
      Plot.ruleX([0], { stroke: softInk }),
      Plot.ruleX([values.mu], { stroke: ink, strokeDasharray: '5,3', strokeWidth: 1.5 }),
      Plot.text([values.mu], { x: (value: number) => value, text: () => values.muLabel, frameAnchor: 'top', dy: -14, fill: ink }),
      Plot.link(others, { x1: 'low', x2: 'high', y1: 'y', y2: 'y', stroke: groupColour.middle, strokeWidth: 1 }),
      Plot.link(chosen, { x1: 'low', x2: 'high', y1: 'y', y2: 'y', stroke: 'colour', strokeWidth: 2 }),
      points(data, 'middle'),
      points(data, 'low'),
      points(data, 'high'),
      Plot.text(
        data.filter((one) => named.has(one.school)),
        {
          y: 'y',
          text: (one: (typeof data)[number]) => fit(one.label, 14),
          frameAnchor: 'left',
          textAnchor: 'end',
          dx: -10,
          fill: ink,
        },
      ),
    ],
  });
};
