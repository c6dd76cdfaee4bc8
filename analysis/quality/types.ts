/**
 * What makes a response doubtful, and what a person decided about it. A flag never drops anything: somebody decides, with a reason,
 * and can take it back.
 */
import type { WithWithout } from './with-without.ts';

export const flagKinds = [
  'straightLine',
  'longString',
  'contradiction',
  'tooFast',
  'impossibleTime',
  'sameTieToAll',
  'duplicate',
  'movedPerson',
  'mixedVersions',
] as const;
export type FlagKind = (typeof flagKinds)[number];

/** One doubt about one response. `figures` are what it rests on, e.g. seconds per item. */
export interface QualityFlag {
  readonly kind: FlagKind;
  readonly response: string;
  readonly school: string;
  /** null = anonymous */
  readonly person: string | null;
  readonly wave: string;
  readonly instrument: string;
  readonly figures: Readonly<Record<string, number | string>>;
}

export const exclusionReasons = ['careless', 'duplicate', 'wrongPerson', 'testEntry', 'onRequest', 'other'] as const;
export type ExclusionReason = (typeof exclusionReasons)[number];

/** A response that is left out because somebody said so. It can be taken in again; the decision stays in the log. */
export interface ExclusionDecision {
  readonly response: string;
  readonly reason: ExclusionReason;
  /** in the person's own words; no names */
  readonly note?: string;
  /** an account's id, `command line` or `demo` */
  readonly by: string;
  /** ISO 8601 */
  readonly at: string;
}

/** What an analysis says of the quality of its responses. */
export interface QualityFindings {
  readonly flags: readonly QualityFlag[];
  /** those that stand */
  readonly decisions: readonly ExclusionDecision[];
  /** study-level means of the scales that a flag or a decision touches */
  readonly means: readonly WithWithout[];
}
