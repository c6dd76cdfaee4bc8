/**
 * Who is asking: an account by its session cookie, a respondent by the token of a personal link, or nobody. A request with a
 * personal link is the respondent's, also in a browser where a researcher is signed in.
 */
import type { IncomingMessage } from 'node:http';
import type { Request, Response } from 'express';
import { type Secrets, sameSecret, sha256 } from '../auth/secrets.ts';
import type { Standing } from '../auth/may.ts';
import type { AccountRole, Role } from '../auth/roles.ts';
import { sessionDays } from '../auth/store.ts';
import type { SeatRecord } from '../classes/store.ts';
import type { InvitationRecord } from '../invitations/store.ts';
import type { CoordinatorRecord } from '../rosters/store.ts';
import type { Store } from '../store/store.ts';
import { Refusal } from './problem.ts';

export interface AccountWho extends Standing {
  /** the role by which this request was let in (auth/may.ts); before that, the account's own */
  readonly role: AccountRole;
  /** the schools that the request may be about; null = no bound within the study */
  readonly schools: readonly string[] | null;
  readonly account: { readonly id: string; readonly email: string; readonly name: string | null };
  /** the cookie's value */
  readonly session: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  /** when somebody last showed who they are; null = the institution did not say */
  readonly provedAt: string | null;
  /** how the session was opened */
  readonly by: 'password' | 'institution';
}
export interface RespondentWho {
  readonly role: 'respondent';
  readonly invitation: InvitationRecord;
}
/** a pupil's device: a seat in a class session, not a person */
export interface PupilWho {
  readonly role: 'pupil';
  readonly seat: SeatRecord;
}
/** a school's coordinator, by a link */
export interface CoordinatorWho {
  readonly role: 'coordinator';
  readonly link: CoordinatorRecord;
}
export type Who = AccountWho | RespondentWho | PupilWho | CoordinatorWho | { readonly role: 'nobody' };
export type { Role };

export const sessionCookie = 'meetmoment_session';
/** a session lasts twelve hours after its last use, and thirty days in all */
export const sessionHours = 12;
/** When a session that began then and is used now ends. */
export const sessionEnd = (began: Date, now: Date): string =>
  new Date(Math.min(now.getTime() + sessionHours * 3_600_000, began.getTime() + sessionDays * 86_400_000)).toISOString();

const cookieOf = (header: string | undefined, name: string): string | undefined =>
  header
    ?.split(';')
    .map((part) => part.trim().split('='))
    .find(([key]) => key === name)?.[1];

export const bearerOf = (req: IncomingMessage): string | undefined =>
  /^Bearer ([A-Za-z0-9_-]{1,100})$/.exec(req.headers.authorization ?? '')?.[1];

/** The value of the session's cookie, whether or not there is such a session. */
export const sessionOf = (req: IncomingMessage): string | undefined => cookieOf(req.headers.cookie, sessionCookie);

export async function whoAsks(req: IncomingMessage, store: Store): Promise<Who> {
  if (req.headers.authorization !== undefined) {
    const token = bearerOf(req);
    if (token?.startsWith('seat_')) {
      const seat = await store.classes.seatByToken(sha256(token));
      return seat ? { role: 'pupil', seat } : { role: 'nobody' };
    }
    if (token?.startsWith('coord_')) {
      const link = await store.rosters.coordinatorByToken(sha256(token));
      return link ? { role: 'coordinator', link } : { role: 'nobody' };
    }
    const invitation = token === undefined ? undefined : await store.invitations.byToken(sha256(token));
    return invitation ? { role: 'respondent', invitation } : { role: 'nobody' };
  }
  const session = sessionOf(req);
  const found = session === undefined ? undefined : await store.auth.session(sha256(session));
  if (!found || session === undefined) return { role: 'nobody' };
  const { id, email, name, role: home, administrator, memberships, createdAt, expiresAt, provedAt, by } = found;
  const standing: Standing = { home, administrator, memberships };
  const account = { id, email, name };
  return { ...standing, role: home, schools: null, account, session, createdAt, expiresAt, provedAt, by };
}

export const accountOf = (who: Who): AccountWho => {
  if (!('account' in who)) throw new Refusal('signInNeeded');
  return who;
};
export const invitationOf = (who: Who): InvitationRecord => {
  if (who.role !== 'respondent') throw new Refusal('linkUnknown');
  return who.invitation;
};
export const seatOf = (who: Who): SeatRecord => {
  if (who.role !== 'pupil') throw new Refusal('seatUnknown');
  return who.seat;
};

export const coordinatorOf = (who: Who): CoordinatorRecord => {
  if (who.role !== 'coordinator') throw new Refusal('coordinatorUnknown');
  return who.link;
};

/** The cookie travels only to this site, is out of reach of scripts, and only goes over https where the site has it. */
export function setSessionCookie(res: Response, value: string, https: boolean): void {
  res.cookie(sessionCookie, value, {
    httpOnly: true,
    sameSite: 'strict',
    secure: https,
    path: '/',
    maxAge: sessionHours * 3_600_000,
  });
}
export const clearSessionCookie = (res: Response, https: boolean): void => {
  res.clearCookie(sessionCookie, { httpOnly: true, sameSite: 'strict', secure: https, path: '/' });
};

/** After an hour of use the session is prolonged: its row and its cookie. */
export async function prolong(who: AccountWho, res: Response, store: Store, now: Date, https: boolean): Promise<void> {
  const left = Date.parse(who.expiresAt) - now.getTime();
  if (left > (sessionHours - 1) * 3_600_000) return;
  const expiresAt = sessionEnd(new Date(who.createdAt), now);
  if (expiresAt <= who.expiresAt) return;
  await store.auth.renewSession({ idHash: sha256(who.session), account: who.account.id, expiresAt });
  setSessionCookie(res, who.session, https);
}

export const csrfFits = (req: Request, who: AccountWho, secrets: Secrets): boolean => {
  const given = req.headers['x-csrf-token'];
  return typeof given === 'string' && sameSecret(given, secrets.csrf(who.session));
};
