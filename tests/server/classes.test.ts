/** Class sessions over real HTTP: who may open one, seats and cards, the time box, answers that stay apart, and guessing. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../../server/classes/contract.ts';
import { codeSigns } from '../../server/auth/signs.ts';
import { readCode } from '../../server/classes/codes.ts';
import { noPlan } from '../../server/rosters/rules.ts';
import { freeTries, workBits, workFits } from '../../server/classes/work.ts';
import type { Respondent, Visitor, World } from '../world.ts';
import { enter, middling, openSession, Pupil, pupilOn, pupils, pupilWorld, study, teacherOf } from './classes-world.ts';

let world: World;
let links: Respondent[];
let researcher: Visitor;
let teacher: Respondent;
beforeAll(async () => {
  world = await pupilWorld();
  links = await world.invite('T1');
  researcher = await world.signIn('researcher');
  teacher = teacherOf(links, 'noord-05'); // group 5
});
afterAll(() => world.close());
const look = async (session: Session) => (await teacher.send<Session>(`GET /api/respond/class/${session.id}`)).body;
const stored = async () => (await world.store.studies.load(study))!.data.responses.filter((r) => r.instrument === pupils.id);

describe('who opens a session', () => {
  it('a teacher of groups 5 to 8 for the own group, with a personal link; nobody else sees it', async () => {
    type Mine = { group: string | null; waves: { id: string }[]; sessions: { id: string }[] };
    const { body: mine } = await teacher.send<Mine>('GET /api/respond/class');
    expect(mine).toMatchObject({ group: '5', school: 'De Noordster', consentMode: 'active', waves: [{ id: 'T1' }] });
    const session = await openSession(teacher);
    expect(session).toMatchObject({ group: '5', school: 'noord', open: true, secondsLeft: 45 * 60, cards: [], tiles: [] });
    expect(Array.from(session.code).every((s) => codeSigns.includes(s))).toBe(true);
    expect(session.qr).toMatch(/^<svg/);
    expect(session.address).toBe(`${world.base}/k/`);

    // a leader without a group, a teacher of group 3, of another group, of group 5 at the other school
    expect((await teacherOf(links, 'noord-01').send<Mine>('GET /api/respond/class')).body.group).toBeNull();
    expect((await teacherOf(links, 'noord-03').send<Mine>('GET /api/respond/class')).body.group).toBeNull();
    const refused = await teacherOf(links, 'noord-03').send<{ code: string }>('POST /api/respond/class', { wave: 'T1' });
    expect([refused.status, refused.body.code]).toEqual([409, 'pupilsNotAsked']);
    for (const other of ['noord-06', 'zuid-05'].map((p) => teacherOf(links, p))) {
      for (const request of [`GET /api/respond/class/${session.id}`, `PUT /api/respond/class/${session.id}/time`]) {
        const { body } = await other.send<{ code: string }>(request, request.startsWith('PUT') ? { minutes: 0 } : undefined);
        expect(body.code).toBe('sessionUnknown');
      }
    }
    expect((await look(session)).open).toBe(true);
  });

  it("how many pupils the school's file counted in the group goes with it", async () => {
    const { revision } = await world.store.rosters.rosters(study);
    const said = { study, wave: 'T1', revision, plan: noPlan, openOf: [], verb: 'rosters.apply', subject: study };
    const groups = [
      { school: 'zuid', group: '5', pupils: 31 },
      { school: 'noord', group: '5', pupils: 27 },
    ];
    expect((await openSession(teacher)).expected).toBeUndefined();
    await world.store.rosters.write({ ...said, groups }, 'tests');
    expect((await openSession(teacher)).expected).toBe(27);
    expect((await teacher.send<{ expected?: number }>('GET /api/respond/class')).body.expected).toBe(27);
    const six = await teacherOf(links, 'noord-06').send<{ expected?: number }>('GET /api/respond/class');
    expect(six.body.expected).toBeUndefined();
  });

  it('a researcher for any group of an open wave', async () => {
    const { body: list } = await researcher.send<{ waves: { id: string }[]; schools: { groups: { name: string }[] }[] }>(
      `GET /api/studies/${study}/classes`,
    );
    expect(list.waves.map((w) => w.id)).toEqual(['T1']);
    expect(list.schools[0]!.groups.map((g) => g.name)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    const of = (wave: string, group: string) => ({ wave, school: 'zuid', group });
    const opened = await researcher.send<{ id: string }>(`POST /api/studies/${study}/classes`, of('T1', 'De Vlinders'));
    expect(opened.status).toBe(200);
    const planned = await researcher.send<{ code: string }>(`POST /api/studies/${study}/classes`, of('T2a', '5'));
    expect(planned.body.code).toBe('waveNotOpen');
    const foreign = await researcher.send<{ code: string }>(`GET /api/studies/another/classes/${opened.body.id}`);
    expect(['studyUnknown', 'sessionUnknown']).toContain(foreign.body.code);
  });

  it('codes differ, and the database holds none', async () => {
    const codes = new Set<string>();
    for (let i = 0; i < 20; i += 1) codes.add((await openSession(teacher)).code);
    expect(codes.size).toBe(20);
    const kept = JSON.stringify(await world.store.classes.list(study));
    for (const code of codes) expect(kept).not.toContain(code);
  });
});

describe('a pupil', () => {
  let session: Session;
  beforeEach(async () => {
    session = await openSession(teacher, { cards: 3 });
  });

  it('types the code as children do, answers, hands in; the answers have a class and no person', async () => {
    const typed = ` ${session.code.slice(0, 3).toLowerCase()}  ${session.code.slice(3)} `;
    const { body: seat } = await enter(world, typed);
    expect(seat).toMatchObject({ number: 4, returned: false }); // 1 to 3 wait for who holds their card
    const pupil = new Pupil(world.base, seat.token);
    expect((await look(session)).tiles.map((t) => t.state)).toEqual(['started']);
    const { body: forms } = await pupil.send<{ forms: { practice: string }[] }>('GET /api/class/forms?language=nl');
    expect(forms.forms[0]!.practice).toBe('Ik eet fruit in de pauze.');
    expect(JSON.stringify(forms)).not.toMatch(/polarity|minValid/);
    const before = (await stored()).length;
    expect((await pupil.save({ PUP01: 4 })).body.revision).toBe(1);
    expect((await look(session)).tiles.map((t) => t.state)).toEqual(['busy']);
    expect((await pupil.submit(middling(pupils), 1)).body.status).toBe('finished');
    expect((await look(session)).done).toBe(1);
    const mine = (await stored()).slice(before);
    expect(mine).toMatchObject([{ person: null, school: 'noord', group: '5', wave: 'T1', submitted: true }]);
    expect(JSON.stringify(await look(session))).not.toContain('PUP');
  });

  it('hands in twice (the reply was lost), but not twice differently', async () => {
    const pupil = await pupilOn(world, session.code);
    const answers = middling(pupils);
    const before = (await stored()).length;
    for (let i = 0; i < 2; i += 1) expect((await pupil.submit(answers)).status).toBe(200);
    expect((await pupil.submit({ ...answers, PUP01: 1 })).body.code).toBe('alreadySubmitted');
    expect((await stored()).length).toBe(before + 1);
  });

  it('is refused what the form does not allow', async () => {
    const pupil = await pupilOn(world, session.code);
    for (const answers of [{ PUP01: 5 }, { PUP99: 1 }, { PUP01: 'altijd' }, { ATT01: 3 }])
      expect((await pupil.save(answers as never)).body.code).toBe('impossibleAnswers');
    const { id: instrument, version } = pupils;
    const other = { ...pupil.body({}), instrument: 'attitude', version };
    expect((await pupil.send<{ code: string }>('PUT /api/class/draft', other)).body.code).toBe('instrumentNotAsked');
    expect((await pupil.send<{ code: string }>('POST /api/class/submit', { responses: [other, other] })).status).toBe(400);
    expect(instrument).toBe('pupil-perception');
  });

  it('never reads or writes what another seat answered', async () => {
    const [a, b] = [await pupilOn(world, session.code), await pupilOn(world, session.code)];
    await a.save({ PUP01: 1 });
    expect((await b.send<{ drafts: object[] }>('GET /api/class')).body.drafts).toEqual([]);
    // with the other's response id: refused, and the other's answers stay
    const stolen = { ...b.body({ PUP01: 4 }, 1), response: a.response };
    expect((await b.send('PUT /api/class/draft', stolen)).status).toBe(400);
    type View = { drafts: { answers: object }[] };
    expect((await a.send<View>('GET /api/class')).body.drafts[0]!.answers).toEqual({ PUP01: 1 });
    // nor anything else of the server
    for (const key of ['GET /api/respond', `GET /api/respond/class/${session.id}`, `GET /api/studies/${study}/classes`])
      expect([401, 403]).toContain((await a.send(key)).status);
  });

  it('comes back to the own answers with card and picture after a crash, and only while they are not handed in', async () => {
    const [card] = session.cards;
    const first = await pupilOn(world, session.code, card!);
    await first.save({ PUP01: 2, PUP02: 3 });
    const { body: back } = await enter(world, session.code, { card });
    expect(back).toMatchObject({ number: 1, returned: true });
    const again = new Pupil(world.base, back.token);
    const { body } = await again.send<{ drafts: { answers: object }[] }>('GET /api/class');
    expect(body.drafts.map((d) => d.answers)).toEqual([{ PUP01: 2, PUP02: 3 }]);
    await first.submit({ PUP01: 2, PUP02: 3 }, 1);
    const after = await again.send<{ status: string; drafts: object[] }>('GET /api/class');
    expect(after.body).toMatchObject({ status: 'finished', drafts: [] });
    // nothing leads from the seat to the answers any more
    const kept = JSON.stringify(await world.store.classes.seat((await world.store.classes.seatByNumber(session.id, 1))!.id));
    expect(kept).not.toContain(first.response);
  });

  it('a wrong picture opens nothing, and not for long', async () => {
    const [card] = session.cards;
    await pupilOn(world, session.code, card!);
    const wrong = { number: 1, picture: card!.picture === 'sun' ? 'moon' : 'sun' };
    for (let i = 0; i < freeTries.perCard; i += 1)
      expect((await enter(world, session.code, { card: wrong })).body.code).toBe('cardUnknown');
    expect((await enter(world, session.code, { card })).body.code).toBe('tooManyAttempts');
    expect((await enter(world, session.code, { card: { number: 150, picture: 'sun' } })).body.code).toBe('cardUnknown');
    expect((await enter(world, session.code)).status).toBe(200);
  });

  it('thirty at once get thirty numbers', async () => {
    const all = await Promise.all(Array.from({ length: 30 }, () => enter(world, session.code)));
    expect(new Set(all.map((a) => a.body.number)).size).toBe(30);
  });

  it('stops and throws away: nothing is left of the answers', async () => {
    const pupil = await pupilOn(world, session.code);
    await pupil.save({ PUP01: 1 });
    const before = (await stored()).length;
    for (let i = 0; i < 2; i += 1) expect((await pupil.send('POST /api/class/discard', {})).status).toBe(200);
    expect((await stored()).length).toBe(before - 1);
    expect((await pupil.submit()).body.code).toBe('alreadySubmitted');
    expect((await look(session)).tiles.map((t) => t.state)).toEqual(['done']);
  });
});

describe('the time box', () => {
  it('closes by itself, is prolonged, closed and opened again; what was answered in it still comes in', async () => {
    const session = await openSession(teacher, { minutes: 20 });
    const move = (minutes: number) => teacher.send<Session>(`PUT /api/respond/class/${session.id}/time`, { minutes });
    const pupil = await pupilOn(world, session.code);
    world.later(19);
    expect((await move(10)).body.secondsLeft).toBe(600);
    world.later(11);
    expect((await look(session)).open).toBe(false);
    expect((await enter(world, session.code)).body.code).toBe('sessionClosed');
    expect((await pupil.send<{ status: string }>('GET /api/class')).body.status).toBe('paused');
    expect((await pupil.save({ PUP01: 3 })).status).toBe(200);
    // opened again: the same code, also for who comes late
    expect((await move(15)).body).toMatchObject({ open: true, code: session.code });
    expect((await enter(world, session.code)).status).toBe(200);
    expect((await pupil.submit({ PUP01: 3 }, 1)).status).toBe(200);
    expect((await move(0)).body.open).toBe(false);
    const audit = (await world.store.audit.ofStudy(study, 500)).filter((e) => e.subject === session.id).map((e) => e.verb);
    expect(audit).toEqual(expect.arrayContaining(['classes.open', 'classes.prolong', 'classes.sit', 'classes.close']));
  });
});

describe('guessing codes', () => {
  it('costs work after many wrong ones; nobody behind the address is locked out', async () => {
    const { code } = await openSession(teacher);
    const guess = (i: number) =>
      [0, 1, 2, 3, 4, 5].map((k) => codeSigns[Math.floor(i / codeSigns.length ** k) % codeSigns.length]).join('');
    const answers = [];
    for (let i = 0; i < freeTries.perAddress + 20; i += 1) answers.push((await enter(world, guess(i))).status);
    expect(answers.filter((s) => s === 404)).toHaveLength(freeTries.perAddress);
    expect(answers.filter((s) => s === 429)).toHaveLength(20);
    // what cannot be a code is refused without any work
    expect((await enter(world, '???')).body.code).toBe('codeUnknown');
    const asked = await enter(world, code);
    expect([asked.status, asked.body.params!.bits]).toEqual([429, workBits]);
    const challenge = asked.body.params!.work;
    const solved = (of: string) => {
      let nonce = 0;
      while (!workFits(challenge, of, nonce)) nonce += 1;
      return { challenge, nonce };
    };
    const work = solved(code);
    expect((await enter(world, code, { work })).status).toBe(200);
    // work for one code is no work for another
    expect((await enter(world, guess(500), { work })).status).toBe(429);
    world.later(16);
    expect((await enter(world, code)).status).toBe(200);
  });

  it('codes are read forgivingly', () => {
    const [a] = codeSigns;
    expect(readCode(` ${a!.repeat(3)}-${a!.repeat(3)} `)).toBe(a!.repeat(6));
    expect(readCode('isz bgq')).toBe('L52869');
    expect(readCode('2345')).toBeUndefined();
    expect(readCode('234 56O')).toBeUndefined();
    expect(readCode('ＦＨＪ ２３４')).toBe('FHJ234');
  });
});
