/**
 * What: whether "a friend of my friend is my friend": along the direction of the ties.
 * Formula: weak = ordered triples i → j → k with i → k / ordered triples i → j → k;
 *   strong = ordered triples in which (i → j and j → k) holds exactly when i → k does / all ordered triples N(N − 1)(N − 2).
 * Source: Wasserman & Faust (1994), Social Network Analysis, §6.5; Butts (2008), Journal of Statistical Software 24(6).
 * R: sna::gtrans(A, measure = "weak" or "strong")
 * Missing: below .90 response `lowResponse`; weak without a two-step way `noTies`; a roster under three `tooFew`.
 */
import { absent, type Estimate } from '../types.ts';
import { ofGraph } from './digraph.ts';
import { respondentCount, type StaffNetwork } from './network.ts';

/** n = respondents */
export const weakTransitivity = (network: StaffNetwork): Estimate =>
  ofGraph(
    network,
    ({ out, has }) => {
      let ways = 0;
      let closed = 0;
      out.forEach((middle, i) => {
        for (const j of middle) {
          for (const k of out[j] as readonly number[]) {
            if (k === i) continue;
            ways++;
            if (has(i, k)) closed++;
          }
        }
      });
      return ways === 0 ? null : closed / ways;
    },
    'noTies',
  );

/** n = respondents */
export const strongTransitivity = (network: StaffNetwork): Estimate => {
  if (network.roster.length < 3) return absent('tooFew', respondentCount(network));
  return ofGraph(
    network,
    ({ size, has }) => {
      let agree = 0;
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < size; j++) {
          if (j === i) continue;
          for (let k = 0; k < size; k++) if (k !== i && k !== j && (has(i, j) && has(j, k)) === has(i, k)) agree++;
        }
      }
      return agree / (size * (size - 1) * (size - 2));
    },
    'tooFew',
  );
};
