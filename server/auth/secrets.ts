/**
 * The server's secret and what is derived from it. The key is a file under DATA_DIR, outside the database: who has only the
 * database cannot make a single link. Links are computed when needed and never stored; the database keeps SHA-256 of each.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';

/** SHA-256 in hexadecimal: what the database keeps of a token or a session's id. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Compares in a time that does not depend on where they differ. */
export const sameSecret = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(sha256(a)), Buffer.from(sha256(b)));

export interface Secrets {
  /** token of a personal link: 160 bits, base64url (27 characters); another generation is another token */
  invitationToken(invitation: string, generation: number): string;
  /** token of a one-time link, 160 bits */
  oneTimeToken(link: string): string;
  /** proof of handing in, for the respondent to keep: 10 characters */
  receipt(invitation: string, submittedAt: string): string;
  /** value of the header X-CSRF-Token that belongs to a session's cookie */
  csrf(session: string): string;
  /** 160 bits that follow from the key, a use of their own and parts: codes, seats and cards of class sessions */
  derived(use: `class-${string}`, ...parts: readonly (string | number)[]): Uint8Array;
  /** a new value for a session's cookie: 256 bits of chance */
  newSession(): string;
}

/** Secrets from a key of 32 bytes. The first word keeps the uses apart: no token of one kind is one of another. */
export function secretsFrom(key: Uint8Array): Secrets {
  if (key.length !== 32) throw new Error('the secret key must have 32 bytes');
  const bytes = (use: string, ...parts: readonly (string | number)[]) =>
    createHmac('sha256', key)
      .update([use, ...parts].join('\n'))
      .digest()
      .subarray(0, 20);
  const token = (use: string, ...parts: readonly (string | number)[]) => bytes(use, ...parts).toString('base64url');
  return {
    invitationToken: (invitation, generation) => token('invitation', invitation, generation),
    oneTimeToken: (link) => token('one-time', link),
    receipt: (invitation, submittedAt) =>
      token('receipt', invitation, submittedAt)
        .replace(/[^A-Za-z0-9]/g, '')
        .slice(0, 10)
        .toUpperCase(),
    derived: bytes,
    csrf: (session) => token('csrf', session),
    newSession: () => randomBytes(32).toString('base64url'),
  };
}

/** Reads the key file, or makes it (readable by its owner only) when there is none. */
export function openSecrets(file: string): Secrets {
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  chmodSync(file, 0o600);
  return secretsFrom(Buffer.from(readFileSync(file, 'utf8').trim(), 'base64'));
}
