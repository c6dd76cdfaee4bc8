/** One-time links: the first account's, printed at the start, and sign-in links that the command line hands out. */
import type { Surroundings } from '../store/driver.ts';
import type { Actor } from '../store/steps.ts';
import { type Secrets, sha256 } from './secrets.ts';
import type { AccountRole, AuthStore, Joining, OneTimeLink } from './store.ts';

interface Parts extends Surroundings {
  readonly store: { readonly auth: AuthStore };
  readonly secrets: Secrets;
}

/** a link that somebody hands out works for three days */
export const linkHours = 72;
/** one that anybody can ask for on the sign-in page works for two hours */
export const forgotHours = 2;

const addLink = async (
  { store, secrets, clock, ids }: Parts,
  link: Pick<OneTimeLink, 'purpose' | 'account' | 'role'>,
  actor: Actor,
  { hours = linkHours, how = 'instead' }: { readonly hours?: number; readonly how?: 'instead' | 'beside' } = {},
): Promise<string> => {
  const id = ids();
  const token = secrets.oneTimeToken(id);
  const expiresAt = new Date(clock().getTime() + hours * 3_600_000).toISOString();
  await store.auth.addLink({ ...link, id, tokenHash: sha256(token), expiresAt }, actor, how);
  return token;
};

/**
 * Token of the first account's link, or undefined when there is an account. The link that was printed before is given again
 * while it works: a restart must not cut off who has just clicked on it.
 */
export async function firstAccountToken(parts: Parts): Promise<string | undefined> {
  if ((await parts.store.auth.countAccounts()) > 0) return undefined;
  const open = await parts.store.auth.openFirstLink();
  if (open) return parts.secrets.oneTimeToken(open.id);
  return addLink(parts, { purpose: 'firstAccount', account: null, role: 'researcher' }, 'server');
}

/**
 * Token of a sign-in link for an e-mail address, making the account when there is none. An older unused link of that account
 * (and an unused first-account link) stops working. The role of an existing account stays as it is. `studies`: what the
 * account is to work with (an existing one as well); without it, a new account works with every study that is there.
 */
export async function signInToken(
  parts: Parts,
  wanted: { email: string; role: AccountRole; studies?: readonly Joining[] },
  actor: Actor,
): Promise<string> {
  const email = wanted.email.trim().toLowerCase();
  const before = await parts.store.auth.accountByEmail(email);
  const { role, studies = 'every' } = wanted;
  const account = before ?? (await parts.store.auth.addAccount({ email, role, studies }, actor));
  if (before && studies !== 'every') for (const one of studies) await parts.store.auth.join(before.id, one, actor);
  return addLink(parts, { purpose: 'signIn', account: account.id, role: account.role }, actor);
}

/** Token of a link for who forgot the password. It stands beside a link that was handed out: anybody can ask for this one. */
export const forgotToken = (parts: Parts, account: { readonly id: string; readonly role: AccountRole }): Promise<string> =>
  addLink(parts, { purpose: 'signIn', account: account.id, role: account.role }, 'server', { hours: forgotHours, how: 'beside' });

/** Where a one-time token is used. Behind the #, so that it is not written down on the way. */
export const oneTimeAddress = (origin: string, token: string): string => `${origin}/console/welcome#${token}`;
