/**
 * Joins the three files of an instrument: structure (`v1.ts`: items, sources, facets, scoring key) and sentences
 * (`v1.nl.ts`, `v1.en.ts`). The ids of the structure are literal types, so a mistyped item, a missing or superfluous
 * translation, a key on an unknown item or a polarity other than 1 and −1 does not compile.
 */
import { parseInstrument } from './parse.ts';
import {
  type Answer,
  type AnswerFormat,
  type Instrument,
  type ItemSource,
  type Language,
  languages,
  type Polarity,
  type Stimulus,
} from './types.ts';

/** An item without its sentence. `F` formats, `I` items, `C` facets, `R` relations of the same instrument. */
export interface ItemDesign<I extends string, F extends string, C extends string, R extends string> {
  readonly format: F;
  readonly source: ItemSource;
  readonly facet?: C;
  readonly relation?: R;
  readonly shownWhen?: { readonly item: I; readonly in: readonly number[] };
  readonly required?: true;
  readonly stimulus?: string;
}

/** A scale without its title: its key, and for a knowledge test the right codes. */
export interface ScaleDesign<I extends string> {
  readonly items: Readonly<Partial<Record<I, Polarity>>>;
  readonly minValid?: number;
  readonly right?: Readonly<Partial<Record<I, number>>>;
}

/** What an instrument is apart from its sentences. `I` items, `F` formats, `C` facets, `S` scales, `R` relations. */
export interface Structure<I extends string, F extends string, C extends string, S extends string, R extends string> {
  readonly id: string;
  readonly version: number;
  readonly validated: boolean;
  /** whether the statements share an opening ("De schoolleider …"); then every language must have it */
  readonly stem: boolean;
  readonly answerFormats: Readonly<Record<F, AnswerFormat>>;
  readonly items: Readonly<Record<I, ItemDesign<I, F, C, R>>>;
  readonly facets: readonly C[];
  /** display order; the order of `items` when absent */
  readonly order?: readonly I[];
  readonly stimuli?: Readonly<Record<string, Stimulus>>;
  readonly scales: Readonly<Record<S, ScaleDesign<I>>>;
  /** relation → the item that asks for it */
  readonly relations: Readonly<Record<R, I>>;
}

/** The sentences of a structure in one language. */
export interface Texts<I extends string, C extends string, S extends string, R extends string> {
  readonly title: string;
  readonly introduction: string;
  readonly practice?: string;
  readonly stem?: string;
  readonly items: Readonly<Record<I, string>>;
  readonly facets: Readonly<Record<C, string>>;
  readonly scales: Readonly<Record<S, string>>;
  readonly relations: Readonly<Record<R, string>>;
}

type AnyStructure = Structure<string, string, string, string, string>;

/** The type of `v1.nl.ts` and `v1.en.ts`: exactly the sentences that this structure needs. */
export type TextsOf<T extends AnyStructure> = Texts<
  keyof T['items'] & string,
  T['facets'][number],
  keyof T['scales'] & string,
  keyof T['relations'] & string
> &
  (T['stem'] extends true ? { readonly stem: string } : { readonly stem?: never });

/** One person of a worked example, with the scores that follow by hand. */
export interface WorkedPerson<I extends string, S extends string> {
  /** what this person is there to show */
  readonly shows: string;
  readonly answers: Readonly<Partial<Record<I, Answer>>>;
  /** per scale the score and the number of answered items; `null`: too few answers for a score */
  readonly scores: Readonly<Record<S, { readonly value: number | null; readonly n: number }>>;
}

/** One relation of a worked example, with the figures that follow by hand under a tie rule. */
export interface WorkedNetwork {
  readonly tieRule: number;
  readonly respondents: readonly string[];
  /** ordered pairs [ego, alter] */
  readonly ties: readonly (readonly [string, string])[];
  readonly density: number;
  readonly arcReciprocity: number;
  readonly indegreeCentralization: number;
}

/** The type of `v1.example.ts`. People are keyed by the id they have on the roster. */
export interface WorkedExample<I extends string = string, S extends string = string, R extends string = string> {
  readonly people: Readonly<Record<string, WorkedPerson<I, S>>>;
  readonly networks: Readonly<Record<R, WorkedNetwork>>;
}
export type ExampleOf<T extends AnyStructure> = WorkedExample<
  keyof T['items'] & string,
  keyof T['scales'] & string,
  keyof T['relations'] & string
>;

