/** Signing in and out, one-time links, and who forgot the password. */
import type { Language } from '../../instruments/types.ts';
import { checkOf } from '../factor/check.ts';
import { Refusal } from '../http/problem.ts';
import type { Handlers } from '../http/handlers.ts';
import type { Services } from '../http/services.ts';
import { accountOf } from '../http/who.ts';
import type { authContract } from './contract.ts';
import { failuresOf } from './failures.ts';
import { freshOf } from './fresh.ts';
import { institutionLetter, passwordLetter } from './letters.ts';
import { forgotHours, forgotToken, oneTimeAddress } from './links.ts';
import { mailingOf } from './mailing.ts';
import { hashPassword, passwordFits } from './passwords.ts';
import { sha256 } from './secrets.ts';
import { sessionsOf } from './session.ts';
import type { OneTimeLink } from './store.ts';
import { errorName } from '../http/error-name.ts';

export function authRoutes(services: Services): Handlers<typeof authContract> {
  const { store, secrets, clock } = services;
  const sessions = sessionsOf(services);
  const factor = checkOf(services);

  const mailing = mailingOf(services);
  const fresh = freshOf(services);
  const failures = failuresOf(services);

  /** A link for who forgot the password, mailed; nothing for an address without an account. Never throws. */
  const forgot = async (email: string, language: Language, origin: string): Promise<void> => {
    try {
      const found = await store.auth.accountByEmail(email);
      if (!found || found.suspendedAt !== null) return;
      if (found.passwordHash === null && found.institution !== null) {
        const letter = institutionLetter({ name: found.name, link: `${origin}/console/sign-in` }, language);
        await mailing.send('institution', found, letter, language, 'server');
        return;
      }
      const token = await forgotToken(services, found);
      const until = new Date(clock().getTime() + forgotHours * 3_600_000);
      const letter = passwordLetter({ name: found.name, asker: null, link: oneTimeAddress(origin, token), until }, language);
      await mailing.send('password', found, letter, language, 'server');
    } catch (error) {
      services.log.error({ name: errorName(error) }, 'a forgotten password was not answered');
    }
  };

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
      if (account && !fits) failures.count(account.id);
      if (!account || !fits) throw new Refusal('wrongCredentials');
      if (account.suspendedAt !== null) throw new Refusal('accountSuspended');
      await factor.pass(account.id, body.code);
      return sessions.open(account.id, 'password', { who, device, setSession });
    },

    'PUT /api/session/password': async ({ body, who }) => {
      const { account, session } = accountOf(who);
      await fresh.check(accountOf(who), body.current);
      await store.auth.setPassword(account.id, await hashPassword(body.password), sha256(session));
      return {};
    },

    'PUT /api/session/name': async ({ body: { name }, who }) => {
      await store.auth.setName(accountOf(who).account.id, name);
      return {};
    },

    'POST /api/session/forgot': async ({ body: { email, language }, origin }) => {
      if (!mailing.on) throw new Refusal('mailIsOff');
      // not waited for: neither the answer nor its time tells who has an account
      void forgot(email, language, origin);
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
        session: { idHash: sha256(session), expiresAt: sessions.expiry(), device, provedAt: clock().toISOString() },
      });
      setSession(session);
      return sessions.describe(session);
    },
  };
}
