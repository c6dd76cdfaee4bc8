/** The decision: may this role use this endpoint, and for this study and school? Denied unless the table says otherwise. */
import type { EndpointKey } from '../http/endpoints.ts';
import { Refusal } from '../http/problem.ts';
import { type AccountRole, accountRoles, type MemberRole, type Role, roles } from './roles.ts';

/** Whether the role is let in at all; for accounts `decide` says more. */
export const may = (role: Role, key: EndpointKey): boolean => roles[key][role] !== undefined;

/** Why not: a link is needed, an account is needed, or this account is not enough. */
export function whyNot(role: Role, key: EndpointKey): Refusal {
  if (roles[key].pupil !== undefined && roles[key].nobody === undefined) return new Refusal('seatUnknown');
  if (roles[key].coordinator !== undefined && roles[key].nobody === undefined) return new Refusal('coordinatorUnknown');
  if (roles[key].respondent !== undefined && roles[key].nobody === undefined) return new Refusal('linkUnknown');
  return new Refusal(role === 'nobody' ? 'signInNeeded' : 'notAllowed');
}

/** What somebody is in a study. `schools` is null for the roles that are there for the whole study. */
export interface Membership {
  readonly study: string;
  readonly role: MemberRole;
  readonly schools: readonly string[] | null;
}
/** What somebody is: by the account itself, and study by study. */
export interface Standing {
  readonly home: AccountRole;
  readonly administrator: boolean;
  readonly memberships: readonly Membership[];
}
/** The role by which a request is let in; `schools` null = no bound within the study. */
export interface Granted {
  readonly role: AccountRole;
  readonly schools: readonly string[] | null;
}

const heldByItself = ({ home, administrator }: Standing): ReadonlySet<AccountRole> =>
  new Set([home, ...(administrator ? (['administrator'] as const) : [])]);
const heldAnywhere = (standing: Standing): ReadonlySet<AccountRole> =>
  new Set([...heldByItself(standing), ...standing.memberships.map((m) => m.role)]);

/** Whether one of somebody's roles is let in anywhere; what is behind the door then depends on the study. */
export const mayAnywhere = (standing: Standing, key: EndpointKey): boolean =>
  accountRoles.some((role) => heldAnywhere(standing).has(role) && may(role, key));

/**
 * By which role this account uses this endpoint with these parameters of the address. A refusal where by none: notAllowed
 * when somebody may not do this (here), studyUnknown or schoolUnknown when it is not theirs, as if it were not there.
 */
export function decide(
  standing: Standing,
  key: EndpointKey,
  params: Readonly<Record<string, string | string[] | undefined>>,
): Granted | Refusal {
  if (!mayAnywhere(standing, key)) return new Refusal('notAllowed');
  const grants = roles[key];
  const byItself = heldByItself(standing);
  const anywhere = heldAnywhere(standing);
  const here = standing.memberships.find((m) => m.study === params.study);
  let otherSchool = false;
  for (const role of accountRoles) {
    const reach = grants[role];
    if (reach === 'any' && byItself.has(role)) return { role, schools: null };
    if (reach === 'own' && anywhere.has(role)) return { role, schools: here?.schools ?? null };
    if (here === undefined || here.role !== role) continue;
    if (reach === 'study') return { role, schools: here.schools };
    if (reach === 'school') {
      const schools = here.schools ?? [];
      if (params.school === undefined || (typeof params.school === 'string' && schools.includes(params.school)))
        return { role, schools };
      otherSchool = true;
    }
  }
  if (otherSchool) return new Refusal('schoolUnknown');
  return new Refusal(here === undefined ? 'studyUnknown' : 'notAllowed');
}
