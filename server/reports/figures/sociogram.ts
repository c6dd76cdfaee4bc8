/**
 * Sociogram of one school, wave and relation, without names: size = times named, fill and shape = function, hollow = did not
 * respond, thick = mutual, arrow = one way. Ties of one kind share a path, so a team of forty stays a few kilobytes.
 */
import type { NetworkPicture } from '../../../analysis/types.ts';
import { type ActorShape, type FunctionLook, gridLine, ink, lookOf, softInk, white } from './colours.ts';
import { type FigureHead, escape, openSvg, short } from './svg.ts';

/** The square that holds a school's positions in every wave, so that a person stays in place. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

const side = 240;
const margin = 16;

/** The bounds of all pictures of one school and relation. */
export const boundsOf = (pictures: readonly NetworkPicture[]): Bounds => {
  const actors = pictures.flatMap((picture) => picture.actors);
  if (actors.length === 0) return { x: 0, y: 0, size: 1 };
  const xs = actors.map((actor) => actor.x);
  const ys = actors.map((actor) => actor.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const size = Math.max(right - left, bottom - top) || 1;
  return { x: (left + right - size) / 2, y: (top + bottom - size) / 2, size };
};

/** Path of a shape with about the area of a circle with radius r. */
const shapePath = (shape: ActorShape, x: number, y: number, r: number): string => {
  const corners = (count: number, radius: number, turn: number): string =>
    `M${Array.from({ length: count }, (_, i) => {
      const angle = turn + (2 * Math.PI * i) / count;
      return `${short(x + radius * Math.cos(angle))} ${short(y + radius * Math.sin(angle))}`;
    }).join('L')}Z`;
  switch (shape) {
    case 'circle':
      return `M${short(x - r)} ${short(y)}a${short(r)} ${short(r)} 0 1 0 ${short(2 * r)} 0a${short(r)} ${short(r)} 0 1 0 ${short(-2 * r)} 0Z`;
    case 'square':
      return corners(4, r * 1.25, Math.PI / 4);
    case 'diamond':
      return corners(4, r * 1.3, 0);
    case 'triangle':
      return corners(3, r * 1.5, -Math.PI / 2);
    case 'hexagon':
      return corners(6, r * 1.1, 0);
    case 'cross': {
      const [a, b] = [r * 0.45, r * 1.2];
      const points = [
        [-a, -b],
        [a, -b],
        [a, -a],
        [b, -a],
        [b, a],
        [a, a],
        [a, b],
        [-a, b],
        [-a, a],
        [-b, a],
        [-b, -a],
        [-a, -a],
      ] as const;
      return `M${points.map(([dx, dy]) => `${short(x + dx)} ${short(y + dy)}`).join('L')}Z`;
    }
  }
};

const actorPath = (look: FunctionLook, x: number, y: number, r: number, responded: boolean): string =>
  `<path d="${shapePath(look.shape, x, y, r)}" fill="${responded ? look.fill : white}"${responded ? '' : ' stroke-dasharray="2 1.5"'}/>`;

/** Draws a picture inside `bounds`. No text: titles stand in `head` and beside the figure. */
export const sociogramFigure = (head: FigureHead, picture: NetworkPicture, bounds: Bounds): string => {
  const scale = (side - 2 * margin) / bounds.size;
  const largest = Math.max(1, ...picture.actors.map((actor) => actor.indegree));
  // many people need smaller marks
  const [small, large] = picture.actors.length > 30 ? [2.4, 6.5] : [3.2, 9.5];
  const placed = new Map(
    picture.actors.map((actor) => [
      actor.id,
      {
        actor,
        x: margin + (actor.x - bounds.x) * scale,
        y: margin + (actor.y - bounds.y) * scale,
        r: small + (large - small) * Math.sqrt(actor.indegree / largest),
      },
    ]),
  );
  let mutual = '';
  let oneWay = '';
  let heads = '';
  const drawn = new Set<string>();
  for (const tie of picture.ties) {
    const from = placed.get(tie.from);
    const to = placed.get(tie.to);
    if (from === undefined || to === undefined) continue;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    if (length === 0) continue;
    const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
    if (tie.mutual) {
      // a mutual tie may be listed from both sides; it is drawn once
      const pair = tie.from < tie.to ? `${tie.from}\u0001${tie.to}` : `${tie.to}\u0001${tie.from}`;
      if (drawn.has(pair)) continue;
      drawn.add(pair);
      mutual += `M${short(from.x)} ${short(from.y)}L${short(to.x)} ${short(to.y)}`;
      continue;
    }
    const [tipX, tipY] = [to.x - ux * (to.r + 1), to.y - uy * (to.r + 1)];
    const [baseX, baseY] = [tipX - ux * 5, tipY - uy * 5];
    oneWay += `M${short(from.x)} ${short(from.y)}L${short(baseX)} ${short(baseY)}`;
    heads += `M${short(tipX)} ${short(tipY)}L${short(baseX - uy * 2)} ${short(baseY + ux * 2)}L${short(baseX + uy * 2)} ${short(baseY - ux * 2)}Z`;
  }
  const actors = [...placed.values()]
    .sort((a, b) => b.r - a.r)
    .map(({ actor, x, y, r }) => actorPath(lookOf(actor.functions), x, y, r, actor.responded))
    .join('');
  return (
    openSvg(head, side, side) +
    `<rect width="${side}" height="${side}" fill="${white}" stroke="${gridLine}"/>` +
    (oneWay === '' ? '' : `<path d="${oneWay}" fill="none" stroke="${softInk}" stroke-width=".8" stroke-opacity=".55"/>`) +
    (heads === '' ? '' : `<path d="${heads}" fill="${softInk}"/>`) +
    (mutual === '' ? '' : `<path d="${mutual}" fill="none" stroke="${softInk}" stroke-width="2.2" stroke-opacity=".7"/>`) +
    `<g stroke="${ink}" stroke-width="1">${actors}</g></svg>`
  );
};

/** The place of a sociogram that cannot be drawn, saying why. */
export const emptySociogram = (head: FigureHead, reason: string): string =>
  openSvg(head, side, side) +
  `<rect width="${side}" height="${side}" fill="${white}" stroke="${gridLine}"/>` +
  `<text x="${side / 2}" y="${side / 2}" text-anchor="middle" font-family="system-ui, sans-serif" font-size="16" ` +
  `fill="${softInk}">${escape(reason)}</text></svg>`;

export interface LegendWords {
  readonly functions: readonly { readonly look: FunctionLook; readonly label: string }[];
  readonly hollow: string;
  readonly size: string;
  readonly mutual: string;
  readonly oneWay: string;
}

/** The key to all sociograms of a report. */
export const sociogramLegend = (head: FigureHead, words: LegendWords): string => {
  const pitch = 24;
  const entries: string[] = [];
  const column = (index: number): { x: number; y: number } => ({
    x: index % 2 === 0 ? 14 : 324,
    y: 18 + Math.floor(index / 2) * pitch,
  });
  const text = (at: { x: number; y: number }, label: string): string =>
    `<text x="${at.x + 24}" y="${at.y + 4}" stroke="none" fill="${ink}">${escape(label)}</text>`;
  const add = (label: string, mark: (x: number, y: number) => string): void => {
    const at = column(entries.length);
    entries.push(mark(at.x, at.y) + text(at, label));
  };
  for (const one of words.functions) add(one.label, (x, y) => actorPath(one.look, x, y, 6.5, true));
  add(words.hollow, (x, y) => actorPath({ fill: white, shape: 'circle' }, x, y, 6.5, false));
  add(
    words.size,
    (x, y) =>
      actorPath({ fill: '#b9b5ad', shape: 'circle' }, x - 5, y, 3, true) +
      actorPath({ fill: '#b9b5ad', shape: 'circle' }, x + 6, y, 7, true),
  );
  add(words.mutual, (x, y) => `<path d="M${x - 12} ${y}H${x + 12}" stroke="${softInk}" stroke-width="2.4"/>`);
  add(
    words.oneWay,
    (x, y) =>
      `<path d="M${x - 12} ${y}H${x + 7}" stroke="${softInk}" stroke-width="1"/><path d="M${x + 12} ${y}L${x + 6} ${y - 2.6}V${y + 2.6}Z" fill="${softInk}" stroke="none"/>`,
  );
  const height = 36 + (Math.ceil(entries.length / 2) - 1) * pitch;
  return `${openSvg(head, 640, height)}<g font-family="system-ui, sans-serif" font-size="12" stroke="${ink}">${entries.join('')}</g></svg>`;
};
