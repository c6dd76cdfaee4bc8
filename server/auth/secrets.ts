/**
 * The server's secret and what is derived from it. The key is a file under DATA_DIR, outside the database: who has only the
 * database cannot make a single link. Links are computed when needed and never stored; the database keeps SHA-256 of each.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';

/** SHA-256 in hexadecimal: what the database keeps of a token or a session's id. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Compares in a time that does not depend on where they differ. */
export const sameSecret = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(sha256(a)), Buffer.from(sha256(b)));

export type SealUse = 'second-factor' | 'oidc';

export interface Secrets {
  /** token of a personal link: 160 bits, base64url (27 characters); another generation is another token */
  invitationToken(invitation: string, generation: number): string;
  /** token of a one-time link, 160 bits */
  oneTimeToken(link: string): string;
  /** proof of handing in, for the respondent to keep: 10 characters */
  receipt(invitation: string, submittedAt: string): string;
  /** value of the header X-CSRF-Token that belongs to a session's cookie */
  csrf(session: string): string;
  /** 160 bits that follow from the key, a use of their own and parts: codes on letters; codes, seats and cards of class sessions */
  derived(
    use: `class-${string}` | `roster-${string}` | `invitation-${string}`,
    ...parts: readonly (string | number)[]
  ): Uint8Array;
  /**
   * Text that only this server can read and make: AES-256-GCM with a key of its own for the use. `about` is bound to it, so
   * that what was sealed for one account does not open for another.
   */
  seal(use: SealUse, about: string, text: string): string;
  /** What was sealed; undefined for anything else. */
  unseal(use: SealUse, about: string, sealed: string): string | undefined;
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
  const sealKey = (use: SealUse) => createHmac('sha256', key).update(`seal\n${use}`).digest();
  const seal = (use: SealUse, about: string, text: string): string => {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', sealKey(use), iv).setAAD(Buffer.from(about));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
  };
  const unseal = (use: SealUse, about: string, sealed: string): string | undefined => {
    const bytesOf = Buffer.from(sealed, 'base64url');
    if (bytesOf.length < 28) return undefined;
    try {
      const opener = createDecipheriv('aes-256-gcm', sealKey(use), bytesOf.subarray(0, 12), { authTagLength: 16 });
      opener.setAAD(Buffer.from(about)).setAuthTag(bytesOf.subarray(12, 28));
      return Buffer.concat([opener.update(bytesOf.subarray(28)), opener.final()]).toString('utf8');
    } catch {
      return undefined;
    }
  };
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
    seal,
    unseal,
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
