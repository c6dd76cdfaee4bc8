/**
 * The code on a letter: what a teacher without a camera types at `/r/` instead of the link. Fourteen signs of chance (60 bits) and one
 * that checks them, in three groups of five. It follows from the server's key, as the link does, and is void with it; the database
 * keeps a keyed hash, and that only of codes that were given out.
 */
import type { Secrets } from '../auth/secrets.ts';
import { codeSigns, readSigns, signsFrom } from '../auth/signs.ts';

export const letterCodeLength = 15;
const chance = letterCodeLength - 1;

/**
 * The sign that checks the others (Luhn modulo 20): one sign typed wrong is always noticed, two neighbours exchanged nearly always.
 * A slip is then told apart from a code that does not work, without a look into the database.
 */
export function checkSign(signs: string): string {
  const n = codeSigns.length;
  let sum = 0;
  Array.from(signs)
    .toReversed()
    .forEach((sign, i) => {
      const value = codeSigns.indexOf(sign) * (i % 2 === 0 ? 2 : 1);
      sum += Math.floor(value / n) + (value % n);
    });
  return codeSigns[(n - (sum % n)) % n]!;
}

/** The code of an invitation; another generation of its link is another code. */
export function letterCodeOf(secrets: Secrets, invitation: string, generation: number): string {
  const signs = signsFrom(secrets.derived('invitation-code', invitation, generation).subarray(0, 12), chance);
  return signs + checkSign(signs);
}

/** What the database keeps of a code. */
export const letterCodeHashOf = (secrets: Secrets, code: string): string =>
  Buffer.from(secrets.derived('invitation-code-hash', code)).toString('base64url');

/** The code that somebody typed; undefined when it cannot be one (too short or long, a sign that no code has, a slip). */
export function readLetterCode(typed: string): string | undefined {
  const code = readSigns(typed, letterCodeLength);
  return code !== undefined && checkSign(code.slice(0, chance)) === code.at(-1) ? code : undefined;
}

/** What is to be kept, so that the codes of these invitations work: of those whose code was not given out before. */
export const newCodes = (
  secrets: Secrets,
  rows: readonly { readonly id: string; readonly generation: number; readonly coded: boolean }[],
): { id: string; generation: number; codeHash: string }[] =>
  rows
    .filter((row) => !row.coded)
    .map(({ id, generation }) => ({
      id,
      generation,
      codeHash: letterCodeHashOf(secrets, letterCodeOf(secrets, id, generation)),
    }));

/** As it is printed: "FHJ23-4LMPR-TWXY6". */
export const printedCode = (code: string): string => code.match(/.{5}/g)!.join('-');

/** Where it is typed, as short as it can be said: without the scheme, which no browser needs. */
export const typedAddress = (origin: string): string => `${origin.replace(/^https?:\/\//, '')}/r`;
