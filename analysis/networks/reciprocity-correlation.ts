/**
 * What: reciprocity above what the density alone would give: 0 = as much as by chance, 1 = every tie returned, negative = avoided.
 * Formula: (arcReciprocity − d) / (1 − d), d = density among respondents. Equals the correlation of x_ij with x_ji.
 * Source: Garlaschelli & Loffredo (2004), Physical Review Letters 93, 268701.
 * R: sna::grecip(A, measure = "correlation")
 * Missing: as arcReciprocity; where every possible tie is there the correlation is not defined (`noVariance`).
 */
import { absent, type Estimate, present } from '../types.ts';
import { arcReciprocity } from './arc-reciprocity.ts';
import { dyadCensus } from './dyads.ts';
import type { StaffNetwork } from './network.ts';

/** n = respondents */
export const reciprocityCorrelation = (network: StaffNetwork): Estimate => {
  const reciprocity = arcReciprocity(network);
  if (reciprocity.missing) return reciprocity;
  const { mutual, oneWay, neither } = dyadCensus(network);
  if (oneWay + neither === 0) return absent('noVariance', reciprocity.n);
  const d = (2 * mutual + oneWay) / (2 * (mutual + oneWay + neither));
  return present((reciprocity.value - d) / (1 - d), reciprocity.n);
};
