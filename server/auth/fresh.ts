/**
 * Before something that opens or closes the door for good (second factor, password, recovery codes): whoever asks shows once more who
 * they are, so that a browser that was left open is not enough. With the password where the account has one; who signs in at the
 * institution only must have done so a moment ago.
 */
import { Refusal } from '../http/problem.ts';
import type { Services } from '../http/services.ts';
import type { AccountWho } from '../http/who.ts';
import { failuresOf } from './failures.ts';
import { passwordFits } from './passwords.ts';

/** so long a sign-in at the institution counts as fresh */
export const freshMinutes = 10;

/** What is asked before such a change: the password, another sign-in at the institution, or nothing because there was one just now. */
export type Asked = 'password' | 'signIn' | 'nothing';

export function freshOf(services: Services) {
  const { store, clock } = services;
  const failures = failuresOf(services);
  const hashOf = async (who: AccountWho) => (await store.auth.accountByEmail(who.account.email))?.passwordHash ?? null;
  const justNow = ({ by, provedAt }: AccountWho): boolean =>
    by === 'institution' && provedAt !== null && clock().getTime() - Date.parse(provedAt) <= freshMinutes * 60_000;

  return {
    asked: async (who: AccountWho): Promise<Asked> =>
      (await hashOf(who)) !== null ? 'password' : justNow(who) ? 'nothing' : 'signIn',
    /** Throws passwordNeeded, passwordWrong; freshSignInNeeded where there is no password. */
    check: async (who: AccountWho, password: string | undefined): Promise<void> => {
      const hash = await hashOf(who);
      if (hash === null) {
        if (!justNow(who)) throw new Refusal('freshSignInNeeded');
        return;
      }
      if (password === undefined) throw new Refusal('passwordNeeded');
      if (await passwordFits(hash, password)) return;
      // somebody at a browser that was left open tries passwords: noted as it is on the sign-in page
      failures.count(who.account.id);
      throw new Refusal('passwordWrong');
    },
  };
}
