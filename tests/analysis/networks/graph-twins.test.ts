/** Triads, paths and positions against literal versions on random small networks in which everybody answered. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closenessCentrality } from '../../../analysis/networks/closeness-centrality.ts';
import { componentSizes } from '../../../analysis/networks/components.ts';
import { digraphOf, geodesics } from '../../../analysis/networks/digraph.ts';
import { eigenvector } from '../../../analysis/networks/eigenvector-centrality.ts';
import { diameter, reachability } from '../../../analysis/networks/geodesic-distance.ts';
import { networkCorrelation } from '../../../analysis/networks/network-correlation.ts';
import type { StaffNetwork } from '../../../analysis/networks/network.ts';
import { pageRank } from '../../../analysis/networks/page-rank.ts';
import { quadraticAssignment } from '../../../analysis/networks/quadratic-assignment.ts';
import { comparePairs } from '../../../analysis/networks/tie-stability.ts';
import { type TriadType, triadCensus, triadTypes } from '../../../analysis/networks/triad-census.ts';
import { seededRandom } from '../../../analysis/random.ts';
import { networkOf, randomNetwork } from './helpers.ts';

const runs = { numRuns: 1000 };
const complete = randomNetwork.filter((network) => !network.responded.includes(false));

/** One drawing of each type, from the handbook's picture. */
const drawings: Readonly<Record<TriadType, string>> = {
  '003': '',
  '012': 'A>B',
  '102': 'A>B B>A',
  '021D': 'B>AC',
  '021U': 'A>B C>B',
  '021C': 'A>B B>C',
  '111D': 'A>B B>A C>B',
  '111U': 'A>B B>AC',
  '030T': 'A>B C>B A>C',
  '030C': 'B>A C>B A>C',
  '201': 'A>B B>AC C>B',
  '120D': 'B>AC A>C C>A',
  '120U': 'A>BC C>BA',
  '120C': 'A>BC B>C C>A',
  '210': 'A>BC B>AC C>B',
  '300': 'A>BC B>AC C>AB',
};
const orders = ['ABC', 'ACB', 'BAC', 'BCA', 'CAB', 'CBA'];
const shape = (has: (i: number, j: number) => boolean): string =>
  [0, 1, 2].flatMap((i) => [0, 1, 2].map((j) => (i !== j && has(i, j) ? '1' : '0'))).join('');
const shapes = new Map(
  triadTypes.flatMap((type) =>
    orders.map((order) => {
      const drawn = networkOf('ABC', drawings[type]);
      return [shape((i, j) => drawn.ties['ABC'.indexOf(order[i] ?? '')]?.['ABC'.indexOf(order[j] ?? '')] === 1), type] as const;
    }),
  ),
);

describe('triad census', () => {
  it('knows all 64 triples, and counts by holding each against the drawings', () => {
    expect(shapes.size).toBe(64);
    fc.assert(
      fc.property(randomNetwork, (network) => {
        const census = triadCensus(network);
        const places = network.roster.flatMap((_, i) => (network.responded[i] ? [i] : []));
        if (places.length < 3) {
          expect(census.missing).toBe('tooFew');
          return;
        }
        const counted = Object.fromEntries(triadTypes.map((type) => [type, 0]));
        for (const a of places) {
          for (const b of places) {
            for (const c of places) {
              if (!(a < b && b < c)) continue;
              const type =
                shapes.get(shape((i, j) => network.ties[[a, b, c][i] as number]?.[[a, b, c][j] as number] === 1)) ?? '';
              counted[type] = (counted[type] ?? 0) + 1;
            }
          }
        }
        expect(census.value).toEqual(counted);
      }),
      runs,
    );
  });
});

/** Floyd and Warshall: every detour tried. */
const literalDistances = (network: StaffNetwork): number[][] => {
  const places = network.roster.map((_, i) => i);
  const d = places.map((i) => places.map((j) => (i === j ? 0 : network.ties[i]?.[j] === 1 ? 1 : Number.POSITIVE_INFINITY)));
  for (const k of places) {
    for (const i of places) {
      for (const j of places) {
        const detour = (d[i]?.[k] as number) + (d[k]?.[j] as number);
        if (detour < (d[i]?.[j] as number)) (d[i] as number[])[j] = detour;
      }
    }
  }
  return d;
};

