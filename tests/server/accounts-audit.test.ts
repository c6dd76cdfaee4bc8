/** What administrators read about accounts: who did what, by name, in portions; and what a study's researchers read of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountView } from '../../server/accounts/contract.ts';
import type { AuditWho } from '../../server/audit/contract.ts';
import { aboutWhom, whoIs } from '../../server/audit/rules.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { makeWorld, password, type Problem, study, type Visitor, type World } from '../world.ts';

interface Entry {
  id: string;
  actor: string;
  by: AuditWho;
  verb: string;
  subject: string;
  about: string | null;
  study: string | null;
  details: Record<string, string | number>;
}
interface Page {
  entries: Entry[];
  next: number | null;
}
let world: World;
let admin: Visitor;
let researcher: Visitor;
beforeAll(async () => {
  world = await makeWorld();
  admin = await world.signIn('administrator');
  researcher = await world.signIn('researcher');
});
afterAll(() => world.close());

const read = async (query = '') => (await admin.send<Page>(`GET /api/audit${query}`)).body;
const invite = async (email: string, who = admin, role = 'assistant') =>
  (await who.send<{ account: string; link: string }>('POST /api/accounts', { email, role, study, schools: [] })).body;

describe('the audit of accounts', () => {
  it('says who did what to whom, by name where there is one, and in which study', async () => {
    await admin.send('PUT /api/session/name', { name: 'Carla Keur' });
    const { account, link } = await invite('bert@example.org');
    await world.nobody().send('POST /api/one-time', { token: link.split('#')[1], password });
    await admin.send(`PUT /api/studies/${study}/members/${account}`, { role: 'coder', schools: [] });
    await admin.send(`POST /api/accounts/${account}/suspend`);
    await admin.send('PUT /api/settings', { secondFactorRequired: false });
    const told = (await read('?limit=8')).entries.map((e) => [e.by.name ?? e.by.kind, e.verb, e.about ?? e.subject]);
    expect(told).toEqual([
      ['Carla Keur', 'settings.save', 'server'],
      ['Carla Keur', 'accounts.suspend', 'bert@example.org'],
      ['Carla Keur', 'members.set', 'bert@example.org'],
      ['bert@example.org', 'oneTimeLinks.use', 'bert@example.org'],
      ['Carla Keur', 'oneTimeLinks.add', 'bert@example.org'],
      ['Carla Keur', 'accounts.add', 'bert@example.org'],
      ['Carla Keur', 'accounts.name', 'Carla Keur'],
      ['researcher@example.org', 'oneTimeLinks.use', 'researcher@example.org'],
    ]);
    const [member] = (await read('?limit=3')).entries.slice(-1);
    expect([member!.study, member!.details]).toEqual([study, { role: 'coder' }]);
  });

  it('of one account what it did and what was done to it, and nothing else', async () => {
    const { account } = await invite('one@example.org');
    await invite('two@example.org');
    const { entries } = await read(`?account=${account}`);
    expect(entries.map((e) => e.verb)).toEqual(['oneTimeLinks.add', 'accounts.add']);
    expect((await read('?account=nobody')).entries).toEqual([]);
  });

  it('comes in portions without a gap or a double, also within one millisecond; answers and mails are not in it', async () => {
    await world.store.audit.note({ actor: 'server', verb: 'mail.claim', subject: 'x', study: null });
    await (await world.invite('T1'))[0]!.answerAll();
    const all = await read('?limit=500');
    expect(all.next).toBeNull();
    const pages: Entry[] = [];
    for (let next: number | null = 0; next !== null; ) {
      const page: Page = await read(`?limit=7${next === 0 ? '' : `&before=${next}`}`);
      expect(page.entries.length).toBeLessThanOrEqual(7);
      pages.push(...page.entries);
      next = page.next;
    }
    expect(pages.map((e) => e.id)).toEqual(all.entries.map((e) => e.id));
    expect(new Set(pages.map((e) => e.id)).size).toBe(pages.length);
    expect(pages.length).toBeGreaterThan(15);
    const families = new Set(pages.map((e) => e.verb.split('.')[0]));
    expect(families).toEqual(new Set(['accounts', 'members', 'oneTimeLinks', 'settings']));
    for (const query of ['?limit=501', '?limit=0', '?before=x', '?account=../x'])
      expect((await admin.send<Problem>(`GET /api/audit${query}`)).body.code, query).toBe('badRequest');
  });

  it('is found by its own index, however many answers lie beside it', () => {
    const driver = openSqlite({ path: ':memory:', clock: () => new Date(), ids: () => 'x' });
    const plan = driver.db.all<{ detail: string }>(
      "explain query plan select * from audit where (study is null or verb in ('members.join', 'members.set', 'members.remove')) order by position desc limit 51",
    );
    expect(plan.map((p) => p.detail).join('\n')).toContain('USING INDEX audit_accounts');
    return driver.close();
  });

  it('five wrong passwords in a row are noted, one or two are not; the time of the refusal does not wait for it', async () => {
    await world.signIn('assistant', 'target@example.org');
    const account = (await world.store.auth.accountByEmail('target@example.org'))!.id;
    const failed = async () =>
      (await read(`?account=${account}`)).entries.filter((e) => e.verb === 'sessions.failed').map((e) => e.details.attempts);
    const guess = () => world.nobody().send('POST /api/session', { email: 'target@example.org', password: 'guess' });
    for (let i = 0; i < 4; i += 1) await guess();
    expect(await failed()).toEqual([]);
    for (let i = 0; i < 6; i += 1) await guess();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await failed()).toEqual([10, 5]);
  });

  it('so are wrong passwords at a browser that was left open; they stop that browser and no colleague behind the same address', async () => {
    const left = await world.signIn('assistant', 'left-open@example.org');
    const colleague = await world.signIn('assistant', 'colleague@example.org');
    const account = (await world.store.auth.accountByEmail('left-open@example.org'))!.id;
    const next = 'another four word sentence';
    const change = (who: Visitor, current: string) => who.send<Problem>('PUT /api/session/password', { current, password: next });
    const codes: string[] = [];
    for (let i = 0; i < 12; i += 1) codes.push((await change(left, `guess ${i}`)).body.code);
    expect(codes).toEqual([...Array.from({ length: 10 }, () => 'passwordWrong'), 'tooManyAttempts', 'tooManyAttempts']);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const noted = (await read(`?account=${account}`)).entries.filter((e) => e.verb === 'sessions.failed');
    expect(noted.map((e) => e.details.attempts)).toEqual([10, 5]);
    expect((await change(colleague, password)).status).toBe(200);
  });
});

describe('the audit of a study', () => {
  it('names colleagues in the study, and an administrator from outside only as such', async () => {
    await researcher.send('PUT /api/session/name', { name: 'Anna de Vries' });
    const outside = await world.signIn('administrator', 'outside@example.org');
    const { account } = await invite('named@example.org', outside);
    await researcher.send(`PUT /api/studies/${study}/members/${account}`, { role: 'coder', schools: [] });
    const { entries } = (await researcher.send<{ entries: Entry[] }>(`GET /api/studies/${study}/audit`)).body;
    const set = entries.find((e) => e.verb === 'members.set' && e.subject === account)!;
    expect([set.by, set.about]).toEqual([{ kind: 'account', name: 'Anna de Vries' }, 'named@example.org']);
    expect(entries.find((e) => e.verb === 'responses.submit')!.by).toEqual({ kind: 'respondent', name: null });
    expect(JSON.stringify(entries)).not.toContain('outside@example.org');
  });

  it('knows every kind of actor', () => {
    const names = new Map([['a1', { email: 'a@example.org', name: null, administrator: true }]]);
    const kinds = ['a1', 'invitation:x', 'class:x', 'coordinator:x', 'server', 'command line', 'b2'].map(
      (a) => whoIs(a, names).kind,
    );
    expect(kinds).toEqual(['account', 'respondent', 'pupil', 'school', 'server', 'commandLine', 'other']);
    expect(whoIs('a1', names, () => false)).toEqual({ kind: 'administrator', name: null });
    expect([aboutWhom('a1', names), aboutWhom('a1', names, () => false), aboutWhom('T1', names)]).toEqual([
      'a@example.org',
      null,
      null,
    ]);
  });
});

describe('what a researcher learns of colleagues', () => {
  it('name, address, role and state; not their second factor, devices or whether they administer', async () => {
    const { accounts } = (await researcher.send<{ accounts: AccountView[] }>('GET /api/accounts')).body;
    expect(accounts.length).toBeGreaterThan(3);
    for (const { own, administrator, secondFactor, institution, sessions } of accounts)
      expect([administrator, secondFactor, institution, sessions].every((fact) => (own ? fact !== null : fact === null))).toBe(
        true,
      );
    const seen = (await admin.send<{ accounts: AccountView[] }>('GET /api/accounts')).body.accounts;
    expect(seen.every((a) => a.sessions !== null && a.secondFactor !== null)).toBe(true);
  });
});
