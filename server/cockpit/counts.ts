/** What the matrix is made of. The frame changes when the study itself changes; the answers come in all the time. */
import type { FormerState, StudyDesign } from '../../analysis/types.ts';
import type { Words } from '../../instruments/types.ts';
import type { MailSettings } from '../mail/contract.ts';

/** People who are alike in everything that decides what they are asked. */
export interface Kind {
  readonly school: string;
  readonly functions: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
  readonly leave: readonly string[] | null;
  readonly was: readonly FormerState[] | null;
}
export type State = 'draft' | 'submitted';
interface InSchool {
  readonly wave: string;
  readonly school: string;
  readonly n: number;
}
/** The design and what of its instruments can be shown by a personal link or in class. */
export interface Shown {
  readonly design: StudyDesign;
  readonly instruments: readonly {
    readonly id: string;
    readonly version: number;
    readonly title: Words;
    readonly form: boolean;
  }[];
}

/** What nobody who answers can change. */
export interface Frame extends Shown {
  readonly schools: readonly { readonly id: string; readonly name: string | null; readonly cohort: string | null }[];
  /** by school */
  readonly kinds: ReadonlyMap<string, readonly (Kind & { readonly n: number })[]>;
  /** by school: staff who handed in the same questionnaires at a wave before the study came in */
  readonly broughtAlong: ReadonlyMap<
    string,
    readonly (Kind & { readonly wave: string; readonly instruments: readonly string[]; readonly n: number })[]
  >;
  /** groups that had a class session */
  readonly sessions: readonly InSchool[];
  readonly groupSizes: readonly { readonly school: string; readonly group: string; readonly pupils: number }[];
  /** when mail goes out, and whose school holidays are kept; null = as shipped */
  readonly mail: Pick<MailSettings, 'region' | 'regions' | 'quiet'> | null;
}

/** Counts of what people gave, of all schools or of some. */
export interface Answers {
  readonly cells: readonly (InSchool & { readonly state: State; readonly instrument: string })[];
  /** the part of `cells` that was answered by people who came, left, were away or had another job */
  readonly movedCells: readonly (Kind & {
    readonly state: State;
    readonly wave: string;
    readonly instrument: string;
    readonly n: number;
  })[];
  readonly recent: readonly (InSchool & { readonly day: string })[];
  readonly stuck: readonly InSchool[];
  /** `lately`: finished on the days of the trend */
  readonly invited: readonly (InSchool & { readonly finished: number; readonly declined: number; readonly lately: number })[];
  /** who confirmed the list for a relation, and the part of them who came, left, were away or had another job */
  readonly network: readonly (InSchool & { readonly relation: string })[];
  readonly movedNetwork: readonly (Kind & { readonly wave: string; readonly relation: string; readonly n: number })[];
  /** people who are not done yet and whose mail went wrong, by what happened to it; `waiting` = in the queue */
  readonly mail: readonly (Omit<InSchool, 'n'> & {
    readonly bounced: number;
    readonly refused: number;
    readonly uncertain: number;
    readonly late: number;
    readonly waiting: number;
  })[];
}

/** The moments that counts depend on, as ISO times: first day of the trend, drafts stuck before, mail late before. */
export interface Span {
  readonly since: string;
  readonly stuckBefore: string;
  readonly lateBefore: string;
}
