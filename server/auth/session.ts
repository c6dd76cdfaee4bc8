/** Opening a session, the same for every way to sign in, and what the console is told about it. */
import type { Call } from '../http/handlers.ts';
import type { Services } from '../http/services.ts';
import { sessionEnd } from '../http/who.ts';
import type { Session } from './contract.ts';
import { mailingOf } from './mailing.ts';
import { sha256 } from './secrets.ts';
import type { AccountRole } from './roles.ts';
import type { Standing } from './may.ts';

/** Roles that an administrator may ask a second factor of. */
export const guardedRoles: readonly AccountRole[] = ['administrator', 'researcher'];
/** Whether the setting is about this account: by its own role, or by what it is in any study. */
export const isGuarded = ({ home, administrator, memberships }: Standing): boolean =>
  administrator || guardedRoles.includes(home) || memberships.some((m) => guardedRoles.includes(m.role));

const nobody = (services: Services): Session => ({
  account: null,
  csrf: null,
  institution: services.oidc !== undefined,
  forgot: mailingOf(services).on,
  secondFactorDue: false,
});

export function sessionsOf(services: Services) {
  const { store, secrets, clock } = services;
  /** Whether this session may do nothing before its account has a second factor. */
  const factorDue = async (
    standing: Standing & { readonly id: string; readonly by: 'password' | 'institution' },
  ): Promise<boolean> =>
    standing.by === 'password' &&
    isGuarded(standing) &&
    (await store.accounts.settings()).secondFactorRequired &&
    !(await store.factor.isOn(standing.id));

  const expiry = () => sessionEnd(clock(), clock());
  const describe = async (value: string): Promise<Session> => {
    const found = await store.auth.session(sha256(value));
    if (!found) return nobody(services);
    return {
      account: {
        email: found.email,
        name: found.name,
        role: found.role,
        administrator: found.administrator,
        memberships: found.memberships.map((m) => ({ ...m, schools: m.schools === null ? null : [...m.schools] })),
      },
      csrf: secrets.csrf(value),
      institution: services.oidc !== undefined,
      forgot: mailingOf(services).on,
      secondFactorDue: await factorDue(found),
    };
  };
  return {
    factorDue,
    nobody: () => nobody(services),
    describe,
    expiry,
    /** Opens a session for an account and ends the one that the browser had: its cookie is overwritten. */
    open: async (account: string, by: By, { who, device, setSession }: Opening): Promise<Session> => {
      const value = secrets.newSession();
      const provedAt = by === 'password' ? clock().toISOString() : by.provedAt;
      await store.auth.openSession(
        { idHash: sha256(value), account, expiresAt: expiry(), device, provedAt, by: by === 'password' ? by : 'institution' },
        by === 'password' ? undefined : by.bind,
      );
      if ('account' in who) await store.auth.closeSession({ idHash: sha256(who.session), account: who.account.id });
      setSession(value);
      return describe(value);
    },
  };
}
/** with a password, or by the institution: when it asked who this is (null = it did not say), and whom to bind the account to */
type By = 'password' | { readonly provedAt: string | null; readonly bind?: string };
type Opening = Pick<Call, 'who' | 'device' | 'setSession'>;
