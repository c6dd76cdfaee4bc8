/** Answering with a personal link: drafts, revisions, handing in, what is shown when. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Draft, Form, Welcome } from '../../server/responses/contract.ts';
import { makeWorld, type Problem, Respondent, study, type Visitor, type World } from '../world.ts';

let world: World;
let researcher: Visitor;
let teacher: Respondent;
let everybody: Respondent[];
beforeEach(async () => {
  world = await makeWorld();
  researcher = await world.signIn('researcher');
  everybody = await world.invite('T1');
  teacher = everybody.find((r) => r.person === 'noord-05')!;
});
afterEach(() => world.close());

const welcome = async (who: Visitor = teacher) => (await who.send<Welcome>('GET /api/respond')).body;
const wave = (id: string, to: 'open' | 'close') => researcher.send<Problem>(`POST /api/studies/${study}/waves/${id}/${to}`);
type Saved = Problem & { revision: number; savedAt: string };
type Completed = Awaited<ReturnType<Respondent['complete']>>;
const save = (body: object, who: Visitor = teacher) => who.send<Saved>('PUT /api/respond/draft', body);
const submit = (responses: Completed, who: Visitor = teacher) =>
  who.send<Problem & { receipt: string; submittedAt: string; status: string }>('POST /api/respond/submit', { responses });
const stored = async () => (await world.store.studies.load(study))!.data;

describe('the first page', () => {
  it('says who asks, how long, and which questionnaires; nothing about people', async () => {
    expect(await welcome()).toEqual({
      status: 'open',
      study: { title: { nl: 'Twee scholen', en: 'Two schools' }, source: 'tests/world.ts', synthetic: true },
      wave: { label: 'T1', closes: '2026-10-15' },
      consented: false,
      // 12 statements of 6 s and three lists of 60 s: 4.2, rounded up
      minutes: 5,
      instruments: [
        expect.objectContaining({ id: 'attitude', items: 12 }),
        expect.objectContaining({ id: 'staff-network', items: 3 }),
      ],
      drafts: [],
      finishedAt: null,
    });
  });

  it('a leader is asked the network question only', async () => {
    const leader = everybody.find((r) => r.person === 'noord-01')!;
    expect((await welcome(leader)).instruments.map((i) => i.id)).toEqual(['staff-network']);
  });

  it('forms come in the asked language, without key, with the colleagues of the school at that wave', async () => {
    const { body } = await teacher.send<{ forms: Form[] }>('GET /api/respond/forms?language=en');
    expect(body.forms.map((f) => [f.instrument, f.language])).toEqual([
      ['attitude', 'en'],
      ['staff-network', 'en'],
    ]);
    expect(JSON.stringify(body)).not.toMatch(/polarity|scales|"items":|minValid|validated|"source"/);
    expect(body.forms[0]!.roster).toBeNull();
    const roster = body.forms[1]!.roster!;
    expect(roster).toHaveLength(19);
    const names = roster.map((c) => c.name);
    expect(names).not.toContain('Naam van noord-05');
    expect(names).toContain('Naam van noord-20');
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'nl')));
    // ids of the folder and addresses stay on the server
    expect(JSON.stringify(roster)).not.toMatch(/@example|"noord-/);
  });
});

describe('consent', () => {
  it('comes before answers', async () => {
    const [first] = await teacher.complete();
    expect((await save(first!)).body.code).toBe('consentNeeded');
    expect((await teacher.consent()).body).toEqual({ status: 'open' });
    expect((await save(first!)).status).toBe(200);
  });

  it('declining takes the answers away and shows nothing; the mind may be changed while the wave is open', async () => {
    await teacher.consent();
    await save((await teacher.complete())[0]!);
    const declined = await teacher.send('POST /api/respond/consent', { given: false, language: 'nl' });
    expect(declined.body).toEqual({ status: 'declined' });
    expect(await welcome()).toMatchObject({ status: 'declined', instruments: [], drafts: [], minutes: 0 });
    expect((await teacher.send<Problem>('GET /api/respond/forms?language=nl')).body.code).toBe('declined');
    expect((await stored()).responses).toEqual([]);
    await teacher.consent();
    expect(await welcome()).toMatchObject({ status: 'open', consented: true, drafts: [] });
  });
});

describe('drafts', () => {
  let attitude: Completed[number];
  beforeEach(async () => {
    await teacher.consent();
    attitude = (await teacher.complete())[0]!;
  });

  it('are saved answer by answer and come back on another device', async () => {
    for (let n = 1; n <= 5; n += 1) {
      const answers = Object.fromEntries(Object.entries(attitude.answers).slice(0, n));
      const { body } = await save({ ...attitude, answers, baseRevision: n - 1 });
      expect(body).toEqual({ revision: n, savedAt: '2026-09-01T08:00:00.000Z' });
    }
    const other = new Respondent(world.base, teacher.token!, teacher.person, teacher.invitation);
    const expected: Draft = {
      response: attitude.response,
      instrument: 'attitude',
      revision: 5,
      answers: Object.fromEntries(Object.entries(attitude.answers).slice(0, 5)),
    };
    expect((await welcome(other)).drafts).toEqual([expected]);
  });

  it('sent twice are one, also with the items in another order', async () => {
    await save(attitude);
    const reversed = Object.fromEntries(Object.entries(attitude.answers).toReversed());
    expect((await save({ ...attitude, answers: reversed })).body.revision).toBe(1);
    expect((await stored()).responses).toHaveLength(1);
  });

  it('from an older revision with other answers conflict and change nothing', async () => {
    await save(attitude);
    await save({ ...attitude, baseRevision: 1, answers: { ...attitude.answers, ATT01: 4 } });
    const late = await save({ ...attitude, baseRevision: 1, answers: { ...attitude.answers, ATT01: 1 } });
    expect([late.status, late.body.code, late.body.params]).toEqual([
      409,
      'revisionConflict',
      { revision: 2, instrument: 'attitude' },
    ]);
    expect((await stored()).responses[0]!.answers.ATT01).toBe(4);
  });

  it('of a second device with an id of its own conflict', async () => {
    await save(attitude);
    const second = await save({ ...attitude, response: 'f'.repeat(32) });
    expect([second.status, second.body.code]).toEqual([409, 'revisionConflict']);
    expect((await stored()).responses).toHaveLength(1);
  });

  it('with a newer revision than the server has (restored from a backup) are taken', async () => {
    await save(attitude);
    expect((await save({ ...attitude, baseRevision: 7 })).body.revision).toBe(8);
  });

  it('with a revision beyond counting are refused: stored, it would make the whole study unreadable', async () => {
    for (const baseRevision of [Number.MAX_SAFE_INTEGER, 2 ** 40, -1, 0.5]) {
      expect((await save({ ...attitude, baseRevision })).body.code).toBe('badRequest');
    }
    expect((await save(attitude)).body.revision).toBe(1);
    expect((await stored()).responses).toHaveLength(1);
  });

  it('may not use the id of another person’s response', async () => {
    await save(attitude);
    const other = everybody.find((r) => r.person === 'zuid-05')!;
    await other.consent();
    const stolen = await save({ ...attitude, answers: {} }, other);
    // for good: "busy" would have the device try for ever
    expect([stolen.status, stolen.body]).toMatchObject([400, { fields: [{ path: 'body.response', code: 'taken' }] }]);
    expect((await stored()).responses.map((r) => [r.person, Object.keys(r.answers).length])).toEqual([['noord-05', 12]]);
  });

  it.each([
    ['an unknown item', { ATT99: 3 }, 'impossibleAnswers'],
    ['a code outside the scale', { ATT01: 9 }, 'impossibleAnswers'],
    ['text where a code belongs', { ATT01: '3' }, 'impossibleAnswers'],
    ['half a code', { ATT01: 2.5 }, 'impossibleAnswers'],
    ['an item of another questionnaire', { NETGOAL: { confirmed: true, named: {} } }, 'impossibleAnswers'],
    ['a list', { ATT01: [3] }, 'badRequest'],
    ['null', { ATT01: null }, 'badRequest'],
    ['a kind of missing that does not exist', { ATT01: { missing: 'lost' } }, 'badRequest'],
  ])('with %s are refused', async (_, answers, code) => {
    expect((await save({ ...attitude, answers })).body.code).toBe(code);
    expect((await stored()).responses).toEqual([]);
  });

  it('name only colleagues of this school at this wave, and not oneself', async () => {
    const network = (await teacher.complete())[1]!;
    const ids = new Map((await world.store.people.list(study)).map((p) => [p.code, p.id]));
    for (const [code, issue] of [
      ['zuid-05', 'unknownPerson'],
      ['noord-05', 'self'],
    ] as const) {
      const answers = { NETGOAL: { confirmed: true, named: { [ids.get(code)!]: 3 } } };
      const { body } = await save({ ...network, answers });
      expect(body).toMatchObject({ code: 'impossibleAnswers', fields: [{ path: 'staff-network.NETGOAL', code: issue }] });
    }
    const byCode = await save({ ...network, answers: { NETGOAL: { confirmed: true, named: { 'noord-06': 3 } } } });
    expect(byCode.body.code).toBe('impossibleAnswers');
  });

  it('of another version, or of a questionnaire that this person is not asked, are refused', async () => {
    expect((await save({ ...attitude, version: 2 })).body.code).toBe('instrumentNotAsked');
    expect((await save({ ...attitude, instrument: 'culture' })).body.code).toBe('instrumentNotAsked');
  });

  it('long after the wave was closed stay on the device: waveClosed', async () => {
    await save(attitude);
    await wave('T1', 'close');
    world.later(15 * 24 * 60);
    const late = await save({ ...attitude, baseRevision: 1, answers: { ATT01: 1 } });
    expect([late.status, late.body.code]).toEqual([409, 'waveClosed']);
    expect(await welcome()).toMatchObject({ status: 'closed', instruments: [], drafts: [] });
    researcher = await world.signIn('researcher', 'again@example.org');
    await wave('T1', 'open');
    expect((await welcome()).drafts).toHaveLength(1);
  });
});

describe('handing in', () => {
  let responses: Completed;
  beforeEach(async () => {
    await teacher.consent();
    responses = await teacher.complete();
  });

  it('moves the ties out of the answers, once, and shows nothing afterwards', async () => {
    for (const r of responses) await save(r);
    const done = await submit(responses.map((r) => ({ ...r, baseRevision: 1 })));
    expect(done.body).toEqual({
      status: 'finished',
      receipt: expect.stringMatching(/^[A-Z0-9]{8,10}$/),
      submittedAt: '2026-09-01T08:00:00.000Z',
    });
    const data = await stored();
    expect(data.responses.map((r) => [r.person, r.instrument, r.submitted, r.wave])).toEqual([
      ['noord-05', 'attitude', true, 'T1'],
      ['noord-05', 'staff-network', true, 'T1'],
    ]);
    expect(data.responses[1]!.answers.NETGOAL).toEqual({ confirmed: true, named: {} });
    expect(data.nominations).toHaveLength(6);
    expect(data.nominations.every((n) => n.ego === 'noord-05' && n.value === 3 && n.alter.startsWith('noord-'))).toBe(true);
    expect(data.networkRespondents.map((n) => n.relation).toSorted()).toEqual(['approach', 'goals', 'progress']);

    world.later(60);
    expect(await welcome()).toMatchObject({
      status: 'finished',
      instruments: [],
      drafts: [],
      minutes: 0,
      finishedAt: done.body.submittedAt,
    });
    expect((await teacher.send<Problem>('GET /api/respond/forms?language=nl')).body.code).toBe('alreadySubmitted');
    expect((await save(responses[0]!)).body.code).toBe('alreadySubmitted');
    expect((await submit(responses)).body).toEqual(done.body);
    const other = responses.map((r, i) => (i === 0 ? { ...r, answers: { ...r.answers, ATT01: 1 } } : r));
    expect((await submit(other)).body.code).toBe('alreadySubmitted');
    const otherTies = responses.map((r, i) => (i === 1 ? { ...r, answers: { NETGOAL: { confirmed: true, named: {} } } } : r));
    expect((await submit(otherTies)).body.code).toBe('alreadySubmitted');
    expect(await stored()).toEqual(data);
  });

  it('an unconfirmed list keeps who was named, and the row is missing', async () => {
    const [attitude, network] = responses as [Completed[number], Completed[number]];
    const goals = network.answers.NETGOAL as { named: Record<string, number> };
    const answers = {
      NETGOAL: { confirmed: false, named: goals.named },
      NETAPPR: { confirmed: true, named: { [Object.keys(goals.named)[0]!]: 0 } },
    };
    await submit([attitude, { ...network, answers }]);
    const data = await stored();
    expect(data.nominations.map((n) => n.relation)).toEqual(['goals', 'goals']);
    expect(data.networkRespondents.map((n) => n.relation)).toEqual(['approach']);
  });

  it('takes all questionnaires of the link, each once', async () => {
    const missing = await submit(responses.slice(0, 1));
    expect([missing.status, missing.body.code, missing.body.params]).toEqual([
      422,
      'instrumentsMissing',
      { instruments: 'staff-network' },
    ]);
    expect((await submit([...responses, responses[0]!])).body.code).toBe('badRequest');
    expect((await submit([responses[0]!, { ...responses[1]!, instrument: 'culture' }])).body.code).toBe('instrumentNotAsked');
    expect((await stored()).responses).toEqual([]);
  });

  it('an impossible answer in one refuses all', async () => {
    const bad = await submit([responses[0]!, { ...responses[1]!, answers: { NETGOAL: 3 } }]);
    expect(bad.body.code).toBe('impossibleAnswers');
    expect(await stored()).toMatchObject({ responses: [], nominations: [] });
  });

  it('twice in parallel: one response, two successes', async () => {
    const both = await Promise.all([submit(responses), submit(responses), submit(responses)]);
    expect(both.map((b) => b.status)).toEqual([200, 200, 200]);
    expect(new Set(both.map((b) => b.body.receipt)).size).toBe(1);
    const data = await stored();
    expect([data.responses.length, data.nominations.length]).toEqual([2, 6]);
  });

  it('two devices in parallel with other answers: one wins, the other is told', async () => {
    const others = (await teacher.complete(2)).map((r) => ({ ...r, answers: {} }));
    const both = await Promise.all([submit(responses), submit(others)]);
    expect(both.map((b) => `${b.status}`).toSorted()).toEqual(['200', '409']);
    expect((await stored()).responses).toHaveLength(2);
  });

  it('what was handed in survives closing; a draft that was not does not count', async () => {
    await submit(responses);
    const other = everybody.find((r) => r.person === 'noord-06')!;
    await other.consent();
    const late = await other.complete();
    await save(late[0]!, other);
    await wave('T1', 'close');
    world.later(15 * 24 * 60);
    expect((await submit(responses)).status).toBe(200);
    expect((await submit(late, other)).body.code).toBe('waveClosed');
    expect((await stored()).responses.map((r) => `${r.person} ${r.submitted}`).toSorted()).toEqual([
      'noord-05 true',
      'noord-05 true',
      'noord-06 false',
    ]);
  });
});

describe('a link', () => {
  it('replaced: the old one is unknown, the answers stay, the new one goes on', async () => {
    await teacher.consent();
    const [attitude] = await teacher.complete();
    await save(attitude!);
    const { body } = await researcher.send<{ link: string }>(
      `POST /api/studies/${study}/invitations/${teacher.invitation}/replace`,
    );
    expect(body.link).toMatch(new RegExp(`^${world.base}/r/#[\\w-]{27}$`));
    expect((await teacher.send<Problem>('GET /api/respond')).body.code).toBe('linkUnknown');
    const renewed = new Respondent(world.base, body.link.split('#')[1]!, teacher.person, teacher.invitation);
    expect((await welcome(renewed)).drafts).toHaveLength(1);
  });

  it('of a wave that is not open yet says so and takes nothing', async () => {
    const early = (await world.invite('T2a'))[0]!;
    expect(await welcome(early)).toMatchObject({ status: 'notYetOpen', instruments: [] });
    expect((await early.send<Problem>('GET /api/respond/forms?language=nl')).body.code).toBe('waveNotOpen');
    expect((await early.send<Problem>('POST /api/respond/consent', { given: true, language: 'nl' })).body.code).toBe(
      'waveNotOpen',
    );
  });
});
