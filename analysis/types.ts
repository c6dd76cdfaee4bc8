/**
 * What goes into an analysis and what comes out of it.
 * `StudyData` has two makers (the study folder and the store); everything that is computed passes through it.
 * Names, e-mail addresses and BRIN codes are not part of it.
 */
import type { Answers, Instrument, Language, Words } from '../instruments/types.ts';
import type { EvidenceFindings } from './evidence/findings.ts';
import type { FrozenSelection, MetaInference, ThemeCode } from './evidence/types.ts';
import type { ExclusionDecision, QualityFindings } from './quality/types.ts';
import type { ModelFindings } from './growth/models/types.ts';

export type WaveState = 'planned' | 'open' | 'closed';

export interface Wave {
  readonly id: string;
  /** display label, e.g. "T2a" */
  readonly label: string;
  readonly opens?: string;
  readonly closes?: string;
  readonly state: WaveState;
}

/** Which instrument is asked of which staff functions in which waves. */
export interface Deployment {
  readonly instrument: string;
  readonly version: number;
  readonly functions: readonly string[];
  readonly waves: readonly string[];
}

export interface NetworkDesign {
  readonly relations: readonly { readonly id: string; readonly label: Words }[];
  /** a tie exists when the answer's code is at least this */
  readonly tieRule: number;
  /** functions that belong to the network */
  readonly boundary: readonly string[];
}

export interface AchievementDesign {
  readonly effect: 'intervention' | 'growth';
  readonly subject: string;
}

export interface ComparisonDesign {
  readonly k: number;
  readonly measures: readonly string[];
  readonly confirmatory: readonly string[];
}

export interface StudyDesign {
  readonly id: string;
  readonly title: Words;
  readonly synthetic: boolean;
  readonly source?: string;
  readonly waves: readonly Wave[];
  readonly deployments: readonly Deployment[];
  readonly network?: NetworkDesign;
  readonly achievement?: AchievementDesign;
  readonly comparison?: ComparisonDesign;
  /** explanatory data stay closed in the console until the selection is frozen; absent = true where there is achievement */
  readonly blindUntilFrozen?: boolean;
  /** whether answers that came in after a wave was closed are analysed; absent = they are left out and counted */
  readonly lateAnswers?: 'exclude' | 'include';
  /** which children answer: those whose parents agreed (absent = this), or all but those whose parents objected */
  readonly consentMode?: 'active' | 'passive';
  /** number under which an ethics committee approved of the study; passive consent needs one */
  readonly ethicsApproval?: string;
  /** absent = the defaults of study/settings.ts */
  readonly thresholds?: Thresholds;
  /** put away: nothing more is asked there; what was answered stays in the data and in the figures */
  readonly archived?: ArchivedParts;
  /** editions of a questionnaire that somebody declared comparable over time, with the reason */
  readonly comparable?: readonly ComparableEditions[];
}

/** A signature under "scores of these two editions may be compared over time". */
export interface ComparableEditions {
  readonly instrument: string;
  readonly from: number;
  readonly to: number;
  /** why, in the person's own words; no names */
  readonly reason: string;
  /** an account's id, or what the study folder says */
  readonly by: string;
  /** ISO 8601 */
  readonly at: string;
}

/** Shares between 0 and 1. */
export interface Thresholds {
  /** response of staff that the fieldwork aims for */
  readonly staffResponse: number;
  /** from this share of respondents on a network is used without a flag */
  readonly networkFull: number;
  /** below this share of respondents a network has no measures */
  readonly networkUse: number;
  /** fewest respondents of a school for a mean of it */
  readonly smallestShown: number;
}

/** Ids of what was put away; it can be brought back. */
export interface ArchivedParts {
  readonly study?: true;
  readonly waves?: readonly string[];
  readonly schools?: readonly string[];
}

export interface School {
  readonly id: string;
  readonly cohort?: string;
  /** further columns of schools.csv; a column is numeric where all its values are (empty = null) */
  readonly attributes: Readonly<Record<string, number | string | null>>;
}

