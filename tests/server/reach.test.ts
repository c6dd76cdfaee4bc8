/** Attempts at what is somebody else's: links that would open another's account, counts that would point at a few people. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { functionCounts, instrumentCounts, type Person, type Progress } from '../../server/mine/rules.ts';
import type { CoordinatorView } from '../../server/rosters/contract.ts';
import { makeWorld, type Problem, study, twoSchools, Visitor, type World } from '../world.ts';
import { enter, openSession, pupilWorld, teacherOf } from './classes-world.ts';

let world: World;
let admin: Visitor;
let researcher: Visitor;
beforeAll(async () => {
  world = await makeWorld();
  admin = await world.signIn('administrator');
  researcher = await world.signIn('researcher');
  const { data, identities } = twoSchools();
  await world.store.studies.importStudy({ data: { ...data, design: { ...data.design, id: 'elsewhere' } }, identities }, 'tests');
  const own = (await admin.send<{ accounts: { id: string; email: string }[] }>('GET /api/accounts')).body.accounts;
  const id = own.find((a) => a.email === 'researcher@example.org')!.id;
  await admin.send(`DELETE /api/studies/elsewhere/members/${id}`);
});
afterAll(() => world.close());

const invite = (who: Visitor, email: string, role: string, of: string | null) =>
  who.send<{ account: string; link: string | null } & Problem>('POST /api/accounts', { email, role, study: of, schools: [] });
const asCoder = (email: string) =>
  researcher.send<{ link: string | null } & Problem>(`POST /api/studies/${study}/coders`, { email });

describe('a link chooses the password, so it is of nobody who is more than the own studies', () => {
  it('a coder without a password who works with another study too', async () => {
    const { body } = await invite(admin, 'coder-of-both@example.org', 'coder', 'elsewhere');
    await admin.send(`PUT /api/studies/elsewhere/members/${body.account}`, { role: 'researcher', schools: [] });
    const { status, body: asked } = await asCoder('coder-of-both@example.org');
    expect([status, asked.link]).toEqual([200, null]);
  });

  it('a coder without a password who looks after the accounts', async () => {
    const { body } = await invite(admin, 'coder-and-more@example.org', 'coder', study);
    await admin.send(`PUT /api/accounts/${body.account}/administrator`, { administrator: true });
    expect((await asCoder('coder-and-more@example.org')).body.link).toBeNull();
    const { coders } = (
      await researcher.send<{ coders: { email: string; needsLink: boolean }[] }>(`GET /api/studies/${study}/evidence`)
    ).body;
    expect(coders.find((c) => c.email === 'coder-and-more@example.org')?.needsLink).toBe(false);
  });

  it('a researcher without a study and without a password yet', async () => {
    await invite(admin, 'new-researcher@example.org', 'researcher', null);
    expect((await invite(researcher, 'new-researcher@example.org', 'assistant', study)).body.link).toBeNull();
  });

  it('and still of a coder of this study who has none yet', async () => {
    expect((await asCoder('plain@example.org')).body.link).toContain('#');
    expect((await asCoder('plain@example.org')).body.link).toContain('#');
  });
});

describe('counts by function and by questionnaire together', () => {
  const people = (n: number, name: string, ...instruments: string[]): Person[] =>
    Array.from({ length: n }, (_, i) => ({
      id: `${name}${i}`,
      functions: [name],
      asked: instruments.map((instrument) => ({ instrument, version: 1, functions: [], waves: [] })),
    }));
  it('leave nobody over when one is taken from the other', () => {
    for (const [teachers, assistants, coaches] of [
      [10, 6, 3],
      [10, 3, 3],
      [8, 5, 5],
    ] as const) {
      const staff = [
        ...people(teachers, 'teacher', 'x'),
        ...people(assistants, 'assistant', 'x'),
        ...people(coaches, 'coach', 'z'),
      ];
      const progress = new Map<string, Progress>(staff.map((p) => [p.id, { drafts: new Set(), submitted: new Set() }]));
      const shown = instrumentCounts(staff, progress).filter((c) => c.submitted !== null);
      const groups = functionCounts(staff, progress);
      for (const { instrument } of shown)
        for (const { functions } of groups) {
          const group = staff.filter((p) => functions.includes(p.functions[0]!));
          const among = group.filter((p) => p.asked.some((a) => a.instrument === instrument)).length;
          for (const n of [among, group.length - among]) expect(n === 0 || n >= 5).toBe(true);
        }
    }
    expect(functionCounts([...people(8, 'teacher', 'x'), ...people(5, 'coach', 'z')], new Map())).toHaveLength(2);
  });
});

describe('bounds', () => {
  it('a coordinator of a team of four sees no count of who answered; of a larger team one', async () => {
    const { data, identities } = twoSchools();
    const people = data.people.filter((p) => p.school !== 'zuid' || Number(p.id.slice(-2)) <= 4);
    const small = await makeWorld({ study: { data: { ...data, people }, identities } });
    const own = await small.signIn('researcher');
    const seen = async (school: string) => {
      const { body } = await own.send<{ link: string }>(`POST /api/studies/${study}/schools/${school}/coordinator`);
      const view = await new Visitor(small.base, body.link.split('#')[1]!).send<CoordinatorView>('GET /api/coordinator');
      return [view.body.people.length, view.body.response.length];
    };
    expect(await seen('zuid')).toEqual([4, 0]);
    expect((await seen('noord'))[1]).toBeGreaterThan(0);
    await small.close();
  });

  it('a list of more than twelve megabytes is not read at all', async () => {
    const refused = await researcher.fetch<Problem>('POST', `/api/studies/${study}/rosters/preview?wave=T1`, {
      body: new Uint8Array(13 * 1_048_576),
      headers: { 'Content-Type': 'application/octet-stream' },
    });
    expect([refused.status, refused.body.code]).toEqual([413, 'tooLarge']);
  });

  it('a class code gives no more seats than a class can need', async () => {
    const pupils = await pupilWorld();
    const session = await openSession(teacherOf(await pupils.invite('T1'), 'noord-05'), { cards: 2 });
    const all = await Promise.all(Array.from({ length: 40 }, () => enter(pupils, session.code)));
    expect(new Set(all.map((one) => one.body.number)).size).toBe(40);
    for (let i = 40; i < 80; i += 1) await enter(pupils, session.code);
    const over = await enter(pupils, session.code);
    expect([over.status, over.body.code]).toEqual([409, 'sessionFull']);
    expect((await enter(pupils, session.code, { card: session.cards[0] })).status).toBe(200);
    await pupils.close();
  });
});

describe('the audit', () => {
  it('tells who fetched a list with names, and nothing about a removed study of the same id', async () => {
    const own = await makeWorld();
    const anna = await own.signIn('researcher', 'anna@example.org');
    const verbs = async (who: Visitor) =>
      (await who.send<{ entries: { verb: string }[] }>(`GET /api/studies/${study}/audit`)).body.entries.map((e) => e.verb);
    const file = await anna.fetch('GET', `/api/studies/${study}/rosters/template.csv?language=nl&school=noord`);
    expect(file.status).toBe(200);
    expect(await verbs(anna)).toContain('rosters.template');
    const folder = (await anna.fetch<Uint8Array>('GET', `/api/studies/${study}/export.zip`)).body;
    expect((await anna.send(`DELETE /api/studies/${study}`)).status).toBe(200);
    const bram = await own.signIn('researcher', 'bram@example.org');
    await bram.fetch('POST', '/api/studies', { body: folder, headers: { 'Content-Type': 'application/zip' } });
    expect(await verbs(bram)).toEqual(['studies.import']);
    await own.close();
  });
});
