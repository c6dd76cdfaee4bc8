/** Finding and ordering colleagues. Pure. */
import type { Language } from '../../../instruments/types.ts';
import type { Colleague } from '../wire.ts';

/** From this many names on there is a search box. */
export const searchAbove = 20;

/** Without accents, capitals and punctuation: "Zoë van 't Hoff" is found by "zoe hoff". */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/[øØ]/g, 'o')
    .replace(/[łŁ]/g, 'l')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Colleagues whose name has every word of the text. */
export function findColleagues(colleagues: readonly Colleague[], text: string): readonly Colleague[] {
  const wanted = plain(text).split(' ').filter(Boolean);
  if (wanted.length === 0) return colleagues;
  return colleagues.filter((c) => {
    const name = plain(c.name);
    return wanted.every((word) => name.includes(word));
  });
}

/** Do two groups have pupils in common? A combined group ("5/6", "1-2 A") shares with each of its parts; words only with themselves. */
export function sharesGroup(a: string | null | undefined, b: string | null | undefined): boolean {
  if (!a || !b) return false;
  if (plain(a) === plain(b)) return true;
  const years = (text: string) => new Set(text.match(/\d+/g) ?? []);
  const own = years(a);
  return [...years(b)].some((year) => own.has(year));
}

/** Alphabetical, with the people of one group first when a group is given: part-time twins and combined groups among them. */
export function inOrder(colleagues: readonly Colleague[], language: Language, groupFirst?: string): readonly Colleague[] {
  const { compare } = new Intl.Collator(language, { sensitivity: 'base', numeric: true });
  const rank = (c: Colleague) => (sharesGroup(groupFirst, c.group) ? 0 : 1);
  return [...colleagues].sort((a, b) => rank(a) - rank(b) || compare(a.name, b.name) || compare(a.id, b.id));
}

/** The groups on the list, in order; fewer than two are no choice. */
export function groupsOf(colleagues: readonly Colleague[], language: Language): readonly string[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const groups = [...new Set(colleagues.flatMap((c) => (c.group ? [c.group] : [])))].sort(compare);
  return groups.length < 2 ? [] : groups;
}
