/**
 * What: betweenness where a tie in either direction counts as a tie.
 * Formula: as betweennessCentrality on the symmetrised network, each pair once, not normalised.
 * Source: Freeman (1979), Social Networks 1, 215–239; Brandes (2001), Journal of Mathematical Sociology 25, 163–177.
 * R: igraph::betweenness(as.undirected(g, mode = "collapse"), directed = FALSE)
 * Missing: below .90 response `lowResponse`, above it missing rows count as no tie.
 */
import { UndirectedGraph } from 'graphology';
import betweenness from 'graphology-metrics/centrality/betweenness.js';
import type { Estimate } from '../types.ts';
import { ofEveryone } from './digraph.ts';
import type { StaffNetwork } from './network.ts';

/** In the roster's order; n = roster − 1. */
export const undirectedBetweenness = (network: StaffNetwork): readonly Estimate[] =>
  ofEveryone(
    network,
    ({ size, has }) => {
      const graph = new UndirectedGraph();
      for (let i = 0; i < size; i++) graph.addNode(i);
      for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) if (has(i, j) || has(j, i)) graph.addEdge(i, j);
      const raw = betweenness(graph, { getEdgeWeight: null, normalized: false });
      return Array.from({ length: size }, (_, i) => raw[String(i)] ?? 0);
    },
    'notDefined',
  );
