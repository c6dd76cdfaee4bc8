/**
 * What: how few steps a person needs to those he or she can reach (`out`), they to the person (`in`), or ignoring direction (`all`).
 * Formula: 1 / Σ distances to the reachable; normalised: (number reached) / Σ distances.
 * Source: Freeman (1979), Social Networks 1, 215–239; reachable people only, as igraph from 1.3 on.
 * R: igraph::closeness(g, mode, normalized)
 * Missing: below .90 response `lowResponse`, above it missing rows count as no tie; who reaches nobody is `noTies`.
 */
import type { Estimate } from '../types.ts';
import { type Digraph, geodesics, ofEveryone, reversed, symmetrised } from './digraph.ts';
import type { StaffNetwork } from './network.ts';

export type Direction = 'out' | 'in' | 'all';

export const turned = (graph: Digraph, direction: Direction): Digraph =>
  direction === 'out' ? graph : direction === 'in' ? reversed(graph) : symmetrised(graph);

/** In the roster's order; n = roster − 1. */
export const closenessCentrality = (network: StaffNetwork, direction: Direction, normalised: boolean): readonly Estimate[] =>
  ofEveryone(
    network,
    (graph) =>
      geodesics(turned(graph, direction)).map((steps) => {
        const reached = steps.filter((step) => step > 0 && Number.isFinite(step));
        const total = reached.reduce((sum, step) => sum + step, 0);
        return reached.length === 0 ? null : (normalised ? reached.length : 1) / total;
      }),
    'noTies',
  );
