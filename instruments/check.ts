/** Are these answers possible for this instrument? Pure, strict, and safe on anything that comes over the wire. */
import {
  type AnswerFormat,
  type AnswerIssue,
  type Answers,
  type Instrument,
  isMissingAnswer,
  type Item,
  missingKinds,
} from './types.ts';

/** Who could be named: the ids on the roster of this school at this wave, and the respondent. */
export interface RosterContext {
  readonly roster: ReadonlySet<string>;
  readonly self: string;
}

type IssueCode = AnswerIssue['code'];
type Fields = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const onlyHas = (value: Fields, keys: readonly string[]) =>
  Object.keys(value).length === keys.length && keys.every((key) => Object.hasOwn(value, key));

/** What checking needs of an item, made once per instrument. */
interface CheckedItem {
  readonly item: Item;
  readonly format: AnswerFormat;
  readonly codes: ReadonlySet<unknown>;
}
interface Check {
  readonly items: ReadonlyMap<string, Item>;
  readonly checked: ReadonlyMap<string, CheckedItem>;
}
const compiled = new WeakMap<Instrument, Check>();
/** An item whose format the instrument does not have is no item: nothing can be answered to it. */
const checkOf = (instrument: Instrument): Check => {
  const known = compiled.get(instrument);
  if (known) return known;
  const items = new Map(instrument.items.map((item) => [item.id, item]));
  const checked = new Map<string, CheckedItem>();
  for (const item of items.values()) {
    const format = instrument.answerFormats[item.format];
    if (format) checked.set(item.id, { item, format, codes: new Set(format.options.map((o) => o.code)) });
  }
  const check = { items, checked };
  compiled.set(instrument, check);
  return check;
};

const missingIssue = (format: AnswerFormat, kind: unknown): IssueCode | undefined => {
  if (!missingKinds.some((known) => known === kind)) return 'wrongType';
  return kind === 'dontKnow' && !format.dontKnow ? 'impossibleValue' : undefined;
};

const choiceIssue = ({ codes }: CheckedItem, value: unknown): IssueCode | undefined => {
  if (typeof value !== 'number') return 'wrongType';
  return codes.has(value) ? undefined : 'impossibleValue';
};

/** Line breaks and tabs are text; other control characters and half characters cannot be kept in a file. */
// oxlint-disable-next-line no-control-regex -- the control characters are what is looked for
const unkeepable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Surrogate}/u;

/** Whether a text is an answer. An empty one is none: it is left out, or `skipped`. */
export const fitsText = (format: AnswerFormat, text: string): boolean =>
  text.length <= (format.maxLength ?? 0) && text.trim() !== '' && !unkeepable.test(text);

const textIssue = ({ format }: CheckedItem, value: unknown): IssueCode | undefined => {
  if (typeof value !== 'string') return 'wrongType';
  return fitsText(format, value) ? undefined : 'impossibleValue';
};

const nominationIssues = ({ codes }: CheckedItem, value: unknown, context: RosterContext | undefined): IssueCode[] => {
  if (!isRecord(value) || !onlyHas(value, ['confirmed', 'named'])) return ['wrongType'];
  if (typeof value.confirmed !== 'boolean' || !isRecord(value.named)) return ['wrongType'];
  return Object.entries(value.named).flatMap(([person, code]): IssueCode[] => {
    const about: IssueCode[] = [];
    if (context && person === context.self) about.push('self');
    else if (context && !context.roster.has(person)) about.push('unknownPerson');
    if (typeof code !== 'number') about.push('wrongType');
    else if (!codes.has(code)) about.push('impossibleValue');
    return about;
  });
};

/** Shown, as far as conditions go: no condition, or a shown item answered with one of the codes. */
const isShown = (item: Item, items: ReadonlyMap<string, Item>, answers: Answers, depth = 0): boolean => {
  if (!item.shownWhen) return true;
  const about = items.get(item.shownWhen.item);
  if (!about || depth > items.size || !isShown(about, items, answers, depth + 1)) return false;
  const answer = Object.hasOwn(answers, about.id) ? answers[about.id] : undefined;
  return typeof answer === 'number' && item.shownWhen.in.includes(answer);
};

/**
 * Every reason why the answers are not possible for the instrument, each reason once per item; an empty list when they are.
 * Items without an entry count as skipped and are always possible. Without `context` the people named are not judged, only
 * the codes they got. An item that its condition hides may hold no answer but `notShown` or `notReached`.
 */
export const checkAnswers = (instrument: Instrument, answers: Answers, context?: RosterContext): readonly AnswerIssue[] => {
  const { items, checked } = checkOf(instrument);
  const issues: AnswerIssue[] = [];
  for (const id of Object.keys(answers)) {
    const of = checked.get(id);
    if (of) for (const code of issuesOf(of, answers[id], answers, items, context)) issues.push({ item: id, code });
    else issues.push({ item: id, code: 'unknownItem' });
  }
  return issues;
};

const none: ReadonlySet<IssueCode> = new Set();
const issuesOf = (
  of: CheckedItem,
  value: unknown,
  answers: Answers,
  items: ReadonlyMap<string, Item>,
  context: RosterContext | undefined,
): ReadonlySet<IssueCode> => {
  const { item, format } = of;
  const hidden = item.shownWhen !== undefined && !isShown(item, items, answers);
  // the usual answer, without any bookkeeping
  if (!hidden && format.kind === 'choice' && typeof value === 'number' && of.codes.has(value)) return none;
  const codes = new Set<IssueCode>();
  if (isRecord(value) && onlyHas(value, ['missing'])) {
    const issue = missingIssue(format, value.missing);
    if (issue) codes.add(issue);
    else if (hidden && value.missing !== 'notShown' && value.missing !== 'notReached') codes.add('hiddenItem');
    return codes;
  }
  if (hidden) codes.add('hiddenItem');
  if (format.kind === 'nomination') for (const issue of nominationIssues(of, value, context)) codes.add(issue);
  else {
    const issue = (format.kind === 'text' ? textIssue : choiceIssue)(of, value);
    if (issue) codes.add(issue);
  }
  return codes;
};

/**
 * The required items that are shown and have no answer: with these a form may be a draft, but not be handed in. A kind of
 * missing that the format offers ("cannot be judged") is an answer; skipped, not reached and declined are not.
 */
export const unansweredRequired = (instrument: Instrument, answers: Answers): readonly string[] => {
  const { items } = checkOf(instrument);
  return instrument.items
    .filter((item) => item.required === true && isShown(item, items, answers))
    .filter(({ id }) => {
      const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
      return answer === undefined || (isMissingAnswer(answer) && answer.missing !== 'dontKnow');
    })
    .map(({ id }) => id);
};
