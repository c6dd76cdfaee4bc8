/** A figure to take along: what its file is called, and the drawing as PNG. */
import type { Report, ReportFigure } from '../../../server/studies/contract.ts';
import { cleanSvg } from './SafeSvg.tsx';

const figuresOf = (report: Report): readonly ReportFigure[] =>
  report.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'figure' ? [block.figure] : block.kind === 'figures' ? block.figures : [])),
  );

/** "fig-growth-S001-1k2x" is "growth-S001": the mark at the end stays where two figures would have one name. */
const readable = (id: string): string => id.replace(/^fig-/, '').replace(/-[a-z0-9]+$/, '');

/** `<study>-<figure>` per figure id, without the ending. */
export const figureNames = (report: Report, study: string): ReadonlyMap<string, string> => {
  const ids = figuresOf(report).map((figure) => figure.id);
  const often = new Map<string, number>();
  for (const id of ids) often.set(readable(id), (often.get(readable(id)) ?? 0) + 1);
  return new Map(
    ids.map((id) => {
      const name = readable(id) !== '' && often.get(readable(id)) === 1 ? readable(id) : id.replace(/^fig-/, '');
      return [
        id,
        [study, name]
          .filter(Boolean)
          .join('-')
          .replace(/[^A-Za-z0-9._-]+/g, '-'),
      ];
    }),
  );
};

/** Twice the size of the drawing: sharp in print and on a slide. */
export const pngScale = 2;
/** What the page gives a drawing that names none itself; inside an image the page's own style does not reach it. */
const font = 'system-ui, sans-serif';
const ink = '#1f1c18';

/** The drawing on a white ground. Throws where the browser cannot draw it. */
export const pngOf = async (svg: string): Promise<Blob> => {
  const drawing = cleanSvg(svg);
  const [, , width = 0, height = 0] = (drawing?.getAttribute('viewBox') ?? '').split(/[ ,]+/).map(Number);
  if (!drawing || !(width > 0) || !(height > 0)) throw new Error('the figure has no size');
  drawing.setAttribute('width', String(width));
  drawing.setAttribute('height', String(height));
  if (!drawing.hasAttribute('font-family')) drawing.setAttribute('font-family', font);
  if (!drawing.hasAttribute('color')) drawing.setAttribute('color', ink);
  const image = new Image(width, height);
  // a data address: an image from elsewhere would be refused by the page's policy and taint the canvas
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(drawing))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * pngScale);
  canvas.height = Math.round(height * pngScale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser has no canvas');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) => {
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('the picture is empty'))), 'image/png');
  });
};
