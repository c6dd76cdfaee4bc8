/**
 * What differs between two editions of one questionnaire, scale by scale, and whether scores of both can stand in one comparison over
 * time: a mean may only be subtracted from another one when both were made of the same sentences with the same answers.
 */
import type { AnswerFormat, Instrument, Scale, Words } from './types.ts';

/**
 * `comparable`: the same statements, answers and key. `unclear`: wording, order or the set of statements changed; a person who knows
 * both decides. `not`: another answer scale, another key or hardly a statement in common: nobody can.
 */
export type Verdict = 'comparable' | 'unclear' | 'not';

export type DifferenceKind =
  /** a statement or question reads otherwise */
  | 'wording'
  /** the opening that stands before every statement, or the introduction */
  | 'stem'
  /** the words of an answer */
  | 'answerWords'
  /** the codes of the answers: another number of them, or other numbers */
  | 'answerCodes'
  | 'added'
  | 'removed'
  /** counts the other way round */
  | 'direction'
  /** another answer is right */
  | 'right'
  /** statements of the scale stand in another order */
  | 'order'
  /** fewest answers for a score */
  | 'fewest';

export interface Difference {
  readonly kind: DifferenceKind;
  /** null = not of one item */
  readonly item: string | null;
  readonly before: Words | null;
  readonly after: Words | null;
}
export interface ComparedScale {
  readonly scale: string;
  readonly title: Words;
  readonly verdict: Verdict;
  readonly differences: readonly Difference[];
}

const sameWords = (a: Words | undefined, b: Words | undefined): boolean => a?.nl === b?.nl && a?.en === b?.en;
const codesOf = (format: AnswerFormat | undefined): string => JSON.stringify(format?.options.map((o) => o.code) ?? []);
const listed = (format: AnswerFormat | undefined, language: 'nl' | 'en'): string =>
  [
    ...(format?.options.map((o) => `${o.code} ${o.label[language]}`) ?? []),
    ...(format?.dontKnow ? [`? ${format.dontKnowLabel?.[language] ?? ''}`] : []),
  ].join(' · ');
const answers = (format: AnswerFormat | undefined): Words => ({ nl: listed(format, 'nl'), en: listed(format, 'en') });
const shownOrder = (i: Instrument, ids: ReadonlySet<string>): string =>
  (i.order ?? i.items.map((item) => item.id)).filter((id) => ids.has(id)).join(' ');

const settling: ReadonlySet<DifferenceKind> = new Set(['answerCodes', 'direction', 'right']);
/** Fewer shared statements than this share of all and the two are different scales. */
const fewestShared = 0.5;

function compareScale(before: Instrument, after: Instrument, a: Scale, b: Scale): ComparedScale {
  const differences: Difference[] = [];
  const differ = (kind: DifferenceKind, item: string | null, was: Words | null = null, is: Words | null = null) =>
    differences.push({ kind, item, before: was, after: is });
  const itemOf = (i: Instrument, id: string) => i.items.find((one) => one.id === id);
  const [inA, inB] = [Object.keys(a.items), Object.keys(b.items)];
  const shared = inA.filter((id) => id in b.items);
  if (!sameWords(before.stem, after.stem)) differ('stem', null, before.stem ?? null, after.stem ?? null);
  for (const id of inA) if (!(id in b.items)) differ('removed', id, itemOf(before, id)?.text ?? null);
  for (const id of inB) if (!(id in a.items)) differ('added', id, null, itemOf(after, id)?.text ?? null);
  for (const id of shared) {
    const [was, is] = [itemOf(before, id), itemOf(after, id)];
    const [old, now] = [before.answerFormats[was?.format ?? ''], after.answerFormats[is?.format ?? '']];
    if (!sameWords(was?.text, is?.text)) differ('wording', id, was?.text ?? null, is?.text ?? null);
    if (codesOf(old) !== codesOf(now)) differ('answerCodes', id, answers(old), answers(now));
    else if (!sameWords(answers(old), answers(now))) differ('answerWords', id, answers(old), answers(now));
    if (a.items[id] !== b.items[id]) differ('direction', id, was?.text ?? null, is?.text ?? null);
    if (a.right?.[id] !== b.right?.[id]) differ('right', id, was?.text ?? null, is?.text ?? null);
  }
  const both = new Set(shared);
  if (shownOrder(before, both) !== shownOrder(after, both)) differ('order', null);
  if (a.minValid !== b.minValid) differ('fewest', null);
  const never =
    differences.some(({ kind }) => settling.has(kind)) ||
    shared.length < fewestShared * new Set([...inA, ...inB]).size ||
    (a.right === undefined) !== (b.right === undefined);
  const verdict = differences.length === 0 ? 'comparable' : never ? 'not' : 'unclear';
  return { scale: b.id, title: b.title, verdict, differences };
}

/** A relation is compared like a scale of its one question. */
const asScales = ({ relations = [] }: Instrument): readonly Scale[] =>
  relations.map(({ id, item, label }) => ({ id, title: label, items: { [item]: 1 as const }, minValid: 1 }));

const paired = (before: Instrument, after: Instrument, a: readonly Scale[], b: readonly Scale[]): readonly ComparedScale[] =>
  b.flatMap((later) => {
    const earlier = a.find((one) => one.id === later.id);
    return earlier ? [compareScale(before, after, earlier, later)] : [];
  });

/** Every scale that both editions have, in the order of the later one; a scale that only one has cannot be compared over time anyway. */
export const compareEditions = (before: Instrument, after: Instrument): readonly ComparedScale[] =>
  paired(before, after, before.scales, after.scales);

/** The same of every relation of a network question that both have. */
export const compareRelations = (before: Instrument, after: Instrument): readonly ComparedScale[] =>
  paired(before, after, asScales(before), asScales(after));
