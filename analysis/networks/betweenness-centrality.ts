/**
 * What: how often a person lies on the shortest way from one colleague to another; 1 = on every such way.
 * Formula: Σ_{s≠v≠t} (shortest ways s → t through v / all shortest ways s → t), directed, divided by (N − 1)(N − 2).
 * Source: Freeman (1979), Social Networks 1, 215–239; Brandes (2001), Journal of Mathematical Sociology 25, 163–177.
 * R: igraph::betweenness(g, directed = TRUE, normalized = TRUE)
 * Missing: very sensitive to missing actors (Smith & Moody 2013), so below .90 response `lowResponse`; above it the few missing
 *   rows count as no tie. A roster under three has nobody in between: `tooFew`.
 */
import { DirectedGraph } from 'graphology';
import betweenness from 'graphology-metrics/centrality/betweenness.js';
import { absent, type Estimate, present } from '../types.ts';
import { respondentCount, type StaffNetwork, teamSize } from './network.ts';

/** Betweenness is given from this share of respondents on. */
export const betweennessResponse = 0.9;

/** The observed ties as a directed graph; nodes are roster ids. */
export const directedGraph = (network: StaffNetwork): DirectedGraph => {
  const graph = new DirectedGraph();
  for (const id of network.roster) graph.addNode(id);
  network.ties.forEach((row, i) => {
    row.forEach((tie, j) => {
      if (tie === 1) graph.addEdge(network.roster[i], network.roster[j]);
    });
  });
  return graph;
};

/** In the roster's order; n = roster − 1. */
export const betweennessCentrality = (network: StaffNetwork): readonly Estimate[] => {
  const size = network.roster.length;
  if (size < 3) return network.roster.map(() => absent('tooFew', size - 1));
  if (respondentCount(network) / teamSize(network) < betweennessResponse - 1e-12)
    return network.roster.map(() => absent('lowResponse', size - 1));
  // without getEdgeWeight: null graphology would read an attribute `weight` as a distance
  const raw = betweenness(directedGraph(network), { getEdgeWeight: null, normalized: false });
  return network.roster.map((id) => present((raw[id] ?? 0) / ((size - 1) * (size - 2)), size - 1));
};