/** Anyone on a roster. On the roster of every wave from `from` up to and including `to` (wave ids; absent = always). */
export interface Person {
  readonly id: string;
  readonly school: string;
  readonly functions: readonly string[];
  readonly group?: string;
  readonly from?: string;
  readonly to?: string;
  /** false: asked not to stand on the list of colleagues; absent = listed */
  readonly listed?: boolean;
  /** waves at which the person is away for long, or left during the round: not on the roster then, though between `from` and `to` */
  readonly leave?: readonly string[];
  /** functions and group at earlier waves, where these were others than now: a changed job changes no earlier wave */
  readonly was?: readonly FormerState[];
}

/** What a person was at these waves. */
export interface FormerState {
  readonly waves: readonly string[];
  readonly functions: readonly string[];
  readonly group?: string;
}

/** respondent × instrument × wave × about. Without `submitted: true` it is a draft and is not analysed. */
export interface ResponseRecord {
  readonly id: string;
  /** null = anonymous */
  readonly person: string | null;
  readonly school: string;
  readonly group?: string;
  readonly about?: string;
  readonly instrument: string;
  readonly version: number;
  readonly wave?: string;
  readonly language?: Language;
  /** ISO 8601 */
  readonly started?: string;
  /** ISO 8601 */
  readonly submittedAt?: string;
  readonly submitted: boolean;
  /** handed in after the wave was closed; analysed only where the study's design says so */
  readonly late?: boolean;
  /** nomination items hold no ties here: those are in `nominations` */
  readonly answers: Answers;
}

export interface Nomination {
  readonly school: string;
  readonly wave: string;
  readonly relation: string;
  readonly ego: string;
  readonly alter: string;
  readonly value: number;
}

/** Someone who confirmed the whole list for a relation; everybody else's row is missing, not zero. */
export interface NetworkRespondent {
  readonly school: string;
  readonly wave: string;
  readonly relation: string;
  readonly person: string;
}

export type Phase = 'before' | 'during' | 'transition';

/** One pupil's score at one occasion. */
export interface AchievementRow {
  readonly pupil: string;
  readonly school: string;
  readonly group?: string;
  readonly subject: string;
  readonly scaleVersion: string;
  readonly occasion: string;
  readonly schoolYear?: string;
  readonly time: number | null;
  readonly phase: Phase | null;
  readonly exposure: number | null;
  readonly score: number | null;
  /** 0, 0.3, 1.2 or null */
  readonly weight: number | null;
  readonly covariates: Readonly<Record<string, number | null>>;
}

export interface StudyData {
  readonly design: StudyDesign;
  /** every instrument that a deployment or a response names, shipped or imported */
  readonly instruments: readonly Instrument[];
  readonly schools: readonly School[];
  readonly people: readonly Person[];
  readonly responses: readonly ResponseRecord[];
  readonly nominations: readonly Nomination[];
  readonly networkRespondents: readonly NetworkRespondent[];
  readonly achievement: readonly AchievementRow[];
  /** present once somebody froze it */
  readonly selection?: FrozenSelection;
  readonly themes?: readonly ThemeCode[];
  readonly inferences?: readonly MetaInference[];
  /** responses that somebody left out; what was taken back is not among them */
  readonly exclusions?: readonly ExclusionDecision[];
}

/** Names live apart from everything that is analysed. Keys are the ids of StudyData. */
export interface Identities {
  readonly schools: ReadonlyMap<string, { readonly name?: string; readonly brin?: string }>;
  readonly people: ReadonlyMap<string, { readonly name?: string; readonly email?: string }>;
}

// ---------------------------------------------------------------- what comes out

/** Why a figure cannot be given (study-folder.md, Results). */
export type MissingReason =
  | 'tooFew'
  | 'lowResponse'
  | 'noVariance'
  | 'noTies'
  | 'noAnswer'
  | 'notObserved'
  | 'notOnRoster'
  | 'notDefined'
  | 'versionsDiffer';

export interface Present<T = number> {
  readonly value: T;
  readonly n: number;
  readonly missing?: undefined;
}
export interface Absent {
  readonly value?: undefined;
  readonly n: number;
  readonly missing: MissingReason;
}
/** Every measure returns a value with its n, or the reason why there is none. Never NaN. */
export type Estimate<T = number> = Present<T> | Absent;

