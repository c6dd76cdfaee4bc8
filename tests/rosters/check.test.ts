/** The link of a school's coordinator: an end of its own, renewed, replaced, withdrawn, and mailed to somebody of the school. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CoordinatorView, RostersWire } from '../../server/rosters/contract.ts';
import { linkEnd, recipientsOf } from '../../server/rosters/rules.ts';
import type { SchoolsWire } from '../../server/schools/contract.ts';
import type { SingleMail, SingleResult } from '../../server/mail/single.ts';
import { makeWorld, type Problem, study, Visitor, type World } from '../world.ts';

type Check = RostersWire['GET /api/studies/:study/schools/:school/coordinator']['reply'];
const key = `/api/studies/${study}/schools/zuid/coordinator`;
let world: World;
let researcher: Visitor;
const mails: SingleMail[] = [];
let result: SingleResult = { sent: true };
/** what happens while the mail is under way */
let meanwhile = async (): Promise<unknown> => undefined;
beforeAll(async () => {
  world = await makeWorld({
    origin: 'https://meet.example',
    mail: {
      from: 'study@uni.example',
      trouble: () => null,
      one: async (mail) => {
        mails.push(mail);
        await meanwhile();
        return result;
      },
    },
  });
  researcher = await world.signIn('researcher');
});
afterAll(() => world.close());
const make = () => researcher.send<{ link: string; endsAt: string }>(`POST ${key}`);
const seen = async () => (await researcher.send<Check>(`GET ${key}`)).body;
const holder = (link: string) => new Visitor(world.base, link.split('#')[1]);
const days = (n: number) => world.later(n * 1440);
const ask = (who: Visitor) => who.send<CoordinatorView & Problem>('GET /api/coordinator');

describe('the end of a link', () => {
  const now = new Date('2026-09-01T08:00:00.000Z');
  it.each([
    ['no wave is left', [{ state: 'closed', closes: '2026-10-15' }], '2026-10-01T08:00:00.000Z'],
    ['the wave closes sooner', [{ state: 'open', closes: '2026-09-10' }], '2026-10-01T08:00:00.000Z'],
    ['the wave closes later', [{ state: 'open', closes: '2026-10-15' }], '2026-10-15T23:59:59.999Z'],
    ['none runs and one is planned', [{ state: 'planned', closes: '2026-11-20' }], '2026-11-20T23:59:59.999Z'],
    [
      'one runs and one is planned',
      [
        { state: 'planned', closes: '2027-03-01' },
        { state: 'open', closes: '2026-10-15' },
      ],
      '2026-10-15T23:59:59.999Z',
    ],
    ['the wave has no day', [{ state: 'open' }], '2026-10-01T08:00:00.000Z'],
    ['somebody mistyped the year', [{ state: 'open', closes: '2062-10-15' }], '2027-09-02T08:00:00.000Z'],
  ] as const)('%s', (_, waves, end) => {
    expect(linkEnd(now, waves)).toBe(end);
  });
});

