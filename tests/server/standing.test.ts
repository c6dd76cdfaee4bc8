/** What an account's membership opens: its own study and its own schools, on every endpoint that names one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInToken } from '../../server/auth/links.ts';
import { accountRoles, type MemberRole, memberRoles, roles, schoolRoles } from '../../server/auth/roles.ts';
import type { AccountView } from '../../server/accounts/contract.ts';
import { functionCounts, instrumentCounts, type Person, type Progress } from '../../server/mine/rules.ts';
import type { SchoolResponse } from '../../server/mine/contract.ts';
import { type EndpointKey, endpointKeys } from '../../server/http/endpoints.ts';
import { makeWorld, password, pathOf, type Problem, study, twoSchools, type Visitor, type World } from '../world.ts';

const other = 'other-study';
let world: World;
const visitors = {} as Record<MemberRole, Visitor>;
const ofStudies = endpointKeys.filter((key) => key.includes('/:study'));

/** Somebody with this role in `study` (and at Noord only), and nothing else. */
async function member(role: MemberRole, email = `${role}@one.example.org`): Promise<Visitor> {
  const schools = schoolRoles.includes(role) ? ['noord'] : null;
  const { store, secrets, services } = world;
  const parts = { store, secrets, clock: services.clock, ids: services.ids };
  const token = await signInToken(parts, { email, role, studies: [{ study, role, schools }] }, 'tests');
  const visitor = world.nobody();
  const { body } = await visitor.send<{ csrf: string }>('POST /api/one-time', { token, password });
  visitor.csrf = body.csrf;
  return visitor;
}

beforeAll(async () => {
  world = await makeWorld();
  const second = twoSchools();
  const data = { ...second.data, design: { ...second.data.design, id: other } };
  await world.store.studies.importStudy({ data, identities: second.identities }, 'tests');
  for (const role of memberRoles) visitors[role] = await member(role);
});
afterAll(() => world.close());

const knock = (visitor: Visitor, key: EndpointKey, params: Record<string, string>) => {
  const method = key.split(' ')[0]!;
  const body = method === 'GET' ? {} : { body: '{"knock":1}', headers: { 'Content-Type': 'application/json' } };
  return visitor.fetch<Problem>(method, pathOf(key, params), body);
};

describe('the table', () => {
  it('opens no study by an account alone, but to the administrator; a reach that needs an address has one', () => {
    for (const key of endpointKeys) {
      for (const role of accountRoles) {
        const reach = roles[key][role];
        if (key.includes('/:study') && role !== 'administrator') expect([key, role, reach]).not.toContain('any');
        if (reach === 'study' || reach === 'school') expect(key).toContain('/:study');
        if (key.includes('/:study') && role !== 'administrator') expect(reach, `${key} ${role}`).not.toBe('own');
      }
    }
  });

  it('gives who is there for certain schools nothing without a school in the address', () => {
    for (const key of endpointKeys) {
      for (const role of schoolRoles) {
        const reach = roles[key][role];
        if (key.includes('/:study') && reach !== undefined)
          expect([key, reach, key.includes('/:school')]).toEqual([key, 'school', true]);
      }
    }
  });
});

describe.each(memberRoles)('%s of one study', (role) => {
  it.each(ofStudies)('another study is not there: %s', async (key) => {
    const { status, body } = await knock(visitors[role], key, { study: other, school: 'noord', wave: 'T1' });
    const refused = roles[key][role] === undefined ? [403, 'notAllowed'] : [404, 'studyUnknown'];
    expect([status, body.code]).toEqual(refused);
  });

  it('another school is not there for who has schools; the own one is', async () => {
    for (const key of ofStudies.filter((k) => k.includes('/:school') && roles[k][role] === 'school')) {
      expect((await knock(visitors[role], key, { study, school: 'zuid' })).body.code).toBe('schoolUnknown');
      const { status } = await knock(visitors[role], key, { study, school: 'noord' });
      expect(status).not.toBe(404);
    }
  });
});

