/** How an entry of an audit is said: who, about whom, and its details in words. */
import type { ConsoleWire } from '../api.ts';
import type { Sayable, Speech } from '../words.ts';
import { words } from '../words/index.ts';

export type StudyEntry = ConsoleWire['GET /api/studies/:study/audit']['reply']['entries'][number];

const kinds = {
  account: 'audit.byOther',
  administrator: 'audit.byAdministrator',
  respondent: 'audit.byRespondent',
  pupil: 'audit.byPupil',
  school: 'audit.bySchool',
  server: 'audit.bySelf',
  commandLine: 'audit.byCommand',
  other: 'audit.byOther',
} as const satisfies Record<StudyEntry['by']['kind'], Sayable>;

export const byWhom = ({ by }: Pick<StudyEntry, 'by'>, { t }: Speech): string => by.name ?? t(kinds[by.kind]);

/** A detail's value in words where it is a code that we have words for (a role, how a mail went). */
function valueOf(value: string | number, { t, number }: Speech): string {
  if (typeof value === 'number') return number(value);
  const keys = [`app.role.${value}`, `value.${value}`];
  const key = keys.find((one): one is Sayable => one in words);
  return key === undefined ? value : t(key);
}
export const detailsOf = ({ details }: Pick<StudyEntry, 'details'>, speech: Speech): string =>
  Object.entries(details)
    // every link but the very first is to sign in with
    .filter(([name, value]) => !(name === 'purpose' && value === 'signIn'))
    .map(([name, value]) => `${speech.code('detail', name)}: ${valueOf(value, speech)}`)
    .join(', ');
