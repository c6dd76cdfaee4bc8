/** The cockpit: what it counts, what it advises, and that its work does not grow with questions per school. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallList, Cockpit, FunctionCounts } from '../../server/cockpit/contract.ts';
import { expectedEnd, gateOf, nextAction, trendOf } from '../../server/cockpit/advice.ts';
import { cockpitLive } from '../../server/cockpit/live.ts';
import { perFunction } from '../../server/cockpit/rules.ts';
import { cockpitStore } from '../../server/cockpit/store.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { studiesStore } from '../../server/studies/store.ts';
import { cockpitData, cockpitStudy, counting } from '../bench/cockpit-study.ts';
import { makeWorld, type Problem, study, twoSchools, type Visitor, type World } from '../world.ts';

let world: World;
let researcher: Visitor;
const look = async (mark?: string) =>
  (await researcher.send<Cockpit>(`GET /api/studies/${study}/cockpit${mark === undefined ? '' : `?mark=${mark}`}`)).body;
const cell = (matrix: Cockpit, school: string, wave: string, instrument: string) => {
  const at = matrix.columns.findIndex((c) => c.wave === wave && c.instrument === instrument);
  const own = matrix.schools.find((s) => s.id === school)!;
  return [own.due[at], own.started[at], own.submitted[at]];
};
const wave = (matrix: Cockpit, school: string, id: string) =>
  matrix.schools.find((s) => s.id === school)!.waves[matrix.waves.findIndex((w) => w.id === id)]!;

describe('the matrix', () => {
  beforeEach(async () => {
    world = await makeWorld();
    researcher = await world.signIn('researcher');
  });
  afterEach(() => world.close());

  it('counts who is due, began and handed in, and moves while answers come in', async () => {
    const before = await look();
    expect(before.targets).toEqual({ staff: 0.8, networkFull: 0.8, networkUse: 0.7 });
    expect(cell(before, 'noord', 'T1', 'attitude')).toEqual([19, 0, 0]);
    // Noord's teacher 20 leaves after T1, Zuid's comes at T3
    expect(cell(before, 'noord', 'T2a', 'attitude')).toEqual([18, 0, 0]);
    expect(cell(before, 'zuid', 'T1', 'staff-network')).toEqual([19, 0, 0]);
    expect(wave(before, 'noord', 'T1')).toMatchObject({ people: 20, invited: 0, action: { name: 'invite', n: 20 } });
    expect(wave(before, 'noord', 'T3').action).toBeNull();
    expect(await look(before.mark)).toMatchObject({ changed: false, columns: [], schools: [], mark: before.mark });

    const people = await world.invite('T1');
    await people.find((p) => p.person === 'noord-03')!.answerAll();
    const begun = people.find((p) => p.person === 'noord-04')!;
    await begun.consent();
    await begun.send('PUT /api/respond/draft', (await begun.complete())[0]);
    const after = await look(before.mark);
    expect(after.changed).toBe(true);
    expect(cell(after, 'noord', 'T1', 'attitude')).toEqual([19, 1, 1]);
    expect(wave(after, 'noord', 'T1')).toMatchObject({
      invited: 20,
      finished: 1,
      stuck: 0,
      network: { answered: 1, listed: 20, gate: 'none' },
      trend: [0, 0, 0, 0, 0, 0, 2],
      action: { name: 'remind', n: 19 },
    });
    // nothing was written, but the draft lies there
    world.later(4 * 24 * 60);
    researcher = await world.signIn('researcher');
    expect(wave(await look(after.mark), 'noord', 'T1')).toMatchObject({ stuck: 1, action: { name: 'remindStuck', n: 1 } });
  });

  it('what somebody answered who left during the round counts on neither side', async () => {
    const people = await world.invite('T1');
    await people.find((p) => p.person === 'noord-05')!.answerAll();
    const given = twoSchools();
    const { data } = (await world.store.studies.load(study))!;
    const left = { ...data, design: { ...data.design, id: 'left' } };
    const people2 = left.people.map((p) => (p.id === 'noord-05' ? { ...p, leave: ['T1'] } : p));
    await world.store.studies.importStudy({ data: { ...left, people: people2 }, identities: given.identities }, 'tests');
    const live = cockpitLive({ store: world.store.cockpit, clock: () => new Date('2026-09-02T00:00:00Z') });
    const matrix = (await live.look('left'))!;
    expect(cell(matrix, 'noord', 'T1', 'attitude')).toEqual([18, 0, 0]);
    expect(wave(matrix, 'noord', 'T1').network).toEqual({ answered: 0, listed: 19, gate: 'none' });
    // as they came in with the folder there is no link: who had handed in everything is done all the same
    await world.store.studies.importStudy(
      { data: { ...data, design: { ...data.design, id: 'again' } }, identities: given.identities },
      'tests',
    );
    const again = (await live.look('again'))!;
    expect(wave(again, 'noord', 'T1')).toMatchObject({ people: 20, invited: 0, finished: 1, action: { name: 'invite', n: 19 } });
  });

  it('lists whom to call, worst first, with the leader; counts per function never of fewer than five alone', async () => {
    const people = await world.invite('T1');
    for (const one of people.filter((p) => p.person.startsWith('zuid')).slice(0, 2)) await one.answerAll();
    const { body } = await researcher.send<CallList>(`GET /api/studies/${study}/cockpit/T1`);
    expect(body.calls.map((c) => [c.school, c.finished, c.contacts])).toEqual([
      ['noord', 0, [{ name: 'Naam van noord-01', email: 'noord-01@example.org' }]],
      ['zuid', 2, [{ name: 'Naam van zuid-01', email: 'zuid-01@example.org' }]],
    ]);
    const drill = (await researcher.send<FunctionCounts>(`GET /api/studies/${study}/cockpit/T1/noord`)).body;
    // the leader and the coach are one each: with the next smallest function they would be all, so all stand together
    expect(drill.rows.map((r) => [r.functions, r.people])).toEqual([[[], 20]]);
    expect((await researcher.send<Problem>(`GET /api/studies/${study}/cockpit/T9`)).body.code).toBe('waveUnknown');
    expect((await researcher.send<Problem>(`GET /api/studies/${study}/cockpit/T1/west`)).body.code).toBe('schoolUnknown');
    expect((await researcher.send<Problem>('GET /api/studies/none/cockpit')).status).toBe(404);
  });
});

describe('the rules', () => {
  const open = { state: 'open' as const, closes: '2026-10-15' };
  const base = {
    wave: open,
    people: 20,
    invited: 20,
    finished: 10,
    declined: 0,
    stuck: 0,
    network: null,
    mail: null,
    holiday: null,
    pupilsWait: false,
  };
  const network = (answered: number) => ({ answered, listed: 20, gate: gateOf(answered, 20) });
  it.each([
    ['not open', { wave: { ...open, state: 'planned' as const } }, null],
    ['nobody invited', { invited: 0 }, 'invite'],
    ['two days before the close, network below .70', { network: network(13) }, 'callLeader', '2026-10-13'],
    ['three days before it', { network: network(13) }, 'remind', '2026-10-12'],
    ['stuck goes before a general reminder', { stuck: 2 }, 'remindStuck'],
    ['some have no invitation', { invited: 18 }, 'inviteRest'],
    ['classes have not sat down', { pupilsWait: true }, 'holdSessions'],
    ['only pupils', { people: 0, pupilsWait: true }, 'holdSessions'],
    ['nobody on the roster', { people: 0 }, 'noRoster'],
    ['mail came back: a reminder would not arrive either', { stuck: 2, mail: { bounced: 1, refused: 1 } }, 'mendMail'],
    ['holiday', { holiday: '2026-10-11' }, 'waitHoliday'],
    ['holiday until after the close', { holiday: '2026-10-15' }, 'moveClose'],
    ['holiday, and on target', { finished: 16, holiday: '2026-10-11' }, 'onTarget'],
    ['16 of 20', { finished: 16 }, 'onTarget'],
    ['16 of 20, network at .75', { finished: 16, network: network(15) }, 'remind'],
    ['the rest declined', { declined: 10 }, 'nobodyLeft'],
  ] as const)('%s', (_, change, name, today?: string) => {
    expect(nextAction({ ...base, ...change }, today ?? '2026-10-01')?.name ?? null).toBe(name);
  });

  it('expects the target at the pace of the last week, holidays and days before the wave aside', () => {
    const days = trendOf(new Date('2026-10-05T12:00:00Z'));
    const at = (change: object, holiday: (day: string) => boolean = () => false) =>
      expectedEnd(
        { wave: { state: 'open', opens: null, closes: '2026-11-01' }, people: 20, finished: 9, lately: 7, ...change },
        days,
        holiday,
        '2026-10-05',
      );
    // sixteen are needed: seven missing, one a day
    expect(at({})).toEqual({ state: 'day', day: '2026-10-12' });
    expect(at({ finished: 16 })).toEqual({ state: 'reached', day: null });
    expect(at({ lately: 0 })).toEqual({ state: 'quiet', day: null });
    expect(at({ lately: 1 })).toEqual({ state: 'tooEarly', day: null });
    expect(at({ finished: 2, lately: 2 })).toEqual({ state: 'afterClose', day: null });
    // opened three days ago: the same seven are a pace of seven thirds a day
    expect(at({ wave: { state: 'open', opens: '2026-10-03', closes: null } })).toEqual({ state: 'day', day: '2026-10-08' });
    expect(at({ wave: { state: 'open', opens: '2026-10-04', closes: null } })).toEqual({ state: 'tooEarly', day: null });
    // a week off lies between
    expect(at({}, (day) => day >= '2026-10-08' && day <= '2026-10-14')).toEqual({ state: 'day', day: '2026-10-19' });
    expect(at({ wave: { state: 'closed', opens: null, closes: null } })).toBeNull();
    expect(at({ people: 0 })).toBeNull();
  });

  it('the gate is at .80 and .70 exactly, and a team of four has none', () => {
    expect([gateOf(8, 10), gateOf(7, 10), gateOf(6, 10), gateOf(4, 4)]).toEqual(['full', 'flagged', 'none', 'small']);
    expect(trendOf(new Date('2026-03-02T12:00:00Z'))[0]).toBe('2026-02-24');
  });

  it('functions of fewer than five stand together', () => {
    const { data } = twoSchools();
    const shown = { design: data.design, instruments: data.instruments.map((i) => ({ ...i, form: true })) };
    const person = (f: string) => ({ functions: [f], from: null, to: null, leave: null, was: null, answers: [] });
    const people = [
      ...Array.from({ length: 9 }, () => person('teacher')),
      ...Array.from({ length: 6 }, () => person('internalCoach')),
    ];
    expect(perFunction(shown, people, 'T1').map((r) => [r.functions, r.people])).toEqual([
      [['teacher'], 9],
      [['internalCoach'], 6],
    ]);
    // one leader would be known by the difference: the next smallest goes with them
    expect(perFunction(shown, [...people, person('schoolLeader')], 'T1').map((r) => [r.functions, r.people])).toEqual([
      [['teacher'], 9],
      [[], 7],
    ]);
  });
});

describe('the work', () => {
  const queries = async (schools: number) => {
    let n = 0;
    const clock = () => new Date('2026-09-28T12:00:00Z');
    const driver = openSqlite({ path: ':memory:', clock, ids: () => String((n += 1)) });
    const data = cockpitData(schools);
    // twenty schools of a tenth of the usual size are enough to count
    const people = data.people.filter((_, i) => Math.floor(i / schools) % 10 < 2);
    const kept = new Set(people.map((p) => p.id));
    const has = (id: string | null) => id !== null && kept.has(id);
    const small = {
      ...data,
      people,
      responses: data.responses.filter((r) => has(r.person)),
      networkRespondents: data.networkRespondents.filter((r) => has(r.person)),
    };
    await studiesStore(driver).importStudy({ data: small, identities: { schools: new Map(), people: new Map() } }, 'tests');
    const counter = { count: 0 };
    const store = cockpitStore({ ...driver, db: counting(driver.db, counter) });
    const live = cockpitLive({ store, clock });
    const whole = (await live.look(cockpitStudy))!;
    const first = counter.count;
    await driver.run([], {
      actor: 'tests',
      verb: 'responses.save',
      subject: small.responses[0]!.id,
      study: cockpitStudy,
      answering: true,
    });
    counter.count = 0;
    const again = (await live.look(cockpitStudy))!;
    await driver.close();
    expect({ ...again, mark: '' }).toEqual({ ...whole, mark: '' });
    return { first, again: counter.count, schools: whole.schools.length };
  };

  it('asks as many questions for twenty schools as for two', async () => {
    const [two, twenty] = [await queries(2), await queries(20)];
    expect([two.schools, twenty.schools]).toEqual([2, 20]);
    // the first look counts everything, the next one what one answer changed
    expect([two.first, two.again]).toEqual([twenty.first, twenty.again]);
    expect(two.first).toBeLessThan(22);
    expect(two.again).toBeLessThan(18);
  });
});
