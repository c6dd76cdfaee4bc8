/**
 * What: how many colleagues each person names.
 * Formula: Σ_{j≠i} x_ij for i ∈ R
 * Source: Wasserman & Faust (1994), Social Network Analysis, §4.3.
 * R: sna::degree(A, cmode = "outdegree"); igraph::degree(g, mode = "out")
 * Missing: a non-respondent's is `noAnswer`, never 0; alone on the roster `tooFew`.
 */
import { absent, type Estimate, present } from '../types.ts';
import { sentTies, type StaffNetwork } from './network.ts';

/** In the roster's order; n = roster − 1. */
export const outdegree = (network: StaffNetwork): readonly Estimate[] => {
  const others = network.roster.length - 1;
  return network.responded.map((answered, i) => {
    if (!answered) return absent('noAnswer', others);
    return others === 0 ? absent('tooFew') : present(sentTies(network, i), others);
  });
};
