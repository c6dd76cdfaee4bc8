/** What an invitation's state is in the researcher's words, and the file for a mail merge. */
import { lateEnd } from '../../analysis/study/late.ts';
import type { WaveState } from '../../analysis/types.ts';
import type { Language } from '../../instruments/types.ts';
import type { invitationState } from './contract.ts';

type State = (typeof invitationState)['_output'];

/** finished and declined are final; started = at least one answer is on the server. */
export function stateOf(invitation: {
  consent: 'none' | 'given' | 'declined';
  finishedAt: string | null;
  begun: boolean;
}): State {
  if (invitation.finishedAt !== null) return 'finished';
  if (invitation.consent === 'declined') return 'declined';
  return invitation.begun ? 'started' : 'notStarted';
}

/**
 * Whether a code opens its link now: while the wave is open, and after it for as long as the link takes answers that come late
 * (responses/rules.ts). A link itself also says why it cannot be answered; to whoever guesses codes nothing is said.
 */
export function codeWorks(
  link: {
    readonly waveState: WaveState;
    readonly waveClosedAt: string | null;
    readonly consent: 'none' | 'given' | 'declined';
    readonly finishedAt: string | null;
    readonly endedAt: string | null;
  },
  now: Date,
): boolean {
  if (link.endedAt !== null) return false;
  if (link.waveState === 'open') return true;
  if (link.waveState !== 'closed' || link.waveClosedAt === null || link.consent !== 'given' || link.finishedAt !== null)
    return false;
  return lateEnd(link.waveClosedAt).getTime() > now.getTime();
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe in front: it is shown as text. */
export const neutralised = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const cell = (text: string) => {
  const safe = neutralised(text);
  return /[",;\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const columns = {
  nl: ['schoolcode', 'school', 'persoon', 'naam', 'e-mail', 'functies', 'stand', 'taal', 'link', 'code', 'adres'],
  en: ['school code', 'school', 'person', 'name', 'e-mail', 'functions', 'state', 'language', 'link', 'code', 'address'],
} as const satisfies Record<Language, readonly string[]>;

/**
 * CSV for a mail merge: UTF-8 with byte-order mark (spreadsheets need it for é), RFC 4180; in Dutch with semicolons, because a
 * Dutch spreadsheet puts a line with commas into one cell. The header is in the language that was chosen; functions, state and
 * language are codes, so that a mail merge can decide by them. Who has no link opens `adres` and types `code`.
 */
export function linksCsv(
  rows: readonly {
    school: string;
    schoolName: string;
    person: string;
    name: string | null;
    email: string | null;
    functions: readonly string[];
    state: State;
    /** to write in: what this person answers in, before that the language of the mail settings */
    language: Language;
    link: string;
    code: string;
    address: string;
  }[],
  language: Language = 'en',
): string {
  const separator = language === 'nl' ? ';' : ',';
  const lines = rows.map((r) =>
    [
      r.school,
      r.schoolName,
      r.person,
      r.name ?? '',
      r.email ?? '',
      r.functions.join('|'),
      r.state,
      r.language,
      r.link,
      r.code,
      r.address,
    ].map(cell),
  );
  return `\uFEFF${[columns[language], ...lines].map((line) => line.join(separator)).join('\r\n')}\r\n`;
}
