/**
 * What: by what share of those who could name a person the person is named.
 * Formula: p_j = Σ_{i∈R, i≠j} x_ij / (r − [j ∈ R])
 * Source: Freeman (1979), Social Networks 1, 215–239, with the possible nominators in the place of N − 1.
 * R: colSums(A, na.rm = TRUE) / (r - responded)
 * Missing: non-respondents do not count as possible nominators; without any `noAnswer`. A non-respondent can be named.
 */
import { type Estimate, present } from '../types.ts';
import { indegree } from './indegree.ts';
import type { StaffNetwork } from './network.ts';

/** In the roster's order; n = possible nominators. */
export const indegreeCentrality = (network: StaffNetwork): readonly Estimate[] =>
  indegree(network).map((count) => (count.missing ? count : present(count.value / count.n, count.n)));
