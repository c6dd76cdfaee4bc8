/**
 * What: how much of all possible contact there is: the share of the ties that respondents could send that they did send.
 * Formula: Σ_{i∈R} Σ_{j≠i} x_ij / (r(N − 1)); N roster, R the r respondents.
 * Source: Wasserman & Faust (1994), Social Network Analysis, §4.2; available rows as in domain.md §4.4.
 * R: sna::gden(A) with NA rows for non-respondents
 * Missing: non-respondents' rows are left out, ties to them count; without respondents `noAnswer`, a roster of one `tooFew`.
 */
import { absent, type Estimate, present } from '../types.ts';
import { respondentCount, sentTies, type StaffNetwork } from './network.ts';

/** n = respondents */
export const density = (network: StaffNetwork): Estimate => {
  const size = network.roster.length;
  const respondents = respondentCount(network);
  if (size < 2) return absent('tooFew', respondents);
  if (respondents === 0) return absent('noAnswer');
  let ties = 0;
  for (let i = 0; i < size; i++) ties += sentTies(network, i);
  return present(ties / (respondents * (size - 1)), respondents);
};
