/**
 * What was said in which share of the chosen schools of each group: F07, F11, F12, F14, F16, F17 and F18 of domain.md §3.2, and what goes
 * with them. Shares of k, so that groups of five have the same story; with k = 10 the counts are those of the sources.
 */
import type { EvidenceSource, Valence } from '../../analysis/evidence/types.ts';

export type Shares = readonly (readonly [valence: Valence, share: number])[];

export interface PlannedTheme {
  readonly theme: string;
  /** who speaks of it: the first in every school that does, the others in half of them */
  readonly by: readonly EvidenceSource[];
  /** only to be heard within something else */
  readonly implicit?: true;
  readonly high: Shares;
  readonly low: Shares;
}

export const themePlan: readonly PlannedTheme[] = [
  // F12: trainers hold the leader decisive; leaders themselves speak of it everywhere alike
  {
    theme: 'leader',
    by: ['trainer'],
    high: [
      ['+', 0.8],
      ['±', 0.1],
    ],
    low: [
      ['-', 0.6],
      ['+', 0.2],
    ],
  },
  { theme: 'leader', by: ['schoolLeader', 'internalCoach'], high: [['+', 0.4]], low: [['+', 0.4]] },
  // F17
  {
    theme: 'internalCoach',
    by: ['trainer', 'schoolLeader'],
    high: [
      ['+', 0.5],
      ['-', 0.1],
    ],
    low: [
      ['-', 0.5],
      ['+', 0.2],
    ],
  },
  // F11
  {
    theme: 'attitude',
    by: ['trainer', 'schoolLeader'],
    high: [
      ['+', 0.7],
      ['±', 0.1],
    ],
    low: [
      ['-', 0.7],
      ['±', 0.1],
    ],
  },
  // F16: nobody names it; it is heard within what is said of working together
  {
    theme: 'culture',
    by: ['schoolLeader', 'internalCoach'],
    implicit: true,
    high: [['+', 0.5]],
    low: [
      ['+', 0.3],
      ['0', 0.1],
    ],
  },
  // F14
  { theme: 'collaboration', by: ['schoolLeader', 'internalCoach', 'trainer'], high: [['+', 0.8]], low: [['+', 0.7]] },
  {
    theme: 'participation',
    by: ['trainer', 'internalCoach'],
    high: [['+', 0.6]],
    low: [
      ['-', 0.5],
      ['+', 0.1],
    ],
  },
  // F07: sixteen of twenty found it very useful
  {
    theme: 'lvsKnowledge',
    by: ['trainer', 'schoolLeader', 'internalCoach'],
    high: [
      ['+', 0.8],
      ['0', 0.1],
    ],
    low: [
      ['+', 0.8],
      ['-', 0.1],
    ],
  },
  {
    theme: 'teachingQuality',
    by: ['trainer'],
    high: [['+', 0.6]],
    low: [
      ['-', 0.4],
      ['+', 0.2],
    ],
  },
  // F18: spoken of in schools of strong effect only, as a spur and as a burden
  {
    theme: 'inspectorate',
    by: ['schoolLeader', 'trainer'],
    high: [
      ['+', 0.3],
      ['-', 0.2],
    ],
    low: [],
  },
  { theme: 'timeTurnover', by: ['schoolLeader', 'internalCoach', 'trainer'], high: [['-', 0.4]], low: [['-', 0.6]] },
  { theme: 'other', by: ['schoolLeader'], high: [['0', 0.2]], low: [['0', 0.1]] },
];

/** So many of k schools. */
export const schoolsIn = (share: number, k: number): number => Math.round(share * k);

/** Two coders: whoever codes everything, and who codes a part of it again and sometimes hears something else (κ about .75). */
export const coding = {
  twice: 0.3,
  otherMention: 0.11,
  otherKind: 0.15,
  otherValence: 0.08,
  subTheme: 0.4,
  spontaneous: 0.6,
  alsoOthers: 0.5,
  /** share of internal coaches who could be interviewed */
  coachHeard: 0.8,
  quoted: 0.7,
} as const;
