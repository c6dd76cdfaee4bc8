/**
 * The network of one school, in one wave, for one relation, as it was observed.
 * A cell of the tie matrix has three states: 1 = named, 0 = not named by someone who answered, null = not observed.
 * The row of someone who did not answer is null throughout, never 0; so is the diagonal.
 */
import type { Nomination } from '../types.ts';

export type Tie = 0 | 1 | null;

export interface StaffNetwork {
  readonly school: string;
  readonly wave: string;
  readonly relation: string;
  /** person ids; their order is the order of rows and columns */
  readonly roster: readonly string[];
  /** who confirmed the whole list, in the roster's order */
  readonly responded: readonly boolean[];
  /** ties[ego][alter] */
  readonly ties: readonly (readonly Tie[])[];
  /**
   * how many more belong to the team but asked not to be on the list: nobody could name them, so they are no node, and no cell of
   * the matrix is about them; as missing people they count in the response rule. Absent = none
   */
  readonly unlisted?: number;
}

export type IgnoredReason =
  | 'notListed'
  | 'egoNotOnRoster'
  | 'egoNotRespondent'
  | 'alterNotOnRoster'
  | 'self'
  | 'respondentNotOnRoster';

/** A nomination (or a respondent, with alter '') that could not be used, and why. It is reported, never dropped in silence. */
export interface IgnoredNomination {
  readonly school: string;
  readonly wave: string;
  readonly relation: string;
  readonly ego: string;
  readonly alter: string;
  readonly reason: IgnoredReason;
}

export interface NetworkInput {
  readonly school: string;
  readonly wave: string;
  readonly relation: string;
  readonly roster: readonly string[];
  /** who belongs to the team but asked not to be listed; none of them stands in `roster` */
  readonly unlisted?: readonly string[];
  /** who confirmed the whole list for this relation */
  readonly respondents: Iterable<string>;
  readonly nominations: Iterable<Pick<Nomination, 'ego' | 'alter' | 'value'>>;
  /** a tie exists when the answer's code is at least this; a lower code is an observed 0 */
  readonly tieRule: number;
}

/** Builds a network from nominations. A person twice on the roster is a caller's mistake and throws. */
export const staffNetwork = (
  input: NetworkInput,
): { readonly network: StaffNetwork; readonly ignored: readonly IgnoredNomination[] } => {
  const { school, wave, relation, roster, tieRule } = input;
  const hidden = new Set(input.unlisted);
  const place = new Map(roster.map((id, i) => [id, i]));
  if (place.size !== roster.length) throw new Error(`someone is twice on the roster of ${school} at ${wave}`);
  const ignored: IgnoredNomination[] = [];
  const ignore = (ego: string, alter: string, reason: IgnoredReason): void => {
    ignored.push({ school, wave, relation, ego, alter, reason });
  };

  const responded = roster.map(() => false);
  for (const person of input.respondents) {
    const i = place.get(person);
    if (hidden.has(person)) ignore(person, '', 'notListed');
    else if (i === undefined) ignore(person, '', 'respondentNotOnRoster');
    else responded[i] = true;
  }
  const ties: Tie[][] = roster.map((_, i) => roster.map((_, j) => (responded[i] && i !== j ? 0 : null)));
  for (const { ego, alter, value } of input.nominations) {
    const i = place.get(ego);
    const j = place.get(alter);
    if (hidden.has(ego) || hidden.has(alter)) ignore(ego, alter, 'notListed');
    else if (i === undefined) ignore(ego, alter, 'egoNotOnRoster');
    else if (!responded[i]) ignore(ego, alter, 'egoNotRespondent');
    else if (j === undefined) ignore(ego, alter, 'alterNotOnRoster');
    else if (i === j) ignore(ego, alter, 'self');
    else if (value >= tieRule) (ties[i] as Tie[])[j] = 1;
  }
  const unlisted = hidden.size === 0 ? {} : { unlisted: hidden.size };
  return { network: { school, wave, relation, roster, responded, ties, ...unlisted }, ignored };
};

/** Number of people who answered. */
export const respondentCount = (network: StaffNetwork): number => {
  let count = 0;
  for (const answered of network.responded) if (answered) count++;
  return count;
};

/** Everybody in the team: those on the list and those who asked not to be on it. What response is measured against. */
export const teamSize = (network: StaffNetwork): number => network.roster.length + (network.unlisted ?? 0);

/** Named = 1; not named and not observed both 0. Only for measures that say so in their name or text. */
export const tieOrZero = (network: StaffNetwork, ego: number, alter: number): 0 | 1 => (network.ties[ego]?.[alter] === 1 ? 1 : 0);

/** Ties that someone sent, by roster place. */
export const sentTies = (network: StaffNetwork, ego: number): number => {
  let count = 0;
  for (const tie of network.ties[ego] ?? []) if (tie === 1) count++;
  return count;
};

/** Ties that someone received from those who answered, by roster place. */
export const receivedTies = (network: StaffNetwork): readonly number[] => {
  const received = network.roster.map(() => 0);
  for (const row of network.ties)
    for (let j = 0; j < row.length; j++) if (row[j] === 1) received[j] = (received[j] as number) + 1;
  return received;
};
