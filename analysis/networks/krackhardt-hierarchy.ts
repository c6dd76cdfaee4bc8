/**
 * What: how far a network looks like a pure hierarchy (an out-tree): connected, no mutual reach, no spare ties, one boss for any two.
 * Formula: connectedness = pairs in the same weak part / all pairs; hierarchy = 1 − mutually reachable pairs / pairs where either
 *   reaches the other; efficiency = 1 − (ties − Σ(n_c − 1)) / Σ(n_c(n_c − 1) − (n_c − 1)) over weak parts; LUB-ness = 1 − pairs without
 *   a bound / Σ C(n_c − 1, 2) over weak parts above two; as sna reads it, a bound reaches both and everybody else who reaches both.
 * Source: Krackhardt (1994), in Carley & Prietula (eds), Computational Organization Theory, 89–111.
 * R: sna::connectedness(A), hierarchy(A, measure = "krackhardt"), efficiency(A), lubness(A)
 * Missing: below .90 response `lowResponse`, above it missing rows count as no tie; where nobody reaches anybody hierarchy is `noTies`.
 */
import type { Estimate } from '../types.ts';
import { partsOf } from './components.ts';
import { type Digraph, geodesics, ofGraph, symmetrised } from './digraph.ts';
import type { StaffNetwork } from './network.ts';

const reachOf = (graph: Digraph): ((from: number, to: number) => boolean) => {
  const steps = geodesics(graph);
  return (from, to) => Number.isFinite(steps[from]?.[to]);
};
const choose2 = (n: number): number => (n * (n - 1)) / 2;
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** n = respondents, for all four */
export const krackhardtConnectedness = (network: StaffNetwork): Estimate =>
  ofGraph(
    network,
    (graph) =>
      graph.size < 2 ? null : total(partsOf(symmetrised(graph)).map((part) => choose2(part.length))) / choose2(graph.size),
    'tooFew',
  );

export const krackhardtHierarchy = (network: StaffNetwork): Estimate =>
  ofGraph(
    network,
    (graph) => {
      const reach = reachOf(graph);
      let mutual = 0;
      let either = 0;
      for (let i = 0; i < graph.size; i++) {
        for (let j = 0; j < i; j++) {
          if (reach(i, j) || reach(j, i)) either++;
          if (reach(i, j) && reach(j, i)) mutual++;
        }
      }
      return either === 0 ? null : 1 - mutual / either;
    },
    'noTies',
  );

export const krackhardtEfficiency = (network: StaffNetwork): Estimate =>
  ofGraph(
    network,
    (graph) => {
      const parts = partsOf(symmetrised(graph));
      const least = total(parts.map((part) => part.length - 1));
      const most = total(parts.map((part) => part.length * (part.length - 1)));
      return most === least ? null : 1 - (total(graph.out.map((row) => row.length)) - least) / (most - least);
    },
    'noTies',
  );

export const krackhardtLubness = (network: StaffNetwork): Estimate =>
  ofGraph(
    network,
    (graph) => {
      const reach = reachOf(graph);
      let violations = 0;
      let most = 0;
      for (const part of partsOf(symmetrised(graph))) {
        if (part.length < 3) continue;
        most += choose2(part.length - 1);
        for (const i of part) {
          for (const j of part) {
            if (j >= i) continue;
            const above = part.filter((k) => reach(k, i) && reach(k, j));
            if (!above.some((bound) => above.every((k) => reach(bound, k)))) violations++;
          }
        }
      }
      return most === 0 ? null : 1 - violations / most;
    },
    'noTies',
  );
