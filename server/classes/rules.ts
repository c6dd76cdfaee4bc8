/** Class sessions: codes, cards, time, and whether a seat's answers can be taken. Pure; the time is an argument. */
import { lateEnd } from '../../analysis/study/late.ts';
import type { Deployment, WaveState } from '../../analysis/types.ts';
import type { AnswerIssue, Answers } from '../../instruments/types.ts';
import type { ProblemCode, Refused } from '../http/problem.ts';
import type { seatStatus } from './contract.ts';

/** Whether a wave asks something of pupils. Pupils stand on no roster: the design names them as the function `pupil`. */
export const asksPupils = (deployments: readonly Deployment[], wave: string): boolean =>
  deployments.some((d) => d.waves.includes(wave) && d.functions.includes('pupil'));

/**
 * Whether a group is one whose pupils are asked: groups 5 to 8 (about nine to twelve years). A group whose name holds no number
 * is left to the teacher.
 */
export function pupilsAreAsked(group: string): boolean {
  const numbers = group.match(/\d+/g)?.map(Number) ?? [];
  return numbers.length === 0 || numbers.some((n) => n >= 5 && n <= 8);
}

/** Seconds until the time box ends; 0 = it has ended. */
export const secondsLeft = (closesAt: string, now: Date): number =>
  Math.max(0, Math.ceil((Date.parse(closesAt) - now.getTime()) / 1000));

/** The number for a device without a card: the lowest free one behind those that wait for who holds their card. */
export function freeNumber(cards: number, taken: readonly number[]): number {
  const used = new Set(taken);
  let number = cards + 1;
  while (used.has(number)) number += 1;
  return number;
}

/** A sheet more than this nobody prints for one class. */
export const mostCards = 60;
/** Cards in one file: so many take the worker some ten seconds and half a gigabyte. */
export const mostCardsInFile = 4000;
/** How many cards a group gets: one for each pupil, 30 where that is not known. */
export const cardsFor = (pupils: number | undefined): number => (pupils ? Math.min(mostCards, pupils) : 30);

/** The newest session with cards of each group; `sessions` with the newest first. */
export function withCards<S extends { readonly school: string; readonly group: string; readonly cards: number }>(
  sessions: readonly S[],
): S[] {
  const found = new Map<string, S>();
  for (const session of sessions) {
    const key = JSON.stringify([session.school, session.group]);
    if (session.cards > 0 && !found.has(key)) found.set(key, session);
  }
  return [...found.values()];
}

export type SeatStatus = (typeof seatStatus)['_output'];
export interface SeatState {
  readonly state: 'started' | 'busy' | 'done';
  readonly waveState: WaveState;
  readonly waveClosedAt: string | null;
  readonly closesAt: string;
}

/**
 * Until when a seat's answers are kept that come after the wave was closed: of every child that sat down before it, as of staff
 * (responses/rules.ts). They are marked as late, and the researcher decides.
 */
export function seatLateUntil({ state, waveState, waveClosedAt }: SeatState): Date | undefined {
  if (state === 'done' || waveState !== 'closed' || !waveClosedAt) return undefined;
  return lateEnd(waveClosedAt);
}
export const seatTakesLate = (seat: SeatState, now: Date): boolean => (seatLateUntil(seat)?.getTime() ?? 0) > now.getTime();

export function seatStatusOf(seat: SeatState, now: Date): SeatStatus {
  if (seat.state === 'done') return 'finished';
  if (seat.waveState !== 'open') return 'closed';
  return secondsLeft(seat.closesAt, now) > 0 ? 'open' : 'paused';
}

// ---------------------------------------------------------------- answers
export interface Incoming {
  readonly response: string;
  readonly instrument: string;
  readonly version: number;
  readonly baseRevision: number;
  readonly answers: Answers;
}
export interface Stored {
  readonly id: string;
  readonly instrument: string;
  readonly revision: number;
  readonly answers: Answers;
}
const refuse = (code: ProblemCode, rest: Omit<Refused, 'ok' | 'code'> = {}): Refused => ({ ok: false, code, ...rest });

/** One text per content, whatever the order in which items were answered. Pupils' forms hold no nominations. */
export const contentOf = (answers: Answers): string =>
  JSON.stringify(Object.entries(answers).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** One text for all that a seat hands in. */
export const contentOfAll = (responses: readonly Incoming[]): string =>
  JSON.stringify(
    responses
      .map((r) => [r.instrument, r.version, r.response, contentOf(r.answers)])
      .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );

/** Why nothing can be taken from a seat now; undefined when it can. */
export function seatRefuses(seat: SeatState, now: Date): ProblemCode | undefined {
  if (seat.state === 'done') return 'alreadySubmitted';
  if (seat.waveState === 'open' || seatTakesLate(seat, now)) return undefined;
  return seat.waveState === 'closed' ? 'waveClosed' : 'waveNotOpen';
}

export type Saving =
  | { readonly ok: true; readonly kind: 'repeat'; readonly revision: number }
  | { readonly ok: true; readonly kind: 'save'; readonly before: number | null; readonly revision: number }
  | Refused;

/**
 * May these answers be saved? As for staff (responses/rules.ts): the revision that is there or a newer one saves, an older one with
 * the same answers is a repeat, an older one with others a conflict. The end of the time box is no reason to refuse: a device that
 * lost its connection in the lesson still sends what was answered in it. Nor, for two weeks, is the end of the wave.
 */
export function decideSave(
  seat: SeatState,
  asked: readonly { readonly instrument: string; readonly version: number }[],
  stored: Stored | undefined,
  draft: Incoming,
  issues: readonly AnswerIssue[],
  now: Date,
): Saving {
  const why = seatRefuses(seat, now);
  if (why) return refuse(why);
  if (!asked.some((a) => a.instrument === draft.instrument && a.version === draft.version))
    return refuse('instrumentNotAsked', { params: { instrument: draft.instrument } });
  if (issues.length > 0)
    return refuse('impossibleAnswers', {
      params: { instrument: draft.instrument },
      fields: issues.slice(0, 20).map(({ item, code }) => ({ path: `${draft.instrument}.${item}`.slice(0, 150), code })),
    });
  if (!stored) return { ok: true, kind: 'save', before: null, revision: draft.baseRevision + 1 };
  if (stored.id === draft.response) {
    if (draft.baseRevision >= stored.revision)
      return { ok: true, kind: 'save', before: stored.revision, revision: draft.baseRevision + 1 };
    if (contentOf(stored.answers) === contentOf(draft.answers)) return { ok: true, kind: 'repeat', revision: stored.revision };
  }
  return refuse('revisionConflict', { params: { revision: stored.revision, instrument: draft.instrument } });
}
