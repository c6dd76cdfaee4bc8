/** Rosters while a wave runs: who joins is invited, who leaves has a closed link, answers stay, and what a closed wave says does not move. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyseStudy } from '../../analysis/study.ts';
import { networkRosters } from '../../analysis/networks/study-networks.ts';
import type { CoordinatorView } from '../../server/rosters/contract.ts';
import { noPlan } from '../../server/rosters/rules.ts';
import { readStudyFolder, writeStudyFolder, zipFolder, zipSource } from '../../server/studies/folder/index.ts';
import { sha256OfText } from '../../server/studies/folder/hash.ts';
import { makeWorld, type Problem, type Respondent, study, Visitor, type World } from '../world.ts';
import { listOf } from './world.ts';

let world: World;
let researcher: Visitor;
beforeAll(async () => {
  world = await makeWorld();
  researcher = await world.signIn('researcher');
});
afterAll(() => world.close());

const presence = (person: string, wave: string, is: 'left' | 'away' | 'here') =>
  researcher.send<Problem & { invited: boolean }>(`POST /api/studies/${study}/people/${person}/presence`, { wave, presence: is });
const statusOf = async (who: Respondent) => (await who.send<{ status: string }>('GET /api/respond')).body.status;
const namesFor = async (who: Respondent) =>
  (
    await who.send<{ forms: { roster: { name: string; id: string }[] | null }[] }>('GET /api/respond/forms?language=nl')
  ).body.forms
    .find((f) => f.roster)!
    .roster!.map((c) => c.name);
/** All rows about a wave: what must not move once it is closed. */
async function findingsAt(wave: string) {
  const loaded = (await world.store.studies.load(study))!;
  const found = analyseStudy(loaded.data, { hash: sha256OfText });
  const pick = (value: unknown) => JSON.stringify(value, (_key, v: unknown) => v);
  return pick({
    measures: found.measures.filter((m) => m.wave === wave),
    rosters: [...networkRosters(loaded.data, wave)],
    asked: (await world.store.waves.due(study, wave)).map((p) => [p.id, p.functions, p.asked.map((a) => a.instrument)]),
  });
}

describe('a closed wave', () => {
  it('says the same before and after functions, groups, joiners and leavers of the next', async () => {
    const invited = await world.invite('T1');
    for (const who of invited.slice(0, 14)) expect((await who.answerAll()).status).toBe(200);
    await researcher.send(`POST /api/studies/${study}/waves/T1/close`);
    await researcher.send(`POST /api/studies/${study}/waves/T2a/open`);
    const before = await findingsAt('T1');
    const edit = (person: string, body: object) =>
      researcher.send<{ invited: boolean }>(`PUT /api/studies/${study}/people/${person}`, { wave: 'T2a', email: null, ...body });
    // a teacher who answered becomes leader, a leader who did not becomes teacher, a teacher goes out of the network
    expect((await edit('noord-03', { name: 'Naam van noord-03', functions: ['schoolLeader'], group: null })).status).toBe(200);
    expect((await edit('zuid-01', { name: 'Naam van zuid-01', functions: ['teacher'], group: '8' })).body.invited).toBe(true);
    expect((await edit('zuid-04', { name: 'Naam van zuid-04', functions: ['assistant'], group: null })).body.invited).toBe(false);
    expect((await presence('noord-05', 'T2a', 'left')).status).toBe(200);
    const joined = await researcher.send<{ invited: boolean }>(`POST /api/studies/${study}/schools/noord/people`, {
      wave: 'T2a',
      name: 'Nieuwe Collega',
      email: 'nieuw@example.org',
      functions: ['teacher'],
      group: '3',
    });
    expect(joined.body.invited).toBe(true);
    expect(await findingsAt('T1')).toBe(before);
    // the next wave does say it
    const next = await findingsAt('T2a');
    expect(next).not.toContain('zuid-04');
    expect(next).toContain('["schoolLeader"],["staff-network"]');
    expect(before).toContain('zuid-04');
    const late = await presence('noord-06', 'T1', 'left');
    expect([late.status, late.body.code]).toEqual([409, 'waveClosed']);
  });

  it('keeps what was then in a study folder, there and back', async () => {
    const { data, identities } = (await world.store.studies.load(study))!;
    expect(data.people.find((p) => p.id === 'zuid-04')).toMatchObject({
      functions: ['assistant'],
      was: [{ waves: ['T1'], functions: ['teacher'], group: '4' }],
    });
    const files = writeStudyFolder({ data, identities, softwareVersion: 'x', writtenAt: '2026-09-01T00:00:00.000Z' });
    const back = readStudyFolder(zipSource(zipFolder(files)));
    expect(back.ok && back.data.people).toEqual(data.people);
  });
});

