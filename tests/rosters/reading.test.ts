/** Staff lists as schools send them: any column order, two languages, three kinds of file; what may not be kept is dropped and said. */
import { describe, expect, it } from 'vitest';
import { compareRosters, type Known } from '../../server/rosters/reading/changes.ts';
import { dropForbidden, guessMapping, headerKey } from '../../server/rosters/reading/columns.ts';
import { squeeze } from '../../server/studies/folder/identifiers.ts';
import { readCsv } from '../../server/rosters/reading/csv.ts';
import { readFunctions } from '../../server/rosters/reading/functions.ts';
import type { Grid } from '../../server/rosters/reading/grid.ts';
import { readStaff, type StaffRow } from '../../server/rosters/reading/staff.ts';
import { readXlsx } from '../../server/rosters/reading/xlsx.ts';
import { utf8, workbook } from './files.ts';

const grid = (of: unknown): Grid => {
  expect(of).toMatchObject({ ok: true });
  return of as Grid;
};
const schools = new Map([
  [squeeze('12AB'), 's1'],
  [squeeze('De Regenboog'), 's1'],
  [squeeze('34CD'), 's2'],
]);

describe('a workbook', () => {
  it('is read whatever the order of its columns, with a title above and parts of a name apart', async () => {
    const sheet = grid(
      await readXlsx(
        await workbook([
          ['Personeelslijst 2026'],
          ['Functie', 'Achternaam', 'Tussenvoegsel', 'Roepnaam', 'E-mail', 'Groep'],
          ['Leerkracht', 'Vries', 'de', 'Anna', 'Anna@School.nl', '5a'],
          ['IB’er en leerkracht', 'Jansen', '', 'Bram', 'bram@school.nl', '7'],
        ]),
      ),
    );
    const mapping = guessMapping(sheet);
    expect(mapping).toEqual({
      Functie: 'functions',
      Achternaam: 'lastName',
      Tussenvoegsel: 'infix',
      Roepnaam: 'firstName',
      'E-mail': 'email',
      Groep: 'group',
    });
    expect(readStaff(sheet, mapping, { school: 's1', schools })).toEqual({
      problems: [],
      staff: [
        {
          row: 3,
          school: 's1',
          name: 'Anna de Vries',
          email: 'anna@school.nl',
          functions: ['teacher'],
          group: '5a',
          onLeave: false,
        },
        {
          row: 4,
          school: 's1',
          name: 'Bram Jansen',
          email: 'bram@school.nl',
          functions: ['internalCoach', 'teacher'],
          group: '7',
          onLeave: false,
        },
      ],
    });
  });
});

describe('CSV', () => {
  const lines = ['Name;Role;School', 'Smith, Jan;Teacher;34CD', 'Renée;head teacher;De Regenboog'];
  const expected = [
    ['Jan Smith', 's2', ['teacher']],
    ['Renée', 's1', ['schoolLeader']],
  ];
  const windows = Uint8Array.from(lines.join('\r\n'), (sign) => sign.codePointAt(0)!);
  const utf16 = (() => {
    const text = `\ufeff${lines.join('\n')}`;
    return new Uint8Array(Uint16Array.from(text, (sign) => sign.charCodeAt(0)).buffer);
  })();
  it.each([
    ['UTF-8', utf8(lines.join('\n'))],
    ['UTF-8 with a mark', utf8(`\ufeff${lines.join('\r\n')}`)],
    ['Windows-1252', windows],
    ['UTF-16', utf16],
    ['tabs', utf8(lines.join('\n').replaceAll(';', '\t'))],
  ])('in %s', (_, bytes) => {
    const read = grid(readCsv(bytes));
    const { staff, problems } = readStaff(read, guessMapping(read), { schools });
    expect(problems).toEqual([]);
    expect(staff.map((one) => [one.name, one.school, one.functions])).toEqual(expected);
  });

  it('names every problem in its cell', () => {
    const read = grid(
      readCsv(
        utf8(
          'naam,email,functie,school\nAnna,anna@x.nl,leerkracht,12AB\n,b@x.nl,leerkracht,12AB\nCarla,geen adres,leerkracht,12AB\nDirk,anna@x.nl,tovenaar,12AB\nEls,,leerkracht,99ZZ\nAnna,,leerkracht,12AB\n<b>Frits</b>,,leerkracht,12AB\n',
        ),
      ),
    );
    const { problems } = readStaff(read, guessMapping(read), { schools });
    expect(problems.map(({ row, column, code, grade }) => [row, column, code, grade])).toEqual([
      [3, 'naam', 'noName', 'problem'],
      [4, 'email', 'badEmail', 'problem'],
      [5, 'functie', 'unknownFunction', 'problem'],
      [5, 'email', 'emailTwice', 'problem'],
      [6, 'school', 'unknownSchool', 'problem'],
      [7, 'naam', 'personTwice', 'warning'],
      [8, 'naam', 'unsafeText', 'problem'],
    ]);
  });
});

