/**
 * The language of measurement: what an instrument is, what an answer is.
 * Every folder of the product speaks it; it imports nothing.
 */

export type Language = 'nl' | 'en';
export const languages: readonly Language[] = ['nl', 'en'];

/** One text in every language the product speaks. */
export type Words = Readonly<Record<Language, string>>;

/** Direction of an item in a scale: −1 items are reversed (min + max − raw) before they are averaged. */
export type Polarity = 1 | -1;

/** Where an item's sentence comes from. `draft` = own draft, not validated; shown wherever the item is shown to researchers. */
export type ItemSource = 'seed' | 'draft' | 'other';

export interface AnswerOption {
  readonly code: number;
  readonly label: Words;
}

/**
 * The categories offered for an item.
 * `choice`: one option per item. `nomination`: one option per colleague on the roster. `text`: in one's own words, no options.
 * `dontKnow`: a button outside the scale, stored as the missing kind `dontKnow`.
 */
export interface AnswerFormat {
  readonly id: string;
  readonly kind: 'choice' | 'nomination' | 'text';
  readonly options: readonly AnswerOption[];
  readonly dontKnow: boolean;
  /** words on that button; a general "don't know" when absent */
  readonly dontKnowLabel?: Words;
  /** `text` only, and always there: the most characters (UTF-16 units) that fit */
  readonly maxLength?: number;
}

/** A condition is data: the item is shown when the answer of `item` is one of the codes `in`. */
export interface ShownWhen {
  readonly item: string;
  readonly in: readonly number[];
}

export interface Item {
  readonly id: string;
  /** id of an answer format of the instrument */
  readonly format: string;
  /** the statement, or for a nomination item the full question */
  readonly text: Words;
  readonly source: ItemSource;
  /** a label only: the part of the construct the item is about */
  readonly facet?: Words;
  /** nomination items: the relation that is asked */
  readonly relation?: string;
  readonly shownWhen?: ShownWhen;
  /** the form may be left as a draft without an answer, but not handed in (check.ts, `unansweredRequired`); only when shown */
  readonly required?: boolean;
  /** id of a stimulus of the instrument that is shown with the item, e.g. a table to read */
  readonly stimulus?: string;
}

/** Something to look at while answering: a small table with a title. Text only. */
export interface Stimulus {
  readonly title: Words;
  readonly columns: readonly Words[];
  /** every row has a label and as many cells as there are columns */
  readonly rows: readonly { readonly label: Words; readonly cells: readonly string[] }[];
}

/** A scale and its scoring key. Scores lie on the answers' own metric. */
export interface Scale {
  readonly id: string;
  readonly title: Words;
  /** item id → polarity: the scoring key. Never leaves the server. */
  readonly items: Readonly<Record<string, Polarity>>;
  /** fewest answered items for a score; ⌈0.75 k⌉ unless the instrument says otherwise */
  readonly minValid: number;
  /**
   * A knowledge test: the right code per item. An item then scores 1 (right) or 0 (wrong, skipped, don't know); not reached is
   * missing; the score is the share right of the items reached, and `minValid` the fewest reached. Never leaves the server.
   */
  readonly right?: Readonly<Record<string, number>>;
}

/** What is asked of a pair of colleagues. */
export interface Relation {
  readonly id: string;
  readonly item: string;
  readonly label: Words;
}

/** A published edition of a questionnaire: frozen, with a fingerprint. */
export interface Instrument {
  readonly format: 1;
  readonly id: string;
  readonly version: number;
  readonly title: Words;
  /** one or two sentences above the first item */
  readonly introduction?: Words;
  /** a sentence to try the answers on before the first item; its answer is not kept */
  readonly practice?: Words;
  /** shared opening of every statement, e.g. "De schoolleider …" */
  readonly stem?: Words;
  /** false: "draft items, not validated" is printed wherever it is used */
  readonly validated: boolean;
  readonly answerFormats: Readonly<Record<string, AnswerFormat>>;
  readonly items: readonly Item[];
  /** what items are shown with */
  readonly stimuli?: Readonly<Record<string, Stimulus>>;
  /** display order of the item ids; the ids' own order when absent */
  readonly order?: readonly string[];
  readonly scales: readonly Scale[];
  readonly relations?: readonly Relation[];
}

/** Why there is no answer. They stay apart from phone to export. */
export type MissingKind = 'skipped' | 'notShown' | 'notReached' | 'dontKnow' | 'declined';
export const missingKinds: readonly MissingKind[] = ['skipped', 'notShown', 'notReached', 'dontKnow', 'declined'];

export interface MissingAnswer {
  readonly missing: MissingKind;
}

/**
 * The answer to a nomination item: who was named with which code (only codes above 0 need be listed),
 * and whether the respondent confirmed to have seen the whole list (only then is an untouched name "never").
 */
export interface NominationAnswer {
  readonly confirmed: boolean;
  readonly named: Readonly<Record<string, number>>;
}

export type Answer = number | string | MissingAnswer | NominationAnswer;

/** item id → answer. An item without an entry counts as `skipped`. */
export type Answers = Readonly<Record<string, Answer>>;

export const isMissingAnswer = (a: Answer | undefined): a is MissingAnswer => typeof a === 'object' && 'missing' in a;
export const isNominationAnswer = (a: Answer | undefined): a is NominationAnswer => typeof a === 'object' && 'named' in a;

/** One reason why an answer is not possible for a form. */
export interface AnswerIssue {
  readonly item: string;
  readonly code: 'unknownItem' | 'impossibleValue' | 'hiddenItem' | 'wrongType' | 'unknownPerson' | 'self';
}

// ---------------------------------------------------------------- what a respondent's device gets (made by form.ts)

/** One card of a battery; the questions of a test have options of their own and may have something to look at. */
export interface CardStatement {
  readonly id: string;
  readonly text: string;
  readonly shownWhen?: ShownWhen;
  readonly options?: readonly { readonly code: number; readonly label: string }[];
  readonly stimulus?: {
    readonly title: string;
    readonly columns: readonly string[];
    readonly rows: readonly { readonly label: string; readonly cells: readonly string[] }[];
  };
}

/** Likert statements, one card each on a phone. The SurveyJS question's value is { item id: code or { missing: 'dontKnow' } }. */
export interface LikertCardsElement {
  readonly type: 'likertcards';
  readonly name: string;
  readonly title: string;
  readonly stem?: string;
  readonly statements: readonly CardStatement[];
  /** empty where every statement has its own */
  readonly options: readonly { readonly code: number; readonly label: string }[];
  /** label of the button outside the scale; absent = not offered */
  readonly dontKnow?: string;
}

/** The roster question for one relation. The SurveyJS question's value is a NominationAnswer; `name` is the item id. */
export interface RosterElement {
  readonly type: 'roster';
  readonly name: string;
  readonly title: string;
  readonly relation: string;
  readonly options: readonly { readonly code: number; readonly label: string }[];
}

export type FormElement = LikertCardsElement | RosterElement;

/** SurveyJS JSON of one instrument in one language. No key, no polarity, no right answers. */
export interface SurveyForm {
  readonly locale: Language;
  readonly title: string;
  readonly description?: string;
  readonly pages: readonly { readonly name: string; readonly elements: readonly FormElement[] }[];
}
