/**
 * What: the share of respondents who name nobody and are named by nobody.
 * Formula: |{i ∈ R: p_i = 0 and q_i = 0}| / r
 * Source: Wasserman & Faust (1994), Social Network Analysis, §4.2.
 * R: length(sna::isolates(A)) / r
 * Missing: respondents only, since a non-respondent's own ties are unknown; none is `noAnswer`, a roster under two `tooFew`.
 */
import { absent, type Estimate, present } from '../types.ts';
import { receivedTies, respondentCount, sentTies, type StaffNetwork } from './network.ts';

/** n = respondents */
export const isolates = (network: StaffNetwork): Estimate => {
  const respondents = respondentCount(network);
  if (network.roster.length < 2) return absent('tooFew', respondents);
  if (respondents === 0) return absent('noAnswer');
  const received = receivedTies(network);
  const alone = network.responded.filter((answered, i) => answered && received[i] === 0 && sentTies(network, i) === 0).length;
  return present(alone / respondents, respondents);
};
