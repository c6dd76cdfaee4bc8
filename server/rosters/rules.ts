/**
 * What a change of a roster does to a person's period, leave and former functions. A wave that came before is never touched: whoever
 * changes function at T2a was at T1 what they were at T1.
 */
import type { FormerState, Wave } from '../../analysis/types.ts';
import type { PersonRecord } from '../people/store.ts';

/** What is written of a person; absent = as it is. */
export type PersonSet = Partial<Pick<PersonRecord, 'name' | 'email' | 'functions' | 'group' | 'from' | 'to' | 'leave' | 'was'>>;
export interface Joining {
  /** the folder's id; made by the caller */
  readonly code: string;
  readonly school: string;
  readonly name: string;
  readonly email: string | null;
  readonly functions: readonly string[];
  readonly group: string | null;
  readonly from: string | null;
  readonly leave: readonly string[] | null;
}
export interface RosterPlan {
  readonly joins: readonly Joining[];
  readonly updates: readonly { readonly person: string; readonly set: PersonSet }[];
  /** links that close: at these waves, unless handed in */
  readonly ends: readonly { readonly person: string; readonly waves: readonly string[] }[];
  /** links that open again */
  readonly opens: readonly { readonly person: string; readonly waves: readonly string[] }[];
}
export const noPlan: RosterPlan = { joins: [], updates: [], ends: [], opens: [] };

export type Presence = 'here' | 'away' | 'former' | 'future';
const placeOf = (waves: readonly Pick<Wave, 'id'>[], id: string | null): number =>
  id === null ? -1 : waves.findIndex((w) => w.id === id);

/** Where a person stands at a wave. Who left during it is `former`, who is away at it and comes back is `away`. */
export function presenceAt(
  person: Pick<PersonRecord, 'from' | 'to' | 'leave'>,
  waves: readonly Pick<Wave, 'id'>[],
  wave: string,
): Presence {
  const at = placeOf(waves, wave);
  const to = placeOf(waves, person.to);
  if (placeOf(waves, person.from) > at) return 'future';
  if (to >= 0 && to < at) return 'former';
  if (!person.leave?.includes(wave)) return 'here';
  return person.to === wave ? 'former' : 'away';
}

const filled = <T>(list: readonly T[]): readonly T[] | null => (list.length > 0 ? list : null);
const without = (list: readonly string[] | null, one: string) => (list ?? []).filter((w) => w !== one);
const union = (list: readonly string[] | null, more: readonly string[]) => [...new Set([...(list ?? []), ...more])];

/** Functions and group as they were at a wave. */
export function thenOf(
  person: Pick<PersonRecord, 'functions' | 'group' | 'was'>,
  wave: string,
): { readonly functions: readonly string[]; readonly group: string | null } {
  const then = person.was?.find((state) => state.waves.includes(wave));
  return then ? { functions: then.functions, group: then.group ?? null } : { functions: person.functions, group: person.group };
}

/** Other functions or another group from a wave on; nothing where nothing differs. */
export function becoming(
  person: PersonRecord,
  waves: readonly Wave[],
  wave: string,
  next: { readonly functions: readonly string[]; readonly group: string | null },
): PersonSet {
  const now = thenOf(person, wave);
  const same = [...now.functions].sort().join('|') === [...next.functions].sort().join('|') && now.group === next.group;
  if (same) return {};
  const at = placeOf(waves, wave);
  const before = waves.slice(0, at).map((w) => w.id);
  const kept = (person.was ?? []).flatMap((state): FormerState[] => {
    const own = state.waves.filter((w) => before.includes(w));
    return own.length > 0 ? [{ ...state, waves: own }] : [];
  });
  const covered = new Set(kept.flatMap((state) => state.waves));
  const [from, to] = [placeOf(waves, person.from), placeOf(waves, person.to)];
  const open = before.filter((w, i) => !covered.has(w) && from <= i && (to < 0 || i <= to));
  const former: FormerState = {
    waves: open,
    functions: person.functions,
    ...(person.group === null ? {} : { group: person.group }),
  };
  return { functions: next.functions, group: next.group, was: filled(open.length > 0 ? [...kept, former] : kept) };
}

