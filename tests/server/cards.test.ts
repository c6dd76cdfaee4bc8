/** Cards of classes: made ahead for a group, a school or the study, drawn as PDF; and letters, a page each however long the names are. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pictureIds, shapes as onScreen } from '../../client/respond/class/pictures.ts';
import { classSentences } from '../../client/respond/class/words.ts';
import { cardWords } from '../../server/classes/card-words.ts';
import { drawCards } from '../../server/classes/cards.ts';
import { cardsFor, withCards } from '../../server/classes/rules.ts';
import { pictureSvg, shapes } from '../../server/classes/pictures.ts';
import type { ClassesWire, Session } from '../../server/classes/contract.ts';
import { drawLetters } from '../../server/mail/letters.ts';
import { pages } from '../pdf.ts';
import { makeWorld, type Problem, type Respondent, twoSchools, type Visitor, type World } from '../world.ts';
import { enter, pupilOn, pupils, pupilWorld, study, teacherOf } from './classes-world.ts';

const at = `/api/studies/${study}/classes`;
type Made = ClassesWire['POST /api/studies/:study/classes/prepare']['reply'];
type Classes = ClassesWire['GET /api/studies/:study/classes']['reply'];

describe('on paper', () => {
  it('pictures and their names are those on the screen', () => {
    expect(shapes).toEqual(onScreen);
    for (const language of ['nl', 'en'] as const) {
      const plain = Object.entries(classSentences(language).pictures).map(([p, name]) => [p, name.replaceAll('\u00AD', '')]);
      expect(cardWords[language].pictures).toEqual(Object.fromEntries(plain));
    }
    for (const id of pictureIds) expect(pictureSvg(id)).toMatch(/^<svg [^>]+>(<path d="[^"<>&]+" [^<>]+\/>)+<\/svg>$/);
  });

  it('thirty cards are a sheet, and every class begins a new one, with the longest names too', async () => {
    const of = (cards: number, school = 'De Noordster', group = '5') => ({
      school,
      group,
      wave: 'T1',
      code: 'FHJ234',
      cards: Array.from({ length: cards }, (_, i) => ({ number: i + 1, picture: pictureIds[i % 16]! })),
    });
    const long = 'Openbare Daltonbasisschool voor Nederlandstalig en Tweetalig Onderwijs te Capelle aan den IJssel '.repeat(2);
    const draw = (classes: ReturnType<typeof of>[], language: 'nl' | 'en' = 'nl') =>
      drawCards({ classes, language, address: `https://${'a-long-name.'.repeat(5)}example.org/k/` });
    expect(pages(await draw([of(30)]))).toBe(1);
    expect(pages(await draw([of(30), of(1), of(31, long, 'De Vliegende Hollanders van groep zeven en acht')], 'en'))).toBe(4);
  });

  it('a letter is a page, however long name and school are', async () => {
    const long = 'Anna-Maria Wilhelmina Johanna van den Oudenhoven-de Groot van Kralingen tot Overschie '.repeat(3);
    const letters = ['Anna', long, null].map((name) => ({
      name,
      school: `Openbare Daltonbasisschool ${long}`,
      link: 'https://example.org/r/#abcdefghijklmnopqrstuvwxyz1',
      code: 'FHJ23-4LMPR-TWXY6',
    }));
    for (const language of ['nl', 'en'] as const) {
      const address = `${'a-long-name.'.repeat(5)}example.org/r`;
      const pdf = await drawLetters({ letters, address, language, closes: '1 mei', sender: long.slice(0, 80), title: 'T1' });
      expect(pages(pdf)).toBe(3);
    }
  });
});

describe('in one file', () => {
  it('fit so many letters and cards; what is more is refused before anything is made', async () => {
    const { data, identities } = twoSchools();
    const many = Array.from({ length: 1501 }, (_, i) => ({
      id: `many-${i}`,
      school: 'noord',
      functions: ['teacher'],
      group: `${5 + (i % 4)}-${i % 150}`,
    }));
    const deployments = [
      ...data.design.deployments,
      { instrument: pupils.id, version: pupils.version, functions: ['pupil'], waves: ['T1'] },
    ];
    const world = await makeWorld({
      study: {
        data: {
          ...data,
          design: { ...data.design, deployments },
          instruments: [...data.instruments, pupils],
          people: [...data.people, ...many],
        },
        identities,
      },
    });
    try {
      const researcher = await world.signIn('researcher');
      await researcher.send(`POST /api/studies/${study}/waves/T1/invitations`);
      const letters = (school: string) =>
        researcher.send<Problem>(`POST /api/studies/${study}/waves/T1/letters.pdf?school=${school}`);
      expect((await letters('noord')).body).toMatchObject({ code: 'tooManyPages', params: { count: 1521, most: 1500 } });
      expect((await letters('zuid')).status).toBe(200);
      const cards = await researcher.send<Problem>(`POST ${at}/prepare`, { wave: 'T1' });
      expect(cards.body).toMatchObject({ code: 'tooManyPages', params: { most: 4000 } });
      expect((await researcher.send<Classes>(`GET ${at}`)).body.sessions).toEqual([]);
      // links and codes of everybody, however many
      const links = await researcher.send<{ links: { code: string }[] }>(`POST /api/studies/${study}/waves/T1/invitations/links`);
      expect(new Set(links.body.links.map((l) => l.code)).size).toBe(1540);
    } finally {
      await world.close();
    }
  });
});

describe('for groups', () => {
  let world: World;
  let researcher: Visitor;
  let links: readonly Respondent[];
  const prepare = (body: object) => researcher.send<Made & Problem>(`POST ${at}/prepare`, body);
  const pdf = (query: string) => researcher.send<Uint8Array & Problem>(`POST ${at}/cards.pdf?${query}`);
  const list = async () => (await researcher.send<Classes>(`GET ${at}`)).body;
  beforeAll(async () => {
    world = await pupilWorld();
    researcher = await world.signIn('researcher');
    links = await world.invite('T1');
  });
  afterAll(() => world.close());

  it('a card per pupil, thirty where that is not known; the newest of a group counts', () => {
    expect([undefined, 0, 1, 24, 90].map(cardsFor)).toEqual([30, 30, 1, 24, 60]);
    const of = (group: string, cards: number, id: number) => ({ school: 's', group, cards, id });
    expect(withCards([of('5', 0, 1), of('5', 20, 2), of('5', 10, 3), of('6', 5, 4)]).map((s) => s.id)).toEqual([2, 4]);
  });

  it('one group, then its school, then the study; nothing is made twice', async () => {
    expect((await prepare({ wave: 'T1', school: 'noord', group: '5' })).body).toEqual({ made: 1, classes: 1, cards: 30 });
    // groups 5 to 8 only, of those that the staff list knows
    expect((await prepare({ wave: 'T1', school: 'noord' })).body).toEqual({ made: 3, classes: 4, cards: 120 });
    expect((await prepare({ wave: 'T1' })).body).toEqual({ made: 4, classes: 8, cards: 240 });
    expect((await prepare({ wave: 'T1' })).body).toEqual({ made: 0, classes: 8, cards: 240 });
    const { sessions, cardWaves, schools } = await list();
    expect(sessions.map((s) => [s.open, s.seats, s.printed])).toEqual(Array.from({ length: 8 }, () => [false, 0, 30]));
    expect(cardWaves.map((w) => w.id)).toEqual(['T1', 'T2a']);
    expect(schools[0]!.groups.find((g) => g.name === '4')).toEqual({ name: '4', asked: false });
  });

  it('the file has a sheet per class, of what was asked for', async () => {
    const all = await pdf('wave=T1');
    expect([all.status, all.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(all.headers.get('content-disposition')).toContain('two-schools-T1-cards.pdf');
    expect(pages(all.body)).toBe(8);
    expect(pages((await pdf('wave=T1&school=zuid&language=en')).body)).toBe(4);
    expect(pages((await pdf('wave=T1&school=zuid&group=6')).body)).toBe(1);
    const one = (await list()).sessions[0]!;
    expect(pages((await pdf(`session=${one.id}`)).body)).toBe(1);
    const audit = await world.store.audit.ofStudy(study, 20);
    expect(audit.find((e) => e.verb === 'classes.cards')).toMatchObject({ details: { classes: 1, cards: 30 } });
  });

  it('the code on a card works once the teacher opens the session that was made ahead', async () => {
    const teacher = teacherOf(links, 'noord-05');
    const mine = (await teacher.send<{ sessions: { id: string }[] }>('GET /api/respond/class')).body.sessions;
    expect(mine).toHaveLength(1);
    const session = (await teacher.send<Session>(`GET /api/respond/class/${mine[0]!.id}`)).body;
    const card = session.cards[6]!;
    expect((await enter(world, session.code, { card })).body.code).toBe('sessionClosed');
    await teacher.send(`PUT /api/respond/class/${session.id}/time`, { minutes: 45 });
    const pupil = await pupilOn(world, session.code, card);
    expect((await pupil.submit()).status).toBe(200);
  });

  it('can be made before the wave opens, and says why where they cannot', async () => {
    expect((await prepare({ wave: 'T2a', school: 'zuid', group: '7' })).body.made).toBe(1);
    expect(pages((await pdf('wave=T2a')).body)).toBe(1);
    // two clicks at once: no class gets a second set of cards
    const both = await Promise.all([prepare({ wave: 'T2a' }), prepare({ wave: 'T2a' })]);
    expect(both.map((r) => r.status)).toEqual([200, 200]);
    expect(both.reduce((sum, r) => sum + r.body.made, 0)).toBe(7);
    expect((await list()).sessions.filter((s) => s.wave === 'T2a')).toHaveLength(8);
    expect((await prepare({ wave: 'T2a', school: 'nowhere' })).body.code).toBe('schoolUnknown');
    expect((await prepare({ wave: 'T2a', school: 'zuid', group: '99' })).body.code).toBe('noCards');
    // at T3 pupils are asked nothing
    expect((await prepare({ wave: 'T3' })).body.code).toBe('pupilsNotAsked');
    expect((await prepare({ wave: 'T9' })).body.code).toBe('waveUnknown');
    expect((await pdf('wave=T3')).body.code).toBe('noCards');
    expect((await pdf('session=unknown')).body.code).toBe('sessionUnknown');
    expect((await pdf('')).body.code).toBe('waveUnknown');
    await researcher.send(`POST /api/studies/${study}/waves/T1/close`);
    expect((await prepare({ wave: 'T1' })).body.code).toBe('waveClosed');
  });
});
