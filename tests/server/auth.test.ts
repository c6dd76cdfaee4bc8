/** Signing in and out, one-time links, sessions, limits on guessing. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstAccountToken, signInToken } from '../../server/auth/links.ts';
import { passwordFits } from '../../server/auth/passwords.ts';
import { limits } from '../../server/http/limits.ts';
import { makeWorld, password, type Problem, type World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld({ empty: true });
});
afterEach(() => world.close());

const parts = () => ({ store: world.store, secrets: world.secrets, clock: world.services.clock, ids: world.services.ids });
const email = 'first@example.org';

describe('the first account', () => {
  it('is made with the link, which then is used up', async () => {
    const token = (await firstAccountToken(parts()))!;
    const visitor = world.nobody();
    const look = await visitor.send('POST /api/one-time/look', { token });
    expect(look.body).toEqual({ purpose: 'firstAccount', email: null, role: 'researcher' });
    const used = await visitor.send('POST /api/one-time', { token, email: ' First@Example.org ', password });
    expect(used.body).toMatchObject({ account: { email, role: 'researcher' }, csrf: expect.any(String) });
    expect((await visitor.send('GET /api/session')).body).toEqual(used.body);
    for (const key of ['POST /api/one-time/look', 'POST /api/one-time']) {
      const again = await world.nobody().send<Problem>(key, key.endsWith('look') ? { token } : { token, email, password });
      expect([again.status, again.body.code]).toEqual([410, 'oneTimeLinkUsed']);
    }
    expect(await firstAccountToken(parts())).toBeUndefined();
  });

  it('needs an e-mail address and a long password, and the link survives a slip', async () => {
    const token = (await firstAccountToken(parts()))!;
    const visitor = world.nobody();
    expect((await visitor.send<Problem>('POST /api/one-time', { token, password })).body.code).toBe('emailNeeded');
    const short = await visitor.send<Problem & { fields: object[] }>('POST /api/one-time', { token, email, password: 'short' });
    expect([short.body.code, short.body.fields]).toEqual(['badRequest', [{ path: 'body.password', code: 'too_small' }]]);
    expect((await visitor.send('POST /api/one-time', { token, email, password })).status).toBe(200);
  });

  it('two at once: one account', async () => {
    const token = (await firstAccountToken(parts()))!;
    const outcomes = await Promise.all(
      ['a@example.org', 'b@example.org'].map((e) =>
        world.nobody().send<Problem>('POST /api/one-time', { token, email: e, password }),
      ),
    );
    expect(outcomes.map((o) => `${o.status}`).toSorted()).toEqual(['200', '410']);
    expect(await world.store.auth.countAccounts()).toBe(1);
  });

  it('the same link again after a restart; a new one when it has expired; none once the command line made an account', async () => {
    const token = (await firstAccountToken(parts()))!;
    expect(await firstAccountToken(parts())).toBe(token);
    world.later(73 * 60);
    expect((await world.nobody().send<Problem>('POST /api/one-time/look', { token })).body.code).toBe('oneTimeLinkExpired');
    const newer = (await firstAccountToken(parts()))!;
    expect(newer).not.toBe(token);
    await signInToken(parts(), { email, role: 'researcher' }, 'tests');
    expect((await world.nobody().send<Problem>('POST /api/one-time/look', { token: newer })).body.code).toBe(
      'oneTimeLinkUnknown',
    );
  });
});

describe('sessions', () => {
  it('password right, wrong, and for an address that nobody has', async () => {
    await world.signIn('researcher', email);
    const right = await world.nobody().send('POST /api/session', { email: 'FIRST@example.org', password });
    expect(right.status).toBe(200);
    const cookie = right.headers.get('set-cookie')!;
    expect(cookie).toMatch(/^meetmoment_session=[\w-]{43}; Max-Age=43200; Path=\/; Expires=.+; HttpOnly; SameSite=Strict$/);
    for (const body of [
      { email, password: 'wrong' },
      { email: 'nobody@example.org', password },
    ]) {
      const wrong = await world.nobody().send<Problem>('POST /api/session', body);
      expect([wrong.status, wrong.body.code, wrong.headers.get('set-cookie')]).toEqual([401, 'wrongCredentials', null]);
    }
  });

  it('an unknown address costs a hash as well: the time tells nothing', async () => {
    await passwordFits(null, 'warm');
    const time = async (hash: string | null) => {
      const started = performance.now();
      await passwordFits(hash, 'a guess');
      return performance.now() - started;
    };
    await world.signIn('researcher', email);
    const { passwordHash } = (await world.store.auth.accountByEmail(email))!;
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    // the fastest of several, turn by turn: other work on the machine slows both
    const times: [number, number][] = [];
    for (let i = 0; i < 10; i += 1) times.push([await time(null), await time(passwordHash)]);
    const ratio = Math.min(...times.map((t) => t[0])) / Math.min(...times.map((t) => t[1]));
    expect(ratio).toBeGreaterThan(0.4);
    expect(ratio).toBeLessThan(2.5);
  });

  it('end twelve hours after the last use, slide with use, and end with signing out', async () => {
    const visitor = await world.signIn('researcher', email);
    world.later(11 * 60);
    expect((await visitor.send('GET /api/studies')).headers.get('set-cookie')).toMatch(/^meetmoment_session=/);
    world.later(11 * 60);
    expect((await visitor.send('GET /api/studies')).status).toBe(200);
    world.later(12 * 60 + 1);
    expect((await visitor.send<Problem>('GET /api/studies')).body.code).toBe('signInNeeded');
    expect((await visitor.send('GET /api/session')).body).toMatchObject({ account: null, csrf: null });
  });

  it('end thirty days after signing in, however much they are used', async () => {
    const visitor = await world.signIn('researcher', email);
    for (let hours = 0; hours < 30 * 24 - 6; hours += 6) {
      world.later(6 * 60);
      expect((await visitor.send('GET /api/session')).body).toMatchObject({ account: { email } });
      expect((await visitor.send('GET /api/studies')).status).toBe(200);
    }
    world.later(6 * 60 - 1);
    expect((await visitor.send('GET /api/studies')).status).toBe(200);
    world.later(2);
    expect((await visitor.send<Problem>('GET /api/studies')).body.code).toBe('signInNeeded');
  });

  it('signing in again in the same browser gives another session and ends the one before', async () => {
    const visitor = await world.signIn('researcher', email);
    const before = world.nobody();
    before.cookie = visitor.cookie;
    expect((await visitor.send('POST /api/session', { email, password })).status).toBe(200);
    expect(visitor.cookie).not.toBe(before.cookie);
    expect([(await visitor.send('GET /api/studies')).status, (await before.send('GET /api/studies')).status]).toEqual([200, 401]);
  });

  it('a new password ends the other sessions of that account', async () => {
    const before = await world.signIn('researcher', email);
    const token = await signInToken(parts(), { email, role: 'coder' }, 'tests');
    const visitor = world.nobody();
    const { body } = await visitor.send('POST /api/one-time', { token, password: 'another long password' });
    expect(body).toMatchObject({ account: { email, role: 'researcher' }, csrf: expect.any(String) });
    expect((await before.send('GET /api/studies')).status).toBe(401);
    expect((await visitor.send('GET /api/studies')).status).toBe(200);
    expect((await world.nobody().send('POST /api/session', { email, password })).status).toBe(401);
  });

  it('the database holds no token, no cookie value and no password', async () => {
    const visitor = await world.signIn('researcher', email);
    const value = visitor.cookie!.split('=')[1]!;
    expect(await world.store.auth.session(value)).toBeUndefined();
    expect(JSON.stringify(await world.store.auth.accountByEmail(email))).not.toContain(password);
    expect(JSON.stringify(world.logged)).not.toMatch(new RegExp(`${value}|${email}|${password}`));
  });

  it('over https the cookie is Secure', async () => {
    const https = await makeWorld({ empty: true, origin: 'https://meetmoment.example.org' });
    await https.signIn('researcher', email);
    const { headers } = await https.nobody().send('POST /api/session', { email, password });
    expect(headers.get('set-cookie')).toContain('; Secure');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    await https.close();
  });
});

describe('limits on guessing', () => {
  const guess = (e: string, p = 'wrong') => world.nobody().send<Problem>('POST /api/session', { email: e, password: p });

  it('too many wrong passwords for one person: that person waits, the colleague behind the same address does not', async () => {
    await world.signIn('researcher', email);
    await world.signIn('researcher', 'colleague@example.org');
    for (let i = 0; i < limits.signInPerPerson; i += 1) expect((await guess(email)).status).toBe(401);
    const locked = await guess(email, password);
    expect([locked.status, locked.body.code]).toEqual([429, 'tooManyAttempts']);
    expect(locked.body.params!.seconds).toBeGreaterThan(0);
    expect((await guess('colleague@example.org', password)).status).toBe(200);
  });

  it('successes do not count', async () => {
    await world.signIn('researcher', email);
    for (let i = 0; i < limits.signInPerPerson + 3; i += 1) expect((await guess(email, password)).status).toBe(200);
  });

  it('one-time links cannot be guessed for long', async () => {
    const codes = new Set<string>();
    for (let i = 0; i < limits.oneTimePerAddress + 1; i += 1) {
      codes.add((await world.nobody().send<Problem>('POST /api/one-time/look', { token: `guess-${i}` })).body.code);
    }
    expect([...codes]).toEqual(['oneTimeLinkUnknown', 'tooManyAttempts']);
  });
});

describe('limits on personal links', () => {
  it('one link cannot write without end; others behind the same address go on, and it may still read', async () => {
    const school = await makeWorld();
    const [script, teacher] = await school.invite('T1');
    const write = (who = script!) => who.send<Problem>('PUT /api/respond/draft', {});
    for (let i = 0; i < limits.writesPerLink; i += 100) await Promise.all(Array.from({ length: 100 }, () => write()));
    expect((await write()).status).toBe(429);
    expect([(await write(teacher)).status, (await script!.send('GET /api/respond')).status]).toEqual([400, 200]);
    await school.close();
  });

  it('after too many wrong links a good one still works', async () => {
    const other = await makeWorld();
    const [anna] = await other.invite('T1');
    const codes = new Set<string>();
    for (let i = 0; i < limits.linkPerAddress + 1; i += 1) {
      codes.add((await Object.assign(other.nobody(), { token: `guess${i}` }).send<Problem>('GET /api/respond')).body.code);
    }
    expect([...codes]).toEqual(['linkUnknown', 'tooManyAttempts']);
    expect((await anna!.send('GET /api/respond')).status).toBe(200);
    await other.close();
  });
});
