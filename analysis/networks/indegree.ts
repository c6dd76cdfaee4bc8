/**
 * What: by how many colleagues each person is named.
 * Formula: Σ_{i∈R} x_ij
 * Source: Wasserman & Faust (1994), Social Network Analysis, §4.3.
 * R: sna::degree(A, cmode = "indegree"); igraph::degree(g, mode = "in")
 * Missing: non-respondents name nobody that we know of, so this is a lower bound where response is not complete;
 *   nobody who could have named the person is `noAnswer`.
 */
import { absent, type Estimate, present } from '../types.ts';
import { receivedTies, respondentCount, type StaffNetwork } from './network.ts';

/** In the roster's order; n = possible nominators (respondents other than the person). */
export const indegree = (network: StaffNetwork): readonly Estimate[] => {
  const respondents = respondentCount(network);
  return receivedTies(network).map((count, j) => {
    const nominators = respondents - (network.responded[j] ? 1 : 0);
    return nominators === 0 ? absent('noAnswer') : present(count, nominators);
  });
};
