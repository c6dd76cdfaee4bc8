/**
 * What: how well connected a person is to well-connected people, ignoring direction; the best connected has 1.
 * Formula: the eigenvector of the largest eigenvalue of the symmetrised matrix, scaled to a maximum of 1.
 * Source: Bonacich (1972), Journal of Mathematical Sociology 2, 113–120.
 * R: igraph::eigen_centrality(as.undirected(g, mode = "collapse"))
 * Missing: below .90 response `lowResponse`; without ties `noTies`; two equally strong parts leave it `notDefined`.
 */
import { symmetricEigen } from '../linear.ts';
import { absent, type Estimate, present } from '../types.ts';
import { digraphOf, pathsObserved, symmetrised } from './digraph.ts';
import type { StaffNetwork } from './network.ts';

export interface Eigenvector {
  readonly eigenvalue: number;
  /** in the roster's order; null when the largest eigenvalue is not unique */
  readonly centrality: readonly number[] | null;
}

/** n = roster */
export const eigenvector = (network: StaffNetwork): Estimate<Eigenvector> => {
  const size = network.roster.length;
  if (size === 0) return absent('tooFew');
  if (!pathsObserved(network)) return absent('lowResponse', size);
  const { out } = symmetrised(digraphOf(network));
  if (out.every((row) => row.length === 0)) return present({ eigenvalue: 0, centrality: null }, size);
  const { values, vectors } = symmetricEigen(out.map((row) => Array.from({ length: size }, (_, j) => (row.includes(j) ? 1 : 0))));
  const [first = 0, second = Number.NEGATIVE_INFINITY] = values;
  if (first - second < 1e-8 * first) return present({ eigenvalue: first, centrality: null }, size);
  const vector = vectors[0] as readonly number[];
  const largest = vector.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
  // rounding leaves dust where a person is outside the strongest part
  return present({ eigenvalue: first, centrality: vector.map((value) => Math.max(0, value / largest)) }, size);
};

/** In the roster's order; n = roster − 1. */
export const eigenvectorCentrality = (network: StaffNetwork): readonly Estimate[] => {
  const n = network.roster.length - 1;
  const found = eigenvector(network);
  if (found.missing) return network.roster.map(() => absent(found.missing, n));
  const { centrality, eigenvalue } = found.value;
  if (!centrality) return network.roster.map(() => absent(eigenvalue === 0 ? 'noTies' : 'notDefined', n));
  return centrality.map((value) => present(value, n));
};