export const present = <T>(value: T, n: number): Present<T> => ({ value, n });
export const absent = (missing: MissingReason, n = 0): Absent => ({ missing, n });

export type MeasureLevel = 'study' | 'school' | 'person';

/** One row of measures.csv. */
export interface MeasureRow {
  readonly level: MeasureLevel;
  readonly school: string;
  readonly person: string;
  readonly wave: string;
  readonly subject: string;
  readonly measure: string;
  readonly estimate: Estimate;
}

export type EffectGroup = 'high' | 'low' | 'middle';

/** One row of school-effects.csv. */
export interface SchoolEffectRow {
  readonly model: 'twoStage' | 'mixed';
  readonly school: string;
  readonly effect: number | null;
  readonly se: number | null;
  readonly eb: number | null;
  readonly sePrediction: number | null;
  readonly rank: number | null;
  readonly group: EffectGroup | null;
  readonly missing: MissingReason | null;
  /** probability of being among the k largest (smallest) true effects, and the 95 % interval of the rank; present with a selection */
  readonly pTop?: number;
  readonly pBottom?: number;
  readonly rankLower?: number;
  readonly rankUpper?: number;
}

/** The second stage of the two-stage model, and everything needed to read it. */
export interface EffectModel {
  readonly model: 'twoStage';
  readonly kind: 'growth' | 'intervention';
  readonly subject: string;
  readonly schools: number;
  readonly pupils: number;
  readonly rows: number;
  readonly mu: number;
  readonly seMu: number;
  readonly muLower: number;
  readonly muUpper: number;
  readonly tau2: number;
  readonly meanReliability: number | null;
  /** growth only */
  readonly sigma2Error?: number;
  readonly sigma2Slope?: number;
  /** intervention only: the noise floor of study-folder.md */
  readonly tau2Placebo?: number | null;
  readonly tau2Corrected?: number | null;
  readonly reliabilityCorrected?: number | null;
}

/** The mixed model beside it, in score points (growth: points per unit of time). What the notes mean: growth/models/school-model.ts */
export interface MixedEffectModel {
  readonly model: 'mixed';
  readonly name: string;
  readonly kind: 'growth' | 'intervention';
  readonly formula: string;
  readonly subject: string;
  readonly schools: number;
  readonly pupils: number;
  readonly rows: number;
  readonly mu: number;
  readonly seMu: number;
  readonly muLower: number;
  readonly muUpper: number;
  /** Satterthwaite's degrees of freedom of mu */
  readonly df: number;
  readonly tau2: number;
  readonly meanReliability: number | null;
  /** whether schools differ: ½χ² with each of the two df */
  readonly likelihoodRatio: { readonly chiSquared: number; readonly df: readonly [number, number]; readonly p: number };
  /** intervention: months of schooling, before-phase SDs */
  readonly months: { readonly value: number; readonly lower: number; readonly upper: number; readonly yearlyGain: number } | null;
  readonly standardised: { readonly value: number; readonly lower: number; readonly upper: number; readonly sd: number } | null;
  readonly cohorts: readonly {
    readonly cohort: string;
    readonly schools: number;
    readonly mu: number;
    readonly muLower: number;
    readonly muUpper: number;
  }[];
  readonly variances: readonly { readonly group: string; readonly term: string; readonly variance: number }[];
  readonly residualVariance: number;
  readonly notes: readonly string[];
}

/** Which model's effects the schools are chosen by. */
export type SelectionModel = 'twoStage' | 'mixed';

/** What a computation of now says otherwise than the frozen selection. */
export interface SelectionDifference {
  readonly entersHigh: readonly string[];
  readonly leavesHigh: readonly string[];
  readonly entersLow: readonly string[];
  readonly leavesLow: readonly string[];
  /** schools whose estimate differs; null = the school had (has) none */
  readonly moved: readonly { readonly school: string; readonly frozen: number | null; readonly now: number | null }[];
  /** whether what the selection rests on is no longer the same; false too where no hash was asked for */
  readonly inputChanged: boolean;
  /** why no selection would be possible now */
  readonly refused?: 'noVariance' | 'tooFewSchools' | 'noAchievement';
}

