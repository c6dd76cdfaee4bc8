/** Fast network measures against literal versions on random small networks with non-respondents, from empty to complete. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arcReciprocity } from '../../../analysis/networks/arc-reciprocity.ts';
import { betweennessCentrality } from '../../../analysis/networks/betweenness-centrality.ts';
import { density } from '../../../analysis/networks/density.ts';
import { dyadReciprocity } from '../../../analysis/networks/dyad-reciprocity.ts';
import { indegreeCentralization } from '../../../analysis/networks/indegree-centralization.ts';
import type { StaffNetwork } from '../../../analysis/networks/network.ts';
import { reciprocityCorrelation } from '../../../analysis/networks/reciprocity-correlation.ts';
import { tieStability } from '../../../analysis/networks/tie-stability.ts';
import { randomNetwork } from './helpers.ts';

const runs = { numRuns: 1000 };
const tie = (network: StaffNetwork, i: number, j: number) => network.ties[i]?.[j];
const places = (network: StaffNetwork) => network.roster.map((_, i) => i);

/** All shortest paths, written down one by one. */
const shortestPaths = (network: StaffNetwork, from: number, to: number): number[][] => {
  let paths = [[from]];
  for (let length = 1; length < network.roster.length; length++) {
    paths = paths.flatMap((path) =>
      places(network)
        .filter((next) => tie(network, path.at(-1) as number, next) === 1 && !path.includes(next))
        .map((next) => [...path, next]),
    );
    const arrived = paths.filter((path) => path.at(-1) === to);
    if (arrived.length > 0) return arrived;
  }
  return [];
};

const literalBetweenness = (network: StaffNetwork, person: number): number => {
  let sum = 0;
  for (const s of places(network)) {
    for (const t of places(network)) {
      if (s === t || s === person || t === person) continue;
      const paths = shortestPaths(network, s, t);
      if (paths.length > 0) sum += paths.filter((path) => path.includes(person)).length / paths.length;
    }
  }
  const n = network.roster.length;
  return sum / ((n - 1) * (n - 2));
};

describe('literal twins', () => {
  it('betweenness: all shortest paths listed', () => {
    fc.assert(
      fc.property(randomNetwork, (network) => {
        const answered = network.responded.filter(Boolean).length;
        betweennessCentrality(network).forEach((estimate, i) => {
          if (network.roster.length < 3) expect(estimate.missing).toBe('tooFew');
          else if (answered / network.roster.length < 0.9) expect(estimate.missing).toBe('lowResponse');
          else expect(estimate.value).toBeCloseTo(literalBetweenness(network, i), 10);
        });
      }),
      runs,
    );
  });

  it('reciprocity: tie by tie, pair by pair, and as a correlation of x_ij with x_ji', () => {
    fc.assert(
      fc.property(randomNetwork, (network) => {
        const answered = places(network).filter((i) => network.responded[i]);
        const pairs = answered.flatMap((i) =>
          answered.filter((j) => j !== i).map((j) => [tie(network, i, j) as number, tie(network, j, i) as number] as const),
        );
        const sent = pairs.filter(([there]) => there === 1);
        const returned = sent.filter(([, back]) => back === 1);
        const arc = arcReciprocity(network);
        const dyad = dyadReciprocity(network);
        if (sent.length === 0) {
          expect(arc.missing).toBe(answered.length < 2 ? 'tooFew' : 'noTies');
          expect(dyad.missing).toBe(arc.missing);
          return;
        }
        expect(arc.value).toBeCloseTo(returned.length / sent.length, 12);
        const connected = pairs.filter(([there, back]) => there + back > 0);
        expect(dyad.value).toBeCloseTo(connected.filter(([there, back]) => there + back === 2).length / connected.length, 12);

        const mean = sent.length / pairs.length;
        const spread = pairs.reduce((sum, [there]) => sum + (there - mean) ** 2, 0);
        const shared = pairs.reduce((sum, [there, back]) => sum + (there - mean) * (back - mean), 0);
        const correlation = reciprocityCorrelation(network);
        if (mean === 1) expect(correlation.missing).toBe('noVariance');
        else expect(correlation.value).toBeCloseTo(shared / spread, 10);
      }),
      runs,
    );
  });

  it('density: observed cells; full response centralization: Freeman', () => {
    fc.assert(
      fc.property(randomNetwork, (network) => {
        const cells = network.ties.flat().filter((cell) => cell !== null);
        const d = density(network);
        if (d.missing) expect(cells).toHaveLength(0);
        else expect(d.value).toBeCloseTo(cells.reduce<number>((sum, cell) => sum + (cell ?? 0), 0) / cells.length, 12);

        const n = network.roster.length;
        if (n < 2 || network.responded.includes(false)) return;
        const named = places(network).map((j) => places(network).filter((i) => tie(network, i, j) === 1).length);
        const freeman = named.reduce((sum, count) => sum + (Math.max(...named) - count), 0) / (n - 1) ** 2;
        expect(indegreeCentralization(network).value).toBeCloseTo(freeman, 12);
      }),
      runs,
    );
  });

  it('stability: symmetric, and 1 against itself', () => {
    fc.assert(
      fc.property(randomNetwork, randomNetwork, (first, second) => {
        expect(tieStability(first, second)).toEqual(tieStability(second, first));
        const self = tieStability(first, first);
        if (!self.missing) expect(self.value).toBe(1);
      }),
      runs,
    );
  });
});
