/**
 * What: whether ties stay within groups (grade, building, function) or run between them.
 * Formula: E-I index = (external − internal) / ties, from −1 (all within) to 1 (all between); assortativity =
 *   (Σe_gg − Σa_g b_g) / (1 − Σa_g b_g), e the shares of ties from group to group, a and b their row and column sums.
 * Source: Krackhardt & Stern (1988), Social Psychology Quarterly 51, 123–140; Newman (2003), Physical Review E 67, 026126.
 * R: sna or igraph counts; igraph::assortativity_nominal(g, types, directed = TRUE)
 * Missing: ties from non-respondents are unknown and not counted; without ties `noTies`; all ties in one group leaves assortativity
 *   `notDefined`. Group sizes alone can make the index high: it is not corrected for them.
 */
import { absent, type Estimate, present } from '../types.ts';
import { type StaffNetwork, tieOrZero } from './network.ts';

/** Ordered pairs with a tie, or with `either` each pair once with a tie in any direction. */
const tiedPairs = (network: StaffNetwork, either: boolean): readonly (readonly [number, number])[] =>
  network.roster.flatMap((_, i) =>
    network.roster.flatMap((__, j) => {
      if (i === j || (either && j > i)) return [];
      return tieOrZero(network, i, j) || (either && tieOrZero(network, j, i)) ? [[i, j] as const] : [];
    }),
  );

export interface TieMixing {
  readonly internal: number;
  readonly external: number;
}

/** @param groups of everybody, in the roster's order */
export const tieMixing = (network: StaffNetwork, groups: readonly string[], either = false): TieMixing => {
  const ties = tiedPairs(network, either);
  const internal = ties.filter(([i, j]) => groups[i] === groups[j]).length;
  return { internal, external: ties.length - internal };
};

/** n = ties. @param either each pair once, ignoring direction */
export const eiIndex = (network: StaffNetwork, groups: readonly string[], either = false): Estimate => {
  const { internal, external } = tieMixing(network, groups, either);
  const ties = internal + external;
  return ties === 0 ? absent('noTies') : present((external - internal) / ties, ties);
};

/** n = ties */
export const nominalAssortativity = (network: StaffNetwork, groups: readonly string[]): Estimate => {
  const ties = tiedPairs(network, false);
  if (ties.length === 0) return absent('noTies');
  const kinds = [...new Set(groups)];
  const share = (test: (i: number, j: number) => boolean): number => ties.filter(([i, j]) => test(i, j)).length / ties.length;
  const same = share((i, j) => groups[i] === groups[j]);
  const chance = kinds.reduce((sum, kind) => sum + share((i) => groups[i] === kind) * share((_, j) => groups[j] === kind), 0);
  return 1 - chance < 1e-12 ? absent('notDefined', ties.length) : present((same - chance) / (1 - chance), ties.length);
};
