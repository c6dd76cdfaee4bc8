/**
 * What: how far being named is concentrated on a few: 0 = all are named equally, 1 = all name one person only.
 * Formula: Σ_j (p_max − p_j) / (N − 1), p = indegreeCentrality. With full response Freeman's Σ(d_max − d_j)/(N − 1)².
 * Source: Freeman (1979), Social Networks 1, 215–239.
 * R: sna::centralization(A, degree, cmode = "indegree"); igraph::centr_degree(g, mode = "in", loops = FALSE)
 * Missing: non-respondents take part as people who can be named; someone nobody could name is left out of the sum;
 *   without respondents `noAnswer`, a roster under two `tooFew`.
 */
import { absent, type Estimate, present } from '../types.ts';
import { indegreeCentrality } from './indegree-centrality.ts';
import { respondentCount, type StaffNetwork } from './network.ts';

/** n = respondents */
export const indegreeCentralization = (network: StaffNetwork): Estimate => {
  const size = network.roster.length;
  const respondents = respondentCount(network);
  if (size < 2) return absent('tooFew', respondents);
  if (respondents === 0) return absent('noAnswer');
  const shares = indegreeCentrality(network).flatMap((p) => (p.missing ? [] : [p.value]));
  const most = Math.max(...shares);
  return present(shares.reduce((sum, p) => sum + (most - p), 0) / (size - 1), respondents);
};
