/**
 * Estimates with their intervals under each other, each with its name and its figures on a line of its own: as wide as a phone. The
 * dashed line is what they are held against.
 */
import * as Plot from '@observablehq/plot';
import type { Format } from '../format.ts';
import { gridLine, ink, softInk } from './colours.ts';
import { drawPlot, tickDecimals } from './plot.ts';
import { type FigureHead, fit } from './svg.ts';

export interface IntervalRow {
  readonly label: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** filled and square: the figure that the others are held against */
  readonly main?: boolean;
}
export interface IntervalValues {
  readonly rows: readonly IntervalRow[];
  readonly axis: string;
  readonly decimals: number;
  /** a line to compare with, and its name */
  readonly reference?: { readonly value: number; readonly label: string };
}

const width = 300;
const pitch = 36;

export const intervalFigure = (head: FigureHead, values: IntervalValues, format: Format): string => {
  const top = values.reference === undefined ? 8 : 26;
  const data = values.rows.map((row, i) => ({
    ...row,
    y: top + pitch * i + 26,
    figures: `${format.number(row.value, values.decimals)} ${format.interval(row.low, row.high, values.decimals)}`,
  }));
  const room = (figures: string) => Math.max(8, 46 - Math.ceil(figures.length * 1.05));
  const ends = [0, ...data.flatMap((row) => [row.low, row.high])];
  const decimals = tickDecimals(Math.min(...ends), Math.max(...ends), 5);
  const { reference } = values;
  const words = (at: (row: (typeof data)[number]) => string, side: 'left' | 'right') =>
    Plot.text(data, {
      y: 'y',
      dy: -14,
      text: at,
      frameAnchor: side,
      textAnchor: side === 'left' ? 'start' : 'end',
      fill: ink,
      // stands out against the lines that it crosses
      stroke: '#ffffff',
      strokeWidth: 4,
      ...(side === 'left' ? {} : { fontVariant: 'tabular-nums' }),
    });
  return drawPlot(head, {
    width,
    height: top + pitch * data.length + 48,
    marginLeft: 6,
    marginRight: 6,
    marginTop: top,
    marginBottom: 44,
    x: { domain: [Math.min(...ends), Math.max(...ends)], label: null, insetLeft: 8, insetRight: 8 },
    y: { type: 'identity', axis: null },
    marks: [
      Plot.gridX({ stroke: gridLine, strokeOpacity: 1, ticks: 5 }),
      Plot.axisX({
        ticks: 5,
        tickFormat: (value: number) => format.number(value, decimals),
        label: values.axis,
        labelAnchor: 'center',
        labelArrow: 'none',
      }),
      Plot.ruleX([0], { stroke: softInk }),
      ...(reference === undefined
        ? []
        : [
            Plot.ruleX([reference.value], { stroke: ink, strokeDasharray: '5,3' }),
            Plot.text([reference.label], {
              text: (text: string) => text,
              frameAnchor: 'top-right',
              textAnchor: 'end',
              dy: -16,
              fill: ink,
            }),
          ]),
      Plot.link(data, { x1: 'low', x2: 'high', y1: 'y', y2: 'y', stroke: ink, strokeWidth: 1.75 }),
      Plot.dot(
        data.filter((row) => row.main !== true),
        { x: 'value', y: 'y', r: 4, stroke: ink, strokeWidth: 1.5, fill: '#ffffff' },
      ),
      Plot.dot(
        data.filter((row) => row.main === true),
        { x: 'value', y: 'y', r: 4.5, symbol: 'square', fill: ink },
      ),
      words((row) => fit(row.label, room(row.figures)), 'left'),
      words((row) => row.figures, 'right'),
    ],
  });
};
