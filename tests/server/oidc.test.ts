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
const unchecked = 'unchecked@university.example.org';
let provider: IdentityProvider;
let world: World;

beforeAll(async () => {
  provider = await startIdentityProvider([`${origin}/console/institution`]);
  const { issuer, clientId, clientSecret } = provider;
  world = await makeWorld({ origin, oidc: { issuer, clientId, clientSecret } });
  // invited, and never chose a password
  const admin = await world.signIn('administrator');
  for (const email of [invited, unchecked])
    await admin.send('POST /api/accounts', { email, role: 'assistant', study: 'two-schools', schools: [] });
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
    provider.as = { email: 'Invited@University.example.org', verified: true, sub: 'u-1' };
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
    ['an address that the institution did not check', { email: unchecked, verified: false }],
  ])('refuses %s, and makes no account', async (_, as) => {
    provider.as = as;
    const { status, body } = await signIn();
    expect([status, body.code]).toEqual([403, 'notInvited']);
    expect(await world.store.auth.accountByEmail('stranger@university.example.org')).toBeUndefined();
  });

  it('does not open a suspended account', async () => {
    provider.as = { email: invited, verified: true, sub: 'u-1' };
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

describe('whose account it is', () => {
  const comer = 'comer@university.example.org';
  let admin: Visitor;
  let account: string;
  beforeAll(async () => {
    admin = await world.signIn('administrator', 'keeper@example.org');
    const body = { email: comer, role: 'assistant', study: 'two-schools', schools: [] };
    account = (await admin.send<{ account: string }>('POST /api/accounts', body)).body.account;
  });
  const as = (sub: string, email = comer, verified = true) => {
    provider.as = { sub, email, verified };
    return signIn();
  };

  it('the one of the person, whatever becomes of the address; nobody else with that address', async () => {
    expect((await as('u-7')).status).toBe(200);
    // the address at the institution changed, or is not checked any more
    expect((await as('u-7', 'married-name@university.example.org')).body.account?.email).toBe(comer);
    expect((await as('u-7', comer, false)).status).toBe(200);
    // the address was given to somebody else
    const other = await as('u-8');
    expect([other.status, other.body.code]).toEqual([403, 'institutionOther']);
    expect((await other.visitor.send('GET /api/studies')).status).toBe(401);
  });

  it('until an administrator loosens the tie: then the sessions end, and the next one has it', async () => {
    const mine = await as('u-7');
    expect((await admin.send(`DELETE /api/accounts/${account}/institution`)).status).toBe(200);
    expect((await mine.visitor.send('GET /api/studies')).status).toBe(401);
    expect((await as('u-8')).status).toBe(200);
    expect((await as('u-7')).body.code).toBe('institutionOther');
  });

  it('of two who come at once for an account, one has it', async () => {
    const both = { email: 'both@university.example.org', role: 'assistant', study: 'two-schools', schools: [] };
    await admin.send('POST /api/accounts', both);
    const ways = [];
    for (const sub of ['u-20', 'u-21']) {
      provider.as = { sub, email: both.email, verified: true };
      const visitor = world.nobody();
      const { address, transaction } = await start(visitor);
      ways.push({ visitor, transaction, back: await passProvider(provider, address) });
    }
    const ends = await Promise.all(ways.map((w) => finish(w.visitor, w.transaction, w.back.search)));
    expect(ends.map((e) => e.body.code ?? 'in').toSorted()).toEqual(['in', 'institutionOther']);
  });
});

describe('before something grave, without a password', () => {
  const again = async (visitor: Visitor) => {
    const { body } = await visitor.send<Start>('POST /api/session/oidc/start', { again: true });
    const back = await passProvider(provider, body.address);
    return { ...(await finish(visitor, body.transaction, back.search)), address: new URL(body.address) };
  };

  it('another sign-in at the institution is asked, and holds for ten minutes', async () => {
    provider.as = { email: invited, verified: true, sub: 'u-1' };
    // the provider's clock is the real one, and it says when it asked
    world.later(Math.round((Date.now() - world.services.clock().getTime()) / 60_000));
    const { visitor, body } = await signIn();
    visitor.csrf = body.csrf!;
    const state = async () => (await visitor.send<{ asked: string }>('GET /api/second-factor')).body.asked;
    expect(await state()).toBe('signIn');
    expect((await visitor.send<Problem>('POST /api/second-factor', {})).body.code).toBe('freshSignInNeeded');
    const choose = () => visitor.send<Problem>('PUT /api/session/password', { password: 'four new long words' });
    expect((await choose()).body.code).toBe('freshSignInNeeded');

    const second = await again(visitor);
    visitor.csrf = second.body.csrf!;
    expect([second.address.searchParams.get('prompt'), second.address.searchParams.get('max_age')]).toEqual(['login', '600']);
    expect(await state()).toBe('nothing');
    world.later(12);
    expect(await state()).toBe('signIn');
    world.later(-12);
    expect((await visitor.send('POST /api/second-factor', {})).status).toBe(200);
    expect((await choose()).status).toBe(200);
    // who has a password now is asked for it
    expect(await state()).toBe('password');
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
