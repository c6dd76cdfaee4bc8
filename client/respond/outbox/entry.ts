/**
 * What the device knows of one response, and every way it can change. Pure: the sending (outbox.ts) and the keeping
 * (device.ts) hold no rules of their own, so that the rules can be tested in any order of failures.
 */
import {
  type Answer,
  type Answers,
  isMissingAnswer,
  isNominationAnswer,
  type NominationAnswer,
} from '../../../instruments/types.ts';

export interface Entry {
  readonly instrument: string;
  readonly version: number;
  /** made by the device that began: 32 hexadecimal digits */
  readonly response: string;
  /** the revision that `confirmed` has on the server; 0 = nothing there yet */
  readonly revision: number;
  /** the answers on this device: what the person sees */
  readonly answers: Answers;
  /** the answers of which the server has said that it has them */
  readonly confirmed: Answers;
  /** item → values that were sent without an answer coming back, so they may or may not be on the server; null = taken away */
  readonly sent: Readonly<Record<string, readonly (Answer | null)[]>>;
  /** item → the answer given on another device, where the person has to choose; null = taken away there */
  readonly differing: Readonly<Record<string, Answer | null>>;
}

export interface ServerDraft {
  readonly response: string;
  readonly revision: number;
  readonly answers: Answers;
}

export function freshEntry(instrument: string, version: number, response: string): Entry {
  return { instrument, version, response, revision: 0, answers: {}, confirmed: {}, sent: {}, differing: {} };
}

