/**
 * The institution's identity provider: authorisation code with PKCE (S256), state and nonce, through openid-client. What is
 * found out about the provider is kept; a provider that was out of reach is asked again.
 */
import * as client from 'openid-client';
import { freshMinutes } from '../auth/fresh.ts';
import type { OidcSettings } from '../config.ts';
import { Refusal } from '../http/problem.ts';

/** What must be the same on the way back: sealed, in the browser's own hands meanwhile. */
export interface Transaction {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly redirect: string;
  /** ISO 8601 */
  readonly until: string;
  /** the institution was told to ask again who this is */
  readonly again: boolean;
}

/** Whom the institution vouches for. */
export interface Vouched {
  /** issuer and subject: the same person for ever, whatever becomes of the address */
  readonly institution: string;
  /** in lower case; null when the institution gave none that it has checked */
  readonly email: string | null;
  /** when it asked who this is, ISO 8601; null when it does not say */
  readonly provedAt: string | null;
}

export interface Provider {
  /** With `again` the institution asks for the password now, instead of knowing the browser from before. */
  begin(redirect: string, until: string, again: boolean): Promise<{ address: string; transaction: Transaction }>;
  /** Throws institutionRefused, institutionUnreachable. */
  finish(transaction: Transaction, query: string): Promise<Vouched>;
}

/** Not the provider's no, but the network's or the provider's own trouble. */
const isTrouble = (error: unknown): boolean => {
  if (error instanceof TypeError) return true;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ['OAUTH_TIMEOUT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'].includes(code);
};

export function providerOf({ issuer, clientId, clientSecret }: OidcSettings): Provider {
  // a plain http issuer gets past config.ts on this machine only
  const insecure = issuer.startsWith('http:') ? { execute: [client.allowInsecureRequests] } : {};
  let found: Promise<client.Configuration> | undefined;
  const configuration = async () => {
    found ??= client.discovery(new URL(issuer), clientId, clientSecret, undefined, { ...insecure, timeout: 10 });
    try {
      return await found;
    } catch (error) {
      found = undefined;
      throw new Refusal('institutionUnreachable', { params: { reason: error instanceof Error ? error.name : 'unknown' } });
    }
  };

  return {
    begin: async (redirect, until, again) => {
      const config = await configuration();
      const verifier = client.randomPKCECodeVerifier();
      const transaction = { state: client.randomState(), nonce: client.randomNonce(), verifier, redirect, until, again };
      const address = client.buildAuthorizationUrl(config, {
        redirect_uri: redirect,
        scope: 'openid email',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state: transaction.state,
        nonce: transaction.nonce,
        ...(again ? { prompt: 'login', max_age: String(freshMinutes * 60) } : {}),
      });
      return { address: address.href, transaction };
    },

    finish: async ({ state, nonce, verifier, redirect, again }, query) => {
      const config = await configuration();
      try {
        const here = new URL(redirect);
        here.search = query;
        const tokens = await client.authorizationCodeGrant(config, here, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
          // a browser could leave the wish out of the address; the token then says since when it is
          ...(again ? { maxAge: freshMinutes * 60 } : {}),
        });
        const claims = tokens.claims();
        if (!claims) throw new Refusal('institutionRefused');
        // not every provider puts the address into the token
        const told =
          claims.email === undefined && config.serverMetadata().userinfo_endpoint !== undefined
            ? await client.fetchUserInfo(config, tokens.access_token, claims.sub)
            : claims;
        // an address that the institution did not check could be anybody's
        const checked = typeof told.email === 'string' && told.email_verified === true;
        return {
          institution: `${claims.iss}\n${claims.sub}`,
          email: checked ? String(told.email).trim().toLowerCase() : null,
          provedAt: typeof claims.auth_time === 'number' ? new Date(claims.auth_time * 1000).toISOString() : null,
        };
      } catch (error) {
        if (error instanceof Refusal) throw error;
        throw new Refusal(isTrouble(error) ? 'institutionUnreachable' : 'institutionRefused');
      }
    },
  };
}
