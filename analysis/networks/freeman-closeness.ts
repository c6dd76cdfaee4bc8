/**
 * What: the classic closeness: 0 as soon as a person cannot reach everybody.
 * Formula: (N − 1) / Σ_j d_ij along outgoing ties; 0 where some d_ij is infinite.
 * Source: Freeman (1979), Social Networks 1, 215–239.
 * R: sna::closeness(A)
 * Missing: below .90 response `lowResponse`, above it missing rows count as no tie; a roster of one `tooFew`.
 */
import type { Estimate } from '../types.ts';
import { geodesics, ofEveryone } from './digraph.ts';
import type { StaffNetwork } from './network.ts';

/** In the roster's order; n = roster − 1. */
export const freemanCloseness = (network: StaffNetwork): readonly Estimate[] =>
  ofEveryone(
    network,
    (graph) =>
      geodesics(graph).map((steps) => (graph.size < 2 ? null : (graph.size - 1) / steps.reduce((sum, step) => sum + step, 0))),
    'tooFew',
  );
