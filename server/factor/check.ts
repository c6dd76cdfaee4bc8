/** Whether somebody has the second factor with them: asked at every sign-in with a password and before it is changed. */
import { randomInt } from 'node:crypto';
import { sha256 } from '../auth/secrets.ts';
import { Refusal } from '../http/problem.ts';
import type { Services } from '../http/services.ts';
import { stepOf } from './totp.ts';

/** wrong codes of one account within the window, wherever they come from */
const most = 10;
const windowMs = 15 * 60_000;

/** letters and digits that cannot be mistaken for each other: 31 signs, so 10 of them are 49 bits */
const signs = 'abcdefghjkmnpqrstuvwxyz23456789';
/** Eight recovery codes, as they are shown: two times five signs. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: 8 }, () => {
    const code = Array.from({ length: 10 }, () => signs[randomInt(signs.length)]!).join('');
    return `${code.slice(0, 5)}-${code.slice(5)}`;
  });
const bare = (code: string): string => code.toLowerCase().replace(/[\s-]/g, '');
/** What the database keeps of a recovery code. */
export const recoveryHash = (account: string, code: string): string => sha256(`recovery\n${account}\n${bare(code)}`);

export function checkOf({ store, secrets, clock }: Services) {
  let wrong = new Map<string, { n: number; until: number }>();
  const limit = (account: string) => {
    const now = clock().getTime();
    const seen = wrong.get(account);
    if (seen && seen.until > now && seen.n >= most)
      throw new Refusal('tooManyAttempts', { params: { seconds: Math.ceil((seen.until - now) / 1000) } });
  };
  const count = (account: string) => {
    const now = clock().getTime();
    if (wrong.size > 10_000) wrong = new Map();
    const seen = wrong.get(account);
    if (seen && seen.until > now) seen.n += 1;
    else wrong.set(account, { n: 1, until: now + windowMs });
  };

  /**
   * Lets an account pass that has no second factor, or whose code is right; the code is used up by that. Throws
   * secondFactorNeeded without a code, codeWrong, tooManyAttempts.
   */
  async function pass(account: string, given: string | undefined): Promise<void> {
    const found = await store.factor.of(account);
    if (!found || found.confirmedAt === null) return;
    if (given === undefined) throw new Refusal('secondFactorNeeded');
    limit(account);
    try {
      const code = bare(given);
      if (!/^\d{6}$/.test(code)) {
        await store.factor.useRecovery(account, recoveryHash(account, code));
      } else {
        const secret = secrets.unseal('second-factor', account, found.sealed);
        const step = secret === undefined ? undefined : stepOf(secret, code, clock(), found.lastStep);
        if (step === undefined) throw new Refusal('codeWrong');
        await store.factor.useStep(account, step);
      }
    } catch (error) {
      if (error instanceof Refusal && error.code === 'codeWrong') count(account);
      throw error;
    }
    wrong.delete(account);
  }
  return { pass };
}
