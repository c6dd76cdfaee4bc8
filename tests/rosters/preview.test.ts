/** A staff list over HTTP: looked at without being kept, mended, taken in whole or not at all, and taken in again a wave later. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCsv } from '../../server/rosters/reading/csv.ts';
import { readXlsx } from '../../server/rosters/reading/xlsx.ts';
import { makeWorld, type Problem, study, twoSchools, type Visitor, type World } from '../world.ts';
import { rawWorkbook, utf8, workbook } from './files.ts';
import { apply, check, fingerprint, listOf, type Preview, send } from './world.ts';

let world: World;
let researcher: Visitor;
const withoutPeople = () => {
  const { data, identities } = twoSchools();
  const schools = new Map([...identities.schools].map(([id, s]) => [id, id === 'zuid' ? { ...s, brin: '34CD' } : s]));
  return { data: { ...data, people: [] }, identities: { schools, people: new Map() } };
};
beforeAll(async () => {
  world = await makeWorld({ study: withoutPeople() });
  researcher = await world.signIn('researcher');
});
afterAll(() => world.close());

const head = ['Personeelsnummer', 'Naam', 'BSN', 'Werkmail', 'Rol', 'School'];
const rows = [
  ['1', 'Anna de Vries', '111222333', 'anna@noord.nl', 'leerkracht', '12AB'],
  ['2', 'Bram Jansen', '123456782', 'bram(at)noord.nl', 'ib', 'De Noordster'],
  ['3', 'Carla <b>Smit</b>', '', 'carla@noord.nl', 'directeur', 'noord'],
  ['1', 'Dirk Bos', '', 'dirk@zuid.nl', 'gymjuf', '34CD'],
  ['2', 'Els Mol', '', 'els@zuid.nl', 'leerkracht en ib', 'Oost'],
  ['3', '', '', 'dirk@zuid.nl', 'leerkracht', 'zuid'],
];

describe('six mistakes in a workbook of two schools', () => {
  let seen: Preview;
  it('are seen in their cells; nothing is stored, and what may not be kept is not even shown', async () => {
    const before = await fingerprint(world);
    const { status, body } = await send(researcher, await workbook([head, ...rows]), 'wave=T1');
    expect(status).toBe(200);
    seen = body;
    expect(body.file).toMatchObject({ kind: 'xlsx', notices: [] });
    expect(body.dropped).toEqual([{ column: 'BSN', reason: 'citizenNumber', cells: 2 }]);
    expect(JSON.stringify(body)).not.toMatch(/111222333|123456782/);
    expect(body.table.mapping).toEqual({
      Personeelsnummer: 'code',
      Naam: 'name',
      Werkmail: 'email',
      Rol: 'functions',
      School: 'school',
    });
    const problems = body.outcome.problems.filter((p) => p.grade === 'problem');
    expect(problems.map((p) => [p.row, p.column, p.code])).toEqual([
      [3, 'Werkmail', 'badEmail'],
      [4, 'Naam', 'unsafeText'],
      [5, 'Rol', 'unknownFunction'],
      [6, 'School', 'unknownSchool'],
      [7, 'Naam', 'noName'],
      [7, 'Werkmail', 'emailTwice'],
    ]);
    expect(await fingerprint(world)).toBe(before);
  });

  it('cannot be taken in as they are', async () => {
    const before = await fingerprint(world);
    const { status, body } = await apply(researcher, seen);
    expect([status, body.code, body.params?.count]).toEqual([422, 'rosterProblems', 6]);
    expect(await fingerprint(world)).toBe(before);
  });

  it('are mended in the table, and the whole goes in at once', async () => {
    const table = structuredClone(seen.table);
    const column = (name: string) => table.header.indexOf(name);
    const mend = (row: number, name: string, text: string) => {
      table.rows.find((r) => r.row === row)!.cells[column(name)] = text;
    };
    mend(3, 'Werkmail', 'bram@noord.nl');
    mend(4, 'Naam', 'Carla Smit');
    mend(5, 'Rol', 'specialist');
    mend(6, 'School', '34CD');
    mend(7, 'Werkmail', 'fien@zuid.nl');
    mend(7, 'Naam', 'Fien Kok');
    const checked = await check(researcher, table);
    expect(checked.body.problems).toEqual([]);
    expect(checked.body.joined).toHaveLength(6);
    const done = await apply(researcher, { ...seen, table, outcome: checked.body });
    expect([done.status, done.body.joined, done.body.left]).toEqual([200, 6, 0]);
    // T1 is open: who is asked something has a link, and a specialist is asked nothing here
    expect(done.body.invited).toBe(5);
    const noord = await listOf(researcher, 'noord');
    expect(noord.map((p) => [p.id, p.name, p.functions, p.from])).toEqual([
      ['noord.1', 'Anna de Vries', ['teacher'], null],
      ['noord.2', 'Bram Jansen', ['internalCoach'], null],
      ['noord.3', 'Carla Smit', ['schoolLeader'], null],
    ]);
    expect((await listOf(researcher, 'zuid')).map((p) => p.id)).toEqual(['zuid.1', 'zuid.2', 'zuid.3']);
    const log = JSON.stringify(await world.store.audit.ofStudy(study, 500));
    expect(log).toContain('rosters.apply');
    expect(log).not.toMatch(/Anna|Carla|noord\.nl/);
    // the same preview once more: somebody was faster
    expect((await apply(researcher, { ...seen, table, outcome: checked.body })).body.code).toBe('rosterChanged');
  });
});

describe('the list of a school, a wave later', () => {
  it('says who joined, left and changed, keeps identities, and remembers what a column was', async () => {
    const closed = await researcher.send(`POST /api/studies/${study}/waves/T1/close`);
    expect(closed.status).toBe(200);
    const odd = ['nr', 'Wie', 'Wat'];
    const list = [
      ['1', 'Anna de Vries-Bakker', 'leerkracht'],
      ['3', 'Carla Smit', 'directeur'],
      ['9', 'Gijs Nieuw', 'leerkracht'],
    ];
    const csv = utf8([odd, ...list].map((r) => r.join(';')).join('\n'));
    const first = (await send(researcher, csv, 'wave=T2a&school=noord')).body;
    expect(first.table.mapping).toEqual({ nr: 'code', Wie: 'ignore', Wat: 'ignore' });
    expect(first.remembered).toBe(false);
    const table = { ...first.table, mapping: { nr: 'code' as const, Wie: 'name' as const, Wat: 'functions' as const } };
    const { body: outcome } = await check(researcher, table);
    expect(outcome.problems).toEqual([]);
    expect(outcome.joined.map((j) => j.name)).toEqual(['Gijs Nieuw']);
    expect(outcome.left.map((l) => l.person)).toEqual(['noord.2']);
    expect(outcome.changed.map((c) => [c.person, c.what])).toEqual([['noord.1', ['name']]]);
    expect(outcome.same).toBe(1);
    expect((await apply(researcher, { ...first, table: { ...table, wave: 'T1' }, outcome })).body.code).toBe('waveClosed');
    const done = await apply(researcher, { ...first, table, outcome });
    expect(done.body).toEqual({ joined: 1, changed: 1, left: 1, same: 1, invited: 0, groups: 0 });
    expect((await listOf(researcher, 'noord')).map((p) => [p.id, p.name, p.from, p.to])).toEqual([
      ['noord.1', 'Anna de Vries-Bakker', null, null],
      ['noord.2', 'Bram Jansen', null, 'T1'],
      ['noord.3', 'Carla Smit', null, null],
      ['noord.9', 'Gijs Nieuw', 'T2a', null],
    ]);
    const again = (await send(researcher, csv, 'wave=T2a&school=noord')).body;
    expect(again.remembered).toBe(true);
    expect(again.table.mapping).toEqual(table.mapping);
    expect(again.outcome).toMatchObject({ joined: [], changed: [], left: [], same: 3 });
  });

  it('who is not on it can stay', async () => {
    const seen = (await send(researcher, utf8('nr;Wie;Wat\n1;Anna de Vries-Bakker;leerkracht\n'), 'wave=T2a&school=noord')).body;
    expect(seen.outcome.left.map((l) => l.person).toSorted()).toEqual(['noord.3', 'noord.9']);
    const done = await apply(researcher, seen, { stay: ['noord.3', 'noord.9'] });
    expect(done.body).toMatchObject({ joined: 0, changed: 0, left: 0 });
  });

  it('somebody who moves to another school leaves the one and joins the other', async () => {
    const seen = (await send(researcher, utf8('naam;mail;functie\nGijs Nieuw;x@noord.nl;leerkracht\n'), 'wave=T2a&school=noord'))
      .body;
    await apply(researcher, seen, { stay: seen.outcome.left.map((l) => l.person) });
    const zuid = (await send(researcher, utf8('naam;mail;functie\nGijs Nieuw;x@noord.nl;ib\n'), 'wave=T2a&school=zuid')).body;
    expect(zuid.outcome.joined).toMatchObject([{ name: 'Gijs Nieuw', moved: null }]);
    const both = (
      await send(
        researcher,
        utf8('naam;mail;functie;school\nGijs Nieuw;x@noord.nl;ib;zuid\nAnna de Vries-Bakker;;lkr;noord\n'),
        'wave=T2a',
      )
    ).body;
    expect(both.outcome.joined).toMatchObject([{ name: 'Gijs Nieuw', school: 'zuid', moved: 'noord' }]);
    const done = await apply(researcher, both, { stay: both.outcome.left.map((l) => l.person).filter((p) => p !== 'noord.9') });
    expect(done.body).toMatchObject({ joined: 1, left: 1 });
    expect((await listOf(researcher, 'noord')).find((p) => p.id === 'noord.9')).toMatchObject({ to: 'T2a', leave: ['T2a'] });
    expect((await listOf(researcher, 'zuid')).find((p) => p.name === 'Gijs Nieuw')).toMatchObject({
      functions: ['internalCoach'],
      from: 'T2a',
    });
  });
});

describe('what is refused', () => {
  const cases: readonly [string, () => Uint8Array, string][] = [
    ['a bomb', () => rawWorkbook(' '.repeat(3_000_000)), 'unsafeArchive'],
    ['entities', () => rawWorkbook('', {}, '<!DOCTYPE x [<!ENTITY a "b">]>'), 'activeXml'],
    ['an XML bomb', () => utf8('<!DOCTYPE EDEX [<!ENTITY a "aa">]><EDEX>&a;</EDEX>'), 'activeXml'],
    ['a hundred thousand columns', () => utf8(`${'a,'.repeat(100_000)}\n`), 'tooManyColumns'],
    ['very many rows', () => utf8(`naam,functie\n${'a,b\n'.repeat(20_001)}`), 'tooManyRows'],
    [
      'an old Excel file',
      () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)]),
      'oldExcel',
    ],
    ['a page of HTML', () => utf8('<html><script>alert(1)</script></html>'), 'notEdexml'],
    ['more than ten megabytes', () => new Uint8Array(11 * 1_048_576), 'tooLarge'],
    ['nothing', () => new Uint8Array(0), 'empty'],
  ];
  it('says which of the bounds a hostile file breaks, and stores nothing', async () => {
    const before = await fingerprint(world);
    for (const [name, make, reason] of cases) {
      const { status, body } = await send(researcher, make(), 'wave=T2a&school=noord');
      expect([name, status, body.code, body.params?.reason]).toEqual([name, 422, 'rosterRefused', reason]);
    }
    expect(await fingerprint(world)).toBe(before);
  });

  it('a table that was put together by hand is judged as a file is', async () => {
    const before = await fingerprint(world);
    const seen = (await send(researcher, utf8('naam;functie\nHans;lkr\n'), 'wave=T2a&school=noord')).body;
    const table = {
      ...seen.table,
      header: ['bsn', 'naam', 'functie'],
      mapping: { bsn: 'code' as const, naam: 'name' as const, functie: 'functions' as const },
      rows: [{ row: 1, cells: ['123456782', 'A', 'lkr'] }],
    };
    // the number is not taken for a code: there is nobody with it
    expect((await check(researcher, table)).body.joined.map((j) => j.name)).toEqual(['A']);
    const bad = { ...table, rows: [{ row: 1, cells: ['', '<script>', 'lkr'] }] };
    expect((await apply(researcher, { ...seen, table: bad })).body.code).toBe('rosterProblems');
    expect((await apply(researcher, seen, { school: 'nowhere' })).body.code).toBe('schoolUnknown');
    expect((await apply(researcher, seen, { wave: 'T9' })).body.code).toBe('waveUnknown');
    expect(await fingerprint(world)).toBe(before);
  });
});

describe('EDEXML', () => {
  const file = (brin: string) =>
    utf8(`<?xml version="1.0"?><EDEX><school><schooljaar>2026-2027</schooljaar><brincode>${brin}</brincode><dependancecode>00</dependancecode><xsdversie>2.1</xsdversie></school>
<groepen><groep key="g5"><naam>5a</naam><jaargroep>5</jaargroep></groep></groepen>
<leerlingen><leerling key="1"><achternaam>Bakker</achternaam><geboortedatum>2016-03-04</geboortedatum><groep key="g5"/></leerling></leerlingen>
<leerkrachten><leerkracht key="77"><achternaam>Kool</achternaam><roepnaam>Ine</roepnaam><emailadres>ine@zuid.nl</emailadres><groepen><groep key="g5"/></groepen></leerkracht></leerkrachten></EDEX>`);

  it('of another school is refused with both codes, and finds its own school by BRIN', async () => {
    const before = await fingerprint(world);
    const wrong = await send(researcher, file('99ZZ'), 'wave=T2a&school=zuid');
    expect([wrong.status, wrong.body.code, wrong.body.params]).toEqual([422, 'brinDiffers', { file: '99ZZ00', school: '34CD' }]);
    expect((await send(researcher, file('99ZZ'), 'wave=T2a')).body.code).toBe('brinUnknown');
    expect(await fingerprint(world)).toBe(before);
    expect((await send(researcher, file('34CD'), 'wave=T2a')).body.table.school).toBe('zuid');
  });

  it('gives staff and sizes of groups, and a receipt of what was left behind', async () => {
    const seen = (await send(researcher, file('34CD'), 'wave=T2a&school=zuid')).body;
    expect(seen.file).toMatchObject({ kind: 'edexml', brin: '34CD00', schoolYear: '2026-2027' });
    expect(seen.dropped.find((d) => d.reason === 'birthDate')).toEqual({ column: null, reason: 'birthDate', cells: 1 });
    expect(JSON.stringify(seen)).not.toMatch(/Bakker|2016-03/);
    const done = await apply(researcher, seen, { stay: seen.outcome.left.map((l) => l.person) });
    expect(done.body).toMatchObject({ joined: 1, groups: 1 });
    expect(await world.store.rosters.sizes(study)).toEqual([{ school: 'zuid', group: '5a', pupils: 1 }]);
    expect((await listOf(researcher, 'zuid')).find((p) => p.id === 'zuid.77')).toMatchObject({
      functions: ['teacher'],
      group: '5a',
    });
  });
});

describe('a file to fill in', () => {
  it('of a school is its roster, and comes back unchanged, as workbook and as CSV, in both languages', async () => {
    for (const language of ['nl', 'en'])
      for (const format of ['xlsx', 'csv'] as const) {
        const file = await researcher.fetch<Uint8Array>(
          'GET',
          `/api/studies/${study}/rosters/template.${format}?language=${language}&school=zuid`,
        );
        expect(file.status).toBe(200);
        const read = format === 'csv' ? readCsv(file.body) : await readXlsx(file.body);
        expect(read.ok && read.rows.length, `${language} ${format}`).toBeGreaterThan(3);
        const seen = (await send(researcher, file.body, 'wave=T2a&school=zuid')).body;
        expect([seen.outcome.joined, seen.outcome.changed, seen.outcome.left], `${language} ${format}`).toEqual([[], [], []]);
      }
    const empty = await researcher.send<Problem>(`GET /api/studies/${study}/rosters/template.csv?language=nl&school=oost`);
    expect(empty.body.code).toBe('schoolUnknown');
  });
});
