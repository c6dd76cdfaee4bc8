/** Signing in by the institution, over HTTP, against a real identity provider. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Session } from '../../server/auth/contract.ts';
import { readConfig } from '../../server/config.ts';
import type { Transaction } from '../../server/oidc/provider.ts';
import { type IdentityProvider, passProvider, startIdentityProvider } from '../identity-provider.ts';
import { makeWorld, type Problem, type Visitor, type World } from '../world.ts';

const origin = 'http://meetmoment.test';
const invited = 'invited@university.example.org';
let provider: IdentityProvider;
let world: World;

beforeAll(async () => {
  provider = await startIdentityProvider([`${origin}/console/institution`]);
  const { issuer, clientId, clientSecret } = provider;
  world = await makeWorld({ origin, oidc: { issuer, clientId, clientSecret } });
  // invited, and never chose a password
  const admin = await world.signIn('administrator');
  await admin.send('POST /api/accounts', { email: invited, role: 'assistant', study: 'two-schools', schools: [] });
});
afterAll(async () => {
  await world.close();
  await provider.close();
});

interface Start {
  address: string;
  transaction: string;
}
const start = async (visitor: Visitor) => (await visitor.send<Start>('POST /api/session/oidc/start', {})).body;
const finish = (visitor: Visitor, transaction: string, query: string) =>
  visitor.send<Session & Problem>('POST /api/session/oidc', { transaction, query });
/** As a browser does it: away, signed in there, and back. */
async function signIn(visitor: Visitor = world.nobody()) {
  const { address, transaction } = await start(visitor);
  const back = await passProvider(provider, address);
  return { ...(await finish(visitor, transaction, back.search)), visitor, back, transaction };
}
const opened = (sealed: string): Transaction => JSON.parse(world.secrets.unseal('oidc', 'transaction', sealed)!) as Transaction;
const sealed = (transaction: Transaction): string => world.secrets.seal('oidc', 'transaction', JSON.stringify(transaction));

describe('signing in at the institution', () => {
  it('lets in who was invited, with a session as any other', async () => {
    provider.as = { email: 'Invited@University.example.org', verified: true };
    const { status, body, visitor, back } = await signIn();
    expect(`${back.origin}${back.pathname}`).toBe(`${origin}/console/institution`);
    expect([status, body.account?.email, body.account?.role]).toEqual([200, invited, 'assistant']);
    expect((await visitor.send('GET /api/studies')).status).toBe(200);
    const { body: mine } = await visitor.send<{ sessions: { by: string }[] }>('GET /api/sessions');
    expect(mine.sessions.map((s) => s.by)).toEqual(['institution']);
  });

  it('asks with PKCE, state and nonce, for the address only', async () => {
    const asked = new URL((await start(world.nobody())).address).searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('scope')).toBe('openid email');
    for (const name of ['code_challenge', 'state', 'nonce']) expect(asked.get(name)!.length).toBeGreaterThan(20);
  });

  it.each([
    ['somebody who was not invited', { email: 'stranger@university.example.org', verified: true }],
    ['an address that the institution did not check', { email: invited, verified: false }],
  ])('refuses %s, and makes no account', async (_, as) => {
    provider.as = as;
    const { status, body } = await signIn();
    expect([status, body.code]).toEqual([403, 'notInvited']);
    expect(await world.store.auth.accountByEmail('stranger@university.example.org')).toBeUndefined();
  });

  it('does not open a suspended account', async () => {
    provider.as = { email: invited, verified: true };
    const { id } = (await world.store.auth.accountByEmail(invited))!;
    await world.store.accounts.setSuspended(id, true, 'tests');
    expect((await signIn()).body.code).toBe('accountSuspended');
    await world.store.accounts.setSuspended(id, false, 'tests');
  });

  it.each([
    ['another state', (t: Transaction) => ({ ...t, state: 'x'.repeat(43) })],
    ['another nonce', (t: Transaction) => ({ ...t, nonce: 'x'.repeat(43) })],
    ['another PKCE verifier', (t: Transaction) => ({ ...t, verifier: 'x'.repeat(43) })],
    ['a way back that took too long', (t: Transaction) => ({ ...t, until: '2026-08-31T00:00:00.000Z' })],
  ])('refuses %s', async (_, change) => {
    const visitor = world.nobody();
    const { address, transaction } = await start(visitor);
    const back = await passProvider(provider, address);
    const refused = await finish(visitor, sealed(change(opened(transaction))), back.search);
    expect([refused.status, refused.body.code]).toEqual([401, 'institutionRefused']);
  });

  it('refuses the way back of another browser, a second use of it, and what is made up', async () => {
    const mine = await start(world.nobody());
    const theirs = await passProvider(provider, (await start(world.nobody())).address);
    expect((await finish(world.nobody(), mine.transaction, theirs.search)).body.code).toBe('institutionRefused');
    const { back, transaction } = await signIn();
    expect((await finish(world.nobody(), transaction, back.search)).body.code).toBe('institutionRefused');
    for (const [sealedText, query] of [
      ['', ''],
      ['x'.repeat(200), back.search],
      [mine.transaction, '?error=access_denied'],
      [mine.transaction, '?code=x'],
    ] as const)
      expect((await finish(world.nobody(), sealedText, query)).body.code).toBe('institutionRefused');
  });
});

describe('a server without an institution, and one out of reach', () => {
  it('says so', async () => {
    const plain = await makeWorld({ empty: true });
    expect((await plain.nobody().send<Session>('GET /api/session')).body.institution).toBe(false);
    expect((await plain.nobody().send<Problem>('POST /api/session/oidc/start', {})).body.code).toBe('institutionOff');
    await plain.close();
    const oidc = { issuer: 'http://127.0.0.1:9', clientId: 'a', clientSecret: 'b' };
    const lost = await makeWorld({ empty: true, oidc });
    const { status, body } = await lost.nobody().send<Problem>('POST /api/session/oidc/start', {});
    expect([status, body.code]).toEqual([503, 'institutionUnreachable']);
    await lost.close();
  });

  it('the settings go together, and only this machine may be plain http', () => {
    const DATA_DIR = mkdtempSync(join(tmpdir(), 'meetmoment-oidc-'));
    const of = (OIDC_ISSUER: string, rest = { OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' }) =>
      readConfig({ DATA_DIR, OIDC_ISSUER, ...rest }).oidc?.issuer;
    expect(of('https://login.example.org')).toBe('https://login.example.org');
    expect(of('http://localhost:4000')).toBe('http://localhost:4000');
    for (const issuer of ['http://login.example.org', 'ftp://localhost', 'login', ''])
      expect(() => of(issuer), issuer).toThrow('OIDC_ISSUER');
    expect(() => readConfig({ DATA_DIR, OIDC_ISSUER: 'https://login.example.org' })).toThrow('go together');
    expect(readConfig({ DATA_DIR }).oidc).toBeUndefined();
    rmSync(DATA_DIR, { recursive: true });
  });
});
