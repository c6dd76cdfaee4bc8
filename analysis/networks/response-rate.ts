/**
 * What: the share of the team that answered the network question, and what that allows.
 * Formula: respondents / team, the team being the roster and those who asked not to be on the list. At least .80: full use; .70–.79: use, flagged; lower: network measures are missing and only
 *   counts remain. Under five people on the roster nothing is given; five to seven is flagged as a small team.
 * Source: domain.md §4.4; Smith & Moody (2013), Social Networks 35, 652–668, on what missing actors do to measures.
 * R: length(respondents) / length(team)
 * Missing: an empty team is `notOnRoster`. Who asked not to be listed is a missing person here and no node in any measure.
 */
import { absent, type Estimate, type MissingReason, present } from '../types.ts';
import { respondentCount, type StaffNetwork, teamSize } from './network.ts';

/** n = team */
export const responseRate = (network: StaffNetwork): Estimate => {
  const team = teamSize(network);
  return team === 0 ? absent('notOnRoster') : present(respondentCount(network) / team, team);
};

export interface NetworkGate {
  /** measures below this share of respondents are missing */
  readonly minNetworkResponse: number;
  /** from this share on there is no flag; absent = `fullResponse` */
  readonly fullNetworkResponse?: number;
  /** measures of a smaller team are missing */
  readonly minNetworkSize: number;
}

/** From this share on a network is used without a flag. */
export const fullResponse = 0.8;
/** Teams up to this size are flagged: one name more or less moves every measure. */
export const smallTeamSize = 7;

export interface NetworkUse {
  readonly use: 'full' | 'flagged' | 'none';
  /** why there is no use */
  readonly reason?: MissingReason;
  readonly smallTeam: boolean;
}

export const networkUse = (network: StaffNetwork, gate: NetworkGate): NetworkUse => {
  const size = network.roster.length;
  const smallTeam = size <= smallTeamSize;
  const rate = responseRate(network);
  if (rate.missing) return { use: 'none', reason: rate.missing, smallTeam };
  if (size < gate.minNetworkSize) return { use: 'none', reason: 'tooFew', smallTeam };
  // 7 of 10 is .70 on paper; a comparison of quotients could fall on either side
  if (rate.value < gate.minNetworkResponse - 1e-12) return { use: 'none', reason: 'lowResponse', smallTeam };
  return { use: rate.value < (gate.fullNetworkResponse ?? fullResponse) - 1e-12 ? 'flagged' : 'full', smallTeam };
};
