/**
 * What: the census of pairs: mutual (both name), one-way (asymmetric), null (neither).
 * Formula: over the pairs of which both answered.
 * Source: Wasserman & Faust (1994), Social Network Analysis, §13.1.
 * R: sna::dyad.census(A) with NA rows for non-respondents
 * Missing: a pair with a non-respondent is not counted: one half of it was not observed.
 */
import type { StaffNetwork } from './network.ts';

export interface DyadCensus {
  readonly mutual: number;
  readonly oneWay: number;
  readonly neither: number;
}

export const dyadCensus = (network: StaffNetwork): DyadCensus => {
  const { ties, responded } = network;
  let mutual = 0;
  let oneWay = 0;
  let neither = 0;
  for (let i = 0; i < ties.length; i++) {
    if (!responded[i]) continue;
    for (let j = i + 1; j < ties.length; j++) {
      if (!responded[j]) continue;
      const there = ties[i]?.[j] === 1;
      const back = ties[j]?.[i] === 1;
      if (there && back) mutual++;
      else if (there || back) oneWay++;
      else neither++;
    }
  }
  return { mutual, oneWay, neither };
};
