/**
 * What: how far two relations in one team run along the same lines: 1 = the same people, 0 = no overlap.
 * Formula: Jaccard = pairs tied in both relations / pairs tied in either, over ordered pairs observed in both.
 * Source: Wasserman & Faust (1994), Social Network Analysis, §3.3; Jaccard as in domain.md §4.4.
 * R: 1 - stats::dist(rbind(a, b), method = "binary") over the compared pairs
 * Missing: egos who answered for both relations; no such pair is `notObserved`, no tie in either `noTies`.
 */
import type { Estimate } from '../types.ts';
import type { StaffNetwork } from './network.ts';
import { comparePairs, jaccard } from './tie-stability.ts';

/** Two relations of the same school and wave; n = compared pairs. */
export const multiplexity = (first: StaffNetwork, second: StaffNetwork): Estimate => jaccard(comparePairs(first, second));
