/**
 * What: how often two contacts of a person are in contact themselves, ignoring direction.
 * Formula: local = ties among the contacts / pairs of contacts; global = 3 · triangles / connected triples.
 * Source: Watts & Strogatz (1998), Nature 393, 440–442 (local); Newman (2003), SIAM Review 45, 167–256 (global).
 * R: igraph::transitivity(g, type = "local"), type = "global"
 * Missing: below .90 response `lowResponse`; a person with fewer than 2 contacts `tooFew`; no connected triple `noTies`.
 */
import type { Estimate } from '../types.ts';
import { ofEveryone, ofGraph, symmetrised } from './digraph.ts';
import type { StaffNetwork } from './network.ts';

/** Pairs among someone's contacts, and how many of them are tied. */
const around = (
  contacts: readonly number[],
  has: (a: number, b: number) => boolean,
): { readonly pairs: number; readonly tied: number } => {
  let tied = 0;
  for (let i = 0; i < contacts.length; i++)
    for (let j = 0; j < i; j++) if (has(contacts[i] as number, contacts[j] as number)) tied++;
  return { pairs: (contacts.length * (contacts.length - 1)) / 2, tied };
};

/** In the roster's order; n = roster − 1. */
export const localClustering = (network: StaffNetwork): readonly Estimate[] =>
  ofEveryone(
    network,
    (directed) => {
      const graph = symmetrised(directed);
      return graph.out.map((contacts) => {
        const { pairs, tied } = around(contacts, graph.has);
        return pairs === 0 ? null : tied / pairs;
      });
    },
    'tooFew',
  );

/** n = respondents */
export const globalClustering = (network: StaffNetwork): Estimate =>
  ofGraph(
    network,
    (directed) => {
      const graph = symmetrised(directed);
      let pairs = 0;
      let tied = 0;
      for (const contacts of graph.out) {
        const here = around(contacts, graph.has);
        pairs += here.pairs;
        tied += here.tied;
      }
      return pairs === 0 ? null : tied / pairs;
    },
    'noTies',
  );
