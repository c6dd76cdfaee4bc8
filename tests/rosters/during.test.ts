/** A roster while its wave runs, as the people in it meet it: the joiner's link, mail and letter, twin jobs, the colleague in the middle of an answer. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CoordinatorView } from '../../server/rosters/contract.ts';
import { makeWorld, type Problem, type Respondent, study, Visitor, type World } from '../world.ts';
import { utf8 } from './files.ts';
import { apply, listOf, send } from './world.ts';

let world: World;
let researcher: Visitor;
let all: Respondent[];
beforeAll(async () => {
  world = await makeWorld({
    mail: { from: 'study@uni.example', trouble: () => null, one: () => Promise.resolve({ sent: true }) },
  });
  researcher = await world.signIn('researcher');
  all = await world.invite('T1');
});
afterAll(() => world.close());

const join = async (school: string, more: object = {}) =>
  (
    await researcher.send<{ person: string; invited: boolean }>(`POST /api/studies/${study}/schools/${school}/people`, {
      wave: 'T1',
      name: 'Nieuwe Collega',
      email: null,
      functions: ['teacher'],
      group: null,
      ...more,
    })
  ).body;
const own = <T>(person: string, what: 'link' | 'mail', wave = 'T1') =>
  researcher.send<T & Problem>(`POST /api/studies/${study}/people/${person}/invitation/${what}`, { wave });
const linkOf = async (person: string) => (await own<{ link: string; code: string }>(person, 'link')).body;
const at = (link: string) => new Visitor(world.base, link.split('#')[1]);
const statusOf = async (who: Visitor) => (await who.send<{ status: string }>('GET /api/respond')).body.status;
const rosterFor = async (who: Visitor) =>
  (
    await who.send<{ forms: { roster: { name: string; id: string }[] | null }[] }>('GET /api/respond/forms?language=nl')
  ).body.forms.find((f) => f.roster)!.roster!;
const presence = (person: string, is: 'left' | 'away' | 'here') =>
  researcher.send<{ invited: boolean }>(`POST /api/studies/${study}/people/${person}/presence`, { wave: 'T1', presence: is });

describe('somebody who joins', () => {
  it('has a link and a code at once, and answers with them', async () => {
    const { person, invited } = await join('noord', { name: 'Joke Later', email: 'joke@example.org' });
    expect(invited).toBe(true);
    const { link, code } = await linkOf(person);
    expect(await statusOf(at(link))).toBe('open');
    const entered = await world.nobody().send<{ token: string }>('POST /api/respond/enter', { code });
    expect(entered.body.token).toBe(link.split('#')[1]);
    expect((await rosterFor(at(link))).map((c) => c.name)).not.toContain('Joke Later');
    const log = await world.store.audit.ofStudy(study, 20);
    expect(log.find((e) => e.verb === 'invitations.links')!.details).toEqual({ links: 1 });
  });

  it('gets one mail, however often it is asked for, and none without an address', async () => {
    const [joke] = (await listOf(researcher, 'noord')).filter((p) => p.name === 'Joke Later');
    const first = await own<{ at: string | null; why: string | null }>(joke!.id, 'mail');
    expect([first.status, first.body.why]).toEqual([200, null]);
    expect(Date.parse(first.body.at!)).toBeGreaterThanOrEqual(Date.parse('2026-09-01T08:00:00Z'));
    expect((await own(joke!.id, 'mail')).body).toEqual({ at: null, why: 'queued' });
    const { rows } = (
      await researcher.send<{ rows: { kind: string; person: string }[] }>(`GET /api/studies/${study}/waves/T1/mail`)
    ).body;
    expect(rows.map((r) => r.kind)).toEqual(['invitation']);
    const { person } = await join('noord', { name: 'Zonder Adres' });
    expect((await own(person, 'mail')).body).toEqual({ at: null, why: 'noAddress' });
  });

  it('gets a letter alone', async () => {
    const [joke] = (await listOf(researcher, 'noord')).filter((p) => p.name === 'Joke Later');
    const letter = await researcher.fetch<Uint8Array>('POST', `/api/studies/${study}/waves/T1/letters.pdf?person=${joke!.id}`);
    expect([letter.status, new TextDecoder().decode(letter.body.slice(0, 5))]).toEqual([200, '%PDF-']);
    const [last] = (await world.store.audit.ofStudy(study, 20)).filter((e) => e.verb === 'mail.letters');
    expect(last!.details).toEqual({ letters: 1 });
  });

  it('has none at a wave that is not open yet, or where nothing is asked', async () => {
    const later = await join('noord', { name: 'Pas Later', wave: 'T2a' });
    expect(later.invited).toBe(false);
    expect((await own(later.person, 'link', 'T2a')).body.code).toBe('invitationUnknown');
    expect((await join('noord', { name: 'Wordt Niets Gevraagd', functions: ['assistant'] })).invited).toBe(false);
  });

  it('because the school missed somebody: the link is offered then, too', async () => {
    const made = await researcher.send<{ link: string }>(`POST /api/studies/${study}/schools/zuid/coordinator`);
    const seen = await at(made.body.link).send<CoordinatorView>('POST /api/coordinator/suggestions', {
      kind: 'missing',
      person: null,
      name: 'Wil Vergeten',
      functions: ['teacher'],
    });
    const done = await researcher.send<{ invited: boolean; person: string }>(
      `POST /api/studies/${study}/suggestions/${seen.body.suggestions[0]!.id}`,
      { accept: true, wave: 'T1' },
    );
    expect(done.body.invited).toBe(true);
    expect(await statusOf(at((await linkOf(done.body.person)).link))).toBe('open');
  });
});

describe('twin jobs', () => {
  it('two lines of one person are one person with both functions and groups, and one invitation', async () => {
    const csv =
      'nr;naam;mail;functie;groep;verlof\n81;Ans Dubbel;ans@zuid.nl;leerkracht;5;ja\n81;Ans Dubbel;ans@zuid.nl;intern begeleider;6;\n82;Bea Dubbel;;leerkracht;7;\n;Bea Dubbel;;leerkracht;8;\n';
    const seen = (await send(researcher, utf8(csv), 'wave=T1&school=zuid')).body;
    expect(seen.outcome.problems.map((p) => [p.row, p.code, p.grade])).toEqual([
      [3, 'merged', 'warning'],
      [5, 'personTwice', 'warning'],
    ]);
    // nobody knows whether the second Bea is the first
    expect(seen.outcome.joined.map((j) => j.name)).toEqual(['Ans Dubbel', 'Bea Dubbel', 'Bea Dubbel']);
    const done = await apply(researcher, seen, { stay: seen.outcome.left.map((l) => l.person) });
    expect([done.body.joined, done.body.invited]).toEqual([3, 3]);
    const [ans, ...others] = (await listOf(researcher, 'zuid')).filter((p) => p.name === 'Ans Dubbel');
    expect([ans, others]).toMatchObject([
      { id: 'zuid.81', functions: ['teacher', 'internalCoach'], group: '5/6', leave: [] },
      [],
    ]);
    expect((await world.store.invitations.list(study, 'T1')).filter((i) => i.code === 'zuid.81')).toHaveLength(1);
    // the same list again is the same people
    const again = (await send(researcher, utf8(csv.replace(';8;', ';8;x').replace(/\n;Bea.*/, '')), 'wave=T1&school=zuid')).body;
    expect([again.outcome.joined, again.outcome.changed]).toEqual([[], []]);
  });

  it('the same number with another name stays a problem, and two schools are two jobs', async () => {
    const seen = (
      await send(
        researcher,
        utf8(
          'nr;naam;mail;functie;school\n91;Cor Een;cor@x.nl;lkr;noord\n91;Dirk Twee;;lkr;noord\n92;Cor Een;cor@x.nl;ib;zuid\n',
        ),
        'wave=T1',
      )
    ).body;
    expect(seen.outcome.problems.map((p) => [p.row, p.code, p.grade])).toEqual([
      [3, 'codeTwice', 'problem'],
      [4, 'emailTwice', 'warning'],
    ]);
  });
});

