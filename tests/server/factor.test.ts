/** The second factor: codes of RFC 6238, enrolment, sign-in, replay, recovery codes, the setting that asks it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from 'otpauth';
import { addressOf, codeAt, newSecret, stepOf } from '../../server/factor/totp.ts';
import type { Session } from '../../server/auth/contract.ts';
import { makeWorld, password, type Problem, type Visitor, type World } from '../world.ts';

describe('codes', () => {
  // RFC 6238, appendix B (SHA-1): the last six of the eight digits
  const secret = Secret.fromLatin1('12345678901234567890').base32;
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at %i seconds it is %s', (seconds, code) => {
    const at = new Date(seconds * 1000);
    expect(codeAt(secret, at)).toBe(code);
    expect(stepOf(secret, code, at, 0)).toBe(Math.floor(seconds / 30));
  });

  it('one step to either side is taken, two are not, and none twice', () => {
    const at = new Date('2026-09-01T08:00:15.000Z');
    const step = Math.floor(at.getTime() / 30_000);
    for (const delta of [-2, -1, 0, 1, 2]) {
      const code = codeAt(secret, new Date(at.getTime() + delta * 30_000));
      expect(stepOf(secret, code, at, 0)).toBe(Math.abs(delta) < 2 ? step + delta : undefined);
    }
    expect(stepOf(secret, codeAt(secret, at), at, step)).toBeUndefined();
    for (const wrong of ['', '12345', '1234567', 'abcdef', '１２３４５６']) expect(stepOf(secret, wrong, at, 0)).toBeUndefined();
  });

  it('the address names the app and the account', () => {
    const address = new URL(addressOf(newSecret(), 'a.b@example.org'));
    expect(address.protocol).toBe('otpauth:');
    expect(decodeURIComponent(address.pathname)).toContain('Meetmoment:a.b@example.org');
  });
});

let world: World;
let me: Visitor;
const email = 'researcher@example.org';
beforeEach(async () => {
  world = await makeWorld({ empty: true });
  me = await world.signIn('researcher', email);
});
afterEach(() => world.close());

const now = (secret: string) => codeAt(secret, world.services.clock());
/** Switches it on; half a minute later, because a code works once. */
async function enrol(): Promise<{ secret: string; recovery: string[] }> {
  const { body } = await me.send<{ secret: string; qr: string }>('POST /api/second-factor', { password });
  expect(body.qr).toMatch(/^<svg/);
  const confirmed = await me.send<{ recovery: string[] }>('POST /api/second-factor/confirm', { code: now(body.secret) });
  expect(confirmed.status).toBe(200);
  world.later(1);
  return { secret: body.secret, recovery: confirmed.body.recovery };
}
const signIn = (code?: string) =>
  world.nobody().send<Session & Problem>('POST /api/session', { email, password, ...(code === undefined ? {} : { code }) });

