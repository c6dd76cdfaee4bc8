/**
 * A network as a plain directed graph, for measures of paths and positions. Such measures need every row: below the response that
 * betweenness asks for they are missing, above it the few rows that were not observed count as no tie.
 */
import { absent, type Estimate, present } from '../types.ts';
import { betweennessResponse } from './betweenness-centrality.ts';
import { respondentCount, type StaffNetwork, teamSize } from './network.ts';

export interface Digraph {
  readonly size: number;
  /** successors of each node, by place on the roster */
  readonly out: readonly (readonly number[])[];
  readonly has: (from: number, to: number) => boolean;
}

const build = (size: number, has: (from: number, to: number) => boolean): Digraph => {
  const places = Array.from({ length: size }, (_, i) => i);
  return { size, has, out: places.map((i) => places.filter((j) => j !== i && has(i, j))) };
};

/** Named = tie; not named and not observed = no tie. */
export const digraphOf = ({ roster, ties }: StaffNetwork): Digraph => build(roster.length, (i, j) => ties[i]?.[j] === 1);
/** A tie in either direction = a tie in both. */
export const symmetrised = ({ size, has }: Digraph): Digraph => build(size, (i, j) => has(i, j) || has(j, i));
/** Every tie turned round. */
export const reversed = ({ size, has }: Digraph): Digraph => build(size, (i, j) => has(j, i));

/** Steps from each node to each other along ties; Infinity where there is no way, 0 to itself. */
export const geodesics = ({ size, out }: Digraph): readonly (readonly number[])[] =>
  Array.from({ length: size }, (_, from) => {
    const steps = new Array<number>(size).fill(Number.POSITIVE_INFINITY);
    steps[from] = 0;
    let front = [from];
    for (let step = 1; front.length > 0; step++) {
      const next: number[] = [];
      for (const node of front) {
        for (const neighbour of out[node] as readonly number[]) {
          if (steps[neighbour] !== Number.POSITIVE_INFINITY) continue;
          steps[neighbour] = step;
          next.push(neighbour);
        }
      }
      front = next;
    }
    return steps;
  });

/** Whether the response allows measures of paths and positions. */
export const pathsObserved = (network: StaffNetwork): boolean =>
  network.roster.length > 0 && respondentCount(network) / teamSize(network) >= betweennessResponse - 1e-12;

/** A school's figure from its graph, or `lowResponse`; a null figure is `why`. n = respondents. */
export const ofGraph = (
  network: StaffNetwork,
  figure: (graph: Digraph) => number | null,
  why: 'noTies' | 'tooFew' | 'notDefined' | 'noVariance',
): Estimate => {
  const n = respondentCount(network);
  if (network.roster.length === 0) return absent('tooFew');
  if (!pathsObserved(network)) return absent('lowResponse', n);
  const value = figure(digraphOf(network));
  return value === null || !Number.isFinite(value) ? absent(why, n) : present(value, n);
};

/** Each person's figure from the graph, in the roster's order. n = roster − 1. */
export const ofEveryone = (
  network: StaffNetwork,
  figures: (graph: Digraph) => readonly (number | null)[],
  why: 'noTies' | 'tooFew' | 'notDefined',
): readonly Estimate[] => {
  const n = network.roster.length - 1;
  if (!pathsObserved(network)) return network.roster.map(() => absent('lowResponse', n));
  return figures(digraphOf(network)).map((value) =>
    value === null || !Number.isFinite(value) ? absent(why, n) : present(value, n),
  );
};
