/** The decision: may this role use this endpoint? Denied unless the table says otherwise. */
import type { EndpointKey } from '../http/endpoints.ts';
import { Refusal } from '../http/problem.ts';
import { type Role, roles } from './roles.ts';

export const may = (role: Role, key: EndpointKey): boolean => roles[key][role] !== undefined;

/** Why not: a link is needed, an account is needed, or this account is not enough. */
export function whyNot(role: Role, key: EndpointKey): Refusal {
  if (roles[key].pupil !== undefined && roles[key].nobody === undefined) return new Refusal('seatUnknown');
  if (roles[key].respondent !== undefined && roles[key].nobody === undefined) return new Refusal('linkUnknown');
  return new Refusal(role === 'nobody' ? 'signInNeeded' : 'notAllowed');
}
