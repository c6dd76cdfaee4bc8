/** Every school: a measure against the school's effect; the chosen schools differ in hue and in shape. */
import * as Plot from '@observablehq/plot';
import type { EffectGroup } from '../../../analysis/types.ts';
import type { Format } from '../format.ts';
import { gridLine, groupColour, groupShape, softInk } from './colours.ts';
import { drawPlot, labelRoom, tickDecimals } from './plot.ts';
import type { FigureHead } from './svg.ts';

export interface ScatterValues {
  readonly schools: readonly { readonly x: number; readonly y: number; readonly group: EffectGroup }[];
  readonly axis: { readonly x: string; readonly y: string };
}

const width = 300;
const height = 236;

/** Middle schools first, so that the chosen ones lie on top. */
export const scatterFigure = (head: FigureHead, values: ScatterValues, format: Format): string => {
  const { schools } = values;
  const range = (of: (one: (typeof schools)[number]) => number): [number, number] => {
    const all = schools.map(of);
    const [low, high] = [Math.min(...all), Math.max(...all)];
    return low === high ? [low - 1, high + 1] : [low, high];
  };
  const x = range((one) => one.x);
  const y = range((one) => one.y);
  const [xDecimals, yDecimals] = [tickDecimals(...x, 5), tickDecimals(...y, 5)];
  return drawPlot(head, {
    width,
    height,
    marginLeft: labelRoom(y.map((value) => format.number(value, yDecimals))),
    marginRight: 12,
    marginTop: 26,
    marginBottom: 40,
    x: { domain: x, nice: true, label: null, insetLeft: 6, insetRight: 6 },
    y: { domain: y, nice: true, label: null, insetTop: 6, insetBottom: 6 },
    marks: [
      Plot.gridY({ stroke: gridLine, strokeOpacity: 1, ticks: 5 }),
      Plot.gridX({ stroke: gridLine, strokeOpacity: 1, ticks: 5 }),
      Plot.axisY({ ticks: 5, tickSize: 0, tickFormat: (value: number) => format.number(value, yDecimals) }),
      Plot.axisX({
        ticks: 5,
        tickSize: 0,
        tickFormat: (value: number) => format.number(value, xDecimals),
        label: values.axis.x,
        labelAnchor: 'center',
        labelArrow: 'none',
      }),
      Plot.text([values.axis.y], {
        text: (text: string) => text,
        frameAnchor: 'top-left',
        textAnchor: 'start',
        dx: 2,
        dy: -18,
        fill: softInk,
      }),
      ...(['middle', 'low', 'high'] as const).map((group) =>
        Plot.dot(
          schools.filter((one) => one.group === group),
          { x: 'x', y: 'y', ...groupShape[group], r: group === 'middle' ? 2.25 : 4, fill: groupColour[group] },
        ),
      ),
    ],
  });
};
