/**
 * What: density among respondents only, as if non-respondents were not in the team: for comparison, nearly always the worst choice.
 * Formula: Σ_{i,j∈R, i≠j} x_ij / (r(r − 1))
 * Source: Smith, Morgan & Moody (2022), Social Networks 68, 148–178, on listwise deletion.
 * R: sna::gden(A[respondents, respondents])
 * Missing: non-respondents are dropped as senders and receivers; under two respondents `tooFew`, none `noAnswer`.
 */
import { absent, type Estimate, present } from '../types.ts';
import { dyadCensus } from './dyads.ts';
import { respondentCount, type StaffNetwork } from './network.ts';

/** n = respondents */
export const densityCompleteCase = (network: StaffNetwork): Estimate => {
  const respondents = respondentCount(network);
  if (respondents === 0) return absent('noAnswer');
  if (respondents < 2) return absent('tooFew', respondents);
  const { mutual, oneWay } = dyadCensus(network);
  return present((2 * mutual + oneWay) / (respondents * (respondents - 1)), respondents);
};
