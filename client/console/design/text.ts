/** Codes, days and pasted lists, before the server looks at them. */
import type { Language } from '../../../instruments/types.ts';

/** Letters, digits, dot, dash and underscore, no two dots in a row: as the server takes it. */
export const isCode = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/.test(text) && !text.includes('..');

/** A code made of a title: lower case without accents, words joined by dashes. */
export const suggestedCode = (title: string): string =>
  title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');

export interface PastedSchool {
  readonly id: string;
  readonly name: string | null;
  readonly brin: string | null;
  readonly cohort: string | null;
}
export interface PasteProblem {
  /** from 1 */
  readonly line: number;
  readonly code: 'badId' | 'schoolExists' | 'badBrin';
  readonly params: Readonly<Record<string, string>>;
}

/** Schools from pasted lines "code;name;BRIN;cohort" (tabs do as well). Empty lines are left out; each problem names its line. */
export function pastedSchools(
  text: string,
  known: ReadonlySet<string>,
): { readonly schools: readonly PastedSchool[]; readonly problems: readonly PasteProblem[] } {
  const schools: PastedSchool[] = [];
  const problems: PasteProblem[] = [];
  const seen = new Set(known);
  text.split(/\r?\n/).forEach((raw, i) => {
    if (raw.trim() === '') return;
    const cells = raw.split(raw.includes('\t') ? '\t' : ';').map((cell) => cell.trim());
    const [id = '', name = '', brin = '', cohort = ''] = cells;
    const problem = (code: PasteProblem['code'], params: PasteProblem['params']) => problems.push({ line: i + 1, code, params });
    if (!isCode(id)) return problem('badId', { id });
    if (seen.has(id)) return problem('schoolExists', { school: id });
    seen.add(id);
    const code = brin.toUpperCase();
    if (code !== '' && !/^\d{2}[A-Z]{2}(\d{2})?$/.test(code)) return problem('badBrin', { brin });
    schools.push({ id, name: name || null, brin: code || null, cohort: cohort || null });
  });
  return { schools, problems };
}

/** A day (yyyy-mm-dd, or nothing) as people write it: 01-09-2026 in Dutch, 01/09/2026 in English. */
export const shownDay = (day: string, language: Language): string =>
  day
    .split('-')
    .toReversed()
    .join(language === 'nl' ? '-' : '/');

/** A typed day as yyyy-mm-dd; what is no day stays as it was typed, for the server to say so. */
export function typedDay(text: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text.trim()) ?? [];
  return year === '' ? text.trim() : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
