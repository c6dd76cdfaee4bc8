/**
 * The way through all instruments of a wave as one flow: parts (instruments), their elements, and the screens that a phone
 * or a wide window makes of them. Pure.
 */
import type {
  Answer,
  Answers,
  FormElement,
  LikertCardsElement,
  RosterElement,
  ShownWhen,
  SurveyForm,
} from '../../../instruments/types.ts';
import type { Colleague, Form } from '../wire.ts';

export interface Part {
  readonly instrument: string;
  readonly version: number;
  readonly title: string;
  readonly description: string | undefined;
  readonly elements: readonly FormElement[];
  readonly colleagues: readonly Colleague[];
  /** the respondent's own group */
  readonly ownGroup?: string;
}

/** Where a person is: an item or a part's opening (`item` absent), or the summary. */
export type Place = { readonly instrument: string; readonly item: string | undefined } | 'summary';

/** What is on the screen at once. `items` is empty on a part's opening. */
export interface Screen {
  readonly part: Part;
  readonly element: FormElement;
  readonly items: readonly string[];
}

/** answers of all instruments: instrument id → answers */
export type AllAnswers = ReadonlyMap<string, Answers>;

/** How many statements stand on one wide screen. */
export const perWideScreen = 6;

const isElement = (x: unknown): x is FormElement =>
  typeof x === 'object' && x !== null && 'type' in x && (x.type === 'likertcards' || x.type === 'roster');

/** The parts of the flow, from the forms as the server sends them; an element of a kind that these pages do not know is left out. */
export function partsOf(forms: readonly Form[]): readonly Part[] {
  return forms.map((form) => {
    const survey = form.survey as unknown as SurveyForm;
    const elements = survey.pages.flatMap((page) => page.elements).filter(isElement);
    return {
      instrument: form.instrument,
      version: form.version,
      title: survey.title,
      description: survey.description,
      elements,
      colleagues: form.roster ?? [],
      ...(form.ownGroup ? { ownGroup: form.ownGroup } : {}),
    };
  });
}

export const itemsOf = (element: FormElement): readonly string[] =>
  element.type === 'roster' ? [element.name] : element.statements.map((s) => s.id);

export const isRoster = (element: FormElement): element is RosterElement => element.type === 'roster';

/** Does the condition hold? An answer that is not a code never fulfils it. */
export const isShown = (condition: ShownWhen | undefined, answers: Answers): boolean => {
  if (!condition) return true;
  const given = answers[condition.item];
  return typeof given === 'number' && condition.in.includes(given);
};

const conditionOf = (element: FormElement, item: string): ShownWhen | undefined =>
  element.type === 'roster' ? undefined : element.statements.find((s) => s.id === item)?.shownWhen;

/** The items of an element that are shown, given the instrument's answers. */
export const shownItems = (element: FormElement, answers: Answers): readonly string[] =>
  itemsOf(element).filter((item) => isShown(conditionOf(element, item), answers));

/**
 * What has to change so that hidden items carry `notShown` and items that are shown again carry nothing: a patch for the
 * answers of one part (null takes an answer away). A hidden item hides what hangs on it, so it goes on until nothing changes.
 */
export function settleHidden(part: Part, answers: Answers): Readonly<Record<string, Answer | null>> {
  let patch: Readonly<Record<string, Answer | null>> = {};
  for (let now = answers; ; now = applied(answers, patch)) {
    const more = hiddenOnce(part, now);
    if (Object.keys(more).length === 0) return patch;
    patch = { ...patch, ...more };
  }
}

function hiddenOnce(part: Part, answers: Answers): Readonly<Record<string, Answer | null>> {
  const patch: Record<string, Answer | null> = {};
  for (const element of part.elements) {
    const shown = new Set(shownItems(element, answers));
    for (const item of itemsOf(element)) {
      const given = answers[item];
      const hidden = typeof given === 'object' && 'missing' in given && given.missing === 'notShown';
      if (!shown.has(item) && given !== undefined && !hidden) patch[item] = { missing: 'notShown' };
      if (shown.has(item) && hidden) patch[item] = null;
    }
  }
  return patch;
}

/** Answers after a patch; null takes one away. */
export const applied = (answers: Answers, patch: Readonly<Record<string, Answer | null>>): Answers =>
  Object.fromEntries(Object.entries({ ...answers, ...patch }).filter((e): e is [string, Answer] => e[1] !== null));

