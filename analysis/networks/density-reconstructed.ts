/**
 * What: density with the ties of non-respondents guessed from their colleagues: a sensitivity figure beside `density`.
 * Formula: missing x_ij := x_ji where j answered; ties / pairs that then have a value.
 * Source: Stork & Richards (1992), Group & Organization Management 17, 193–209; the literature disagrees on its use (domain.md §4.4).
 * R: A[is.na(A)] <- t(A)[is.na(A)]; sna::gden(A)
 * Missing: pairs of two non-respondents stay missing; without respondents `noAnswer`, a roster under two `tooFew`.
 */
import { absent, type Estimate, present } from '../types.ts';
import { respondentCount, type StaffNetwork } from './network.ts';

/** n = respondents */
export const densityReconstructed = (network: StaffNetwork): Estimate => {
  const size = network.roster.length;
  const respondents = respondentCount(network);
  if (size < 2) return absent('tooFew', respondents);
  if (respondents === 0) return absent('noAnswer');
  let ties = 0;
  let pairs = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      if (i === j) continue;
      const tie = network.ties[i]?.[j] ?? network.ties[j]?.[i] ?? null;
      if (tie === null) continue;
      pairs++;
      ties += tie;
    }
  }
  return present(ties / pairs, respondents);
};
