/** Mail decided on values: what a text may hold and what it becomes, whether a mail still goes, how a server's answer is understood. */
import type { Deployment } from '../../analysis/types.ts';
import { hasForm } from '../../instruments/form.ts';
import { minutesFor } from '../../instruments/minutes.ts';
import type { Instrument, Language } from '../../instruments/types.ts';
import { textKinds, type MailKind, type MailState, type MailText, type TextKind, type TextProblem } from './contract.ts';

export const placeholders = ['name', 'link', 'school', 'closes', 'minutes', 'sender'] as const;
type Placeholder = (typeof placeholders)[number];
export type Filling = Readonly<Record<Placeholder, string | null>>;
/** the shipped words for what is not known */
const unknownName: Readonly<Record<Language, string>> = { nl: 'collega', en: 'colleague' };
/** what stands in place of a personal link where it is not meant to be used */
export const hiddenToken = '••••••••••';

const pattern = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The text of a round: the third and later reminders share the last one. */
export const textKindOf = (kind: MailKind, round: number): TextKind =>
  kind === 'reminder' ? (`reminder${Math.min(Math.max(round, 1), 3)}` as TextKind) : kind;
export const isTextKind = (kind: string): kind is TextKind => (textKinds as readonly string[]).includes(kind);

/** Everything that is wrong with a text. A mail without the personal link helps nobody, but for thanks. */
export function textProblems(kind: TextKind | null, { subject, body }: MailText): readonly TextProblem[] {
  const found: TextProblem[] = [];
  if (subject.trim() === '') found.push({ code: 'subjectEmpty', detail: '' });
  if (/[\r\n]/.test(subject)) found.push({ code: 'subjectLines', detail: '' });
  if (body.trim() === '') found.push({ code: 'bodyEmpty', detail: '' });
  const named = (text: string) => [...text.matchAll(pattern)].map((m) => m[1]!);
  const known = (name: string) => (placeholders as readonly string[]).includes(name);
  for (const name of new Set([...named(subject), ...named(body)].filter((n) => !known(n))))
    found.push({ code: 'unknownPlaceholder', detail: name });
  if (/\{\{|\}\}/.test(`${subject}\n${body}`.replace(pattern, ''))) found.push({ code: 'brokenPlaceholder', detail: '' });
  // a subject stands in lists and on locked screens
  if (named(subject).includes('link')) found.push({ code: 'linkInSubject', detail: '' });
  if (kind !== 'thanks' && body.trim() !== '' && !named(body).includes('link')) found.push({ code: 'linkMissing', detail: '' });
  return found;
}

/** One line of text: no character that could end a header or hide something. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();

/** A text filled in. A line that names a date or a duration which is not known is left out; a name that is not known becomes a word. */
export function fillIn(text: MailText, filling: Filling, language: Language): MailText {
  const value = (name: string): string => {
    const found = filling[name as Placeholder] ?? null;
    if (name === 'name') return oneLine(found ?? '') || unknownName[language];
    return oneLine(found ?? '');
  };
  const lacks = (line: string) =>
    [...line.matchAll(pattern)].some(([, name]) => (name === 'closes' || name === 'minutes') && filling[name] === null);
  const put = (line: string) => line.replace(pattern, (_, name: string) => value(name));
  const body = text.body
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .filter((line) => !lacks(line))
    .map(put)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return { subject: oneLine(put(text.subject)).slice(0, 250), body };
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]!);

/** The same text as HTML: paragraphs and one link; no pictures, no styles from elsewhere, nothing that tells when it is read. */
export function asHtml(body: string, link: string, language: Language): string {
  const anchor = `<a href="${escaped(link)}">${escaped(link)}</a>`;
  const paragraphs = body.split(/\n{2,}/).map(
    (p) =>
      `<p>${p
        .split(link)
        .map((part) => escaped(part).replaceAll('\n', '<br>'))
        .join(anchor)}</p>`,
  );
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"></head><body>${paragraphs.join('')}</body></html>`;
}