describe('a wave that runs', () => {
  let anna: Respondent;
  let bram: Respondent;
  it('somebody who leaves has a closed link that says so, and keeps what was filled in', async () => {
    const all = await world.invite('T2a');
    anna = all.find((r) => r.person === 'noord-07')!;
    bram = all.find((r) => r.person === 'noord-08')!;
    await bram.consent();
    const [first] = await bram.complete(7);
    expect((await bram.send('PUT /api/respond/draft', first)).status).toBe(200);
    expect((await presence('noord-08', 'T2a', 'left')).status).toBe(200);
    expect(await statusOf(bram)).toBe('left');
    const more = await bram.send<Problem>('PUT /api/respond/draft', { ...first, baseRevision: 1 });
    expect([more.status, more.body.code]).toEqual([409, 'leftRoster']);
    const drafts = (await world.store.studies.load(study))!.data.responses.filter(
      (r) => r.person === 'noord-08' && r.wave === 'T2a',
    );
    expect(drafts.map((r) => r.submitted)).toEqual([false]);
    expect((await listOf(researcher, 'noord')).find((p) => p.id === 'noord-08')).toMatchObject({ to: 'T2a', leave: ['T2a'] });
  });

  it('a colleague loses no answer: the leaver is not shown any more, and a tie to him that was begun is kept', async () => {
    await anna.consent();
    const responses = await anna.complete(8);
    expect(await namesFor(anna)).not.toContain('Naam van noord-08');
    const gone = (await world.store.people.list(study, 'noord')).find((p) => p.code === 'noord-08')!.id;
    const named = responses.map((r) =>
      r.instrument === 'staff-network' ? { ...r, answers: { NETGOAL: { confirmed: true, named: { [gone]: 3 } } } } : r,
    );
    const network = named.find((r) => r.instrument === 'staff-network')!;
    expect((await anna.send('PUT /api/respond/draft', network)).status).toBe(200);
    const back = await anna.send<{ drafts: { answers: object }[] }>('GET /api/respond');
    expect(JSON.stringify(back.body.drafts)).toContain(gone);
    const done = await anna.send<Problem>('POST /api/respond/submit', {
      responses: named.map((r) => ({ ...r, baseRevision: r === network ? 1 : 0 })),
    });
    expect([done.status, done.body.code]).toEqual([200, undefined]);
    const { data, identities } = (await world.store.studies.load(study))!;
    expect(data.nominations.filter((n) => n.ego === 'noord-07' && n.wave === 'T2a').map((n) => n.alter)).toEqual(['noord-08']);
    // the analysis judges by the roster of the wave
    expect(networkRosters(data, 'T2a').get('noord')).not.toContain('noord-08');
    const files = writeStudyFolder({ data, identities, softwareVersion: 'x', writtenAt: '2026-09-01T00:00:00.000Z' });
    expect(readStudyFolder(zipSource(zipFolder(files))).ok).toBe(true);
  });

  it('who has handed in and leaves then, counts to the end of the wave', async () => {
    expect((await presence('noord-07', 'T2a', 'left')).status).toBe(200);
    expect((await listOf(researcher, 'noord')).find((p) => p.id === 'noord-07')).toMatchObject({ to: 'T2a', leave: [] });
    expect(await statusOf(anna)).toBe('finished');
    expect((await world.store.waves.due(study, 'T3')).some((p) => p.code === 'noord-07')).toBe(false);
  });

  it('who comes back finds the same link and the same answers', async () => {
    expect((await presence('noord-08', 'T2a', 'here')).status).toBe(200);
    expect(await statusOf(bram)).toBe('open');
    const { body } = await bram.send<{ drafts: unknown[] }>('GET /api/respond');
    expect(body.drafts).toHaveLength(1);
  });

  it('leave is for a wave: not asked, not on the list, and back at the next', async () => {
    expect((await presence('zuid-09', 'T2a', 'away')).status).toBe(200);
    const at = async (wave: string) => (await world.store.waves.due(study, wave)).map((p) => p.code);
    expect(await at('T2a')).not.toContain('zuid-09');
    expect(await at('T3')).toContain('zuid-09');
    const listed = await world.store.waves.listed(study, 'T2a', 'zuid');
    expect(listed.map((p) => p.code)).not.toContain('zuid-09');
  });

  it('of two who decided on the same edition the second is told to look again', async () => {
    const { revision, people } = await world.store.rosters.rosters(study);
    const [one, two] = people.filter((p) => p.code === 'zuid-10' || p.code === 'zuid-11');
    const write = (person: string) =>
      world.store.rosters.write(
        {
          study,
          wave: 'T2a',
          revision,
          plan: { ...noPlan, updates: [{ person, set: { group: '7' } }] },
          openOf: [],
          verb: 'rosters.change',
          subject: person,
        },
        'tests',
      );
    await write(one!.id);
    await expect(write(two!.id)).rejects.toMatchObject({ code: 'rosterChanged' });
    const now = await listOf(researcher, 'zuid');
    expect(now.find((p) => p.id === 'zuid-10')!.group).toBe('7');
    expect(now.find((p) => p.id === 'zuid-11')!.group).not.toBe('7');
  });
});