describe('what a membership shows', () => {
  it('the list of studies holds the own ones', async () => {
    const { body } = await visitors.assistant.send<{ studies: { id: string }[] }>('GET /api/studies');
    expect(body.studies.map((s) => s.id)).toEqual([study]);
  });

  it('a school leader sees counts of the own school and no person', async () => {
    const [anna] = await world.invite('T1');
    await anna!.answerAll();
    const { status, body } = await visitors.schoolLeader.send<SchoolResponse>(`GET /api/studies/${study}/schools/noord/response`);
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toMatch(/Naam van|@example|noord-\d/);
    const wave = body.waves.find((w) => w.id === 'T1')!;
    const network = wave.instruments.find((i) => i.instrument === 'staff-network')!;
    expect(network).toMatchObject({ due: 20, submitted: 1 });
    // the teachers' list: two people fewer, and the difference would be the leader and the coach
    expect(wave.instruments.find((i) => i.instrument === 'attitude')).toMatchObject({ submitted: null });
  });

  it('a change of schools counts from the next request, and taking somebody out closes the door', async () => {
    const leader = await member('trainer', 'moving@example.org');
    const admin = await world.signIn('administrator');
    const { body } = await admin.send<{ accounts: AccountView[] }>('GET /api/accounts');
    const id = body.accounts.find((a) => a.email === 'moving@example.org')!.id;
    const own = (school: string) => leader.send<Problem>(`GET /api/studies/${study}/schools/${school}/response`);
    expect((await own('zuid')).body.code).toBe('schoolUnknown');
    await admin.send(`PUT /api/studies/${study}/members/${id}`, { role: 'trainer', schools: ['zuid'] });
    expect([(await own('zuid')).status, (await own('noord')).body.code]).toEqual([200, 'schoolUnknown']);
    await admin.send(`DELETE /api/studies/${study}/members/${id}`);
    expect((await own('zuid')).body.code).toBe('studyUnknown');
  });
});

describe('counts that point at nobody', () => {
  const asked = (...instruments: string[]) =>
    instruments.map((instrument) => ({ instrument, version: 1, functions: [], waves: [] }));
  const people = (n: number, functions: string[], ...instruments: string[]): Person[] =>
    Array.from({ length: n }, (_, i) => ({ id: `${functions[0]}${i}`, functions, asked: asked(...instruments) }));
  const done = (all: readonly Person[]) =>
    new Map<string, Progress>(
      all.map((p) => [p.id, { drafts: new Set<string>(), submitted: new Set(p.asked.map((a) => a.instrument)) }]),
    );

  it('no two shown groups differ by one to four people, whatever is asked of whom', () => {
    for (let teachers = 0; teachers < 12; teachers += 1) {
      for (let coaches = 0; coaches < 7; coaches += 1) {
        const staff = [...people(teachers, ['teacher'], 'a', 'b'), ...people(coaches, ['internalCoach'], 'b', 'c')];
        const shown = instrumentCounts(staff, done(staff)).filter((c) => c.submitted !== null);
        const groups = shown.map(({ instrument }) => staff.filter((p) => p.asked.some((x) => x.instrument === instrument)));
        for (const group of groups) {
          expect(group.length).toBeGreaterThanOrEqual(5);
          for (const rest of groups.map((g) => group.filter((p) => !g.includes(p)).length))
            expect(rest === 0 || rest >= 5).toBe(true);
        }
      }
    }
  });

  it('functions come in groups of five, and all together add up', () => {
    for (let teachers = 0; teachers < 12; teachers += 1) {
      for (let coaches = 0; coaches < 7; coaches += 1) {
        for (const leaders of [0, 1, 2]) {
          const staff = [
            ...people(teachers, ['teacher'], 'a'),
            ...people(coaches, ['internalCoach'], 'a'),
            ...people(leaders, ['schoolLeader'], 'a'),
          ];
          const groups = functionCounts(staff, done(staff.slice(0, 3)));
          expect(groups.every((g) => g.due >= 5)).toBe(true);
          expect(groups.length).not.toBe(1);
          if (groups.length > 0) expect(groups.reduce((sum, g) => sum + g.due, 0)).toBe(staff.length);
        }
      }
    }
  });
});
