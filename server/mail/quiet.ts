/**
 * Quiet hours: mail goes out on school days in daytime, by the clock of Amsterdam, summer time included. Pure: the moment is an argument.
 */
import { inSchoolHoliday, type Region } from './holidays.ts';

export interface QuietHours {
  /** "HH:MM": from then on mail goes out */
  readonly from: string;
  /** "HH:MM": from then on it waits for the next day */
  readonly until: string;
  readonly weekends: 'send' | 'wait';
  readonly holidays: 'send' | 'wait';
}

const zone = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

interface Shown {
  readonly day: string;
  readonly time: string;
}
/** by the minute: a plan of thousands asks for the same few */
const known = new Map<number, Shown>();

/** Day (YYYY-MM-DD) and time (HH:MM) that a clock in Amsterdam shows. */
export function amsterdam(at: Date): Shown {
  const minute = Math.floor(at.getTime() / 60_000);
  const before = known.get(minute);
  if (before) return before;
  const part = Object.fromEntries(zone.formatToParts(at).map(({ type, value }) => [type, value]));
  const shown = { day: `${part.year}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}` };
  if (known.size >= 5000) known.clear();
  known.set(minute, shown);
  return shown;
}

/**
 * The moment at which a clock in Amsterdam shows this. An hour that is skipped in spring gives the moment an hour later on that clock; of an
 * hour that comes twice in autumn the first.
 */
export function amsterdamMoment(day: string, time: string): Date {
  const asUtc = Date.parse(`${day}T${time}:00.000Z`);
  const shown = (at: number) => {
    const clock = amsterdam(new Date(at));
    return Date.parse(`${clock.day}T${clock.time}:00.000Z`);
  };
  // Amsterdam is one or two hours ahead; the larger lead is the earlier moment
  const hour = 3_600_000;
  const found = [2, 1].map((ahead) => asUtc - ahead * hour).find((at) => shown(at) === asUtc);
  return new Date(found ?? asUtc - hour);
}

const nextDay = (day: string): string => new Date(Date.parse(`${day}T12:00:00.000Z`) + 86_400_000).toISOString().slice(0, 10);
const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T12:00:00.000Z`).getUTCDay());

/** Why no mail goes out at a moment; undefined = it may. */
export function quietAt(at: Date, quiet: QuietHours, region: Region | null): 'night' | 'weekend' | 'holiday' | undefined {
  const { day, time } = amsterdam(at);
  if (quiet.holidays === 'wait' && region !== null && inSchoolHoliday(day, region)) return 'holiday';
  if (quiet.weekends === 'wait' && isWeekend(day)) return 'weekend';
  return time < quiet.from || time >= quiet.until ? 'night' : undefined;
}

/** The first moment, `at` itself or later, at which mail may go out. */
export function nextAllowed(at: Date, quiet: QuietHours, region: Region | null): Date {
  if (quietAt(at, quiet, region) === undefined) return at;
  let { day } = amsterdam(at);
  // a summer holiday has 44 days; a year is enough for whatever is set
  for (let tried = 0; tried < 366; tried += 1) {
    const opening = amsterdamMoment(day, quiet.from);
    if (opening >= at && quietAt(opening, quiet, region) === undefined) return opening;
    day = nextDay(day);
  }
  return at;
}
