/** Signing in with the account of one's institution (OpenID Connect). Only who was invited may enter. */
import { z } from 'zod';
import { session } from '../auth/contract.ts';
import { type Endpoint, type Wire } from '../http/contract.ts';

export const oidcContract = {
  'POST /api/session/oidc/start': {
    summary: 'Where to go to sign in at the institution, and what to bring along on the way back',
    body: z
      .object({
        /** who is signed in already shows once more who they are, before something grave */
        again: z.boolean().optional(),
      })
      .strict(),
    reply: z.object({ address: z.string(), transaction: z.string() }),
  },
  'POST /api/session/oidc': {
    summary: 'Back from the institution: the query of the address that it sent the browser to',
    body: z.object({ transaction: z.string().max(2000), query: z.string().max(4000) }).strict(),
    reply: session,
  },
} as const satisfies Record<string, Endpoint>;
export type OidcWire = Wire<typeof oidcContract>;
