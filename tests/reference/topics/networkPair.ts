/** Topic `networkPair`: two relations, or two waves, of the same people. The p values of the cases are Monte-Carlo. */
import {
  formedProportion,
  hammingDistance,
  keptProportion,
  networkCorrelation,
  simpleMatching,
} from '../../../analysis/networks/network-correlation.ts';
import { networkRegression, quadraticAssignment } from '../../../analysis/networks/quadratic-assignment.ts';
import { comparePairs, tieStability } from '../../../analysis/networks/tie-stability.ts';
import { seededRandom } from '../../../analysis/random.ts';
import type { Json, ReferenceCase } from '../cases.ts';
import { networkOfSpec } from './network.ts';
import { bare } from './scale.ts';

export const networkPair = ({ spec, rows }: ReferenceCase): Json => {
  const nodes = rows('nodes');
  const edges = rows('edges');
  const first = networkOfSpec(spec.first, nodes, edges, false);
  const second = networkOfSpec(spec.second, nodes, edges, false);
  const counts = comparePairs(first, second);
  const qap = bare(quadraticAssignment(first, second, spec.qapReps, seededRandom(1)));
  const regression = bare(networkRegression(first, second));
  const stability = tieStability(first, second);
  return {
    n: first.roster.length,
    comparedDyads: stability.n,
    counts,
    jaccard: bare(stability),
    hamming: bare(hammingDistance(counts)),
    pearson: bare(networkCorrelation(counts)),
    simpleMatching: bare(simpleMatching(counts)),
    stability: {
      kept: counts.both,
      dissolved: counts.onlyFirst,
      formed: counts.onlySecond,
      keptProportion: bare(keptProportion(counts)),
      formedProportion: bare(formedProportion(counts)),
    },
    qap,
    netlm: qap && regression && { ...regression, pGreaterEqualSlope: qap.pGreaterEqual, pTwoSidedSlope: qap.pTwoSided },
  };
};
