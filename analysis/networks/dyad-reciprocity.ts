/**
 * What: of the pairs with any tie, the share where both name each other. Lower than arcReciprocity for the same network.
 * Formula: M / (M + A), M mutual and A one-way pairs among respondents.
 * Source: Wasserman & Faust (1994), Social Network Analysis, §13.
 * R: sna::grecip(A, measure = "dyadic.nonnull"); igraph::reciprocity(g, mode = "ratio")
 * Missing: as arcReciprocity.
 */
import { absent, type Estimate, present } from '../types.ts';
import { dyadCensus } from './dyads.ts';
import { respondentCount, type StaffNetwork } from './network.ts';

/** n = respondents */
export const dyadReciprocity = (network: StaffNetwork): Estimate => {
  const respondents = respondentCount(network);
  if (respondents < 2) return absent('tooFew', respondents);
  const { mutual, oneWay } = dyadCensus(network);
  return mutual + oneWay === 0 ? absent('noTies', respondents) : present(mutual / (mutual + oneWay), respondents);
};
