/**
 * Small careful readers for JSON that somebody else wrote. Each takes a value and the place where it stands, reports what is
 * wrong there and returns `undefined`; none throws, whatever it is given.
 */
import { type InstrumentProblem, type InstrumentProblemCode, problemAt } from './problems.ts';
import { languages, type Words } from './types.ts';

/** What an instrument file may hold at most; far above any real questionnaire. */
export const limits = {
  items: 500,
  options: 100,
  formats: 100,
  scales: 200,
  text: 2000,
  answer: 10_000,
  problems: 100,
  code: 9999,
  /** columns and rows of a table to look at, and the characters of a cell */
  cells: 60,
} as const;

export type Fields = Readonly<Record<string, unknown>>;
export type IdKind = 'id' | 'itemId';

/** The place of a property, with names that are not plain written as in JavaScript, shortened. */
export const at = (path: string, key: string | number): string => {
  if (typeof key === 'number') return `${path}[${key}]`;
  const plain = /^[A-Za-z0-9_-]{1,60}$/.test(key) && key !== '__proto__';
  if (!plain) return `${path}[${JSON.stringify(key.length > 60 ? `${key.slice(0, 60)}…` : key)}]`;
  return path === '' ? key : `${path}.${key}`;
};

/** Columns of answers/<instrument>.csv that are not items. */
const reserved = new Set('response person school group about wave version language started submitted'.split(' '));
const patterns: Record<IdKind, RegExp> = {
  id: /^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$/,
  itemId: /^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/,
};
/** Line breaks and tabs are text; other control characters, and marks that turn the direction of writing, are not. */
// oxlint-disable-next-line no-control-regex -- the control characters are what is looked for
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/;

export class Reading {
  readonly problems: InstrumentProblem[] = [];

  /** Notes a problem; after the hundredth only that there are more. */
  report(path: string, code: InstrumentProblemCode, params?: Readonly<Record<string, string | number>>): undefined {
    if (this.problems.length < limits.problems) this.problems.push(problemAt(path, code, params));
    else if (this.problems.length === limits.problems) this.problems.push(problemAt('', 'tooManyProblems'));
    return undefined;
  }

  /** An object as an own-property lookup that no name can fool (`__proto__`, `constructor`). */
  object(value: unknown, path: string, allowed?: readonly string[]): Fields | undefined {
    if (value === undefined) return this.report(path, 'missing');
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return this.report(path, 'notAnObject');
    const fields: Record<string, unknown> = Object.create(null);
    for (const key of Object.keys(value)) {
      if (this.problems.length > limits.problems) return undefined;
      if (allowed && !allowed.includes(key)) this.report(at(path, key), 'unknownProperty');
      else Object.defineProperty(fields, key, { value: (value as Fields)[key], enumerable: true });
    }
    return fields;
  }

  list(value: unknown, path: string, size: { readonly min: number; readonly max: number }): readonly unknown[] | undefined {
    if (value === undefined) return this.report(path, 'missing');
    if (!Array.isArray(value)) return this.report(path, 'notAList');
    if (value.length > size.max) return this.report(path, 'tooMany', { max: size.max });
    if (value.length < size.min) return this.report(path, 'tooFew', { min: size.min });
    return value;
  }

  boolean(value: unknown, path: string): boolean | undefined {
    return typeof value === 'boolean' ? value : this.report(path, value === undefined ? 'missing' : 'notBoolean');
  }

  whole(value: unknown, path: string, min: number, max: number): number | undefined {
    if (value === undefined) return this.report(path, 'missing');
    if (typeof value !== 'number' || !Number.isInteger(value)) return this.report(path, 'notWhole');
    return value >= min && value <= max ? value : this.report(path, 'outOfRange', { min, max });
  }

  oneOf<T extends string>(value: unknown, path: string, allowed: readonly T[]): T | undefined {
    const found = allowed.find((a) => a === value);
    return found ?? this.report(path, value === undefined ? 'missing' : 'notOneOf', { allowed: allowed.join(', ') });
  }

  /** Ids become file names, column names and keys: nothing that is a path, a formula, or a name JavaScript knows. */
  id(value: unknown, path: string, kind: IdKind = 'id'): string | undefined {
    if (value === undefined) return this.report(path, 'missing');
    if (typeof value !== 'string') return this.report(path, 'notText');
    if (!patterns[kind].test(value)) return this.report(path, 'badId');
    if (value in Object.prototype || (kind === 'itemId' && reserved.has(value))) return this.report(path, 'reservedId');
    return value;
  }

  /** A short text that is the same in every language, e.g. a figure in a table. */
  text(value: unknown, path: string): string | undefined {
    if (value === undefined) return this.report(path, 'missing');
    if (typeof value !== 'string') return this.report(path, 'notText');
    if (value.length > limits.cells) return this.report(path, 'tooLong', { max: limits.cells });
    return unseen.test(value) ? this.report(path, 'controlCharacter') : value;
  }

  /** One text in every language. */
  words(value: unknown, path: string): Words | undefined {
    const fields = this.object(value, path, languages);
    if (!fields) return undefined;
    const texts = languages.map((language) => {
      const text = fields[language];
      const place = at(path, language);
      if (text === undefined) return this.report(place, 'missingTranslation', { language });
      if (typeof text !== 'string') return this.report(place, 'notText');
      if (text.length > limits.text) return this.report(place, 'tooLong', { max: limits.text });
      if (text.trim() === '') return this.report(place, 'missingTranslation', { language });
      return unseen.test(text) ? this.report(place, 'controlCharacter') : text;
    });
    const [nl, en] = texts;
    return nl !== undefined && en !== undefined ? { nl, en } : undefined;
  }
}
