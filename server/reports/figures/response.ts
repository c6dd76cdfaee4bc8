/** Response per school: one row a school, one mark a wave, with the thresholds as lines. */
import * as Plot from '@observablehq/plot';
import type { Format } from '../format.ts';
import { gridLine, ink, softInk, waveColour, waveSymbols } from './colours.ts';
import { drawPlot, labelRoom } from './plot.ts';
import { allLabelledUpTo, placeRows } from './rows.ts';
import { type FigureHead, fit } from './svg.ts';

export interface ResponseValues {
  readonly schools: readonly { readonly school: string; readonly label: string }[];
  readonly waves: readonly { readonly wave: string; readonly label: string }[];
  /** share between 0 and 1 */
  readonly points: readonly { readonly school: string; readonly wave: string; readonly share: number }[];
  /** share between 0 and 1 below which a school's figures are not used */
  readonly gates: readonly { readonly share: number; readonly label: string }[];
}

const width = 360;

/** Dots of one school are joined, so its waves are read together. Waves differ in shade and in shape. */
export const responseFigure = (head: FigureHead, values: ResponseValues, format: Format): string => {
  const gate = Math.max(0, ...values.gates.map((one) => one.share));
  const below = new Set(values.points.filter((point) => point.share < gate).map((point) => point.school));
  const everyone = values.schools.length <= allLabelledUpTo;
  const named = everyone ? new Set(values.schools.map((one) => one.school)) : below;
  const top = 58;
  const rows = placeRows(
    values.schools.map((one) => one.school),
    named,
    top + 4,
  );
  const order = new Map(values.waves.map((one, i) => [one.wave, i]));
  const data = values.points.flatMap((point) => {
    const y = rows.y.get(point.school);
    const wave = order.get(point.wave);
    if (y === undefined || wave === undefined) return [];
    // the waves of a school stand a little under each other, so that equal responses can all be seen
    const room = named.has(point.school) ? 10 : 3;
    return [{ ...point, y: y + (wave - (values.waves.length - 1) / 2) * (room / values.waves.length), order: wave }];
  });
  const legend = values.waves.map((one, i) => ({
    label: fit(one.label, 10),
    i,
    x: 8 + i * Math.min(90, 320 / values.waves.length),
  }));
  const labels = values.schools.filter((one) => named.has(one.school)).map((one) => fit(one.label, 18));
  return drawPlot(head, {
    width,
    height: rows.bottom + 40,
    marginLeft: labelRoom(labels),
    marginRight: 20,
    marginTop: top,
    marginBottom: 36,
    x: { domain: [0, 1], label: null },
    y: { type: 'identity', axis: null },
    marks: [
      Plot.gridX({ stroke: gridLine, strokeOpacity: 1, ticks: 5 }),
      Plot.axisX({ tickFormat: (value: number) => format.percent(value), ticks: 5 }),
      Plot.ruleX(values.gates, { x: 'share', stroke: ink, strokeDasharray: '4,3' }),
      Plot.text(values.gates, { x: 'share', text: 'label', frameAnchor: 'top', dy: -12, fill: ink }),
      Plot.line(data, { x: 'share', y: 'y', z: 'school', stroke: softInk, strokeWidth: 1 }),
      ...values.waves.map((_, i) =>
        Plot.dot(
          data.filter((point) => point.order === i),
          {
            x: 'share',
            y: 'y',
            symbol: waveSymbols[i % waveSymbols.length],
            r: 3.5,
            fill: waveColour(i, values.waves.length),
            stroke: '#ffffff',
            strokeWidth: 0.5,
          },
        ),
      ),
      ...legend.flatMap((one) => [
        Plot.dot([one], {
          frameAnchor: 'top-left',
          dx: one.x,
          dy: -40,
          symbol: waveSymbols[one.i % waveSymbols.length],
          r: 4,
          fill: waveColour(one.i, legend.length),
        }),
        Plot.text([one], {
          frameAnchor: 'top-left',
          textAnchor: 'start',
          dx: one.x + 10,
          dy: -40,
          lineAnchor: 'middle',
          text: 'label',
          fill: ink,
        }),
      ]),
      Plot.text(
        values.schools.filter((one) => named.has(one.school)),
        {
          y: (one: { school: string }) => rows.y.get(one.school),
          text: (one: { label: string }) => fit(one.label, 18),
          frameAnchor: 'left',
          textAnchor: 'end',
          dx: -8,
          fill: ink,
        },
      ),
    ],
  });
};