describe('a link', () => {
  let link: string;
  it('ends with the wave when that is later than thirty days, and says so on both sides', async () => {
    const made = await make();
    link = made.body.link;
    expect(made.body.endsAt).toBe('2026-10-15T23:59:59.999Z');
    expect((await ask(holder(link))).body.endsAt).toBe(made.body.endsAt);
    expect((await seen()).link).toMatchObject({ endsAt: made.body.endsAt, ended: false, mailedAt: null });
  });

  it('is dead after its end, for looking, remarks and confirming; and lives again when it is renewed', async () => {
    const who = holder(link);
    await who.send('POST /api/coordinator/suggestions', {
      kind: 'missing',
      person: null,
      name: 'Wil Later',
      functions: ['teacher'],
    });
    days(44);
    expect((await ask(who)).status).toBe(200);
    days(1);
    for (const request of ['GET /api/coordinator', 'POST /api/coordinator/confirm', 'DELETE /api/coordinator/suggestions/x'])
      expect([request, (await who.send<Problem>(request)).body.code]).toEqual([request, 'coordinatorEnded']);
    expect((await ask(who)).status).toBe(401);
    researcher = await world.signIn('researcher', 'later@example.org');
    // what was said before is still there for the researcher
    const ended = await seen();
    expect([ended.link?.ended, ended.suggestions.map((s) => s.name)]).toEqual([true, ['Wil Later']]);
    // and the list of schools says where to look
    const { schools } = (
      await researcher.send<SchoolsWire['GET /api/studies/:study/schools']['reply']>(`GET /api/studies/${study}/schools`)
    ).body;
    expect(schools.map((s) => [s.id, s.check])).toEqual([
      ['noord', { link: 'none', confirmedAt: null, remarks: 0 }],
      ['zuid', { link: 'ended', confirmedAt: null, remarks: 1 }],
    ]);
    const mailed = await researcher.send<Problem>(`POST ${key}/mail`, { person: 'zuid-01' });
    expect([mailed.status, mailed.body.code, mails]).toEqual([409, 'coordinatorNone', []]);

    const renewed = await researcher.send<{ endsAt: string }>(`POST ${key}/renewal`);
    expect(renewed.body.endsAt).toBe('2026-11-15T08:00:00.000Z');
    expect((await ask(who)).body).toMatchObject({ endsAt: renewed.body.endsAt, suggestions: [{ name: 'Wil Later' }] });
  });

  it('is dead once replaced or withdrawn, and a withdrawn one is not renewed or mailed', async () => {
    const second = (await make()).body.link;
    expect((await ask(holder(link))).body.code).toBe('coordinatorUnknown');
    expect((await ask(holder(second))).status).toBe(200);
    await researcher.send(`DELETE ${key}`);
    expect((await ask(holder(second))).body.code).toBe('coordinatorUnknown');
    expect((await seen()).link).toBeNull();
    expect((await researcher.send<Problem>(`POST ${key}/renewal`)).body.code).toBe('coordinatorNone');
    expect((await researcher.send<Problem>(`POST ${key}/mail`, { person: 'zuid-01' })).body.code).toBe('coordinatorNone');
  });

  it('is mailed to somebody of this school: the leader first, nobody else’s people', async () => {
    const made = (await make()).body.link;
    const { recipients, mail } = await seen();
    expect([mail, recipients.slice(0, 2).map((r) => r.person)]).toEqual([true, ['zuid-01', 'zuid-02']]);
    expect(recipients.every((r) => r.person.startsWith('zuid'))).toBe(true);
    const done = await researcher.send<{ sent: boolean; to: string }>(`POST ${key}/mail`, { person: 'zuid-01' });
    expect(done.body).toEqual({ sent: true, to: 'zuid-01@example.org', code: null });
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ to: 'zuid-01@example.org', link: made, language: 'nl' });
    expect(mails[0]!.link).toMatch(/^https:\/\/meet\.example\/s\/#coord_/);
    expect(mails[0]!.body).toContain(made);
    expect(mails[0]!.subject).toBe('Wilt u de personeelslijst van De Zuiderzon nakijken?');
    expect((await seen()).link?.mailedAt).not.toBeNull();
    const other = await researcher.send<Problem>(`POST ${key}/mail`, { person: 'noord-01' });
    expect([other.status, other.body.code, mails.length]).toEqual([422, 'addressUnknown', 1]);
  });

  it('is not called mailed when it was replaced while its mail was under way', async () => {
    await make();
    meanwhile = make;
    expect((await researcher.send(`POST ${key}/mail`, { person: 'zuid-01' })).status).toBe(200);
    meanwhile = async () => undefined;
    expect((await seen()).link?.mailedAt).toBeNull();
  });

  it('says by a code that the mail server did not take it, and the log holds no address', async () => {
    result = { sent: false, code: '550' };
    const { body } = await researcher.send(`POST ${key}/mail`, { person: 'zuid-02' });
    expect(body).toEqual({ sent: false, to: 'zuid-02@example.org', code: '550' });
    const log = await world.store.audit.ofStudy(study, 500);
    const about = log.filter((e) => e.verb.startsWith('rosters.')).map((e) => e.verb);
    for (const verb of ['coordinatorLink', 'renewCoordinator', 'revokeCoordinator', 'mailCoordinator'])
      expect(about).toContain(`rosters.${verb}`);
    expect(log.some((e) => e.verb === 'rosters.mailCoordinator' && (e.details as { code?: string }).code === '550')).toBe(true);
    expect(JSON.stringify(log)).not.toMatch(/@example\.org|coord_/);
  });

  it('goes to nobody who left, is a pupil or has no address', async () => {
    const { people, waves } = await world.store.rosters.rosters(study);
    const [one] = people.filter((p) => p.school === 'zuid');
    const gone = { ...one!, id: 'a', to: 'T1', leave: ['T1'] };
    const pupil = { ...one!, id: 'b', functions: ['pupil'] };
    const silent = { ...one!, id: 'c', email: null };
    expect(recipientsOf([gone, pupil, silent, one!], waves, 'T1', 'zuid').map((p) => p.id)).toEqual([one!.id]);
  });
});
