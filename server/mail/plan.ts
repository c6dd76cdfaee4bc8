/** Who gets which mail next, when, and why others get none; on values. */
import type { MailKind, MailPlan, MailSettings, MailState } from './contract.ts';
import type { Region } from './holidays.ts';
import { amsterdam, nextAllowed } from './quiet.ts';

/** A mail of one person that is in the queue or was. */
export interface PastMail {
  readonly kind: MailKind;
  readonly round: number;
  readonly state: MailState;
  /** when it went, else when it was last to go */
  readonly at: string;
}
export interface Recipient {
  readonly invitation: string;
  readonly person: string;
  readonly name: string | null;
  readonly school: string;
  readonly email: string | null;
  readonly consent: 'none' | 'given' | 'declined';
  readonly finishedAt: string | null;
  /** still on the roster of the wave, not on leave, and asked something */
  readonly due: boolean;
  /** the last saved answer; null = not begun */
  readonly savedAt: string | null;
  readonly mails: readonly PastMail[];
}

const dayMs = 86_400_000;
export const regionOf = (settings: MailSettings, school: string): Region | null => settings.regions[school] ?? settings.region;

type Next = Pick<MailPlan['send'][number], 'kind' | 'round' | 'cause'> | { readonly not: MailPlan['not'][number]['why'] };

/** The mail that a person is to get at a moment, or why none. `closes`: last day of the wave (YYYY-MM-DD). */
export function nextMail(r: Recipient, settings: MailSettings, closes: string | null, now: Date): Next {
  const counted = r.mails.filter((m) => m.state !== 'cancelled');
  const under = counted.find((m) => ['queued', 'claimed', 'sending'].includes(m.state));
  if (r.finishedAt !== null) {
    if (!settings.thanks || r.email === null || counted.some((m) => m.kind === 'thanks')) return { not: 'finished' };
    return { kind: 'thanks', round: 0, cause: 'thanks' };
  }
  if (r.consent === 'declined') return { not: 'declined' };
  if (!r.due) return { not: 'notOnRoster' };
  if (r.email === null || r.email.trim() === '') return { not: 'noAddress' };
  if (under) return { not: 'queued' };
  for (const state of ['uncertain', 'bounced', 'refused'] as const)
    if (counted.some((m) => m.state === state)) return { not: state };
  if (!counted.some((m) => m.kind === 'invitation')) return { kind: 'invitation', round: 0, cause: 'invited' };
  const rounds = counted.filter((m) => m.kind === 'reminder').map((m) => m.round);
  const round = Math.max(0, ...rounds) + 1;
  if (round > settings.reminders.most) return { not: 'enough' };
  const last = Math.max(...counted.map((m) => Date.parse(m.at)));
  const silent = (from: number, days: number) => now.getTime() - from >= days * dayMs;
  const { notStartedDays, stuckDays, dueDays } = settings.reminders;
  if (r.savedAt === null && silent(last, notStartedDays)) return { kind: 'reminder', round, cause: 'notStarted' };
  if (r.savedAt !== null && silent(Date.parse(r.savedAt), stuckDays) && silent(last, stuckDays))
    return { kind: 'reminder', round, cause: 'stuck' };
  const today = amsterdam(now).day;
  const daysLeft = closes === null ? null : Math.round((Date.parse(closes.slice(0, 10)) - Date.parse(today)) / dayMs);
  // a day apart at least: two mails on one day are a nuisance, also near the end
  if (daysLeft !== null && daysLeft >= 0 && daysLeft <= dueDays && dueDays > 0 && silent(last, 1))
    return { kind: 'reminder', round, cause: 'due' };
  return { not: 'tooSoon' };
}

/** Everybody's next mail, with the first moment outside quiet hours. */
export function planMail(
  recipients: readonly Recipient[],
  settings: MailSettings,
  closes: string | null,
  now: Date,
): Pick<MailPlan, 'send' | 'not'> {
  const moments = new Map<Region | null, string>();
  const moment = (region: Region | null) => {
    const known = moments.get(region) ?? nextAllowed(now, settings.quiet, region).toISOString();
    moments.set(region, known);
    return known;
  };
  const send: MailPlan['send'] = [];
  const not: MailPlan['not'] = [];
  for (const r of recipients) {
    const { invitation, person, name, school } = r;
    const next = nextMail(r, settings, closes, now);
    if ('not' in next) not.push({ invitation, person, name, school, why: next.not });
    else send.push({ invitation, person, name, school, ...next, at: moment(regionOf(settings, school)) });
  }
  return { send, not };
}

/** What of a plan must be as it was shown: who gets which mail. Moments move with the clock and are not part of it. */
export const planKey = (send: MailPlan['send']): string =>
  send
    .map((row) => `${row.invitation} ${row.kind} ${row.round}`)
    .toSorted()
    .join('\n');
