/** The fingerprint of a published instrument: the same sentences and key give the same 64 characters, anywhere. */
import { createHash } from 'node:crypto';
import type { Instrument } from './types.ts';

/**
 * JSON with the names of every object in code-unit order and without spaces, as RFC 8785 orders them; properties that are
 * `undefined` are left out. Only for plain data: text, finite numbers, booleans, null, lists and objects.
 */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map((v) => canonicalJson(v)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const names = Object.keys(value).filter((name) => (value as Record<string, unknown>)[name] !== undefined);
    names.sort((a, b) => (a < b ? -1 : 1));
    return `{${names.map((n) => `${JSON.stringify(n)}:${canonicalJson((value as Record<string, unknown>)[n])}`).join(',')}}`;
  }
  return JSON.stringify(value);
};

/** SHA-256, in hexadecimal, of the instrument's canonical JSON. */
export const fingerprint = (instrument: Instrument): string =>
  createHash('sha256').update(canonicalJson(instrument), 'utf8').digest('hex');
