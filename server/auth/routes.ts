/** Signing in and out, and one-time links. */
import { Refusal } from '../http/problem.ts';
import type { Handlers } from '../http/handlers.ts';
import type { Services } from '../http/services.ts';
import { accountOf, sessionHours } from '../http/who.ts';
import type { authContract, Session } from './contract.ts';
import { hashPassword, passwordFits } from './passwords.ts';
import { sha256 } from './secrets.ts';
import type { AccountRole } from './roles.ts';
import type { OneTimeLink } from './store.ts';

export function authRoutes({ store, secrets, clock }: Services): Handlers<typeof authContract> {
  const expiry = () => new Date(clock().getTime() + sessionHours * 3_600_000).toISOString();
  const reply = (account: { email: string; role: AccountRole }, session: string): Session => ({
    account: { email: account.email, role: account.role },
    csrf: secrets.csrf(session),
  });

  /** Throws when the link cannot be used; says how. */
  const usable = async (token: string): Promise<OneTimeLink> => {
    const link = await store.auth.linkByToken(sha256(token));
    if (!link) throw new Refusal('oneTimeLinkUnknown');
    if (link.usedAt !== null) throw new Refusal('oneTimeLinkUsed');
    if (link.expiresAt <= clock().toISOString()) throw new Refusal('oneTimeLinkExpired');
    return link;
  };

  return {
    'GET /api/session': async ({ who }) =>
      'account' in who ? reply({ email: who.account.email, role: who.home }, who.session) : { account: null, csrf: null },

    'POST /api/session': async ({ body, who, setSession }) => {
      const account = await store.auth.accountByEmail(body.email);
      const fits = await passwordFits(account?.passwordHash, body.password);
      if (!account || !fits) throw new Refusal('wrongCredentials');
      const session = secrets.newSession();
      await store.auth.openSession({ idHash: sha256(session), account: account.id, expiresAt: expiry() });
      // its cookie is overwritten now: signing out could not end it any more
      if ('account' in who) await store.auth.closeSession({ idHash: sha256(who.session), account: who.account.id });
      setSession(session);
      return reply(account, session);
    },

    'DELETE /api/session': async ({ who, clearSession }) => {
      const { session, account } = accountOf(who);
      await store.auth.closeSession({ idHash: sha256(session), account: account.id });
      clearSession();
      return {};
    },

    'POST /api/one-time/look': async ({ body }) => {
      const { purpose, email, role } = await usable(body.token);
      return { purpose, email, role };
    },

    'POST /api/one-time': async ({ body, setSession }) => {
      const link = await usable(body.token);
      const email = link.email ?? body.email;
      if (email === undefined) throw new Refusal('emailNeeded');
      const session = secrets.newSession();
      const account = await store.auth.spendLink(link, {
        email,
        passwordHash: await hashPassword(body.password),
        session: { idHash: sha256(session), expiresAt: expiry() },
      });
      setSession(session);
      return reply(account, session);
    },
  };
}
