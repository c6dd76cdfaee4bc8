/**
 * A real identity provider (oidc-provider) on a free port of this machine, as a university has one; only that nobody types a
 * password there: whoever `as` names is signed in. It insists on PKCE.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export interface IdentityProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** who sits at the browser */
  as: {
    readonly email: string;
    readonly verified: boolean /** who this is for the provider; else the address */;
    readonly sub?: string;
  };
  readonly close: () => Promise<void>;
}

export async function startIdentityProvider(redirects: readonly string[]): Promise<IdentityProvider> {
  const clientId = 'meetmoment';
  const clientSecret = 'a secret of this test only, long enough';
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const self: { -readonly [K in keyof IdentityProvider]: IdentityProvider[K] } = {
    issuer,
    clientId,
    clientSecret,
    as: { email: 'nobody@university.example.org', verified: true },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const provider = new Provider(issuer, {
    clients: [
      { client_id: clientId, client_secret: clientSecret, redirect_uris: [...redirects], grant_types: ['authorization_code'] },
    ],
    cookies: { keys: ['only for this test'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email: self.as.email, email_verified: self.as.verified }),
    }),
  });
  const answer = provider.callback();
  server.on('request', (req, res) => {
    if (!req.url?.startsWith('/interaction/')) return void answer(req, res);
    void (async () => {
      const { prompt, params, session } = await provider.interactionDetails(req, res);
      if (prompt.name === 'login') {
        return provider.interactionFinished(req, res, { login: { accountId: self.as.sub ?? self.as.email, remember: false } });
      }
      const grant = new provider.Grant({ accountId: session!.accountId, clientId: String(params.client_id) });
      grant.addOIDCScope('openid email');
      return provider.interactionFinished(
        req,
        res,
        { consent: { grantId: await grant.save() } },
        { mergeWithLastSubmission: true },
      );
    })().catch(() => res.destroy());
  });
  return self;
}

/** Goes where a browser would be sent, with its cookies, until the address is no longer the provider's: that address. */
export async function passProvider(provider: IdentityProvider, address: string): Promise<URL> {
  const jar = new Map<string, string>();
  let at = new URL(address);
  for (let hop = 0; hop < 10 && at.origin === provider.issuer; hop += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const reply = await fetch(at, { redirect: 'manual', headers: cookie ? { Cookie: cookie } : {} });
    for (const set of reply.headers.getSetCookie()) {
      const [name, ...value] = set.split(';')[0]!.split('=');
      jar.set(name!, value.join('='));
    }
    const next = reply.headers.get('location');
    if (next === null) throw new Error(`the provider stopped with ${reply.status}: ${(await reply.text()).slice(0, 300)}`);
    at = new URL(next, at);
  }
  return at;
}