/** From a wave on not on the roster. Who has handed in at it stays on it to its end: the answers count. */
export function leaving(person: PersonRecord, waves: readonly Wave[], wave: string, handedIn: boolean): PersonSet {
  const at = placeOf(waves, wave);
  const before = waves[at - 1];
  if (handedIn) return { to: wave, leave: filled(without(person.leave, wave)) };
  // an invitation or a draft can only be there once the wave is open: its roster then remembers who left during it
  if (waves[at]?.state === 'planned' && before !== undefined && placeOf(waves, person.from) < at)
    return { to: before.id, leave: filled(without(person.leave, wave)) };
  return { to: wave, leave: union(person.leave, [wave]) };
}

/** Not at this wave, and after it again. */
export const beingAway = (person: PersonRecord, wave: string): PersonSet => ({ leave: union(person.leave, [wave]) });

/** On the roster of a wave (again); the waves between were spent elsewhere. */
export function beingHere(person: PersonRecord, waves: readonly Wave[], wave: string): PersonSet {
  const at = placeOf(waves, wave);
  const to = placeOf(waves, person.to);
  const gone = to >= 0 ? waves.slice(to + 1, at).map((w) => w.id) : [];
  const ended = to >= 0 && (to < at || person.leave?.includes(wave));
  return {
    ...(placeOf(waves, person.from) > at ? { from: at === 0 ? null : wave } : {}),
    ...(ended ? { to: null } : {}),
    leave: filled(without([...union(person.leave, gone)], wave)),
  };
}

/** This wave and all after it: where a leaver's links close. */
export const fromOn = (waves: readonly Wave[], wave: string): readonly string[] =>
  waves.slice(placeOf(waves, wave)).map((w) => w.id);

/** What stands on the list's `from` for somebody who joins at a wave: the first wave needs none. */
export const joinsAt = (waves: readonly Wave[], wave: string): string | null => (placeOf(waves, wave) <= 0 ? null : wave);

/** The number that a school gave somebody, from the id under which the person is kept: `noord.17` → `17`. */
export const ownCode = (code: string, school: string): string =>
  code.startsWith(`${school}.`) ? code.slice(school.length + 1) : code;

const idPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;
/** The id under which somebody is kept: the school's own number behind the school, or what `make` gives, when that is free. */
export function codeFor(school: string, own: string | undefined, taken: ReadonlySet<string>, make: () => string): string {
  const wanted = own === undefined ? undefined : `${school}.${own}`;
  if (wanted !== undefined && idPattern.test(wanted) && !taken.has(wanted)) return wanted;
  for (;;) {
    const made = `${school.slice(0, 60)}.${make()}`;
    if (!taken.has(made)) return made;
  }
}

const day = 86_400_000;
/** a mistyped year must not make a link that works for ever */
const longest = 366 * day;
/**
 * When a school's link for checking its list ends: thirty days after it was made or renewed, or with the end of the day on which the wave
 * that runs (else the next one) closes, whichever is later; a year at most.
 */
export function linkEnd(now: Date, waves: readonly Pick<Wave, 'state' | 'closes'>[]): string {
  const wave = waves.find((w) => w.state === 'open') ?? waves.find((w) => w.state === 'planned');
  const closes = wave?.closes ? Date.parse(`${wave.closes.slice(0, 10)}T23:59:59.999Z`) : Number.NaN;
  const end = Math.max(now.getTime() + 30 * day, Number.isNaN(closes) ? 0 : closes);
  return new Date(Math.min(end, now.getTime() + longest)).toISOString();
}
/** The end of a link; one that was made before links had one lived thirty days. */
export const endOf = ({ createdAt, endsAt }: { readonly createdAt: string; readonly endsAt: string | null }): string =>
  endsAt ?? new Date(Date.parse(createdAt) + 30 * day).toISOString();

/** Whom a link is mailed to: who leads the school, who coaches in it, then the others, by name. */
export function recipientsOf(
  people: readonly PersonRecord[],
  waves: readonly Pick<Wave, 'id'>[],
  wave: string | undefined,
  school: string,
): readonly (PersonRecord & { readonly email: string })[] {
  const rank = ({ functions }: PersonRecord) =>
    functions.includes('schoolLeader') ? 0 : functions.includes('internalCoach') ? 1 : 2;
  return people
    .flatMap((p) => (p.school === school && p.email !== null && !p.functions.includes('pupil') ? [{ ...p, email: p.email }] : []))
    .filter((p) => wave === undefined || presenceAt(p, waves, wave) === 'here')
    .toSorted((a, b) => rank(a) - rank(b) || (a.name ?? a.code).localeCompare(b.name ?? b.code, 'nl'));
}
