/**
 * What: how far naming is concentrated on a few: 0 = all name equally many, 1 = one names everybody and the others nobody.
 * Formula: Σ_{i∈R} (q_max − q_i) / (r − 1), q = outdegreeCentrality.
 * Source: Freeman (1979), Social Networks 1, 215–239.
 * R: sna::centralization(A, degree, cmode = "outdegree"); igraph::centr_degree(g, mode = "out", loops = FALSE)
 * Missing: respondents only; under two of them `tooFew`, none `noAnswer`.
 */
import { absent, type Estimate, present } from '../types.ts';
import { respondentCount, type StaffNetwork } from './network.ts';
import { outdegreeCentrality } from './outdegree-centrality.ts';

/** n = respondents */
export const outdegreeCentralization = (network: StaffNetwork): Estimate => {
  const respondents = respondentCount(network);
  if (respondents === 0) return absent('noAnswer');
  if (respondents < 2) return absent('tooFew', respondents);
  const shares = outdegreeCentrality(network).flatMap((q) => (q.missing ? [] : [q.value]));
  const most = Math.max(...shares);
  return present(shares.reduce((sum, q) => sum + (most - q), 0) / (respondents - 1), respondents);
};
