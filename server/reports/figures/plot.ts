/**
 * Draws an Observable Plot on the server: a document of its own (linkedom), an SVG that stands alone. Plot's own style
 * element is left out, so a figure needs no permission for styles; coordinates are rounded, so a figure stays small.
 */
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { softInk } from './colours.ts';
import { type FigureHead, openSvg, short } from './svg.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const geometry = ['x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'd', 'width', 'height', 'transform', 'dx', 'dy'];

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
    `font-variant-numeric="tabular-nums" color="${softInk}" fill="currentColor" text-anchor="middle">${svg.innerHTML}</g></svg>`
  );
};
