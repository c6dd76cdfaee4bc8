/** Forest plot of a comparison: Hedges g with its interval per measure and wave, the line of no difference, the band of ±0.5. */
import * as Plot from '@observablehq/plot';
import type { Format } from '../format.ts';
import { gridLine, ink, softInk } from './colours.ts';
import { drawPlot, labelRoom } from './plot.ts';
import { type FigureHead, fit } from './svg.ts';

export interface ForestRow {
  readonly label: string;
  readonly wave: string;
  readonly g: number;
  readonly low: number;
  readonly high: number;
  /** the adjusted p is below .05: drawn filled, others hollow */
  readonly shown: boolean;
}
export interface ForestValues {
  readonly rows: readonly ForestRow[];
  readonly axis: string;
  /** what the left and right of zero mean */
  readonly leftLabel: string;
  readonly rightLabel: string;
  readonly bandLabel: string;
}

const plotWidth = 330;
const right = 150;
const pitch = 22;
const top = 58;

/** Intervals are cut at ±4 standard deviations so that one small group does not flatten all others. */
const limit = 4;
const cut = (value: number): number => Math.max(-limit, Math.min(limit, value));

export const forestFigure = (head: FigureHead, values: ForestValues, format: Format): string => {
  const data = values.rows.map((row, i) => ({
    ...row,
    y: top + pitch * (i + 0.5),
    from: cut(row.low),
    to: cut(row.high),
    at: cut(row.g),
    name: `${fit(row.label, 58)}${row.wave === '' ? '' : ` · ${row.wave}`}`,
    figures: `${format.number(row.g)} ${format.interval(row.low, row.high)}`,
  }));
  const reach = Math.max(1, ...data.flatMap((row) => [Math.abs(row.from), Math.abs(row.to)]));
  const left = labelRoom(data.map((row) => row.name));
  return drawPlot(head, {
    width: left + plotWidth + right,
    height: top + pitch * data.length + 50,
    marginLeft: left,
    marginRight: right,
    marginTop: top,
    marginBottom: 46,
    x: { domain: [-reach * 1.04, reach * 1.04], label: null },
    y: { type: 'identity', axis: null },
    marks: [
      Plot.rect([0], { x1: -0.5, x2: 0.5, fill: '#f0ede6' }),
      Plot.gridX({ stroke: gridLine, strokeOpacity: 1 }),
      Plot.axisX({
        tickFormat: (value: number) => format.number(value, 1),
        ticks: 7,
        label: values.axis,
        labelAnchor: 'center',
        labelArrow: 'none',
      }),
      Plot.ruleX([0], { stroke: ink }),
      Plot.text([0], { text: () => values.bandLabel, x: () => 0, frameAnchor: 'top', dy: -12, fill: softInk }),
      Plot.text([0], {
        text: () => values.leftLabel,
        x: () => -0.02,
        frameAnchor: 'top',
        textAnchor: 'end',
        dy: -32,
        dx: -8,
        fill: ink,
      }),
      Plot.text([0], {
        text: () => values.rightLabel,
        x: () => 0.02,
        frameAnchor: 'top',
        textAnchor: 'start',
        dy: -32,
        dx: 8,
        fill: ink,
      }),
      Plot.link(data, { x1: 'from', x2: 'to', y1: 'y', y2: 'y', stroke: ink, strokeWidth: 1.5 }),
      Plot.dot(data, {
        x: 'at',
        y: 'y',
        r: 4,
        stroke: ink,
        strokeWidth: 1.5,
        fill: (row: (typeof data)[number]) => (row.shown ? ink : '#ffffff'),
      }),
      Plot.text(data, { y: 'y', text: 'name', frameAnchor: 'left', textAnchor: 'end', dx: -10, fill: ink }),
      Plot.text(data, { y: 'y', text: 'figures', frameAnchor: 'right', textAnchor: 'start', dx: 10, fill: ink }),
    ],
  });
};
