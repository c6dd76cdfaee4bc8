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
const isOption = (format: AnswerFormat, code: unknown) => format.options.some((option) => option.code === code);

const missingIssue = (format: AnswerFormat, kind: unknown): IssueCode | undefined => {
  if (!missingKinds.some((known) => known === kind)) return 'wrongType';
  return kind === 'dontKnow' && !format.dontKnow ? 'impossibleValue' : undefined;
};

const choiceIssue = (format: AnswerFormat, value: unknown): IssueCode | undefined => {
  if (typeof value !== 'number') return 'wrongType';
  return isOption(format, value) ? undefined : 'impossibleValue';
};

/** Line breaks and tabs are text; other control characters and half characters cannot be kept in a file. */
// oxlint-disable-next-line no-control-regex -- the control characters are what is looked for
const unkeepable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Surrogate}/u;

/** Whether a text is an answer. An empty one is none: it is left out, or `skipped`. */
export const fitsText = (format: AnswerFormat, text: string): boolean =>
  text.length <= (format.maxLength ?? 0) && text.trim() !== '' && !unkeepable.test(text);

const textIssue = (format: AnswerFormat, value: unknown): IssueCode | undefined => {
  if (typeof value !== 'string') return 'wrongType';
  return fitsText(format, value) ? undefined : 'impossibleValue';
};

const nominationIssues = (format: AnswerFormat, value: unknown, context: RosterContext | undefined): IssueCode[] => {
  if (!isRecord(value) || !onlyHas(value, ['confirmed', 'named'])) return ['wrongType'];
  if (typeof value.confirmed !== 'boolean' || !isRecord(value.named)) return ['wrongType'];
  return Object.entries(value.named).flatMap(([person, code]): IssueCode[] => {
    const about: IssueCode[] = [];
    if (context && person === context.self) about.push('self');
    else if (context && !context.roster.has(person)) about.push('unknownPerson');
    if (typeof code !== 'number') about.push('wrongType');
    else if (!isOption(format, code)) about.push('impossibleValue');
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
  const items = new Map(instrument.items.map((item) => [item.id, item]));
  return Object.keys(answers).flatMap((id): AnswerIssue[] => {
    const item = items.get(id);
    const format = item && instrument.answerFormats[item.format];
    if (!item || !format) return [{ item: id, code: 'unknownItem' }];
    const value: unknown = answers[id];
    const hidden = !isShown(item, items, answers);
    const codes = new Set<IssueCode>();
    if (isRecord(value) && onlyHas(value, ['missing'])) {
      const issue = missingIssue(format, value.missing);
      if (issue) codes.add(issue);
      else if (hidden && value.missing !== 'notShown' && value.missing !== 'notReached') codes.add('hiddenItem');
    } else {
      if (hidden) codes.add('hiddenItem');
      if (format.kind === 'nomination') for (const issue of nominationIssues(format, value, context)) codes.add(issue);
      else {
        const issue = (format.kind === 'text' ? textIssue : choiceIssue)(format, value);
        if (issue) codes.add(issue);
      }
    }
    return [...codes].map((code) => ({ item: id, code }));
  });
};

/**
 * The required items that are shown and have no answer: with these a form may be a draft, but not be handed in. A kind of
 * missing that the format offers ("cannot be judged") is an answer; skipped, not reached and declined are not.
 */
export const unansweredRequired = (instrument: Instrument, answers: Answers): readonly string[] => {
  const items = new Map(instrument.items.map((item) => [item.id, item]));
  return instrument.items
    .filter((item) => item.required === true && isShown(item, items, answers))
    .filter(({ id }) => {
      const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
      return answer === undefined || (isMissingAnswer(answer) && answer.missing !== 'dontKnow');
    })
    .map(({ id }) => id);
};
