/**
 * Where the people of one school stand in its sociograms. One place per person for all waves and relations of the school, so that
 * a picture of another wave differs only in its ties. No chance: everybody starts on a circle in the order of the ids.
 */
import { UndirectedGraph } from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import type { StaffNetwork } from './network.ts';

/** In the unit square, y downwards as on a screen. */
export interface Position {
  readonly x: number;
  readonly y: number;
}

/** Nobody with ties stands closer to anybody than this, in a school of `people`. */
export const minimumDistance = (people: number): number => Math.min(0.08, 0.36 / Math.sqrt(people), 2.9 / people);

const rim = 0.48;
/** people with ties keep this distance from the centre when the rim is taken by people without */
const insideRim = 0.4;

interface Point {
  x: number;
  y: number;
}

/** Ties of all networks together, both directions as one, counted; built in the order of the ids, whatever the order of the networks. */
const unionGraph = (networks: readonly StaffNetwork[]): UndirectedGraph => {
  const counts = new Map<string, Map<string, number>>();
  for (const { roster, ties } of networks) {
    for (const id of roster) if (!counts.has(id)) counts.set(id, new Map());
    ties.forEach((row, i) => {
      row.forEach((tie, j) => {
        if (tie !== 1) return;
        const [first, second] = [roster[i] as string, roster[j] as string].sort() as [string, string];
        const partners = counts.get(first) as Map<string, number>;
        partners.set(second, (partners.get(second) ?? 0) + 1);
      });
    });
  }
  const graph = new UndirectedGraph();
  const ids = [...counts.keys()].sort();
  for (const id of ids) graph.addNode(id);
  for (const id of ids) {
    for (const [other, weight] of [...(counts.get(id) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)))
      graph.addEdge(id, other, { weight });
  }
  return graph;
};

/** Four decimals: finer than a pixel, and the last bits of a cosine no longer matter. */
const placeAt = (x: number, y: number): Position => ({
  x: Math.round((0.5 + x) * 1e4) / 1e4,
  y: Math.round((0.5 + y) * 1e4) / 1e4,
});

/** Pushes points apart until all keep `distance`, inside a disc around the origin. */
const spread = (points: readonly Point[], distance: number, radius: number): void => {
  for (let round = 0; round < 500; round++) {
    let moved = false;
    for (let i = 0; i < points.length; i++) {
      for (let j = 0; j < i; j++) {
        const a = points[i] as Point;
        const b = points[j] as Point;
        const apart = Math.hypot(a.x - b.x, a.y - b.y);
        if (apart >= distance) continue;
        moved = true;
        // two on the same spot part in a direction that depends on their places in the list only
        const angle = apart > 1e-9 ? Math.atan2(a.y - b.y, a.x - b.x) : i + j;
        const push = (distance - apart) / 2 + 1e-6;
        a.x += push * Math.cos(angle);
        a.y += push * Math.sin(angle);
        b.x -= push * Math.cos(angle);
        b.y -= push * Math.sin(angle);
      }
    }
    for (const point of points) {
      const out = Math.hypot(point.x, point.y) / radius;
      if (out > 1) {
        point.x /= out;
        point.y /= out;
      }
    }
    if (!moved) return;
  }
};

/**
 * Places for everybody who is on the roster of any of the networks.
 * @param networks all waves and relations of one school
 */
export const layoutSchool = (networks: readonly StaffNetwork[]): ReadonlyMap<string, Position> => {
  const graph = unionGraph(networks);
  const people = graph.order;
  const distance = minimumDistance(people);
  const alone = graph.filterNodes((id) => graph.degree(id) === 0);
  for (const id of alone) graph.dropNode(id);

  const places = new Map<string, Position>();
  const together = graph.nodes();
  if (together.length > 0) {
    together.forEach((id, i) => {
      const angle = (2 * Math.PI * i) / together.length;
      graph.mergeNodeAttributes(id, { x: Math.cos(angle), y: Math.sin(angle) });
    });
    const found = forceAtlas2(graph, {
      iterations: 300,
      getEdgeWeight: 'weight',
      settings: {
        gravity: 0.5,
        strongGravityMode: true,
        scalingRatio: 2,
        slowDown: 4,
        edgeWeightInfluence: 0.5,
        barnesHutOptimize: false,
      },
    });
    const points = together.map((id) => ({ x: found[id]?.x ?? 0, y: found[id]?.y ?? 0 }));
    const centre = { x: 0, y: 0 };
    for (const point of points) {
      centre.x += point.x / points.length;
      centre.y += point.y / points.length;
    }
    const reach = Math.max(...points.map((point) => Math.hypot(point.x - centre.x, point.y - centre.y)), 1e-9);
    const radius = alone.length > 0 ? insideRim : rim;
    for (const point of points) {
      point.x = ((point.x - centre.x) / reach) * radius;
      point.y = ((point.y - centre.y) / reach) * radius;
    }
    spread(points, distance, radius);
    together.forEach((id, i) => places.set(id, placeAt((points[i] as Point).x, (points[i] as Point).y)));
  }

  // people without ties stand side by side on the rim, from the bottom outwards; round the whole rim when there are many
  const step = Math.min((2 * Math.PI) / Math.max(alone.length, 1), (1.4 * distance) / rim);
  alone.forEach((id, i) => {
    const angle = Math.PI / 2 + (i - (alone.length - 1) / 2) * step;
    places.set(id, placeAt(rim * Math.cos(angle), rim * Math.sin(angle)));
  });
  return places;
};
