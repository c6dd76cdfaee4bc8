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

/** The items whose answer is another one than before. */
export const changedItems = (before: Entry | undefined, after: Entry): string[] =>
  Object.keys(changedAnswers(before?.answers ?? {}, after.answers));

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

/** Is there something that the server has not confirmed? */
export const isUnsent = (entry: Entry): boolean => !sameAnswers(outgoing(entry), entry.confirmed);

/** Notes that these answers are on their way; kept on the device before the request leaves. */
export function noteSent(entry: Entry, answers: Answers): Entry {
  const sent: Record<string, readonly (Answer | null)[]> = { ...entry.sent };
  for (const item of itemsOf(answers, entry.confirmed)) {
    const value = answers[item] ?? null;
    const before = sent[item] ?? [];
    if (!sameAnswer(value, entry.confirmed[item]) && !before.some((v) => sameAnswer(v, value))) sent[item] = [...before, value];
  }
  return { ...entry, sent };
}

/** The server has these answers under this revision. A reply that comes after a newer one changes nothing. */
export function noteSaved(entry: Entry, answers: Answers, revision: number): Entry {
  return revision < entry.revision ? entry : { ...entry, revision, confirmed: answers, sent: {} };
}

/**
 * Joins this device's answers with the server's newer ones, item by item. Only one side changed since they last agreed: that
 * one. Both: what the server has is an earlier answer of this very device → this device; two lists of colleagues → name by
 * name; an answer against a skip → the answer; otherwise the person chooses (`differing`; this device's stays visible).
 */
export function mergeDraft(entry: Entry, draft: ServerDraft): Entry {
  let answers: Answers = {};
  let differing: Readonly<Record<string, Answer | null>> = {};
  for (const item of itemsOf(entry.answers, entry.confirmed, draft.answers, entry.differing as Answers)) {
    const mine = entry.answers[item] ?? null;
    const theirs = draft.answers[item] ?? null;
    const settled = settle(mine, theirs, entry.confirmed[item] ?? null, entry.sent[item] ?? [], item in entry.differing);
    if (settled === undefined) differing = { ...differing, [item]: theirs };
    answers = withAnswer(answers, item, settled === undefined ? mine : settled);
  }
  return { ...entry, response: draft.response, revision: draft.revision, answers, confirmed: draft.answers, sent: {}, differing };
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
 * What the device keeps when two windows write: the changed items of this window over what stands there, and the newer of the
 * two memories of the server. An item in `changed` without an answer is taken away.
 */
export function combineKept(kept: Entry | undefined, entry: Entry, changed: readonly string[]): Entry {
  if (!kept || kept.version !== entry.version) return entry;
  let answers = kept.answers;
  for (const item of changed) answers = withAnswer(answers, item, entry.answers[item]);
  return { ...(entry.revision >= kept.revision ? entry : kept), answers };
}
