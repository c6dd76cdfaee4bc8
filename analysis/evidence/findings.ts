/** What the analysis finds in the coded themes, and the joint display that sets it beside the comparison. */
import type { ComparisonRow, Estimate } from '../types.ts';
import type { ThemeAgreement } from './coder-agreement.ts';
import type { ThemeCountRow } from './theme-counts.ts';
import type { EvidenceSource, MetaInference, Valence } from './types.ts';

/** How much was coded, and by whom. */
export interface EvidenceCoverage {
  /** schools with at least one coded source */
  readonly schools: number;
  /** of the chosen schools; null where nobody was selected */
  readonly chosenCoded: number | null;
  readonly chosenNotCoded: readonly string[];
  readonly bySource: readonly {
    readonly source: EvidenceSource;
    readonly schools: number;
    readonly high: number;
    readonly low: number;
  }[];
  /** schools × sources */
  readonly units: number;
  readonly codedTwice: Estimate;
  /** main coder first: where several coded a unit, the first of these is counted */
  readonly coders: readonly { readonly coder: string; readonly units: number }[];
}

export interface JointQuote {
  readonly group: 'high' | 'low' | 'none';
  readonly theme: string;
  readonly source: EvidenceSource;
  readonly valence: Valence;
  readonly quote: string;
}

/** One factor: numbers | themes | words | what a person concludes. */
export interface JointDisplayRow {
  readonly factor: string;
  /** rows of the comparison: levels at the first and last wave and the change of scales; last wave of networks */
  readonly quantitative: readonly ComparisonRow[];
  /** `mentioned`, `helps` and `hinders` of the factor's themes over all sources */
  readonly themes: readonly ThemeCountRow[];
  readonly quotes: readonly JointQuote[];
  /** null: not yet written by a person */
  readonly inference: MetaInference | null;
}

export interface EvidenceFindings {
  /** whether the counts are per group */
  readonly grouped: boolean;
  readonly coverage: EvidenceCoverage;
  readonly agreement: readonly ThemeAgreement[];
  readonly counts: readonly ThemeCountRow[];
  readonly jointDisplay: readonly JointDisplayRow[];
}
