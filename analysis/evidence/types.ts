/**
 * What is known of a school besides scales and networks: the frozen selection of schools, the coded themes of interviews and
 * reports, and what a person infers from numbers and themes together (domain.md §4.5–4.7). Ids only: no names, no e-mail.
 */

/** Schools chosen from their effects and frozen before the explanatory data were opened. It never changes afterwards. */
export interface FrozenSelection {
  readonly model: 'twoStage' | 'mixed';
  readonly kAsked: number;
  readonly k: number;
  readonly high: readonly string[];
  readonly low: readonly string[];
  /** every school's empirical Bayes estimate at the freeze: what a later computation is held against */
  readonly estimates: readonly { readonly school: string; readonly eb: number }[];
  readonly seed: number;
  readonly draws: number;
  /** SHA-256 over what the selection rests on: achievement rows, schools' cohorts, effect, subject, k, model, seed */
  readonly inputHash: string;
  readonly softwareVersion: string;
  /** ISO 8601 */
  readonly frozenAt: string;
  /** an account's id, `command line` or `demo`; never a name */
  readonly frozenBy: string;
}

export const mentions = ['spontaneous', 'prompted', 'implicit', 'absent'] as const;
export type Mention = (typeof mentions)[number];
/** helps, hinders, both, neither said */
export const valences = ['+', '-', '±', '0'] as const;
export type Valence = (typeof valences)[number];
/** who was heard or wrote */
export const evidenceSources = ['trainer', 'schoolLeader', 'internalCoach'] as const;
export type EvidenceSource = (typeof evidenceSources)[number];

/** One coder's judgement of one theme in one source about one school. No row = not coded (not interviewed), which is not `absent`. */
export interface ThemeCode {
  readonly school: string;
  readonly source: EvidenceSource;
  /** id of a theme in analysis/evidence/themes.ts, sub-themes written as `collaboration.trust` */
  readonly theme: string;
  readonly mention: Mention;
  readonly valence: Valence;
  /** pseudonymised sentence, at most 500 characters */
  readonly quote?: string;
  /** code of the coder, e.g. `c1`; never a name */
  readonly coder: string;
}

/** The `coder` of judgements that coders agreed on afterwards: they are counted first, and say nothing about how coders agree. */
export const consensusCoder = 'consensus';

export const inferenceKinds = ['confirm', 'expand', 'discord', 'silent'] as const;
export type InferenceKind = (typeof inferenceKinds)[number];

/** What a person concludes for one factor of the joint display. Never computed. */
export interface MetaInference {
  readonly factor: string;
  readonly kind: InferenceKind;
  readonly text: string;
  /** account id, `command line` or `demo` */
  readonly by: string;
  /** ISO 8601 */
  readonly at: string;
}