/** Are two answers the same? The order in which colleagues were named does not matter. */
export function sameAnswer(a: Answer | null | undefined, b: Answer | null | undefined): boolean {
  if (a === b || ((a ?? null) === null && (b ?? null) === null)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (isMissingAnswer(a) || isMissingAnswer(b)) return isMissingAnswer(a) && isMissingAnswer(b) && a.missing === b.missing;
  const names = Object.keys(a.named);
  return (
    a.confirmed === b.confirmed && names.length === Object.keys(b.named).length && names.every((p) => a.named[p] === b.named[p])
  );
}

const itemsOf = (...all: readonly Answers[]): string[] => [...new Set(all.flatMap((a) => Object.keys(a)))];

export const sameAnswers = (a: Answers, b: Answers): boolean => itemsOf(a, b).every((item) => sameAnswer(a[item], b[item]));

/** What changed between two sets of answers, as a patch: null = taken away. */
export const changedAnswers = (before: Answers, after: Answers): Readonly<Record<string, Answer | null>> =>
  Object.fromEntries(
    itemsOf(before, after)
      .filter((item) => !sameAnswer(before[item], after[item]))
      .map((item) => [item, after[item] ?? null]),
  );

function withAnswer(answers: Answers, item: string, value: Answer | null | undefined): Answers {
  const { [item]: _, ...rest } = answers;
  return value === null || value === undefined ? rest : { ...rest, [item]: value };
}

const without = <T>(record: Readonly<Record<string, T>>, item: string): Readonly<Record<string, T>> => {
  const { [item]: _, ...rest } = record;
  return rest;
};

/** The person answers (or, with null, takes an answer away). Answering also settles a difference. */
export const answerItem = (entry: Entry, item: string, value: Answer | null): Entry => ({
  ...entry,
  answers: withAnswer(entry.answers, item, value),
  differing: without(entry.differing, item),
});

/** What goes to the server: all answers, but where the person still has to choose, what the server already has. */
export function outgoing(entry: Entry): Answers {
  let answers = entry.answers;
  for (const item of Object.keys(entry.differing)) answers = withAnswer(answers, item, entry.confirmed[item]);
  return answers;
}

/**
 * Is there something that the server has not confirmed? Also when the answers are the confirmed ones again, but a request with
 * others is still somewhere on its way: saving once more makes that one too old to be taken.
 */
export const isUnsent = (entry: Entry): boolean =>
  Object.keys(entry.sent).length > 0 || !sameAnswers(outgoing(entry), entry.confirmed);

/** How many answers of this entry the server has not confirmed; the answer to a list of colleagues counts once. */
export const unsentCount = (entry: Entry): number =>
  new Set([...Object.keys(entry.sent), ...Object.keys(changedAnswers(entry.confirmed, outgoing(entry)))]).size;

/**
 * What the server was last known to have, from what this device kept: the stand-in for its draft while it cannot be reached.
 */
export function lastKnown(kept: readonly Entry[]): ServerDraft | undefined {
  const newest = kept.reduce<Entry | undefined>((best, e) => (e.revision > (best?.revision ?? 0) ? e : best), undefined);
  return newest && { response: newest.response, revision: newest.revision, answers: newest.confirmed };
}

/** Notes that these answers are on their way; kept on the device before the request leaves. */
export function noteSent(entry: Entry, answers: Answers): Entry {
  const changes = Object.entries(changedAnswers(entry.confirmed, answers)).map(([item, value]) => [item, [value]] as const);
  return { ...entry, sent: bothSent(entry.sent, Object.fromEntries(changes)) };
}

/**
 * The server has these answers under this revision. The reply to a request that started from an older revision than is known
 * by now (`base`) changes nothing: what was sent since may still be on its way.
 */
export const noteSaved = (entry: Entry, answers: Answers, base: number, revision: number): Entry =>
  base < entry.revision ? entry : { ...entry, revision, confirmed: answers, sent: {} };

/**
 * Joins this device's answers with the server's newer ones, item by item. Only one side changed since they last agreed: that
 * one. Both: what the server has is an earlier answer of this very device → this device; two lists of colleagues → name by
 * name; an answer against a skip → the answer; otherwise the person chooses (`differing`; this device's stays visible).
 */
export function mergeDraft(entry: Entry, draft: ServerDraft): Entry {
  const same = draft.response === entry.response;
  // older than what it confirmed before: put back from a backup, or this view of it is old. Then everything goes once more
  if (same && draft.revision < entry.revision) return { ...entry, confirmed: draft.answers };
  let answers: Answers = {};
  let differing: Readonly<Record<string, Answer | null>> = {};
  for (const item of itemsOf(entry.answers, entry.confirmed, draft.answers, entry.differing as Answers)) {
    const mine = entry.answers[item] ?? null;
    const theirs = draft.answers[item] ?? null;
    const settled = settle(mine, theirs, entry.confirmed[item] ?? null, entry.sent[item] ?? [], item in entry.differing);
    if (settled === undefined) differing = { ...differing, [item]: theirs };
    answers = withAnswer(answers, item, settled === undefined ? mine : settled);
  }
  // as long as the server has the same revision, what is still on its way may yet arrive
  const sent = same && draft.revision === entry.revision ? entry.sent : {};
  return { ...entry, response: draft.response, revision: draft.revision, answers, confirmed: draft.answers, sent, differing };
}

/** One item's outcome; undefined = the person has to choose. */
function settle(
  mine: Answer | null,
  theirs: Answer | null,
  base: Answer | null,
  sent: readonly (Answer | null)[],
  open: boolean,
): Answer | null | undefined {
  if (sameAnswer(mine, theirs)) return mine;
  if (open) return undefined;
  if (sameAnswer(theirs, base) || sent.some((v) => sameAnswer(v, theirs))) return mine;
  if (sameAnswer(mine, base)) return theirs;
  if (mine === null || isPassedOver(mine)) return theirs;
  if (theirs === null || isPassedOver(theirs)) return mine;
  return isNominationAnswer(mine) && isNominationAnswer(theirs) ? joinNamed(mine, theirs, base) : undefined;
}

const isPassedOver = (a: Answer): boolean => isMissingAnswer(a) && a.missing !== 'dontKnow';

/** Two lists of colleagues name by name; undefined when one colleague got two different answers. */
function joinNamed(mine: NominationAnswer, theirs: NominationAnswer, base: Answer | null): NominationAnswer | undefined {
  const before: NominationAnswer = base !== null && isNominationAnswer(base) ? base : { confirmed: false, named: {} };
  const named: Record<string, number> = {};
  for (const person of new Set([...Object.keys(mine.named), ...Object.keys(theirs.named)])) {
    const [m, t, b] = [mine.named[person], theirs.named[person], before.named[person]];
    if (m !== t && m !== b && t !== b) return undefined;
    const code = m === b ? t : m;
    if (code !== undefined) named[person] = code;
  }
  return { confirmed: mine.confirmed === before.confirmed ? theirs.confirmed : mine.confirmed, named };
}

/** The person chose between this device's answer and the other's. */
export function choose(entry: Entry, item: string, which: 'here' | 'elsewhere'): Entry {
  if (!(item in entry.differing)) return entry;
  return answerItem(entry, item, which === 'here' ? (entry.answers[item] ?? null) : (entry.differing[item] ?? null));
}

/**
 * What several windows of one device have kept (newest first), joined with what the server has. Each is joined with the server
 * on its own; where two windows changed the same item, the newer window counts. Without a draft the server has nothing (yet,
 * or any more): then everything here is still to be sent.
 */
export function joinKept(kept: readonly [Entry, ...Entry[]], draft: ServerDraft | undefined): Entry {
  const there = draft ?? { response: kept[0].response, revision: 0, answers: {} };
  const [newest, ...older] = kept.map((entry) => mergeDraft(draft ? entry : { ...entry, revision: 0, confirmed: {} }, there));
  return older.reduce((into, from) => {
    const own = changedAnswers(there.answers, into.answers);
    const open = Object.entries(changedAnswers(there.answers, from.answers)).filter(([item]) => !(item in own));
    const differing = Object.fromEntries(
      open.flatMap(([item]) => (item in from.differing ? [[item, from.differing[item] ?? null]] : [])),
    );
    const answers = open.reduce((all, [item, value]) => withAnswer(all, item, value), into.answers);
    return { ...into, answers, differing: { ...into.differing, ...differing }, sent: bothSent(into.sent, from.sent) };
  }, newest as Entry);
}

function bothSent(a: Entry['sent'], b: Entry['sent']): Entry['sent'] {
  const both: Record<string, readonly (Answer | null)[]> = { ...a };
  for (const [item, values] of Object.entries(b))
    both[item] = values.reduce<readonly (Answer | null)[]>(
      (all, v) => (all.some((x) => sameAnswer(x, v)) ? all : [...all, v]),
      both[item] ?? [],
    );
  return both;
}
