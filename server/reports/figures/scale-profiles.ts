/** One scale over the waves: every school a thin line, the chosen groups marked, the mean of the schools with its interval. */
import * as Plot from '@observablehq/plot';
import type { EffectGroup } from '../../../analysis/types.ts';
import type { Format } from '../format.ts';
import { gridLine, groupColour, groupShape, ink } from './colours.ts';
import { drawPlot } from './plot.ts';
import { type FigureHead, fit } from './svg.ts';

export interface ProfileValues {
  readonly waves: readonly { readonly wave: string; readonly label: string }[];
  readonly schools: readonly {
    readonly school: string;
    readonly group: EffectGroup;
    readonly wave: string;
    readonly value: number;
  }[];
  /** mean of the school means; limits are null below two schools */
  readonly means: readonly {
    readonly wave: string;
    readonly mean: number;
    readonly low: number | null;
    readonly high: number | null;
  }[];
  readonly legend: { readonly high: string; readonly low: string; readonly middle: string; readonly mean: string };
  /** whether schools have been chosen; without a choice all are grey and the legend is shorter */
  readonly chosen: boolean;
}

const width = 360;
const height = 290;

export const scaleProfileFigure = (head: FigureHead, values: ProfileValues, format: Format): string => {
  const at = new Map(values.waves.map((one, i) => [one.wave, i]));
  // within a wave the groups stand a little apart, so a single wave can be read too and marks do not cover the mean
  const offset: Record<EffectGroup, number> = values.chosen
    ? { high: -0.06, middle: 0, low: 0.06 }
    : { high: 0, middle: 0, low: 0 };
  const points = values.schools.map((one) => ({ ...one, x: (at.get(one.wave) ?? 0) + offset[one.group] }));
  const means = values.means.map((one) => ({ ...one, x: (at.get(one.wave) ?? 0) + 0.16 }));
  const withInterval = means.filter((one) => one.low !== null && one.high !== null);
  const last = values.waves.length - 1;
  const lines = (group: EffectGroup) =>
    Plot.line(
      points.filter((one) => one.group === group),
      {
        x: 'x',
        y: 'value',
        z: 'school',
        stroke: groupColour[group],
        strokeWidth: group === 'middle' ? 0.75 : 1.25,
        strokeOpacity: group === 'middle' ? 0.6 : 0.9,
        ...(group === 'low' ? { strokeDasharray: '4,2' } : {}),
      },
    );
  const dots = (group: EffectGroup) =>
    Plot.dot(
      points.filter((one) => one.group === group),
      { x: 'x', y: 'value', ...groupShape[group], r: group === 'middle' ? 1.75 : 3, fill: groupColour[group] },
    );
  const keys = [
    ...(values.chosen
      ? (['high', 'low'] as const).map((group) => ({
          text: values.legend[group],
          ...groupShape[group],
          fill: groupColour[group],
        }))
      : []),
    { text: values.legend.middle, ...groupShape.middle, fill: groupColour.middle },
    { text: values.legend.mean, symbol: 'square' as const, rotate: 0, fill: ink },
  ];
  return drawPlot(head, {
    width,
    height,
    marginLeft: 40,
    marginRight: 14,
    marginTop: 56,
    marginBottom: 30,
    x: { domain: [-0.35, last + 0.35], label: null },
    y: { nice: true, label: null, insetTop: 4, insetBottom: 4 },
    marks: [
      Plot.gridY({ stroke: gridLine, strokeOpacity: 1, ticks: 5 }),
      Plot.axisY({ tickFormat: (value: number) => format.number(value, 1), ticks: 5, tickSize: 0 }),
      Plot.axisX({
        ticks: [...at.values()],
        tickFormat: (index: number) => fit(values.waves[index]?.label ?? '', 16),
        tickSize: 0,
      }),
      lines('middle'),
      lines('low'),
      lines('high'),
      dots('middle'),
      dots('low'),
      dots('high'),
      Plot.line(means, { x: 'x', y: 'mean', stroke: ink, strokeWidth: 2.5 }),
      Plot.link(withInterval, { x1: 'x', x2: 'x', y1: 'low', y2: 'high', stroke: ink, strokeWidth: 2 }),
      Plot.dot(means, { x: 'x', y: 'mean', symbol: 'square', r: 4.5, fill: ink, stroke: '#ffffff', strokeWidth: 1 }),
      ...keys.flatMap((key, i) => {
        const dx = (i % 2) * 150 + 4;
        const dy = -44 + Math.floor(i / 2) * 19;
        return [
          Plot.dot([key], { frameAnchor: 'top-left', dx, dy, symbol: key.symbol, rotate: key.rotate, r: 4, fill: key.fill }),
          Plot.text([key], {
            frameAnchor: 'top-left',
            textAnchor: 'start',
            lineAnchor: 'middle',
            dx: dx + 12,
            dy,
            text: 'text',
            fill: ink,
          }),
        ];
      }),
    ],
  });
};
