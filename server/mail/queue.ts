/**
 * The sender: takes mails whose moment has come out of the queue and offers them to the mail server. Any number of processes may run one over
 * the same database. A mail is noted as `sending` when the server waits for its text, and as sent when it took it; between the two lie
 * milliseconds, and only a mail that was caught there by a crash is `uncertain`.
 */
import type { Language } from '../../instruments/types.ts';
import type { Log } from '../http/services.ts';
import type { Secrets } from '../auth/secrets.ts';
import { paceKeeper } from '../responses/pace.ts';
import { Raced } from '../store/driver.ts';
import type { Store } from '../store/store.ts';
import type { MailSettings } from './contract.ts';
import { compose, mailText, senderOf } from './message.ts';
import { regionOf } from './plan.ts';
import { nextAllowed, quietAt } from './quiet.ts';
import { aboutMinutes, afterRefusal, noLonger, type Packet, saidDay, statusOf, textKindOf } from './rules.ts';
import { connectSmtp, type SmtpConnection, troubleOf } from './smtp.ts';
import type { StoredText } from './store.ts';
import { defaultSettings, shippedTexts } from './texts.ts';
import { errorName } from '../http/error-name.ts';

/** What sends mail is set up with (config.ts). */
export interface MailConfig {
  readonly smtpUrl: string;
  /** the address that all mail comes from */
  readonly from: string;
  /** most mails a minute that this process offers */
  readonly perMinute: number;
}
export interface SenderParts {
  readonly store: Store;
  readonly secrets: Secrets;
  readonly clock: () => Date;
  readonly ids: () => string;
  readonly log: Log;
  readonly origin: string;
  readonly mail: MailConfig;
}
export interface Sender {
  /** Sends what is due now; resolves when nothing is left or the mail server cannot be reached. Gives how many were sent. */
  run(): Promise<number>;
  /** why the mail server could not be reached at the last try; null = it could */
  trouble(): string | null;
  /** Lets the mails that are under way end, and begins no other. */
  stop(): Promise<void>;
}

/** so many at a time; small, because a process that dies keeps its claims to itself for a while */
const portion = 6;
const connections = 2;
/** a claim lives longer than a portion may take, a hand-over longer than a mail server may take to answer */
const claimSeconds = 180;
const handOverSeconds = 180;
const idleMs = 5000;
const longestPauseMs = 5 * 60_000;

interface StudyMail {
  readonly settings: MailSettings;
  readonly texts: readonly StoredText[];
}

/** Settings and texts of a study as they are now: its own, or the shipped ones. */
export const studyMail = async (store: Store, study: string): Promise<StudyMail> => ({
  settings: { ...defaultSettings, ...(await store.mail.settings(study)) },
  texts: (await store.mail.texts(study)).filter((t) => t.subject !== '' || t.body !== ''),
});

/** Everybody who was invited in a wave, with what a plan needs to know of them, and everybody who is asked something in it. */
export async function recipientsOf(store: Store, study: string, wave: string) {
  const [due, invited] = await Promise.all([store.waves.due(study, wave), store.mail.recipients(study, wave)]);
  const onRoster = new Set(due.map((p) => p.id));
  return { due, recipients: invited.map((r) => ({ ...r, due: onRoster.has(r.person) })) };
}