/** A day as it is said in a sentence: "15 oktober 2026". null for what is no date. */
export function saidDay(day: string | null | undefined, language: Language): string | null {
  if (!day || Number.isNaN(Date.parse(day))) return null;
  const format = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${day.slice(0, 10)}T12:00:00Z`));
}

/**
 * About how long it takes, in whole minutes, as the welcome page reckons: what people took (`measured`, from `measuredSeconds`), of a
 * questionnaire that few have finished an estimate from its items. What somebody handed in already (`handedIn`, ids of instruments) is not
 * asked again and takes no time. null when nothing is asked.
 */
export function aboutMinutes(
  asked: readonly Deployment[],
  instruments: readonly Instrument[],
  measured: ReadonlyMap<string, number>,
  handedIn: ReadonlySet<string>,
): number | null {
  const found = asked
    .filter((a) => !handedIn.has(a.instrument))
    .flatMap(({ instrument, version }) => instruments.filter((i) => i.id === instrument && i.version === version && hasForm(i)));
  return minutesFor(found, measured) || null;
}

// ------------------------------------------------------------------------------------------------ at the moment of sending

/** All that a mail is made of, looked up when it is about to go. */
export interface Packet {
  readonly id: string;
  readonly study: string;
  readonly wave: string;
  readonly invitation: string;
  readonly generation: number;
  readonly kind: MailKind;
  readonly round: number;
  readonly attempts: number;
  readonly waveState: 'planned' | 'open' | 'closed';
  readonly closes: string | null;
  readonly consent: 'none' | 'given' | 'declined';
  readonly language: Language | null;
  readonly finishedAt: string | null;
  readonly endedAt: string | null;
  readonly onLeave: boolean;
  readonly name: string | null;
  readonly email: string | null;
  readonly school: string;
  readonly schoolName: string;
  readonly functions: readonly string[];
  /** the study's id of the person */
  readonly person: string;
  /** it was to go by itself, and that was paused or switched off since */
  readonly paused: boolean;
}

/** Why a mail that is in the queue should not go after all; undefined = it should. */
export function noLonger(
  p: Packet,
): 'finished' | 'declined' | 'notOnRoster' | 'noAddress' | 'waveClosed' | 'notFinished' | 'paused' | undefined {
  if (p.paused) return 'paused';
  if (p.email === null || p.email.trim() === '') return 'noAddress';
  if (p.kind === 'thanks') return p.finishedAt === null ? 'notFinished' : undefined;
  if (p.finishedAt !== null) return 'finished';
  if (p.consent === 'declined') return 'declined';
  if (p.endedAt !== null || p.onLeave) return 'notOnRoster';
  return p.waveState === 'closed' ? 'waveClosed' : undefined;
}

/** Mail that was due before this moment and is not sent is late: an hour ago, ISO 8601. */
export const hourBefore = (now: Date): string => new Date(now.getTime() - 3_600_000).toISOString();

/** minutes until the next try, by how many there were; after the last the mail is given up */
const pauses = [1, 5, 15, 60, 180, 480, 1440] as const;

/** What a server's refusal means: try again later, or never. 4xx = later (RFC 5321 §4.2.1). */
export function afterRefusal(status: number, attempts: number): { readonly again: number } | 'refused' {
  const pause = pauses[attempts - 1];
  return status >= 400 && status < 500 && pause !== undefined ? { again: pause * 60_000 } : 'refused';
}

/** Of what a server wrote only its status: the enhanced one (RFC 3463) where there is one. The rest may quote an address. */
export const statusOf = (response: string | undefined, code: number | undefined): string =>
  /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(response ?? '')?.[0] ?? (code === undefined ? 'unknown' : String(code));

/** Addresses in a list or a CSV, in lower case, each once. */
export const addressesIn = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/[^\s,;:<>"'()[\]]{1,64}@[^\s,;:<>"'()[\]]{1,190}/g)].map(([address]) => address.toLowerCase()));

/** What a researcher may make of a mail in a state. */
export const mayBecome: Readonly<Record<'again' | 'sent' | 'bounced' | 'cancelled', readonly MailState[]>> = {
  again: ['uncertain', 'refused', 'bounced', 'cancelled'],
  sent: ['uncertain'],
  bounced: ['sent', 'uncertain'],
  cancelled: ['queued'],
};

/** Letters in one file: so many take the worker some ten seconds and half a gigabyte. */
export const mostLetters = 1500;
