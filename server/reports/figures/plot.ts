/**
 * Draws an Observable Plot on the server: a document of its own (linkedom), an SVG that stands alone. Plot's own style
 * element is left out, so a figure needs no permission for styles; coordinates are rounded, so a figure stays small.
 */
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { softInk } from './colours.ts';
import { clean, type FigureHead, openSvg, short } from './svg.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const geometry = ['x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'd', 'width', 'height', 'transform', 'dx', 'dy'];

/** Room for right-aligned labels of 12 pixels: about 6.4 pixels a character, and the gap. */
export const labelRoom = (labels: readonly string[]): number =>
  Math.ceil(Math.max(3, ...labels.map((label) => Array.from(label).length)) * 6.4) + 20;

/** Decimals that about `count` round ticks between two values need. */
export const tickDecimals = (low: number, high: number, count: number): number => {
  const raw = (high - low) / count;
  if (!(raw > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(raw));
  const rest = raw / power;
  const step = power * (rest >= 7.07 ? 10 : rest >= 3.16 ? 5 : rest >= 1.41 ? 2 : 1);
  return Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
};

/** An SVG document of the plot. `options.width` and `options.height` are required: a figure knows its size. */
export const drawPlot = (
  head: FigureHead,
  options: Plot.PlotOptions & { readonly width: number; readonly height: number },
): string => {
  const svg = Plot.plot({
    ...options,
    document: document as unknown as Document,
    className: 'plot',
    style: { fontSize: '12px' },
  });
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const element of svg.querySelectorAll('*')) {
    element.removeAttribute('aria-label');
    for (const name of geometry) {
      const value = element.getAttribute(name);
      if (value?.includes('.'))
        element.setAttribute(
          name,
          value.replace(/-?\d+\.\d+/g, (digits) => short(Number(digits), 2)),
        );
    }
  }
  return (
    `${openSvg(head, options.width, options.height)}<g font-family="system-ui, sans-serif" font-size="12" ` +
    `font-variant-numeric="tabular-nums" color="${softInk}" fill="currentColor" text-anchor="middle">${clean(svg.innerHTML)}</g></svg>`
  );
};
