/** Who may give which role, and to whom a link may be handed. */
import type { AccountRole, MemberRole } from '../auth/contract.ts';

/** what a researcher may make somebody in an own study */
const byResearchers: readonly MemberRole[] = ['assistant', 'trainer', 'schoolLeader', 'internalCoach', 'coder'];
const everyRole: readonly AccountRole[] = ['researcher', ...byResearchers, 'administrator'];
const forSchools: readonly AccountRole[] = ['trainer', 'schoolLeader', 'internalCoach'];

/** Roles that somebody who asks in this role may give. */
export const mayGive = (asker: AccountRole): readonly AccountRole[] =>
  asker === 'administrator' ? everyRole : asker === 'researcher' ? byResearchers : [];

/**
 * The schools of a membership: of a role that is there for certain schools, those that are given, each once; null for the
 * other roles. What is wrong with them as the code of a refusal.
 */
export function schoolsFor(
  role: AccountRole,
  given: readonly string[],
  known: readonly string[],
): { readonly schools: string[] | null } | { readonly refused: 'schoolsNeeded' | 'schoolUnknown' } {
  if (!forSchools.includes(role)) return { schools: null };
  if (given.length === 0) return { refused: 'schoolsNeeded' };
  if (given.some((school) => !known.includes(school))) return { refused: 'schoolUnknown' };
  return { schools: [...new Set(given)].toSorted() };
}

/**
 * Whether the inviter may hold a link of this account: whoever has the link chooses the password. Never of one who has a
 * password; a researcher only of what a researcher may invite, while nothing else than the own studies hangs on it and nobody
 * is or was signed in with it (by the institution, without a password).
 */
export const mayHoldLink = (
  asker: AccountRole,
  own: readonly string[],
  account: {
    readonly role: AccountRole;
    readonly hasPassword: boolean;
    readonly administrator: boolean;
    readonly institution: boolean;
    readonly sessions: number;
    readonly memberships: readonly { readonly study: string }[];
  },
): boolean =>
  !account.hasPassword &&
  (asker === 'administrator' ||
    (mayGive(asker).includes(account.role) &&
      !account.administrator &&
      account.sessions === 0 &&
      !account.institution &&
      account.memberships.every((m) => own.includes(m.study))));

/** Invited, and never in since: no password, nobody at the institution, no device. */
export const isWaiting = (account: {
  readonly hasPassword: boolean;
  readonly institution: boolean;
  readonly sessions: number;
}): boolean => !account.hasPassword && !account.institution && account.sessions === 0;
