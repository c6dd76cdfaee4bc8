/**
 * What: how far any centrality is concentrated on one person: 0 = all equal, 1 = as in the network that is most unequal on it.
 * Formula: Σ_i (max − c_i) / theoretical maximum. The maximum is part of the name of the figure: in- or outdegree (N − 1)²; total
 *   degree 2(N − 1)(N − 2); betweenness (N − 1)²(N − 2) on raw values; closeness of a strongly connected team (N − 1)(1 − 1/N).
 * Source: Freeman (1979), Social Networks 1, 215–239.
 * R: sna::centralization(A, FUN); igraph::centr_degree(g, loops = FALSE), centr_betw(g)
 * Missing: one person without a figure takes the whole measure away, with that person's reason; a team under three `tooFew`.
 */
import { absent, type Estimate, present } from '../types.ts';

export const centralizationMaximum = {
  degree: (size: number): number => (size - 1) ** 2,
  totalDegree: (size: number): number => 2 * (size - 1) * (size - 2),
  betweenness: (size: number): number => (size - 1) ** 2 * (size - 2),
  closeness: (size: number): number => (size - 1) * (1 - 1 / size),
} as const;

/** @param centralities of everybody @param maximum of a team of this size, see `centralizationMaximum`; n = people */
export const freemanCentralization = (centralities: readonly Estimate[], maximum: (size: number) => number): Estimate => {
  const size = centralities.length;
  if (size < 3) return absent('tooFew', size);
  const values: number[] = [];
  for (const centrality of centralities) {
    if (centrality.missing) return absent(centrality.missing, size);
    values.push(centrality.value);
  }
  const most = Math.max(...values);
  return present(values.reduce((sum, value) => sum + (most - value), 0) / maximum(size), size);
};
