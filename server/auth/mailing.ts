/** Mails about accounts, sent at once where a mail server is set. Whoever asked has the link in hand as well: nothing hangs on a mail. */
import type { Language } from '../../instruments/types.ts';
import type { Services } from '../http/services.ts';
import type { Actor } from '../store/steps.ts';
import type { Letter } from './letters.ts';

/** `off`: no mail server is set. `failed`: `code` is the mail server's status or what stood in the way (never what it wrote). */
export interface Mailed {
  readonly state: 'sent' | 'failed' | 'off';
  readonly code: string | null;
}
export const notMailed: Mailed = { state: 'off', code: null };

/** mails that one account may cause within the window: enough for a whole team, too few to bury somebody in */
export const mostMails = 60;
const windowMs = 60 * 60_000;

export interface Recipient {
  /** the account's id */
  readonly id: string;
  readonly email: string;
  readonly name: string | null;
}
export type MailKind = 'invitation' | 'added' | 'password' | 'institution';

export function mailingOf(services: Services) {
  const { store, mail, origin, log, clock } = services;
  let sent = new Map<Actor, { n: number; until: number }>();
  const tooMany = (actor: Actor): boolean => {
    const now = clock().getTime();
    if (sent.size > 10_000) sent = new Map();
    const seen = sent.get(actor);
    if (!seen || seen.until <= now) {
      sent.set(actor, { n: 1, until: now + windowMs });
      return false;
    }
    seen.n += 1;
    return seen.n > mostMails;
  };

  return {
    /** Whether mail can go at all. Without a set address its links would lead wherever a request said that it came from. */
    on: mail !== undefined && origin !== undefined,
    /** Sends one mail and notes in the audit how that ended. Never throws for the mail's sake; takes 15 s at most. */
    async send(kind: MailKind, to: Recipient, letter: Letter, language: Language, actor: Actor): Promise<Mailed> {
      if (mail === undefined || origin === undefined) return notMailed;
      // what strangers ask for on the sign-in page is counted there
      const refused = actor !== 'server' && tooMany(actor);
      const result = refused
        ? { sent: false as const, code: 'tooMany' }
        : await mail.one({ to: to.email, toName: to.name, ...letter, language });
      const code = result.sent ? null : result.code;
      if (code !== null) log.warn({ kind, code }, 'a mail about an account did not go');
      await store.audit.note({
        actor,
        verb: 'accounts.mail',
        subject: to.id,
        study: null,
        details: { kind, outcome: code ?? 'sent' },
      });
      return { state: code === null ? 'sent' : 'failed', code };
    },
  };
}
