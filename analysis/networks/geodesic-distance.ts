/**
 * What: how far people are apart along ties: on average, at most, and how many can reach each other at all.
 * Formula: over ordered pairs: mean of the finite distances; diameter = the largest of them (0 without ties); reachability = finite
 *   distances / N(N − 1); efficiency = mean of 1/d over all pairs, 0 where there is no way.
 * Source: Wasserman & Faust (1994), Social Network Analysis, §4.2; Latora & Marchiori (2001), Physical Review Letters 87, 198701.
 * R: igraph::mean_distance(g), diameter(g), global_efficiency(g); mean(is.finite(distances(g)))
 * Missing: below .90 response `lowResponse`, above it missing rows count as no tie; mean without ties `noTies`; a roster of one `tooFew`.
 */
import type { Estimate } from '../types.ts';
import { type Digraph, geodesics, ofGraph, symmetrised } from './digraph.ts';
import type { StaffNetwork } from './network.ts';

const finite = (graph: Digraph): readonly number[] =>
  geodesics(graph).flatMap((row) => row.filter((step) => step > 0 && Number.isFinite(step)));
const pairs = (size: number): number | null => (size < 2 ? null : size * (size - 1));
const meanOrNull = (steps: readonly number[]): number | null =>
  steps.length === 0 ? null : steps.reduce((sum, step) => sum + step, 0) / steps.length;

/** n = respondents, for all four */
export const meanGeodesic = (network: StaffNetwork): Estimate => ofGraph(network, (graph) => meanOrNull(finite(graph)), 'noTies');
export const meanGeodesicUndirected = (network: StaffNetwork): Estimate =>
  ofGraph(network, (graph) => meanOrNull(finite(symmetrised(graph))), 'noTies');
export const diameter = (network: StaffNetwork): Estimate => ofGraph(network, (graph) => Math.max(0, ...finite(graph)), 'noTies');
export const reachability = (network: StaffNetwork): Estimate =>
  ofGraph(
    network,
    (graph) => {
      const all = pairs(graph.size);
      return all === null ? null : finite(graph).length / all;
    },
    'tooFew',
  );
export const globalEfficiency = (network: StaffNetwork): Estimate =>
  ofGraph(
    network,
    (graph) => {
      const all = pairs(graph.size);
      return all === null ? null : finite(graph).reduce((sum, step) => sum + 1 / step, 0) / all;
    },
    'tooFew',
  );
