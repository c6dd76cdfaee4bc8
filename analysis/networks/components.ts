/**
 * What: the parts a team falls into: weak = connected by ties in any direction; strong = everybody can reach everybody along ties.
 * Formula: two people are in one part when each can be reached from the other, on the symmetrised (weak) or directed (strong) network.
 * Source: Wasserman & Faust (1994), Social Network Analysis, §4.3.
 * R: igraph::components(g, mode = "weak" or "strong")
 * Missing: below .90 response `lowResponse`, above it missing rows count as no tie; an empty roster `tooFew`.
 */
import { absent, type Estimate, present } from '../types.ts';
import { type Digraph, digraphOf, geodesics, pathsObserved, symmetrised } from './digraph.ts';
import type { StaffNetwork } from './network.ts';

/** Members of each part, by place on the roster. */
export const partsOf = (graph: Digraph): readonly (readonly number[])[] => {
  const steps = geodesics(graph);
  const seen = new Set<number>();
  const parts: number[][] = [];
  for (let i = 0; i < graph.size; i++) {
    if (seen.has(i)) continue;
    const part = steps.flatMap((row, j) => (Number.isFinite(row[i]) && Number.isFinite(steps[i]?.[j]) ? [j] : []));
    for (const member of part) seen.add(member);
    parts.push(part);
  }
  return parts;
};

/** Sizes of the parts from large to small; n = roster. */
export const componentSizes = (network: StaffNetwork, kind: 'weak' | 'strong'): Estimate<readonly number[]> => {
  const size = network.roster.length;
  if (size === 0) return absent('tooFew');
  if (!pathsObserved(network)) return absent('lowResponse', size);
  const graph = digraphOf(network);
  const parts = partsOf(kind === 'weak' ? symmetrised(graph) : graph);
  return present(
    parts.map((part) => part.length).sort((a, b) => b - a),
    size,
  );
};