describe('with an authenticator app', () => {
  it('is asked only once a first code was right', async () => {
    const { body } = await me.send<{ secret: string }>('POST /api/second-factor', { password });
    expect((await me.send<Problem>('POST /api/second-factor/confirm', { code: '000000' })).body.code).toBe('codeWrong');
    expect((await signIn()).status).toBe(200);
    expect((await me.send('POST /api/second-factor/confirm', { code: now(body.secret) })).status).toBe(200);
    expect((await signIn()).body.code).toBe('secondFactorNeeded');
    expect((await me.send<Problem>('POST /api/second-factor', { password })).body.code).toBe('secondFactorOn');
  });

  it('a code works once, also when two requests bring it at the same time', async () => {
    const { secret } = await enrol();
    expect((await signIn('123456')).body.code).toBe('codeWrong');
    const code = now(secret);
    const both = await Promise.all([signIn(code), signIn(code)]);
    expect(both.map((r) => r.status).toSorted((a, b) => a - b)).toEqual([200, 401]);
    expect((await signIn(code)).body.code).toBe('codeWrong');
    world.later(1);
    expect((await signIn(now(secret))).status).toBe(200);
  });

  it('a wrong password does not tell that there is a second factor', async () => {
    await enrol();
    const { body } = await world.nobody().send<Problem>('POST /api/session', { email, password: 'something else 123' });
    expect(body.code).toBe('wrongCredentials');
  });

  it('a recovery code works once, however it is typed, and no plain secret or code is in the database', async () => {
    const { secret, recovery } = await enrol();
    expect(new Set(recovery).size).toBe(8);
    expect((await signIn(recovery[0]!.toUpperCase().replace('-', ' '))).status).toBe(200);
    expect((await signIn(recovery[0])).body.code).toBe('codeWrong');
    const state = await me.send<{ on: boolean; recoveryLeft: number }>('GET /api/second-factor');
    expect(state.body).toMatchObject({ on: true, recoveryLeft: 7 });
    const account = (await world.store.auth.accountByEmail(email))!.id;
    const kept = JSON.stringify(await world.store.factor.of(account));
    expect(kept).not.toContain(secret);
    const { sealed } = (await world.store.factor.of(account))!;
    expect(world.secrets.unseal('second-factor', account, sealed)).toBe(secret);
    // bound to its account and its use
    expect(world.secrets.unseal('second-factor', 'another', sealed)).toBeUndefined();
    expect(world.secrets.unseal('oidc', account, sealed)).toBeUndefined();
  });

  it('after ten wrong codes even the right one waits a quarter of an hour', async () => {
    const { secret } = await enrol();
    for (let i = 0; i < 10; i += 1) await signIn('123456');
    expect((await signIn(now(secret))).body.code).toBe('tooManyAttempts');
  });

  it('a one-time link asks it too', async () => {
    const { secret } = await enrol();
    const admin = await world.signIn('administrator');
    const account = (await world.store.auth.accountByEmail(email))!.id;
    const { body } = await admin.send<{ link: string }>(`POST /api/accounts/${account}/link`);
    const token = body.link.split('#')[1];
    const use = (code?: string) =>
      world.nobody().send<Problem>('POST /api/one-time', { token, password, ...(code ? { code } : {}) });
    expect((await use()).body.code).toBe('secondFactorNeeded');
    expect((await use(now(secret))).status).toBe(200);
  });

  it('a browser that was left open is not enough: the password is asked before it goes on or off, and for new codes', async () => {
    const ask = async (key: string, body: object) => (await me.send<Problem>(key, body)).body.code;
    expect(await ask('POST /api/second-factor', {})).toBe('passwordNeeded');
    expect(await ask('POST /api/second-factor', { password: 'something else 123' })).toBe('passwordWrong');
    expect((await world.store.factor.of((await world.store.auth.accountByEmail(email))!.id)) === undefined).toBe(true);
    expect((await me.send<{ asked: string }>('GET /api/second-factor')).body.asked).toBe('password');
    const { secret } = await enrol();
    for (const key of ['POST /api/second-factor/off', 'POST /api/second-factor/recovery']) {
      expect(await ask(key, { code: now(secret) })).toBe('passwordNeeded');
      expect(await ask(key, { code: now(secret), password: 'something else 123' })).toBe('passwordWrong');
    }
    // neither took the code
    expect((await me.send('POST /api/second-factor/recovery', { code: now(secret), password })).status).toBe(200);
    expect(await ask('PUT /api/session/password', { password: 'another long password' })).toBe('passwordNeeded');
  });

  it('goes off with a code, or by the administrator when the phone is lost', async () => {
    const { secret } = await enrol();
    expect((await me.send<Problem>('POST /api/second-factor/off', { password, code: '123456' })).body.code).toBe('codeWrong');
    expect((await me.send('POST /api/second-factor/off', { password, code: now(secret) })).status).toBe(200);
    expect((await signIn()).status).toBe(200);
    world.later(1);
    await enrol();
    const admin = await world.signIn('administrator');
    const account = (await world.store.auth.accountByEmail(email))!.id;
    await admin.send(`DELETE /api/accounts/${account}/second-factor`);
    expect((await signIn()).status).toBe(200);
  });
});

describe('where the administrator asks it', () => {
  it('a researcher can do nothing else first; an assistant is not asked', async () => {
    const admin = await world.signIn('administrator');
    await admin.send('PUT /api/settings', { secondFactorRequired: true });
    expect((await me.send<Problem>('GET /api/studies')).body.code).toBe('secondFactorDue');
    expect((await me.send<Session>('GET /api/session')).body.secondFactorDue).toBe(true);
    // who asks it is asked as well
    expect((await admin.send<Problem>('GET /api/accounts')).body.code).toBe('secondFactorDue');
    expect((await (await world.signIn('assistant')).send('GET /api/studies')).status).toBe(200);
    const { secret } = await enrol();
    expect((await me.send('GET /api/studies')).status).toBe(200);
    expect((await me.send<Problem>('POST /api/second-factor/off', { password, code: now(secret) })).body.code).toBe(
      'secondFactorRequired',
    );
  });
});
