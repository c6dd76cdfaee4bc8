/** What an invitation's state is in the researcher's words, and the file for a mail merge. */
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

/** A cell that a spreadsheet would take for a formula gets an apostrophe in front: it is shown as text. */
export const neutralised = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const cell = (text: string) => {
  const safe = neutralised(text);
  return /[",;\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/**
 * CSV for a mail merge: UTF-8 with byte-order mark (spreadsheets need it for é), RFC 4180; in Dutch with semicolons, because a
 * Dutch spreadsheet puts a line with commas into one cell.
 */
export function linksCsv(
  rows: readonly {
    school: string;
    person: string;
    name: string | null;
    email: string | null;
    functions: readonly string[];
    state: State;
    /** to write in: what this person answers in, before that the language of the mail settings */
    language: Language;
    link: string;
  }[],
  language: Language = 'en',
): string {
  const separator = language === 'nl' ? ';' : ',';
  const header = ['school', 'person', 'name', 'email', 'functions', 'state', 'language', 'link'];
  const lines = rows.map((r) =>
    [r.school, r.person, r.name ?? '', r.email ?? '', r.functions.join('|'), r.state, r.language, r.link].map(cell),
  );
  return `\uFEFF${[header, ...lines].map((line) => line.join(separator)).join('\r\n')}\r\n`;
}
