/**
 * Whose class sessions: those of a teacher's personal link (`#<token>`), or one of a study for a signed-in researcher
 * (`#s/<study>/<session>`, from the console). Both see the same page.
 */
import type { AuthWire } from '../../../../server/auth/contract.ts';
import type { ClassesWire } from '../../../../server/classes/contract.ts';
import { caller } from '../../../lib/call.ts';
import { tokenOf } from '../../link.ts';
import type { Session } from '../wire.ts';

export type Mine = ClassesWire['GET /api/respond/class']['reply'];
/** How many cards are proposed: one for each pupil of the group, 30 where that is not known; a sheet more than 60 nobody prints. */
export const cardsFor = ({ expected }: Pick<Mine, 'expected'>): number => Math.min(60, expected ?? 30);
export interface Opening {
  readonly wave: string;
  readonly minutes: number;
  readonly cards: number;
}
export interface Source {
  /** the sessions of the own group; undefined for a researcher, who has the console's list */
  readonly mine?: () => Promise<Mine>;
  readonly open?: (opening: Opening) => Promise<{ id: string }>;
  readonly session: (id: string) => Promise<Session>;
  readonly move: (id: string, minutes: number) => Promise<Session>;
  /** the session to show at once */
  readonly start?: string;
  /** back to where this page was opened from */
  readonly back?: string;
}
const timeoutMs = 15_000;

function ofTeacher(token: string): Source {
  const call = caller<ClassesWire>(() => ({ Authorization: `Bearer ${token}` }));
  return {
    mine: () => call('GET /api/respond/class', { timeoutMs }),
    open: (body) => call('POST /api/respond/class', { body, timeoutMs }),
    session: (session) => call('GET /api/respond/class/:session', { params: { session }, timeoutMs }),
    move: (session, minutes) =>
      call('PUT /api/respond/class/:session/time', { params: { session }, body: { minutes }, timeoutMs }),
  };
}

function ofResearcher(study: string, start: string): Source {
  let csrf: string | null = null;
  const call = caller<ClassesWire & AuthWire>((): Record<string, string> => (csrf === null ? {} : { 'X-CSRF-Token': csrf }));
  return {
    session: (session) => call('GET /api/studies/:study/classes/:session', { params: { study, session }, timeoutMs }),
    move: async (session, minutes) => {
      csrf = (await call('GET /api/session', { timeoutMs })).csrf;
      return call('PUT /api/studies/:study/classes/:session/time', { params: { study, session }, body: { minutes }, timeoutMs });
    },
    start,
    back: `/console/studies/${encodeURIComponent(study)}/classes`,
  };
}

/** What stands behind the #; undefined when it is neither. */
export function sourceOf(hash: string): Source | undefined {
  const ofStudy = /^#s\/([\w.-]+)\/([\w.-]+)$/.exec(hash);
  if (ofStudy) return ofResearcher(ofStudy[1]!, ofStudy[2]!);
  const token = tokenOf(hash);
  return token === undefined ? undefined : ofTeacher(token);
}
