/**
 * What: how prominent a person is when being named by prominent people counts for more; shares that add up to 1.
 * Formula: the stationary chances of a walk that follows a random outgoing tie with chance .85 and else starts anywhere; from someone
 *   without outgoing ties it starts anywhere.
 * Source: Brin & Page (1998), Computer Networks 30, 107–117.
 * R: igraph::page_rank(g, damping = .85)
 * Missing: below .90 response `lowResponse`, above it missing rows count as no tie.
 */
import pagerank from 'graphology-metrics/centrality/pagerank.js';
import type { Estimate } from '../types.ts';
import { directedGraph } from './betweenness-centrality.ts';
import { ofEveryone } from './digraph.ts';
import type { StaffNetwork } from './network.ts';

/** In the roster's order; n = roster − 1. */
export const pageRank = (network: StaffNetwork): readonly Estimate[] =>
  ofEveryone(
    network,
    () => {
      // graphology's default tolerance stops at 1e-6, and its weights would be read from an attribute
      const shares = pagerank(directedGraph(network), {
        alpha: 0.85,
        tolerance: 1e-14,
        maxIterations: 10_000,
        getEdgeWeight: null,
      });
      return network.roster.map((id) => shares[id] ?? null);
    },
    'notDefined',
  );
