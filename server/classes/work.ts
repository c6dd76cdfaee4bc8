/**
 * Guessing codes. A code is short, so guessing must be slow; a whole school stands behind one address, so nobody may be locked out.
 * After many wrong codes from one address (or from all together) a device pays for every try with computing: a number such that
 * SHA-256 of challenge, code and number begins with so many zero bits. That takes a chromebook about a second, and whoever tries
 * ten thousand codes ten thousand times that. Right codes are never counted, and none is ever refused once its work is done.
 */
import { sha256 } from '../auth/secrets.ts';
import { Refusal } from '../http/problem.ts';

/** within a quarter of an hour */
export const freeTries = { perAddress: 200, together: 2000, perCard: 8 } as const;
/** zero bits that the work must begin with: some 130,000 tries on average */
export const workBits = 17;
const windowMs = 15 * 60_000;

export interface Work {
  readonly challenge: string;
  readonly nonce: number;
}

/** Whether SHA-256 of `challenge:code:nonce` begins with `bits` zero bits. */
export function workFits(challenge: string, code: string, nonce: number, bits: number = workBits): boolean {
  const head = Number.parseInt(sha256(`${challenge}:${code}:${nonce}`).slice(0, 8), 16);
  return head >>> 0 < 2 ** (32 - bits);
}

export interface Guessing {
  /** Throws tooManyAttempts (429) with `params.work` (the challenge), `params.bits` and the code as it was read, when this address has to work first. */
  admit(address: string, code: string, work: Work | null): void;
  /** a wrong code */
  wrong(address: string): void;
  /** Whether this number of a session was tried with too many wrong pictures. */
  cardLocked(session: string, number: number): boolean;
  wrongCard(session: string, number: number): void;
}

/** Counts in memory, for one process. `challengeOf` makes the challenge of a period, so that old work is worth nothing. */
export function makeGuessing(clock: () => Date, challengeOf: (period: number) => string): Guessing {
  let period = -1;
  let counts = new Map<string, number>();
  const now = () => {
    const current = Math.floor(clock().getTime() / windowMs);
    if (current !== period) {
      period = current;
      counts = new Map();
    }
    return counts;
  };
  const count = (key: string) => now().get(key) ?? 0;
  const add = (key: string) => void now().set(key, count(key) + 1);
  return {
    admit: (address, code, work) => {
      if (count(`a ${address}`) < freeTries.perAddress && count('all') < freeTries.together) return;
      // the former period's work is good for the moment in which periods change
      const challenges = [challengeOf(period), challengeOf(period - 1)];
      if (work && challenges.includes(work.challenge) && workFits(work.challenge, code, work.nonce)) return;
      throw new Refusal('tooManyAttempts', { params: { seconds: 1, work: challenges[0]!, bits: workBits, code } });
    },
    wrong: (address) => {
      add(`a ${address}`);
      add('all');
    },
    cardLocked: (session, number) => count(`c ${session} ${number}`) >= freeTries.perCard,
    wrongCard: (session, number) => add(`c ${session} ${number}`),
  };
}