describe('a colleague in the middle of the network question', () => {
  it('keeps every tie that was tapped, finds the newcomer, and does not find who left', async () => {
    const anna = all.find((r) => r.person === 'noord-07')!;
    await anna.consent();
    const network = (await anna.complete(3)).find((r) => r.instrument === 'staff-network')!;
    const before = await rosterFor(anna);
    const [stays, goes] = ['noord-09', 'noord-10'].map((p) => before.find((c) => c.name.endsWith(p))!.id);
    const answers = { NETGOAL: { confirmed: false, named: { [stays!]: 2, [goes!]: 4 } } };
    expect((await anna.send('PUT /api/respond/draft', { ...network, answers })).status).toBe(200);

    await presence('noord-10', 'left');
    const { person } = await join('noord', { name: 'Net Begonnen' });
    const after = await rosterFor(anna);
    expect(after.map((c) => c.name)).toContain('Net Begonnen');
    expect(after.map((c) => c.id)).not.toContain(goes);
    const drafts = (await anna.send<{ drafts: { revision: number; answers: object }[] }>('GET /api/respond')).body.drafts;
    expect(drafts).toMatchObject([{ revision: 1, answers }]);

    // the newcomer is named beside the others, and the whole is handed in
    const newcomer = after.find((c) => c.name === 'Net Begonnen')!.id;
    const named = { confirmed: true, named: { ...answers.NETGOAL.named, [newcomer]: 3 } };
    const responses = (await anna.complete(3)).map((r) =>
      r.instrument === 'staff-network' ? { ...r, baseRevision: 1, answers: { NETGOAL: named } } : r,
    );
    expect((await anna.send('POST /api/respond/submit', { responses })).status).toBe(200);
    const { data } = (await world.store.studies.load(study))!;
    const ties = data.nominations.filter((n) => n.ego === 'noord-07' && n.wave === 'T1').map((n) => n.alter);
    expect(ties.toSorted()).toEqual(['noord-09', 'noord-10', person].toSorted());
  });

  it('who is on leave for the wave has a closed link, and the same one with its answers after it', async () => {
    const bram = all.find((r) => r.person === 'noord-11')!;
    await bram.consent();
    const [first] = await bram.complete(5);
    await bram.send('PUT /api/respond/draft', first);
    await presence('noord-11', 'away');
    expect(await statusOf(bram)).toBe('left');
    expect((await bram.send<Problem>('PUT /api/respond/draft', { ...first, baseRevision: 1 })).body.code).toBe('leftRoster');
    for (const what of ['mail', 'link'] as const) expect((await own('noord-11', what)).body.code).toBe('invitationUnknown');
    await presence('noord-11', 'here');
    expect(await statusOf(bram)).toBe('open');
    expect((await bram.send<{ drafts: unknown[] }>('GET /api/respond')).body.drafts).toHaveLength(1);
  });
});
