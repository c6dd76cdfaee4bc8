/**
 * May these answers be taken? Pure: what the link is, what is stored and what came in are values; the outcome is a decision.
 *
 * A draft carries the revision that the device last had. The same revision (or a newer one: the server was restored from a
 * backup): saved. An older one with the same answers: a repeat, fine. An older one with other answers: a conflict, and the
 * device fetches what is newer.
 */
import {
  type AnswerIssue,
  type Answers,
  type Instrument,
  isNominationAnswer,
  type NominationAnswer,
} from '../../instruments/types.ts';
import { lateEnd } from '../../analysis/study/late.ts';
import type { WaveState } from '../../analysis/types.ts';
import type { ProblemCode, Refused } from '../http/problem.ts';
import type { invitationStatus } from './contract.ts';
import type { StoredResponse } from './store.ts';

export type Status = (typeof invitationStatus)['_output'];
const refuse = (code: ProblemCode, rest: Omit<Refused, 'ok' | 'code'> = {}): Refused => ({ ok: false, code, ...rest });

export interface LinkState {
  readonly waveState: WaveState;
  readonly consent: 'none' | 'given' | 'declined';
  readonly finishedAt: string | null;
  /** when the person left the roster of the wave */
  readonly endedAt?: string | null;
  readonly waveClosedAt?: string | null;
}

/**
 * Until when answers are kept that come after the close: of somebody who agreed before it. Nobody can see from here when they
 * were typed (a device's clock may be a year wrong), so all of them are marked as late and the researcher decides.
 */
export function lateUntil(link: LinkState): Date | undefined {
  const { waveState, waveClosedAt, consent, finishedAt, endedAt } = link;
  if (endedAt) return undefined;
  if (waveState !== 'closed' || consent !== 'given' || finishedAt !== null || !waveClosedAt) return undefined;
  return lateEnd(waveClosedAt);
}
export const takesLate = (link: LinkState, now: Date): boolean => (lateUntil(link)?.getTime() ?? 0) > now.getTime();

/** What a link can do now. What was handed in stays handed in, whatever happens to the wave. */
export function statusOf(link: LinkState): Status {
  if (link.finishedAt !== null) return 'finished';
  if (link.consent === 'declined') return 'declined';
  if (link.endedAt) return 'left';
  if (link.waveState === 'planned') return 'notYetOpen';
  return link.waveState === 'closed' ? 'closed' : 'open';
}

/** the refusal that belongs to each status but `open` */
export const whyClosed: Readonly<Record<Exclude<Status, 'open'>, ProblemCode>> = {
  finished: 'alreadySubmitted',
  declined: 'declined',
  notYetOpen: 'waveNotOpen',
  closed: 'waveClosed',
  left: 'leftRoster',
};
/** Why answers cannot be taken now; undefined when they can. */
function notNow(link: LinkState, now: Date): Refused | undefined {
  const status = statusOf(link);
  if (status === 'closed' && takesLate(link, now)) return undefined;
  if (status !== 'open') return refuse(whyClosed[status]);
  return link.consent === 'given' ? undefined : refuse('consentNeeded');
}

/**
 * One text per content: items in order, and of a nomination only who was named with a code above 0. Two answers that mean the
 * same have the same text.
 */
export function canonicalAnswers(answers: Answers): string {
  const sorted = (o: object) => Object.entries(o).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(
    sorted(answers).map(([item, answer]) => [
      item,
      isNominationAnswer(answer) ? [answer.confirmed, sorted(answer.named).filter(([, code]) => code !== 0)] : answer,
    ]),
  );
}

export interface Incoming {
  readonly response: string;
  readonly instrument: string;
  readonly version: number;
  readonly baseRevision: number;
  readonly answers: Answers;
}
export interface Asked {
  readonly instrument: string;
  readonly version: number;
}

export type Saving =
  | { readonly ok: true; readonly kind: 'repeat'; readonly revision: number }
  | { readonly ok: true; readonly kind: 'save'; readonly before: number | null; readonly revision: number }
  | Refused;

const isAsked = (asked: readonly Asked[], r: Asked) =>
  asked.some((a) => a.instrument === r.instrument && a.version === r.version);

