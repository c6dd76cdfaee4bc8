/**
 * What: the share of pairs that are symmetric: both name each other, or neither does. High in thin networks, since most pairs are empty.
 * Formula: (M + N) / (M + A + N), M mutual, A one-way, N empty pairs among respondents.
 * Source: Wasserman & Faust (1994), Social Network Analysis, §13.
 * R: sna::grecip(A, measure = "dyadic"), its default
 * Missing: pairs with a non-respondent are left out; under two respondents `tooFew`.
 */
import { absent, type Estimate, present } from '../types.ts';
import { dyadCensus } from './dyads.ts';
import { respondentCount, type StaffNetwork } from './network.ts';

/** n = respondents */
export const dyadSymmetry = (network: StaffNetwork): Estimate => {
  const respondents = respondentCount(network);
  if (respondents < 2) return absent('tooFew', respondents);
  const { mutual, oneWay, neither } = dyadCensus(network);
  return present((mutual + neither) / (mutual + oneWay + neither), respondents);
};