export function makeSender({ store, secrets, clock, ids, log, origin, mail }: SenderParts): Sender {
  const paceOf = paceKeeper(store, clock);
  let stopping = false;
  let trouble: string | null = null;
  let running: Promise<number> | undefined;
  /** the server hung up in this turn */
  let away = false;
  // one token a mail; a minute's worth at most
  let tokens = Math.max(1, mail.perMinute / 6);
  let filledAt = Date.now();
  const allowance = async () => {
    for (;;) {
      const now = Date.now();
      tokens = Math.min(Math.max(1, mail.perMinute / 6), tokens + ((now - filledAt) * mail.perMinute) / 60_000);
      filledAt = now;
      if (tokens >= 1) {
        tokens -= 1;
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, Math.ceil(((1 - tokens) * 60_000) / mail.perMinute)));
    }
  };

  /** One mail that this process has claimed: looked at again, made, offered. Gives whether it was sent. */
  async function one(packet: Packet, claim: string, connection: SmtpConnection): Promise<boolean> {
    const settle = (outcome: Parameters<Store['mail']['settle']>[3]) =>
      store.mail.settle(packet.id, packet.study, claim, outcome);
    const { attempts } = packet;
    const why = noLonger(packet);
    if (why !== undefined) {
      await settle({ state: 'cancelled', reason: why, attempts });
      return false;
    }
    const { settings, texts } = await studyMail(store, packet.study);
    const region = regionOf(settings, packet.school);
    if (quietAt(clock(), settings.quiet, region) !== undefined) {
      const notBefore = nextAllowed(clock(), settings.quiet, region).toISOString();
      await settle({ state: 'queued', notBefore, reason: null, attempts });
      return false;
    }
    const language: Language = packet.language ?? settings.language;
    const kind = textKindOf(packet.kind, packet.round);
    const own = texts.find((t) => t.kind === kind && t.language === language);
    const asked = await store.waves.asked(packet.study, packet.wave, packet.functions);
    const minutes = aboutMinutes(
      asked,
      await store.mail.instruments(packet.study),
      await paceOf(packet.study),
      await store.responses.brought(packet),
    );
    const token = secrets.invitationToken(packet.invitation, packet.generation);
    const made = mailText(
      own ?? shippedTexts[language][kind],
      {
        name: packet.name,
        school: packet.schoolName,
        closes: saidDay(packet.closes, language),
        minutes: minutes === null ? null : String(minutes),
        sender: settings.senderName || senderOf(settings, mail.from),
        link: `${origin}/r/#${token}`,
      },
      origin,
      language,
    );
    const to = packet.email!.trim();
    const message = await compose({
      id: packet.id,
      to,
      toName: packet.name,
      from: mail.from,
      ...made,
      language,
      settings,
      date: clock(),
    });
    await allowance();
    const offer = await connection.offer({ from: mail.from, to }, message, () =>
      store.mail.handOver(packet.id, claim, handOverSeconds),
    );
    if (offer.kind === 'accepted' || offer.kind === 'answered') trouble = null;
    if (offer.kind === 'accepted') {
      await settle({ state: 'sent', textVersion: own?.version ?? 0, language });
      return true;
    }
    if (offer.kind === 'answered') {
      const reason = statusOf(offer.response, offer.code);
      const then = afterRefusal(offer.code, attempts + 1);
      await settle(
        then === 'refused'
          ? { state: 'refused', reason, attempts: attempts + 1 }
          : {
              state: 'queued',
              notBefore: new Date(clock().getTime() + then.again).toISOString(),
              reason,
              attempts: attempts + 1,
            },
      );
      return false;
    }
    if (offer.kind === 'stopped') {
      // somebody else has the mail by now, or the database failed: nothing was handed over
      if (!(offer.error instanceof Raced)) log.error({ mail: packet.id }, 'a mail could not be noted, so it was not sent');
      await settle({ state: 'queued', notBefore: clock().toISOString(), reason: null, attempts });
      return false;
    }
    trouble = offer.code;
    away = true;
    log.warn({ code: offer.code, handed: offer.handed }, 'the mail server went away');
    // after the hand-over nobody knows whether the server took it
    await settle(
      offer.handed
        ? { state: 'uncertain', reason: 'interrupted', attempts: attempts + 1 }
        : // the others first: it may be this mail that the server hangs up on
          { state: 'queued', notBefore: new Date(clock().getTime() + 60_000).toISOString(), reason: null, attempts },
    );
    return false;
  }

  /** One connection's work: a portion, and the next, until nothing is due. */
  async function lane(): Promise<number> {
    let sent = 0;
    let connection: SmtpConnection | undefined;
    try {
      // a server that hangs up is left alone until the next turn
      while (!stopping && !away) {
        if (!connection?.usable()) {
          try {
            connection = await connectSmtp(mail.smtpUrl);
          } catch (error) {
            trouble = troubleOf(error);
            log.warn({ code: trouble }, 'the mail server cannot be reached');
            return sent;
          }
        }
        const claim = ids();
        const packets = await store.mail.claim(claim, portion, claimSeconds);
        if (packets.length === 0) return sent;
        for (const packet of packets) {
          // what is left of a portion goes back
          if (stopping || !connection.usable())
            await store.mail.settle(packet.id, packet.study, claim, {
              state: 'queued',
              notBefore: clock().toISOString(),
              reason: null,
              attempts: packet.attempts,
            });
          else if (await one(packet, claim, connection).catch((error: unknown) => broken(packet, claim, error))) sent += 1;
        }
      }
      return sent;
    } finally {
      connection?.close();
    }
  }

  /** A mail that could not even be made (an address that is none): it is refused, the others go on. */
  async function broken(packet: Packet, claim: string, error: unknown): Promise<false> {
    log.error({ mail: packet.id, name: errorName(error) }, 'a mail failed');
    await store.mail.settle(packet.id, packet.study, claim, { state: 'refused', reason: 'notMade', attempts: packet.attempts });
    return false;
  }

  return {
    run: () => {
      running ??= (async () => {
        const { uncertain } = await store.mail.expire();
        if (uncertain > 0) log.warn({ uncertain }, 'mails were under way when a sender ended');
        // no connection while nothing is due
        if (!(await store.mail.ready())) return 0;
        away = false;
        const all = await Promise.all(Array.from({ length: connections }, lane));
        return all.reduce((sum, n) => sum + n, 0);
      })().finally(() => {
        running = undefined;
      });
      return running;
    },
    trouble: () => trouble,
    stop: async () => {
      stopping = true;
      await running?.catch(() => undefined);
    },
  };
}

/** Runs a sender again and again: at once after work, every few seconds when idle, less and less often while the mail server is away. */
export function keepSending(sender: Sender, log: Log): { readonly stop: () => Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  let pause = idleMs;
  const turn = async () => {
    try {
      await sender.run();
      pause = sender.trouble() === null ? idleMs : Math.min(pause * 2, longestPauseMs);
    } catch (error) {
      log.error({ name: errorName(error) }, 'sending mail failed');
      pause = Math.min(pause * 2, longestPauseMs);
    }
    if (!ended) timer = setTimeout(() => void turn(), pause);
  };
  timer = setTimeout(() => void turn(), 0);
  return {
    stop: async () => {
      ended = true;
      clearTimeout(timer);
      await sender.stop();
    },
  };
}
