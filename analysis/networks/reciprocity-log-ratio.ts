/**
 * What: how many times more often a tie is returned than the density alone would give, as a logarithm (0 = as by chance).
 * Formula: log(M · (M + A + N) / (M + A/2)²), M mutual, A one-way, N empty pairs among respondents.
 * Source: Butts (2008), Journal of Statistical Software 24(6).
 * R: sna::grecip(A, measure = "edgewise.lrr")
 * Missing: pairs with a non-respondent are left out; no ties `noTies`, no mutual pair `notDefined` (minus infinity).
 */
import { absent, type Estimate, present } from '../types.ts';
import { dyadCensus } from './dyads.ts';
import { respondentCount, type StaffNetwork } from './network.ts';

/** n = respondents */
export const reciprocityLogRatio = (network: StaffNetwork): Estimate => {
  const respondents = respondentCount(network);
  if (respondents < 2) return absent('tooFew', respondents);
  const { mutual, oneWay, neither } = dyadCensus(network);
  if (mutual + oneWay === 0) return absent('noTies', respondents);
  if (mutual === 0) return absent('notDefined', respondents);
  return present(Math.log((mutual * (mutual + oneWay + neither)) / (mutual + oneWay / 2) ** 2), respondents);
};