export interface Selection {
  readonly model: SelectionModel;
  readonly kAsked: number;
  readonly k: number;
  readonly high: readonly string[];
  readonly low: readonly string[];
  /** why there is no selection or comparison */
  readonly refused?: 'noVariance' | 'tooFewSchools' | 'noAchievement';
  /** share of the high (low) group expected to truly be among the k largest (smallest), from how many draws with which seed */
  readonly shareTop?: number;
  readonly shareBottom?: number;
  readonly draws?: number;
  readonly seed?: number;
  /** hash of what a selection made now rests on (selection-input.ts), where the caller gave a hash function */
  readonly inputHash?: string;
  /** present once it was frozen: the groups and k above are then the frozen ones */
  readonly frozen?: {
    /** ISO 8601 */
    readonly at: string;
    readonly by: string;
    readonly inputHash: string;
    readonly softwareVersion: string;
    /** null: a computation of now chooses the same schools with the same estimates */
    readonly difference: SelectionDifference | null;
  };
}

export type ComparisonRowKind = 'level' | 'change' | 'adjusted' | 'balance';
export type ComparisonTiming = 'before' | 'concurrent';
export type ComparisonFamily = 'confirmatory' | 'network' | 'pupil' | 'exploratory' | 'balance';

/** One row of comparison.csv and what the report shows beside it. Differences are high minus low. */
export interface ComparisonRow {
  readonly measure: string;
  readonly wave: string;
  readonly row: ComparisonRowKind;
  readonly timing: ComparisonTiming;
  readonly family: ComparisonFamily;
  readonly nHigh: number;
  readonly nLow: number;
  readonly meanHigh: number | null;
  readonly meanLow: number | null;
  readonly sdHigh: number | null;
  readonly sdLow: number | null;
  readonly difference: number | null;
  readonly hedgesG: number | null;
  readonly ciLow: number | null;
  readonly ciHigh: number | null;
  readonly cliffsDelta: number | null;
  readonly pPermutation: number | null;
  readonly pAdjusted: number | null;
  readonly adjustment: 'holm' | 'bh' | 'none';
  readonly detectable: number | null;
  /** same, inside its Holm family (Bonferroni-sized alpha) */
  readonly detectableInFamily: number | null;
  readonly rAll: number | null;
  readonly nAll: number;
  readonly rAllLower: number | null;
  readonly rAllUpper: number | null;
  /** Welch interval of the raw difference */
  readonly welchLower: number | null;
  readonly welchUpper: number | null;
  readonly meanMiddle: number | null;
  readonly missingHigh: number;
  readonly missingLow: number;
  /** the same row with other selections: k − 2, k + 2, the other model (`twoStage` or `mixed`); and `withoutFlagged` where persons
   * gave one answer to all items of a scale with reversed ones, and `withExcluded` with what somebody left out (null where not computable) */
  readonly sensitivity: readonly {
    readonly selection: string;
    readonly hedgesG: number | null;
    readonly pPermutation: number | null;
  }[];
  /** whether the whole interval lies within ±0.5 */
  readonly withinHalfSd: boolean | null;
  readonly why?: MissingReason;
  /** every row but `balance`; `adjusted` rows have `pWithinCohort` and `leaveOneOut` only */
  readonly beside?: ComparisonBeside;
}

