/** Signing in and out, and one-time links. */
import { checkOf } from '../factor/check.ts';
import { Refusal } from '../http/problem.ts';
import type { Handlers } from '../http/handlers.ts';
import type { Services } from '../http/services.ts';
import { accountOf } from '../http/who.ts';
import type { authContract } from './contract.ts';
import { hashPassword, passwordFits } from './passwords.ts';
import { sha256 } from './secrets.ts';
import { sessionsOf } from './session.ts';
import type { OneTimeLink } from './store.ts';

export function authRoutes(services: Services): Handlers<typeof authContract> {
  const { store, secrets, clock } = services;
  const sessions = sessionsOf(services);
  const factor = checkOf(services);

  /** Throws when the link cannot be used; says how. */
  const usable = async (token: string): Promise<OneTimeLink> => {
    const link = await store.auth.linkByToken(sha256(token));
    if (!link) throw new Refusal('oneTimeLinkUnknown');
    if (link.usedAt !== null) throw new Refusal('oneTimeLinkUsed');
    if (link.expiresAt <= clock().toISOString()) throw new Refusal('oneTimeLinkExpired');
    return link;
  };

  return {
    'GET /api/session': async ({ who }) => ('account' in who ? sessions.describe(who.session) : sessions.nobody()),

    'POST /api/session': async ({ body, who, device, setSession }) => {
      const account = await store.auth.accountByEmail(body.email);
      const fits = await passwordFits(account?.passwordHash, body.password);
      if (!account || !fits) throw new Refusal('wrongCredentials');
      if (account.suspendedAt !== null) throw new Refusal('accountSuspended');
      await factor.pass(account.id, body.code);
      return sessions.open(account.id, 'password', { who, device, setSession });
    },

    'PUT /api/session/password': async ({ body, who }) => {
      const { account, session } = accountOf(who);
      const found = await store.auth.accountByEmail(account.email);
      if (!(await passwordFits(found?.passwordHash, body.current))) throw new Refusal('passwordWrong');
      await store.auth.setPassword(account.id, await hashPassword(body.password), sha256(session));
      return {};
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

    'POST /api/one-time': async ({ body, device, setSession }) => {
      const link = await usable(body.token);
      const email = link.email ?? body.email;
      if (email === undefined) throw new Refusal('emailNeeded');
      // who finds somebody's link must not get past their second factor with it
      if (link.account !== null) await factor.pass(link.account, body.code);
      const session = secrets.newSession();
      await store.auth.spendLink(link, {
        email,
        passwordHash: await hashPassword(body.password),
        session: { idHash: sha256(session), expiresAt: sessions.expiry(), device },
      });
      setSession(session);
      return sessions.describe(session);
    },
  };
}
