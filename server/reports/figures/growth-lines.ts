/** Test rounds before and during (or times) with the observed mean, its 95 % interval, and the model's line through them. */
import * as Plot from '@observablehq/plot';
import type { EffectGroup } from '../../../analysis/types.ts';
import type { GrowthLine } from '../../../analysis/growth/models/types.ts';
import type { Format } from '../format.ts';
import { gridLine, groupColour, groupShape, ink, softInk } from './colours.ts';
import { drawPlot, labelRoom, tickDecimals } from './plot.ts';
import type { FigureHead } from './svg.ts';

export interface GrowthLineValues {
  readonly points: GrowthLine['points'];
  /** null: all schools together */
  readonly group: EffectGroup | null;
  /** of all figures that stand beside each other, so that they can be compared */
  readonly domain: { readonly x: readonly [number, number]; readonly y: readonly [number, number] };
  readonly axis: { readonly x: string; readonly y: string };
  /** what stands left and right of the start; absent for growth without phases */
  readonly phases?: { readonly before: string; readonly during: string };
}

const width = 300;
const height = 216;

/** The smallest range that holds every interval and every line, zero included where phases are compared. */
export const growthDomain = (lines: readonly GrowthLine[], zero: boolean): GrowthLineValues['domain'] => {
  const points = lines.flatMap((line) => line.points);
  const y = points.flatMap(({ observed, se, fitted }) => [observed - 1.96 * (se ?? 0), observed + 1.96 * (se ?? 0), fitted]);
  const x = points.map((point) => point.at);
  const room = zero ? 0.6 : 0.04 * (Math.max(...x) - Math.min(...x) || 1);
  return {
    x: [Math.min(...x) - room, Math.max(...x) + room],
    y: [Math.min(...y, ...(zero ? [0] : [])), Math.max(...y, ...(zero ? [0] : []))],
  };
};

/** Before: hollow marks and a dashed line; during: filled marks and a solid line; hue and shape of the group. */
export const growthLineFigure = (head: FigureHead, values: GrowthLineValues, format: Format): string => {
  const { domain, group, phases } = values;
  const colour = group === null ? ink : groupColour[group];
  const shape = groupShape[group ?? 'middle'];
  const data = values.points.map((one) => ({
    ...one,
    low: one.observed - 1.96 * (one.se ?? 0),
    high: one.observed + 1.96 * (one.se ?? 0),
  }));
  const decimals = tickDecimals(domain.y[0], domain.y[1], 5);
  const ticks = phases === undefined ? 6 : [...new Set(data.map((one) => one.at))];
  const yTicks = [domain.y[0], domain.y[1]].map((value) => format.number(value, decimals));
  return drawPlot(head, {
    width,
    height,
    marginLeft: labelRoom(yTicks),
    marginRight: 10,
    marginTop: 38,
    marginBottom: 38,
    x: { domain: [...domain.x], label: null },
    y: { domain: [...domain.y], nice: true, label: null },
    marks: [
      Plot.gridY({ stroke: gridLine, strokeOpacity: 1, ticks: 5 }),
      Plot.axisY({ ticks: 5, tickSize: 0, tickFormat: (value: number) => format.number(value, decimals) }),
      Plot.axisX({
        ticks,
        tickSize: 0,
        tickFormat: (value: number) => format.number(value, Number.isInteger(value) ? 0 : 1),
        label: values.axis.x,
        labelAnchor: 'center',
        labelArrow: 'none',
      }),
      Plot.text([values.axis.y], {
        text: (text: string) => text,
        frameAnchor: 'top-left',
        textAnchor: 'start',
        dy: -32,
        fill: softInk,
      }),
      ...(phases === undefined
        ? []
        : [
            Plot.ruleY([0], { stroke: softInk }),
            Plot.ruleX([0], { stroke: ink, strokeDasharray: '2,3' }),
            Plot.text([phases.before], {
              text: (text: string) => text,
              x: () => 0,
              frameAnchor: 'top',
              textAnchor: 'end',
              dx: -6,
              dy: -14,
              fill: ink,
            }),
            Plot.text([phases.during], {
              text: (text: string) => text,
              x: () => 0,
              frameAnchor: 'top',
              textAnchor: 'start',
              dx: 6,
              dy: -14,
              fill: ink,
            }),
          ]),
      Plot.link(data, { x1: 'at', x2: 'at', y1: 'low', y2: 'high', stroke: colour, strokeWidth: 1 }),
      ...(['before', 'during', null] as const).map((phase) =>
        Plot.line(
          data.filter((one) => one.phase === phase),
          { x: 'at', y: 'fitted', stroke: colour, strokeWidth: 2.25, ...(phase === 'before' ? { strokeDasharray: '5,3' } : {}) },
        ),
      ),
      Plot.dot(data, {
        x: 'at',
        y: 'observed',
        ...shape,
        r: 3.5,
        stroke: colour,
        strokeWidth: 1.25,
        fill: (one: (typeof data)[number]) => (one.phase === 'before' ? '#ffffff' : colour),
      }),
    ],
  });
};