/** What stands beside a row, so that the difference of two extreme groups is not read alone. */
export interface ComparisonBeside {
  /** Spearman's correlation with `eb` over all schools */
  readonly rsAll: number | null;
  readonly rsAllLower: number | null;
  readonly rsAllUpper: number | null;
  /** θ̂ on the measure over all schools, weights 1/(τ² + SE²), Knapp–Hartung: effect per SD of the measure */
  readonly regression: {
    readonly slope: number;
    readonly se: number;
    readonly df: number;
    readonly lower: number;
    readonly upper: number;
    readonly p: number;
    readonly n: number;
  } | null;
  /** every school weighted by its probability of belonging to a group */
  readonly rankWeighted: {
    readonly difference: number;
    readonly meanHigh: number;
    readonly meanLow: number;
    readonly p: number;
    readonly n: number;
  } | null;
  /** permutation within cohorts; null where there is one cohort */
  readonly pWithinCohort: number | null;
  /** range of hedgesG when one chosen school is left out, with that school */
  readonly leaveOneOut: {
    readonly lowest: number;
    readonly lowestWithout: string;
    readonly highest: number;
    readonly highestWithout: string;
  } | null;
  /** reliability of the schools' means at this wave; scales' level rows only */
  readonly icc2: number | null;
  /** level rows of networks: the same comparison after taking out log team size */
  readonly teamSize: {
    readonly nHigh: number;
    readonly nLow: number;
    readonly difference: number;
    readonly hedgesG: number;
    readonly ciLow: number;
    readonly ciHigh: number;
    readonly pPermutation: number;
  } | null;
}

/** Somebody or something left out, and why. */
export interface Exclusion {
  readonly what: 'school' | 'response' | 'pupil' | 'occasion' | 'nomination' | 'row';
  readonly id: string;
  readonly wave?: string;
  readonly subject?: string;
  readonly reason: string;
  readonly count: number;
}

/** enrolled → invited (on the roster and asked) → responded → scored → analysed, per instrument and wave */
export interface SampleFlow {
  readonly instrument: string;
  readonly wave: string;
  readonly schools: number;
  readonly onRoster: number;
  readonly started: number;
  readonly submitted: number;
  /** handed in after the wave was closed; absent = nobody. Among `submitted` only where the design includes them */
  readonly late?: number;
  readonly scored: Readonly<Record<string, number>>;
  /** per scale with reversed items the persons who gave one answer to all its items; kept. Scales without such persons have no entry */
  readonly straightLined?: Readonly<Record<string, number>>;
}

export interface Warning {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** One school's network at one wave for one relation, ready to draw. Positions come from networks/layout.ts. */
export interface NetworkPicture {
  readonly school: string;
  readonly wave: string;
  readonly relation: string;
  readonly actors: readonly {
    readonly id: string;
    readonly functions: readonly string[];
    readonly responded: boolean;
    readonly indegree: number;
    readonly x: number;
    readonly y: number;
  }[];
  readonly ties: readonly { readonly from: string; readonly to: string; readonly mutual: boolean }[];
}

export interface AnalysisSettings {
  readonly minSchoolRespondents: number;
  readonly minSchoolResponse: number;
  readonly minNetworkResponse: number;
  /** from this response on a network carries no flag; absent = .80 */
  readonly fullNetworkResponse?: number;
  readonly minNetworkSize: number;
  readonly minAlphaN: number;
  readonly tieRule: number;
  readonly k: number;
  readonly selectionModel: SelectionModel;
  readonly seed: number;
}

/** The whole analysis of a study. */
export interface Findings {
  readonly design: StudyDesign;
  readonly instruments: readonly Instrument[];
  readonly settings: AnalysisSettings;
  readonly measures: readonly MeasureRow[];
  readonly effectModel: EffectModel | null;
  /** absent where the mixed model does not apply or could not be fitted */
  readonly mixedModel?: MixedEffectModel;
  /** all that the mixed models found: moderation, robustness, growth lines; absent where none applies */
  readonly models?: ModelFindings;
  /** the two-stage model's rows, then the mixed model's */
  readonly schoolEffects: readonly SchoolEffectRow[];
  readonly selection: Selection | null;
  readonly comparison: readonly ComparisonRow[];
  /** present once somebody coded a theme or wrote an inference */
  readonly evidence?: EvidenceFindings;
  readonly sampleFlow: readonly SampleFlow[];
  readonly exclusions: readonly Exclusion[];
  readonly warnings: readonly Warning[];
  /** doubts about responses, and what somebody decided */
  readonly quality: QualityFindings;
  readonly networks: readonly NetworkPicture[];
}
