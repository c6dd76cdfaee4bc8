/**
 * What a respondent's device gets of an instrument: SurveyJS JSON in one language. Written from an empty object, property by
 * property, so that the scoring key, polarities, sources and facets stay on the server.
 */
import type {
  AnswerFormat,
  CardStatement,
  FormElement,
  Instrument,
  Item,
  Language,
  LikertCardsElement,
  RosterElement,
  SurveyForm,
  Words,
} from './types.ts';

const generalDontKnow: Words = { nl: 'weet ik niet', en: 'don’t know' };

/** The items in the order in which they are shown. */
export const displayedItems = (instrument: Instrument): readonly Item[] => {
  const byId = new Map(instrument.items.map((item) => [item.id, item]));
  const order = instrument.order ?? [...byId.keys()];
  return order.flatMap((id) => byId.get(id) ?? []);
};

const formatOf = (instrument: Instrument, item: Item): AnswerFormat => {
  const format = instrument.answerFormats[item.format];
  if (!format) throw new Error(`${instrument.id}: item ${item.id} has the unknown answer format ${item.format}`);
  return format;
};

const optionsOf = (format: AnswerFormat, language: Language) =>
  format.options.map(({ code, label }) => ({ code, label: label[language] }));

/**
 * Whether a respondent's device has a question for every item. It has none for answers in one's own words: such an instrument
 * (a trainer's report) can be published, imported and analysed, but no personal link asks it.
 */
export const hasForm = (instrument: Instrument): boolean =>
  instrument.items.every((item) => formatOf(instrument, item).kind !== 'text');

/** A knowledge test: its questions have options of their own and still follow each other card by card. */
const isTest = (instrument: Instrument) => instrument.scales.some((scale) => scale.right !== undefined);

/** Statements that follow each other and share an answer format are answered as one battery; so are the questions of a test. */
const batteries = (instrument: Instrument): readonly (readonly Item[])[] =>
  displayedItems(instrument).reduce<readonly (readonly Item[])[]>((runs, item) => {
    const last = runs.at(-1);
    const before = last?.[0];
    const joins =
      before !== undefined &&
      (before.format === item.format || (isTest(instrument) && formatOf(instrument, before).kind === 'choice')) &&
      formatOf(instrument, item).kind === 'choice';
    return last && joins ? [...runs.slice(0, -1), [...last, item]] : [...runs, [item]];
  }, []);

/** Whether the cards of a battery differ in what they offer. */
const ownOptions = (items: readonly Item[]) => new Set(items.map((item) => item.format)).size > 1;

const statement = (
  instrument: Instrument,
  { id, text, shownWhen, format, stimulus }: Item,
  items: readonly Item[],
  language: Language,
): CardStatement => {
  const table = stimulus === undefined ? undefined : instrument.stimuli?.[stimulus];
  const own = instrument.answerFormats[format];
  return {
    id,
    text: text[language],
    ...(shownWhen ? { shownWhen: { item: shownWhen.item, in: [...shownWhen.in] } } : {}),
    ...(own && ownOptions(items) ? { options: optionsOf(own, language) } : {}),
    ...(table
      ? {
          stimulus: {
            title: table.title[language],
            columns: table.columns.map((column) => column[language]),
            rows: table.rows.map(({ label, cells }) => ({ label: label[language], cells: [...cells] })),
          },
        }
      : {}),
  };
};

const cards = (
  instrument: Instrument,
  items: readonly Item[],
  format: AnswerFormat,
  name: string,
  language: Language,
): LikertCardsElement => ({
  type: 'likertcards',
  name,
  title: instrument.title[language],
  ...(instrument.stem ? { stem: instrument.stem[language] } : {}),
  statements: items.map((item) => statement(instrument, item, items, language)),
  options: ownOptions(items) ? [] : optionsOf(format, language),
  ...(format.dontKnow ? { dontKnow: (format.dontKnowLabel ?? generalDontKnow)[language] } : {}),
});

const roster = (item: Item, format: AnswerFormat, language: Language): RosterElement => ({
  type: 'roster',
  name: item.id,
  title: item.text[language],
  relation: item.relation ?? item.id,
  options: optionsOf(format, language),
});

/**
 * SurveyJS JSON of an instrument in one language: one page per battery of statements and one per relation, because a page is
 * what a respondent sees at a time. A battery is named after the instrument (a second one `<id>-2`), a relation after its item.
 * Throws for an instrument that the device cannot show: ask `hasForm` before.
 */
export const makeForm = (instrument: Instrument, language: Language): SurveyForm => {
  if (!hasForm(instrument)) throw new Error(`${instrument.id}: the respondent's device has no question for kind "text"`);
  const elements = batteries(instrument).map((items, i): FormElement[] => {
    const [first] = items;
    if (!first) return [];
    const format = formatOf(instrument, first);
    const name = i === 0 ? instrument.id : `${instrument.id}-${i + 1}`;
    return [format.kind === 'choice' ? cards(instrument, items, format, name, language) : roster(first, format, language)];
  });
  return {
    locale: language,
    title: instrument.title[language],
    ...(instrument.introduction ? { description: instrument.introduction[language] } : {}),
    pages: elements.flat().map((element) => ({ name: `page-${element.name}`, elements: [element] })),
  };
};
