/**
 * What: closeness that also works where not everybody can be reached: nearby people count fully, far ones little, unreachable ones not.
 * Formula: Σ_j 1/d_ij; normalised: divided by N − 1.
 * Source: Marchiori & Latora (2000), Physica A 285, 539–546; Rochat (2009).
 * R: igraph::harmonic_centrality(g, mode, normalized); sna::closeness(A, cmode = "suminvdir")
 * Missing: below .90 response `lowResponse`, above it missing rows count as no tie; a roster of one has no normalised figure (`tooFew`).
 */
import type { Estimate } from '../types.ts';
import { type Direction, turned } from './closeness-centrality.ts';
import { geodesics, ofEveryone } from './digraph.ts';
import type { StaffNetwork } from './network.ts';

/** In the roster's order; n = roster − 1. */
export const harmonicCloseness = (network: StaffNetwork, direction: Direction, normalised: boolean): readonly Estimate[] =>
  ofEveryone(
    network,
    (graph) =>
      geodesics(turned(graph, direction)).map((steps) => {
        const sum = steps.reduce((total, step) => total + (step > 0 && Number.isFinite(step) ? 1 / step : 0), 0);
        if (!normalised) return sum;
        return graph.size < 2 ? null : sum / (graph.size - 1);
      }),
    'tooFew',
  );