/** What happens to the stored revision. */
function against(stored: StoredResponse | undefined, draft: Incoming): Saving {
  if (!stored) return { ok: true, kind: 'save', before: null, revision: draft.baseRevision + 1 };
  const conflict = refuse('revisionConflict', { params: { revision: stored.revision, instrument: draft.instrument } });
  // another device began this questionnaire first: the device takes over what is there
  if (stored.id !== draft.response) return conflict;
  if (draft.baseRevision >= stored.revision) {
    return { ok: true, kind: 'save', before: stored.revision, revision: draft.baseRevision + 1 };
  }
  if (canonicalAnswers(stored.answers) === canonicalAnswers(draft.answers)) {
    return { ok: true, kind: 'repeat', revision: stored.revision };
  }
  return conflict;
}

/** May this draft be saved? `issues` are those of instruments/check.ts. */
export function decideDraft(
  link: LinkState,
  asked: readonly Asked[],
  stored: readonly StoredResponse[],
  draft: Incoming,
  issues: readonly AnswerIssue[],
  now: Date,
): Saving {
  const closed = notNow(link, now);
  if (closed) return closed;
  if (!isAsked(asked, draft)) return refuse('instrumentNotAsked', { params: { instrument: draft.instrument } });
  if (issues.length > 0) return impossible(draft, issues);
  return against(
    stored.find((s) => s.instrument === draft.instrument),
    draft,
  );
}

const impossible = (draft: Incoming, issues: readonly AnswerIssue[]) =>
  refuse('impossibleAnswers', {
    params: { instrument: draft.instrument },
    fields: issues.slice(0, 20).map(({ item, code }) => ({ path: `${draft.instrument}.${item}`.slice(0, 150), code })),
  });

export type Submitting =
  | { readonly ok: true; readonly kind: 'repeat'; readonly submittedAt: string }
  | {
      readonly ok: true;
      readonly kind: 'submit';
      readonly writes: readonly { readonly before: number | null; readonly revision: number }[];
    }
  | Refused;

/** May these responses be handed in? All that is asked at once; `hashes` and `issues` run along with `responses`. */
export function decideSubmit(
  link: LinkState,
  asked: readonly Asked[],
  stored: readonly StoredResponse[],
  responses: readonly Incoming[],
  hashes: readonly string[],
  issues: readonly (readonly AnswerIssue[])[],
  now: Date,
): Submitting {
  if (new Set(responses.map((r) => r.instrument)).size < responses.length) return refuse('badRequest');
  if (link.finishedAt !== null) {
    const same =
      responses.length === stored.length &&
      responses.every((r, i) =>
        stored.some((s) => s.id === r.response && s.instrument === r.instrument && s.contentHash === hashes[i]),
      );
    return same ? { ok: true, kind: 'repeat', submittedAt: link.finishedAt } : refuse('alreadySubmitted');
  }
  const closed = notNow(link, now);
  if (closed) return closed;
  const stranger = responses.find((r) => !isAsked(asked, r));
  if (stranger) return refuse('instrumentNotAsked', { params: { instrument: stranger.instrument } });
  const missing = asked.filter((a) => !responses.some((r) => r.instrument === a.instrument));
  if (missing.length > 0)
    return refuse('instrumentsMissing', { params: { instruments: missing.map((m) => m.instrument).join(', ') } });
  const bad = responses.findIndex((_, i) => (issues[i]?.length ?? 0) > 0);
  if (bad >= 0) return impossible(responses[bad]!, issues[bad]!);
  const writes: { before: number | null; revision: number }[] = [];
  for (const r of responses) {
    const before = stored.find((s) => s.instrument === r.instrument);
    const outcome = against(before, r);
    if (!outcome.ok) return outcome;
    writes.push(
      outcome.kind === 'save'
        ? { before: outcome.before, revision: outcome.revision }
        : { before: outcome.revision, revision: outcome.revision + 1 },
    );
  }
  return { ok: true, kind: 'submit', writes };
}

/**
 * Takes the ties out of the answers: they go to the nominations, the response keeps whether the list was confirmed. Code 0
 * ("never") is no nomination; without confirmation the named are kept, and the row stays missing.
 */
export function separateTies(
  instrument: Instrument,
  answers: Answers,
): { answers: Answers; ties: { relation: string; alter: string; value: number }[]; confirmed: string[] } {
  const ties: { relation: string; alter: string; value: number }[] = [];
  const confirmed: string[] = [];
  const kept = { ...answers };
  for (const { id, item } of instrument.relations ?? []) {
    const answer = answers[item];
    if (!isNominationAnswer(answer)) continue;
    for (const [alter, value] of Object.entries(answer.named)) if (value !== 0) ties.push({ relation: id, alter, value });
    if (answer.confirmed) confirmed.push(id);
    kept[item] = { confirmed: answer.confirmed, named: {} } satisfies NominationAnswer;
  }
  return { answers: kept, ties, confirmed };
}
