/** The second factor: an authenticator app that makes a new code every half minute, and recovery codes for a lost phone. */
import { z } from 'zod';
import { code, currentPassword } from '../auth/contract.ts';
import { type Endpoint, nothing, type Wire } from '../http/contract.ts';

export const factorState = z.object({
  on: z.boolean(),
  since: z.string().nullable(),
  recoveryLeft: z.number().int(),
  /** the administrator asks it of this account */
  required: z.boolean(),
  /** what must be shown before it is changed: the password, another sign-in at the institution, or nothing (there was one just now) */
  asked: z.enum(['password', 'signIn', 'nothing']),
});
export type FactorState = z.infer<typeof factorState>;
const withCode = z.object({ code }).strict();
const withBoth = z.object({ code, password: currentPassword }).strict();
const recovery = z.object({ recovery: z.array(z.string()) });

export const factorContract = {
  'GET /api/second-factor': { summary: 'Whether the own account has a second factor', reply: factorState },
  'POST /api/second-factor': {
    summary: 'Begin with an authenticator app: its secret, shown once',
    body: z.object({ password: currentPassword }).strict(),
    reply: z.object({
      /** base 32, to type over */
      secret: z.string(),
      /** otpauth:// */
      address: z.string(),
      /** the address as a QR code: a complete SVG document */
      qr: z.string(),
    }),
  },
  'POST /api/second-factor/confirm': {
    summary: 'The first code of the app; from now on it is asked. Gives the recovery codes, shown once',
    body: withCode,
    reply: recovery,
  },
  'POST /api/second-factor/recovery': {
    summary: 'New recovery codes; the old ones stop working',
    body: withBoth,
    reply: recovery,
  },
  'POST /api/second-factor/off': { summary: 'Sign in without a second factor again', body: withBoth, reply: nothing },
} as const satisfies Record<string, Endpoint>;
export type FactorWire = Wire<typeof factorContract>;
