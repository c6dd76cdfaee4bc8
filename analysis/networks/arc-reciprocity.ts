/**
 * What: the share of ties that are returned.
 * Formula: 2M / (2M + A), M mutual and A one-way pairs among respondents.
 * Source: Wasserman & Faust (1994), Social Network Analysis, §13.
 * R: sna::grecip(A, measure = "edgewise"); igraph::reciprocity(g), its default
 * Missing: pairs with a non-respondent are left out; without ties among respondents `noTies`, under two respondents `tooFew`.
 *   Never computed on reconstructed ties, which are reciprocal by construction.
 */
import { absent, type Estimate, present } from '../types.ts';
import { dyadCensus } from './dyads.ts';
import { respondentCount, type StaffNetwork } from './network.ts';

/** n = respondents */
export const arcReciprocity = (network: StaffNetwork): Estimate => {
  const respondents = respondentCount(network);
  if (respondents < 2) return absent('tooFew', respondents);
  const { mutual, oneWay } = dyadCensus(network);
  return mutual + oneWay === 0 ? absent('noTies', respondents) : present((2 * mutual) / (2 * mutual + oneWay), respondents);
};