describe('what may not be kept', () => {
  it('is dropped by name and by look, and stands on the receipt without its values', () => {
    const read = grid(
      readCsv(
        utf8(
          'Naam;BSN;Geboren op;Mobiel;Functie;nr\nAnna;111222333;01-02-1980;0612345678;leerkracht;123456782\nBram;;3-4-1979;;leerkracht;111222333\n',
        ),
      ),
    );
    const { grid: kept, dropped } = dropForbidden(read);
    expect(kept.header).toEqual(['Naam', 'Functie']);
    expect(dropped).toEqual([
      { column: 'BSN', reason: 'citizenNumber', cells: 1 },
      { column: 'Geboren op', reason: 'birthDate', cells: 2 },
      { column: 'Mobiel', reason: 'private', cells: 1 },
      { column: 'nr', reason: 'citizenNumber', cells: 2 },
    ]);
    expect(JSON.stringify([kept, dropped])).not.toMatch(/111222333|1980|0612/);
  });
});

describe('a mapping', () => {
  it('is remembered for the same header in another order', () => {
    const first = grid(readCsv(utf8('Wie;Wat\nAnna;leerkracht\n')));
    const again = grid(readCsv(utf8('Wat;Wie\nleerkracht;Anna\n')));
    expect(headerKey(first.header)).toBe(headerKey(again.header));
    expect(guessMapping(first)).toEqual({ Wie: 'ignore', Wat: 'ignore' });
    expect(guessMapping(again, { Wie: 'name', Wat: 'functions' })).toEqual({ Wat: 'functions', Wie: 'name' });
  });
  it('knows the functions of schools', () => {
    expect(readFunctions('Groepsleerkracht / bouwcoördinator')).toEqual({ functions: ['teacher', 'specialist'], unknown: [] });
    expect(readFunctions('adjunct-directeur + tovenaar')).toEqual({ functions: ['schoolLeader'], unknown: ['tovenaar'] });
  });
});

describe('a new list against the roster', () => {
  const known = (id: string, more: Partial<Known> = {}): Known => ({ id, school: 's1', functions: ['teacher'], ...more });
  const row = (name: string, more: Partial<StaffRow> = {}): StaffRow => ({
    row: 1,
    school: 's1',
    name,
    functions: ['teacher'],
    onLeave: false,
    ...more,
  });

  it('keeps who is who by code, address, then name; namesakes are nobody’s', () => {
    const roster = [
      known('p1', { code: '17', name: 'Anna de Vries' }),
      known('p2', { email: 'Bram@x.nl', name: 'Bram' }),
      known('p3', { name: 'Carla' }),
      known('p4', { name: 'Jan Jansen' }),
      known('p5', { name: 'Jan Jansen' }),
      known('p6', { name: 'Other school', school: 's2' }),
    ];
    const list = [
      row('Anna Vries-Bakker', { code: '17', group: '6' }),
      row('Bram', { email: 'bram@x.nl' }),
      row('Carla', { functions: ['internalCoach'] }),
      row('Jan Jansen'),
      row('Dirk'),
    ];
    const changes = compareRosters(list, roster, new Set(['s1']));
    expect(changes.same.map(({ id, by, changed }) => [id, by, changed])).toEqual([
      ['p1', 'code', ['name', 'group']],
      ['p2', 'email', []],
      ['p3', 'name', ['functions']],
    ]);
    expect(changes.joined.map((one) => one.name)).toEqual(['Jan Jansen', 'Dirk']);
    expect(changes.left.map((one) => one.id)).toEqual(['p4', 'p5']);
  });
});