/** All screens in order. On a phone a part that has an introduction opens with a screen of its own. */
export function screensOf(parts: readonly Part[], answers: AllAnswers, wide: boolean): readonly Screen[] {
  return parts.flatMap((part) =>
    part.elements.flatMap((element, n) => {
      const shown = shownItems(element, answers.get(part.instrument) ?? {});
      const size = wide && !isRoster(element) ? perWideScreen : 1;
      const screens: Screen[] = n === 0 && !wide && shown.length > 0 ? [{ part, element, items: [] }] : [];
      for (let i = 0; i < shown.length; i += size) screens.push({ part, element, items: shown.slice(i, i + size) });
      return screens;
    }),
  );
}

export const placeOf = (screen: Screen | undefined): Place =>
  screen ? { instrument: screen.part.instrument, item: screen.items[0] } : 'summary';

/** The index of the screen on which a place lies; a part's opening that does not exist on a wide screen is its first screen. */
export function indexOf(screens: readonly Screen[], place: Place): number {
  if (place === 'summary') return screens.length;
  const found = screens.findIndex(
    (s) => s.part.instrument === place.instrument && (place.item === undefined ? true : s.items.includes(place.item)),
  );
  return found < 0 ? screens.length : found;
}

const unseen = (screen: Screen, answers: AllAnswers): boolean =>
  screen.items.some((item) => answers.get(screen.part.instrument)?.[item] === undefined);

/** Where to go on: the first screen with an item that was neither answered nor passed; its part's opening when nothing of the part was. */
export function firstUnseen(screens: readonly Screen[], answers: AllAnswers): Place {
  const i = screens.findIndex((s) => unseen(s, answers));
  if (i < 0) return 'summary';
  const before = screens[i - 1];
  return placeOf(before && before.items.length === 0 && before.part === screens[i]?.part ? before : screens[i]);
}

/** Was this item passed without an answer? A list of colleagues counts only when it was confirmed. */
export function isOpen(answer: Answer | undefined): boolean {
  if (answer === undefined) return true;
  if (typeof answer !== 'object') return false;
  return 'missing' in answer ? answer.missing === 'skipped' || answer.missing === 'notReached' : !answer.confirmed;
}

/** The next place after a screen with an item that has no answer yet (skipped or never seen); the summary when there is none. */
export function nextOpen(screens: readonly Screen[], answers: AllAnswers, after: number): Place {
  const screen = screens.slice(after + 1).find((s) => s.items.some((item) => isOpen(answers.get(s.part.instrument)?.[item])));
  if (!screen) return 'summary';
  const item = screen.items.find((i) => isOpen(answers.get(screen.part.instrument)?.[i]));
  return { instrument: screen.part.instrument, item };
}

/** The final answers of a part: hidden items `notShown`, items that never came on the screen `notReached`. */
export function completed(part: Part, answers: Answers): Answers {
  const settled = applied(answers, settleHidden(part, answers));
  const out: Record<string, Answer> = { ...settled };
  for (const element of part.elements) {
    const shown = new Set(shownItems(element, settled));
    for (const item of itemsOf(element)) out[item] ??= { missing: shown.has(item) ? 'notReached' : 'notShown' };
  }
  return out;
}

/** Number of the statement within its element, for "3 of 12". */
export const numberOf = (element: LikertCardsElement, item: string, answers: Answers): { n: number; all: number } => {
  const shown = shownItems(element, answers);
  return { n: shown.indexOf(item) + 1, all: shown.length };
};

/** What can be answered to an item: its own options (a test's question), else those of the whole list. */
export const optionsOf = (element: FormElement, item: string): FormElement['options'] =>
  (element.type === 'roster' ? undefined : element.statements.find((x) => x.id === item)?.options) ?? element.options;

/** A statement with its shared opening, without the dots that join them in the instrument: "De schoolleider" + "zorgt …". */
export function sentenceOf(element: LikertCardsElement, item: string): { stem: string | undefined; text: string } {
  const text = element.statements.find((x) => x.id === item)?.text ?? '';
  if (element.stem === undefined) return { stem: undefined, text };
  return { stem: element.stem.replace(/\s*(…|\.\.\.)\s*$/, ''), text: text.replace(/^\s*(…|\.\.\.)\s*/, '') };
}
