/**
 * Codes of an authenticator app: RFC 6238 with SHA-1, six digits and steps of 30 seconds, which every app knows.
 */
import { Secret, TOTP } from 'otpauth';

const seconds = 30;
const totpOf = (secret: string, label = ''): TOTP =>
  new TOTP({ issuer: 'Meetmoment', label, secret: Secret.fromBase32(secret), digits: 6, period: seconds });

/** 160 bits of chance in base 32. */
export const newSecret = (): string => new Secret({ size: 20 }).base32;
/** What the QR code holds. */
export const addressOf = (secret: string, email: string): string => totpOf(secret, email).toString();
/** The code of a secret at a moment. */
export const codeAt = (secret: string, at: Date): string => totpOf(secret).generate({ timestamp: at.getTime() });

/**
 * The 30-second step whose code this is, one step to either side of now (a phone's clock may be half a minute off);
 * undefined when it is none of them, or not after `lastStep`: a code that was taken does not work again.
 */
export function stepOf(secret: string, code: string, at: Date, lastStep: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const delta = totpOf(secret).validate({ token: code, timestamp: at.getTime(), window: 1 });
  if (delta === null) return undefined;
  const step = Math.floor(at.getTime() / 1000 / seconds) + delta;
  return step > lastStep ? step : undefined;
}
