/**
 * Wrong passwords for one account, counted in memory: a handful in a row is a person, more are noted in the audit, so that an administrator
 * sees that somebody tries. What was typed is kept nowhere.
 */
import type { Services } from '../http/services.ts';
import { errorName } from '../http/error-name.ts';

/** noted at the fifth, tenth, twentieth … wrong password within the window */
const first = 5;
const windowMs = 15 * 60_000;

export function failuresOf({ store, clock, log }: Services) {
  let seen = new Map<string, { n: number; until: number; next: number }>();
  return {
    /** One more wrong password for this account. Does not wait for the audit: the time of the refusal tells nothing. */
    count: (account: string): void => {
      const now = clock().getTime();
      if (seen.size > 10_000) seen = new Map();
      const known = seen.get(account);
      const entry = known && known.until > now ? known : { n: 0, until: now + windowMs, next: first };
      entry.n += 1;
      seen.set(account, entry);
      if (entry.n < entry.next) return;
      entry.next *= 2;
      store.audit
        .note({ actor: 'server', verb: 'sessions.failed', subject: account, study: null, details: { attempts: entry.n } })
        .catch((error: unknown) => log.error({ name: errorName(error) }, 'audit'));
    },
  };
}