describe('paths', () => {
  it('distances, reach, parts and closeness', () => {
    fc.assert(
      fc.property(complete, (network) => {
        const d = literalDistances(network);
        expect(geodesics(digraphOf(network))).toEqual(d);
        const n = network.roster.length;
        const between = d.flatMap((row, i) => row.filter((step, j) => i !== j && Number.isFinite(step)));
        if (n >= 2) expect(reachability(network).value).toBeCloseTo(between.length / (n * (n - 1)), 12);
        if (n > 0) expect(diameter(network).value).toBe(Math.max(0, ...between));
        closenessCentrality(network, 'in', true).forEach((estimate, j) => {
          const steps = d.map((row) => row[j] as number).filter((step) => step > 0 && Number.isFinite(step));
          if (steps.length === 0) expect(estimate.missing).toBe('noTies');
          else expect(estimate.value).toBeCloseTo(steps.length / steps.reduce((a, b) => a + b, 0), 12);
        });
        const strong = componentSizes(network, 'strong');
        if (n === 0) expect(strong.missing).toBe('tooFew');
        else {
          const mine = network.roster.map(
            (_, i) => d.filter((row, j) => Number.isFinite(row[i]) && Number.isFinite(d[i]?.[j])).length,
          );
          expect(strong.value?.reduce((a, b) => a + b, 0)).toBe(n);
          expect(strong.value?.[0]).toBe(Math.max(...mine));
        }
      }),
      runs,
    );
  });
});

describe('positions', () => {
  it('PageRank is what one more step of the walk leaves unchanged', () => {
    fc.assert(
      fc.property(complete, (network) => {
        const n = network.roster.length;
        const ranks = pageRank(network).map((estimate) => estimate.value ?? Number.NaN);
        if (n === 0) return;
        const next = network.roster.map((_, j) => {
          let share = 0;
          for (const [i, row] of network.ties.entries()) {
            const sent = row.filter((tie) => tie === 1).length;
            share += (ranks[i] as number) * (sent === 0 ? 1 / n : row[j] === 1 ? 1 / sent : 0);
          }
          return 0.15 / n + 0.85 * share;
        });
        next.forEach((value, j) => expect(value).toBeCloseTo(ranks[j] as number, 10));
      }),
      runs,
    );
  });

  it('the eigenvector is what the symmetrised matrix stretches', () => {
    fc.assert(
      fc.property(complete, (network) => {
        const found = eigenvector(network);
        if (found.missing || !found.value.centrality) return;
        const { centrality, eigenvalue } = found.value;
        expect(Math.max(...centrality)).toBeCloseTo(1, 10);
        centrality.forEach((value, i) => {
          const sum = centrality.reduce(
            (s, other, j) => s + (network.ties[i]?.[j] === 1 || network.ties[j]?.[i] === 1 ? other : 0),
            0,
          );
          expect(sum).toBeCloseTo(eigenvalue * value, 6);
        });
      }),
      runs,
    );
  });
});

describe('two networks', () => {
  it('correlate as their cells do', () => {
    fc.assert(
      fc.property(randomNetwork, randomNetwork, (first, second) => {
        const pairs = first.roster.flatMap((a, i) =>
          first.roster.flatMap((b, j) => {
            const x = first.ties[i]?.[j];
            const y = second.ties[second.roster.indexOf(a)]?.[second.roster.indexOf(b)];
            return typeof x === 'number' && typeof y === 'number' ? [[x, y] as const] : [];
          }),
        );
        const r = networkCorrelation(comparePairs(first, second));
        const mean = (of: (pair: readonly [number, number]) => number) =>
          pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length;
        const mx = mean(([x]) => x);
        const my = mean(([, y]) => y);
        const spread = mean(([x]) => (x - mx) ** 2) * mean(([, y]) => (y - my) ** 2);
        if (r.missing) expect(pairs.length === 0 || spread < 1e-12).toBe(true);
        else expect(r.value).toBeCloseTo(mean(([x, y]) => (x - mx) * (y - my)) / Math.sqrt(spread), 10);
      }),
      runs,
    );
  });

  it('QAP: the permutation p approaches that of all relabellings, and the seed decides', () => {
    const first = networkOf('ABCDE', 'A>BCD B>AC C>A D>E');
    const second = networkOf('ABCDE', 'A>BC B>A C>AE E>D');
    const once = quadraticAssignment(first, second, 20_000, seededRandom(5));
    expect(quadraticAssignment(first, second, 20_000, seededRandom(5))).toEqual(once);
    const permute = (rest: readonly number[]): number[][] =>
      rest.length === 0 ? [[]] : rest.flatMap((x) => permute(rest.filter((y) => y !== x)).map((tail) => [x, ...tail]));
    const both = (order: readonly number[]) =>
      order.reduce(
        (s, a, i) => s + order.filter((b, j) => i !== j && first.ties[a]?.[b] === 1 && second.ties[i]?.[j] === 1).length,
        0,
      );
    const all = permute([0, 1, 2, 3, 4]).map(both);
    const share = all.filter((value) => value >= both([0, 1, 2, 3, 4])).length / all.length;
    expect(Math.abs((once.value?.pGreaterEqual ?? 9) - share)).toBeLessThan(0.02);
    expect(quadraticAssignment(first, networkOf('ABCD', 'A>B'), 10, seededRandom(1)).missing).toBe('notObserved');
    expect(quadraticAssignment(first, networkOf('ABCDE', ''), 10, seededRandom(1)).missing).toBe('noVariance');
  });
});