/** Checks a structure while it is written; returns it unchanged. */
export const structure = <
  const I extends string,
  const F extends string,
  const S extends string = never,
  const C extends string = never,
  const R extends string = never,
  const Stem extends boolean = boolean,
>(design: {
  readonly id: string;
  readonly version: number;
  readonly validated: boolean;
  readonly stem: Stem;
  readonly answerFormats: Readonly<Record<F, AnswerFormat>>;
  readonly facets: readonly C[];
  readonly items: Readonly<Record<I, ItemDesign<NoInfer<I>, NoInfer<F>, NoInfer<C>, NoInfer<R>>>>;
  readonly order?: readonly NoInfer<I>[];
  readonly stimuli?: Readonly<Record<string, Stimulus>>;
  readonly scales: Readonly<Record<S, ScaleDesign<NoInfer<I>>>>;
  readonly relations: Readonly<Record<R, NoInfer<I>>>;
}): Structure<I, F, C, S, R> & { readonly stem: Stem } => design;

const freeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
};

const both = (texts: Readonly<Record<Language, string | undefined>>) =>
  Object.fromEntries(languages.map((language) => [language, texts[language]]));

/** Sentences that belong to nothing: the compiler sees them in a literal, this sees them always. */
const superfluous = (design: AnyStructure, texts: Readonly<Record<Language, Texts<string, string, string, string>>>) =>
  languages.flatMap((language) =>
    (['items', 'facets', 'scales', 'relations'] as const).flatMap((part) => {
      const wanted = part === 'facets' ? design.facets : Object.keys(design[part]);
      return Object.keys(texts[language][part])
        .filter((id) => !wanted.includes(id))
        .map((id) => `${part}.${id}.${language}: a text without a place`);
    }),
  );

/** Two reversed items in a row read as one: a published instrument does not show them so. */
const reversedNeighbours = ({ items, order, scales }: Instrument) => {
  const shown = order ?? items.map((item) => item.id);
  const reversed = (id: string | undefined) => id !== undefined && scales.some((s) => s.items[id] === -1);
  return shown
    .filter((id, i) => reversed(id) && reversed(shown[i + 1]))
    .map((id) => `order: ${id} and the next are both reversed`);
};

/**
 * The published instrument: complete, checked by the same rules as an imported one, and frozen.
 * Throws with every problem and its place when a check fails, so that a slip stops the start of the program.
 */
export const publish = <T extends AnyStructure>(
  design: T,
  texts: Readonly<Record<Language, TextsOf<NoInfer<T>>>>,
): Instrument => {
  const facet = (id: string | undefined) =>
    id === undefined
      ? {}
      : { facet: both({ nl: texts.nl.facets[id as T['facets'][number]], en: texts.en.facets[id as T['facets'][number]] }) };
  const words = (part: 'items' | 'scales' | 'relations', id: string) => {
    const of = (language: Language) => (texts[language][part] as Readonly<Record<string, string>>)[id];
    return both({ nl: of('nl'), en: of('en') });
  };
  const relations = Object.entries(design.relations);
  const parsed = parseInstrument({
    format: 1,
    id: design.id,
    version: design.version,
    title: both({ nl: texts.nl.title, en: texts.en.title }),
    introduction: both({ nl: texts.nl.introduction, en: texts.en.introduction }),
    ...(texts.nl.practice || texts.en.practice ? { practice: both({ nl: texts.nl.practice, en: texts.en.practice }) } : {}),
    ...(design.stem ? { stem: both({ nl: texts.nl.stem, en: texts.en.stem }) } : {}),
    validated: design.validated,
    answerFormats: design.answerFormats,
    items: Object.entries(design.items).map(([id, item]) => ({ ...item, id, text: words('items', id), ...facet(item.facet) })),
    ...(design.stimuli ? { stimuli: design.stimuli } : {}),
    ...(design.order ? { order: design.order } : {}),
    scales: Object.entries(design.scales).map(([id, scale]) => ({ ...scale, id, title: words('scales', id) })),
    ...(relations.length > 0 ? { relations: relations.map(([id, item]) => ({ id, item, label: words('relations', id) })) } : {}),
  });
  const slips = [
    ...(parsed.ok ? reversedNeighbours(parsed.instrument) : parsed.problems.map((p) => `${p.path}: ${p.message.en}`)),
    ...superfluous(design, texts),
  ];
  if (!parsed.ok || slips.length > 0) throw new Error(`${design.id} version ${design.version}\n${slips.join('\n')}`);
  return freeze(parsed.instrument);
};
