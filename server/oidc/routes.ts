/** Signing in by the institution. The way there and back is kept by the browser, sealed: nothing is written before it is over. */
import { sessionsOf } from '../auth/session.ts';
import type { Handlers } from '../http/handlers.ts';
import { Refusal } from '../http/problem.ts';
import type { Services } from '../http/services.ts';
import type { oidcContract } from './contract.ts';
import { providerOf, type Transaction } from './provider.ts';

/** minutes between leaving for the institution and coming back */
const minutes = 10;

export function oidcRoutes(services: Services): Handlers<typeof oidcContract> {
  const { store, secrets, clock, oidc } = services;
  const sessions = sessionsOf(services);
  const provider = oidc && providerOf(oidc);

  return {
    'POST /api/session/oidc/start': async ({ origin, body: { again = false } }) => {
      if (!provider) throw new Refusal('institutionOff');
      const until = new Date(clock().getTime() + minutes * 60_000).toISOString();
      const { address, transaction } = await provider.begin(`${origin}/console/institution`, until, again);
      return { address, transaction: secrets.seal('oidc', 'transaction', JSON.stringify(transaction)) };
    },

    'POST /api/session/oidc': async ({ body, who, device, setSession }) => {
      if (!provider) throw new Refusal('institutionOff');
      const opened = secrets.unseal('oidc', 'transaction', body.transaction);
      const transaction = opened === undefined ? undefined : (JSON.parse(opened) as Transaction);
      if (!transaction || transaction.until <= clock().toISOString()) throw new Refusal('institutionRefused');
      const { institution, email, provedAt } = await provider.finish(transaction, body.query);
      // by the address only the first time: addresses change, and are given to others
      const known = await store.auth.accountByInstitution(institution);
      const account = known ?? (email === null ? undefined : await store.auth.accountByEmail(email));
      if (!account) throw new Refusal('notInvited');
      if (account.suspendedAt !== null) throw new Refusal('accountSuspended');
      if (account.institution !== null && account.institution !== institution) throw new Refusal('institutionOther');
      const by = { provedAt, ...(known ? {} : { bind: institution }) };
      return sessions.open(account.id, by, { who, device, setSession });
    },
  };
}