describe('a school’s coordinator', () => {
  let coordinator: Visitor;
  it('sees the own list and counts, never who answered, an address or another school', async () => {
    const made = await researcher.send<{ link: string }>(`POST /api/studies/${study}/schools/zuid/coordinator`);
    expect(made.body.link).toMatch(/\/s\/#coord_/);
    coordinator = new Visitor(world.base, made.body.link.split('#')[1]);
    const { status, body } = await coordinator.send<CoordinatorView>('GET /api/coordinator');
    expect(status).toBe(200);
    expect(body.school).toBe('De Zuiderzon');
    expect(body.people.length).toBeGreaterThan(15);
    expect(body.response.find((r) => r.wave === 'T2a')).toMatchObject({ finished: 0 });
    expect(JSON.stringify(body)).not.toMatch(/noord|@example|finishedAt/);
    for (const key of ['GET /api/respond', `GET /api/studies/${study}/schools`, `GET /api/studies/${study}/schools/zuid/people`])
      expect((await coordinator.send(key)).status, key).toBeGreaterThanOrEqual(401);
  });

  it('remarks change nothing until a researcher accepts them, and are gone then', async () => {
    const { body } = await coordinator.send<CoordinatorView>('GET /api/coordinator');
    const people = await world.store.people.list(study);
    const before = JSON.stringify(people);
    const suggest = (of: object) =>
      coordinator.send<CoordinatorView & Problem>('POST /api/coordinator/suggestions', {
        person: null,
        name: null,
        functions: [],
        ...of,
      });
    const [one, two] = [
      body.people.find((p) => p.name.endsWith('zuid-12'))!,
      body.people.find((p) => p.name.endsWith('zuid-13'))!,
    ];
    await suggest({ kind: 'left', person: one.id });
    await suggest({ kind: 'functions', person: two.id, functions: ['internalCoach'] });
    const three = await suggest({ kind: 'missing', name: 'Wil Vergeten', functions: ['teacher'] });
    expect(three.body.suggestions).toHaveLength(3);
    expect((await suggest({ kind: 'missing', name: '<b>x</b>', functions: ['teacher'] })).status).toBe(400);
    expect((await suggest({ kind: 'left', person: people.find((p) => p.school === 'noord')!.id })).status).toBe(400);
    expect((await coordinator.send<CoordinatorView>('POST /api/coordinator/confirm')).body.confirmedAt).not.toBeNull();
    expect(JSON.stringify(await world.store.people.list(study))).toBe(before);

    const seen = await researcher.send<{ suggestions: { id: string; kind: string }[]; link: { confirmedPeople: number } }>(
      `GET /api/studies/${study}/schools/zuid/coordinator`,
    );
    expect(seen.body.link.confirmedPeople).toBe(body.people.length);
    for (const { id } of seen.body.suggestions)
      expect((await researcher.send(`POST /api/studies/${study}/suggestions/${id}`, { accept: true, wave: 'T2a' })).status).toBe(
        200,
      );
    const now = await listOf(researcher, 'zuid');
    expect(now.find((p) => p.id === 'zuid-12')).toMatchObject({ to: 'T2a', leave: ['T2a'] });
    expect(now.find((p) => p.id === 'zuid-13')).toMatchObject({ functions: ['internalCoach'] });
    expect(now.find((p) => p.name === 'Wil Vergeten')).toMatchObject({ from: 'T2a', functions: ['teacher'] });
    expect((await coordinator.send<CoordinatorView>('GET /api/coordinator')).body.suggestions).toEqual([]);
    // a name stands in `people` only
    expect(JSON.stringify(await world.store.rosters.suggestions(study, 'zuid'))).toBe('[]');
    expect(JSON.stringify(await world.store.audit.ofStudy(study, 500))).not.toContain('Vergeten');
  });

  it('has a link that can be replaced and withdrawn', async () => {
    const second = await researcher.send<{ link: string }>(`POST /api/studies/${study}/schools/zuid/coordinator`);
    expect((await coordinator.send<Problem>('GET /api/coordinator')).body.code).toBe('coordinatorUnknown');
    const again = new Visitor(world.base, second.body.link.split('#')[1]);
    expect((await again.send('GET /api/coordinator')).status).toBe(200);
    await researcher.send(`DELETE /api/studies/${study}/schools/zuid/coordinator`);
    expect((await again.send<Problem>('GET /api/coordinator')).body.code).toBe('coordinatorUnknown');
  });
});
