/** What a linear mixed model is fitted to, and what can be wrong with it. */

/** One random part, e.g. (1 + time | school). */
export interface RandomPart {
  readonly group: string;
  readonly terms: readonly string[];
  /** false: the terms are independent */
  readonly correlated: boolean;
  readonly levels: readonly string[];
  /** row → position in `levels` */
  readonly levelOf: Int32Array;
  /** rows × terms, row by row */
  readonly columns: Float64Array;
}

export interface MixedData {
  readonly n: number;
  readonly fixedNames: readonly string[];
  /** rows × fixed effects, row by row */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly random: readonly RandomPart[];
}

export type MixedProblem =
  | 'notNested'
  | 'noRandom'
  | 'tooFewRows'
  | 'collinear'
  | 'noVariance'
  | 'unknownColumn'
  | 'notNumeric'
  | 'unknownTerm'
  | 'oneLevel'
  | 'notConverged'
  | 'formula';

/** A model that this method cannot fit, and what to do about it; `column` names the column or the piece of the formula. */
export class MixedModelError extends Error {
  readonly code: MixedProblem;
  readonly column: string | null;
  constructor(code: MixedProblem, message: string, column: string | null = null) {
    super(message);
    this.name = 'MixedModelError';
    this.code = code;
    this.column = column;
  }
}
