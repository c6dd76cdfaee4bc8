/**
 * What goes by itself, decided on values. The server looks every ten minutes at the open waves of a study that switched it on, and sends what
 * the plan of that moment says. The first invitations of a wave never go by themselves: an invitation to hundreds of people cannot be taken
 * back, and only a person sees that the list, the text or the date is not right yet. Once somebody has confirmed a first batch, whoever joins
 * gets the same letter, and that needs no second look.
 */
import type { MailCause, MailKind, MailSettings } from '../mail/contract.ts';
import type { Region } from '../mail/holidays.ts';
import { amsterdam, amsterdamMoment, nextAllowed, quietAt } from '../mail/quiet.ts';
import { nextMail, type PastMail, type Recipient, regionOf } from '../mail/plan.ts';
import type { AutomaticKinds, Forecast } from './contract.ts';

export const rhythmMinutes = 10;
const dayMs = 86_400_000;
const tickOf = (at: number, minutes: number) => Math.ceil(at / (minutes * 60_000)) * minutes * 60_000;

/** The next moment at which the server looks, `at` itself included. */
export const nextTick = (at: Date, minutes: number = rhythmMinutes): Date => new Date(tickOf(at.getTime(), minutes));

export interface AutomaticPlan {
  readonly settings: MailSettings;
  readonly kinds: AutomaticKinds;
  /** somebody confirmed invitations of this wave */
  readonly confirmed: boolean;
  /** last day of the wave (YYYY-MM-DD) */
  readonly closes: string | null;
}

export interface AutomaticMail {
  readonly kind: MailKind;
  readonly round: number;
  readonly cause: MailCause;
}

/** The mail that goes to somebody by itself at a moment; undefined = none. */
export function automaticMail(
  r: Recipient,
  { settings, kinds, confirmed, closes }: AutomaticPlan,
  now: Date,
): AutomaticMail | undefined {
  const next = nextMail(r, settings, closes, now);
  if ('not' in next || !kinds[next.kind]) return undefined;
  if (next.kind === 'invitation' && !confirmed) return undefined;
  // a mail that names a day which is over helps nobody; a person may still send it
  if (next.kind !== 'thanks' && closes !== null && amsterdam(now).day > closes.slice(0, 10)) return undefined;
  return quietAt(now, settings.quiet, regionOf(settings, r.school)) === undefined ? next : undefined;
}

const underWay = new Set(['queued', 'claimed', 'sending']);

/** Moments from `from` on at which somebody's next mail may become due; nothing changes between them. */
function turns(r: Recipient, { settings, closes }: AutomaticPlan, from: number): readonly number[] {
  const { notStartedDays, stuckDays, dueDays } = settings.reminders;
  const counted = r.mails.filter((m) => m.state !== 'cancelled').map((m) => Date.parse(m.at));
  const last = counted.length === 0 ? from : Math.max(...counted);
  const saved = r.savedAt === null ? [] : [Math.max(Date.parse(r.savedAt), last) + stuckDays * dayMs];
  const near =
    closes === null || dueDays === 0 || Number.isNaN(Date.parse(closes))
      ? []
      : [
          amsterdamMoment(
            new Date(Date.parse(closes.slice(0, 10)) - dueDays * dayMs).toISOString().slice(0, 10),
            '00:00',
          ).getTime(),
        ];
  return [from, last + notStartedDays * dayMs, last + dayMs, ...saved, ...near]
    .map((at) => Math.max(at, from))
    .toSorted((a, b) => a - b);
}

/** What would go by itself from `now` for so many days if nobody answered and nothing was changed: per day of Amsterdam and cause. */
export function forecastMail(
  recipients: readonly Recipient[],
  plan: AutomaticPlan,
  now: Date,
  { days = 7, minutes = rhythmMinutes }: { readonly days?: number; readonly minutes?: number } = {},
): Forecast['days'] {
  const end = now.getTime() + days * dayMs;
  const found = new Map<string, Forecast['days'][number]>();
  const openings = new Map<string, number>();
  /** the first look, from a moment on, at which mail may go to a school of this region */
  const opening = (at: number, region: Region | null): number => {
    const key = `${region} ${at}`;
    const known = openings.get(key) ?? tickOf(nextAllowed(new Date(at), plan.settings.quiet, region).getTime(), minutes);
    openings.set(key, known);
    return known;
  };
  for (const recipient of recipients) {
    const region = regionOf(plan.settings, recipient.school);
    // what waits in the queue will have gone
    const mails: PastMail[] = recipient.mails.map((m) => (underWay.has(m.state) ? { ...m, state: 'sent' } : m));
    let from = tickOf(now.getTime(), minutes);
    for (let more = true; more; ) {
      more = false;
      const r = { ...recipient, mails };
      for (const turn of turns(r, plan, from)) {
        const at = opening(tickOf(turn, minutes), region);
        if (at >= end) continue;
        const mail = automaticMail(r, plan, new Date(at));
        if (!mail) continue;
        const { day } = amsterdam(new Date(at));
        const iso = new Date(at).toISOString();
        const row = found.get(`${day} ${mail.cause}`) ?? { day, cause: mail.cause, count: 0, at: iso };
        found.set(`${day} ${mail.cause}`, { ...row, count: row.count + 1, at: iso < row.at ? iso : row.at });
        mails.push({ kind: mail.kind, round: mail.round, state: 'sent', at: iso });
        from = at + minutes * 60_000;
        more = true;
        break;
      }
    }
  }
  return [...found.values()].toSorted((a, b) => (a.day === b.day ? (a.cause < b.cause ? -1 : 1) : a.day < b.day ? -1 : 1));
}
