/**
 * What: what share of the colleagues each person names.
 * Formula: q_i = Σ_{j≠i} x_ij / (N − 1) for i ∈ R
 * Source: Freeman (1979), Social Networks 1, 215–239.
 * R: igraph::degree(g, mode = "out", normalized = TRUE)
 * Missing: as outdegree.
 */
import { type Estimate, present } from '../types.ts';
import type { StaffNetwork } from './network.ts';
import { outdegree } from './outdegree.ts';

/** In the roster's order; n = roster − 1. */
export const outdegreeCentrality = (network: StaffNetwork): readonly Estimate[] =>
  outdegree(network).map((count) => (count.missing ? count : present(count.value / count.n, count.n)));
