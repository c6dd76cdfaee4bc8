/** Inviting, suspending, sessions, and the limits of who may give what. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountView, SessionView } from '../../server/accounts/contract.ts';
import { deviceOf } from '../../server/auth/device.ts';
import { makeWorld, password, type Problem, study, type Visitor, type World } from '../world.ts';

let world: World;
let admin: Visitor;
let researcher: Visitor;
beforeAll(async () => {
  world = await makeWorld();
  admin = await world.signIn('administrator');
  researcher = await world.signIn('researcher');
});
afterAll(() => world.close());

const list = async (who: Visitor) =>
  (await who.send<{ accounts: AccountView[]; studies: { id: string }[]; roles: string[] }>('GET /api/accounts')).body;
const invite = (who: Visitor, email: string, role: string, schools: string[] = [], of: string | null = study) =>
  who.send<{ account: string; link: string | null } & Problem>('POST /api/accounts', { email, role, study: of, schools });
async function enter(link: string | null): Promise<Visitor> {
  const visitor = world.nobody();
  const { body } = await visitor.send<{ csrf: string }>('POST /api/one-time', { token: link!.split('#')[1], password });
  visitor.csrf = body.csrf;
  return visitor;
}

describe('inviting', () => {
  it('a researcher invites a trainer for a school, who is in by the link and sees that school', async () => {
    const { status, body } = await invite(researcher, 'trainer@new.example.org', 'trainer', ['noord']);
    expect(status).toBe(200);
    const trainer = await enter(body.link);
    const mine = await trainer.send<{ studies: { schools: { id: string }[] }[] }>('GET /api/my-schools');
    expect(mine.body.studies.map((s) => s.schools.map((one) => one.id))).toEqual([['noord']]);
  });

  it.each([
    ['administrator', [], study, 'notAllowed'],
    ['researcher', [], study, 'notAllowed'],
    ['trainer', [], study, 'schoolsNeeded'],
    ['trainer', ['nergens'], study, 'schoolUnknown'],
    ['assistant', [], 'no-study', 'studyUnknown'],
    ['assistant', [], null, 'studyNeeded'],
  ] as const)('a researcher cannot make somebody %s of schools %j in %s', async (role, schools, of, code) => {
    expect((await invite(researcher, 'never@example.org', role, [...schools], of)).body.code).toBe(code);
    expect((await list(admin)).accounts.some((a) => a.email === 'never@example.org')).toBe(false);
  });

  it('nobody gets a link of an account that has a password, and a researcher none of an administrator', async () => {
    await world.signIn('administrator', 'other-administrator@example.org');
    expect((await invite(researcher, 'other-administrator@example.org', 'assistant')).body.link).toBeNull();
    await invite(admin, 'boss@example.org', 'administrator', [], null);
    expect((await invite(researcher, 'boss@example.org', 'assistant')).body.link).toBeNull();
  });

  it('an administrator opens no study, and sees names of no one in it', async () => {
    expect((await admin.send<Problem>(`GET /api/studies/${study}`)).body.code).toBe('notAllowed');
    expect(JSON.stringify(await list(admin))).not.toContain('Naam van');
  });

  it('a researcher sees who works in the own studies, and changes no other researcher', async () => {
    await world.signIn('researcher', 'second@example.org');
    const { accounts, roles } = await list(researcher);
    expect(roles).not.toContain('researcher');
    const second = accounts.find((a) => a.email === 'second@example.org')!;
    const changed = await researcher.send<Problem>(`PUT /api/studies/${study}/members/${second.id}`, {
      role: 'coder',
      schools: [],
    });
    expect(changed.body.code).toBe('notAllowed');
    expect((await researcher.send<Problem>(`DELETE /api/studies/${study}/members/${second.id}`)).body.code).toBe('notAllowed');
    const own = accounts.find((a) => a.own)!;
    expect((await researcher.send<Problem>(`DELETE /api/studies/${study}/members/${own.id}`)).body.code).toBe('ownAccount');
  });
});

describe('suspending', () => {
  it('ends the sessions at once, refuses password and link, and can be taken back', async () => {
    const { body } = await invite(admin, 'leaver@example.org', 'assistant');
    const leaver = await enter(body.link);
    expect((await leaver.send('GET /api/studies')).status).toBe(200);
    await admin.send(`POST /api/accounts/${body.account}/suspend`);
    expect((await leaver.send('GET /api/studies')).status).toBe(401);
    const signIn = () => world.nobody().send<Problem>('POST /api/session', { email: 'leaver@example.org', password });
    expect((await signIn()).body.code).toBe('accountSuspended');
    expect((await admin.send<Problem>(`POST /api/accounts/${body.account}/link`)).body.code).toBe('accountSuspended');
    await admin.send(`POST /api/accounts/${body.account}/restore`);
    expect((await signIn()).status).toBe(200);
  });

  it('nobody suspends themselves', async () => {
    const me = (await list(admin)).accounts.find((a) => a.own)!;
    expect((await admin.send<Problem>(`POST /api/accounts/${me.id}/suspend`)).body.code).toBe('ownAccount');
  });
});

describe('sessions', () => {
  const sessionsOf = async (who: Visitor) => (await who.send<{ sessions: SessionView[] }>('GET /api/sessions')).body.sessions;

  it('lists the own devices and signs one out; of somebody else only the administrator does', async () => {
    const { body } = await invite(admin, 'two@example.org', 'assistant');
    const first = await enter(body.link);
    const second = world.nobody();
    await second.fetch('POST', '/api/session', {
      body: JSON.stringify({ email: 'two@example.org', password }),
      headers: {
        'Content-Type': 'application/json',
        'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      },
    });
    const both = await sessionsOf(first);
    expect(both.map((s) => [s.device, s.current])).toEqual([
      [null, true],
      ['Firefox · Linux', false],
    ]);
    const gone = both[1]!.id;
    // another account has no such session, whatever the id
    expect((await researcher.send<Problem>(`DELETE /api/sessions/${gone}`)).body.code).toBe('sessionGone');
    expect((await first.send(`DELETE /api/sessions/${gone}`)).status).toBe(200);
    expect((await second.send('GET /api/studies')).status).toBe(401);
    expect((await sessionsOf(first)).length).toBe(1);
    await admin.send(`DELETE /api/accounts/${body.account}/sessions/${both[0]!.id}`);
    expect((await first.send('GET /api/studies')).status).toBe(401);
  });

  it('another password ends the other devices; without the current one nothing happens', async () => {
    const { body } = await invite(admin, 'changing@example.org', 'assistant');
    const first = await enter(body.link);
    const second = world.nobody();
    await second.send('POST /api/session', { email: 'changing@example.org', password });
    const next = 'another four word sentence';
    const change = (current: string) => first.send<Problem>('PUT /api/session/password', { current, password: next });
    expect((await change('not my password')).body.code).toBe('passwordWrong');
    expect((await second.send('GET /api/studies')).status).toBe(200);
    expect((await change(password)).status).toBe(200);
    expect([(await first.send('GET /api/studies')).status, (await second.send('GET /api/studies')).status]).toEqual([200, 401]);
    const signIn = (given: string) =>
      world.nobody().send('POST /api/session', { email: 'changing@example.org', password: given });
    expect([(await signIn(password)).status, (await signIn(next)).status]).toEqual([401, 200]);
  });

  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge · Windows'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1', 'Safari · iOS'],
    ['Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) Chrome/140.0 Safari/537.36', 'Chrome · ChromeOS'],
    ['<script>alert(1)</script>', null],
    [undefined, null],
  ])('%s is %s', (text, device) => expect(deviceOf(text)).toBe(device));
});
