/**
 * EDEXML 2.1: a file of our own in the shape of the official sample (every element and order that its schema allows and the sample uses:
 * locations, composite groups between classes, additions, several roles, roles within a group, a name without a surname). The sample and the
 * schema were read at github.com/Oefenweb/cakephp-edexml, Test/File/EDEXML-2.1 and File/EDEXML-2.1; nothing of their text is here.
 */
import { describe, expect, it } from 'vitest';
import { parseRoster } from '../../server/rosters/parse.ts';
import { readEdexml } from '../../server/rosters/reading/edexml.ts';
import { readStaff } from '../../server/rosters/reading/staff.ts';
import { utf8 } from './files.ts';

const xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="EDEXML.structuur.xsd"';
const remark = (text: string) =>
  `<toevoegingen><blok xsi:type="OpmerkingGegevensType"><code>${text}</code><opmerking/></blok></toevoegingen>`;
const file = `<?xml version="1.0" encoding="UTF-8"?>
<!-- made by an administration -->
<EDEX ${xsi}>
  <school><schooljaar>2026-2027</schooljaar><peildatum>2026-10-01</peildatum><brincode>12AB</brincode><dependancecode>00</dependancecode><schoolkey>801</schoolkey><aanmaakdatum>2026-10-02T09:10:11</aanmaakdatum><auteur>Een administratie</auteur><xsdversie>2.1</xsdversie><commentaar>x</commentaar>${remark('van de school')}</school>
  <vestigingen><vestiging key="W"><naam>West</naam></vestiging><vestiging key="O"><naam>Oost</naam></vestiging></vestigingen>
  <groepen>
    <groep key="k5"><naam>Reigers</naam><jaargroep>5</jaargroep></groep>
    <samengestelde_groep key="m1"><naam>Muziek</naam><omschrijving>dinsdag</omschrijving></samengestelde_groep>
    <groep key="k6"><naam>Uilen</naam><jaargroep>6</jaargroep>${remark('een opmerking')}<mutatiedatum>2026-09-01T08:00:00</mutatiedatum></groep>
    <groep key="k7"><naam><![CDATA[Roodborst & mees]]></naam><jaargroep>C</jaargroep><toevoegingen><blok xsi:type="Eigen"><code>c</code><naam>Niet de naam</naam><groep key="k5"/></blok></toevoegingen></groep>
  </groepen>
  <leerlingen>
    <leerling key="901" eckid="https://id.school/LL_a!@#$%^_-"><achternaam>Bakker</achternaam><voorvoegsel>de</voorvoegsel><voorletters-1>NM</voorletters-1><roepnaam>Noor</roepnaam><geboortedatum>2016-03-04</geboortedatum><geslacht>2</geslacht><start_ondw_jgr3>2022-08-15</start_ondw_jgr3><jaargroep>5</jaargroep><groep key="k5"/><samengestelde_groepen><samengestelde_groep key="m1"/></samengestelde_groepen><vestiging key="W"/><mutatiedatum>2026-09-07T08:47:34</mutatiedatum></leerling>
    <leerling key="902"><roepnaam>Sem</roepnaam><jaargroep>5</jaargroep><groep key="k5"/><land>NL</land><bsn>111222333</bsn><postcodenl>7511AA</postcodenl></leerling>
    <leerling key="903"><achternaam>Oud</achternaam><jaargroep>H</jaargroep><groep key="k5"/><bsn_ondwnr-4>2333</bsn_ondwnr-4></leerling>
    <leerling key="904"><achternaam>Weg</achternaam><jaargroep>5</jaargroep><groep key="k5"/><uitstroomdatum>2026-07-01</uitstroomdatum>${remark('Y')}</leerling>
  </leerlingen>
  <leerkrachten>
    <leerkracht key="T1" eckid="https://id.school/LK_a"><achternaam>Vries</achternaam><voorvoegsel>de</voorvoegsel><voorletters-1>AB</voorletters-1><roepnaam>Anna</roepnaam><gebruikersnaam>avries</gebruikersnaam><emailadres>anna@school.nl</emailadres><rol>TAL</rol><groepen><groep key="k5"/></groepen></leerkracht>
    <leerkracht key="T2"><achternaam>Smit</achternaam><voorletters-1>CD</voorletters-1><rolomschrijving>Duizendpoot</rolomschrijving><groepen><groep key="k6"/><samengestelde_groep key="m1"/><groep key="k5"/></groepen>${remark('een opmerking')}</leerkracht>
    <leerkracht key="T3"><roepnaam>Lot</roepnaam><groepen><groep key="k6"><rol>STA</rol><rol>OWA</rol></groep></groepen></leerkracht>
    <leerkracht key="T4"><achternaam>Mol</achternaam><voornamen>Els Maria</voornamen><rol>IB</rol><rol>LRK</rol><groepen><groep key="k6"/><samengestelde_groep key="m1"/></groepen></leerkracht>
    <leerkracht key="T5"><achternaam>Kool</achternaam><roepnaam>Ine</roepnaam><rol>DIR</rol></leerkracht>
    <leerkracht key="T6"><achternaam>Bos</achternaam><roepnaam>Wim</roepnaam><rol>IB</rol><groepen><groep key="k5"/><groep key="k6"/></groepen></leerkracht>
  </leerkrachten>
</EDEX>`;

const people = [
  ['T1', 'Anna de Vries', 'anna@school.nl', 'leerkracht, toetsafnameleider', 'Reigers'],
  ['T2', 'C.D. Smit', '', 'leerkracht, Duizendpoot', ''],
  ['T3', 'Lot', '', 'stagiair, onderwijsassistent', 'Uilen'],
  ['T4', 'Els Maria Mol', '', 'intern begeleider, leerkracht', 'Uilen'],
  ['T5', 'Ine Kool', '', 'directeur', ''],
  ['T6', 'Wim Bos', '', 'intern begeleider', ''],
];

describe('EDEXML 2.1 in the shape of the official sample', () => {
  it('gives classes with their pupils of today, and staff with names, roles and groups', async () => {
    const read = await parseRoster(utf8(file));
    expect(read).toMatchObject({ ok: true, kind: 'edexml', brin: '12AB00', schoolYear: '2026-2027' });
    if (!read.ok) return;
    expect(read.rows.map((r) => r.cells)).toEqual(people);
    // who is on the list for the history, or left before it was made, sits in no class
    expect(read.groups).toEqual([
      { name: 'Reigers', pupils: 2 },
      { name: 'Muziek', pupils: 1 },
      { name: 'Uilen', pupils: 0 },
      { name: 'Roodborst & mees', pupils: 0 },
    ]);
    const grid = { ...read, kind: 'csv' as const, notices: [], sheet: '' };
    const { staff, problems } = readStaff(grid, read.mapping, { school: 's1', schools: new Map() });
    expect(staff.map((one) => one.functions)).toEqual([
      ['teacher'],
      ['teacher'],
      ['assistant'],
      ['internalCoach', 'teacher'],
      ['schoolLeader'],
      ['internalCoach'],
    ]);
    // what no study knows is said, and hinders nobody who also does something else
    expect(problems.map((p) => [p.row, p.code, p.grade, p.value])).toEqual([
      [1, 'unknownFunction', 'warning', 'toetsafnameleider'],
      [2, 'unknownFunction', 'warning', 'Duizendpoot'],
      [3, 'unknownFunction', 'warning', 'stagiair'],
    ]);
  });

  it('keeps nothing else, and counts what was left behind', () => {
    const read = readEdexml(utf8(file));
    if (!read.ok) throw new Error(read.code);
    expect(read.dropped).toEqual({
      eckId: 2,
      name: 7,
      birthDate: 1,
      sex: 1,
      otherPupilData: 9,
      pupil: 4,
      citizenNumber: 2,
      private: 1,
      userName: 1,
      otherStaffData: 1,
    });
    expect(JSON.stringify(read)).not.toMatch(/Bakker|Noor|Sem|2016|id\.school|avries|111222333|7511|opmerking|Niet de naam|West/);
  });

  it('counts elements called after what every object has as what they are: something else', () => {
    const odd = '<constructor>x</constructor><toString>y</toString><hasOwnProperty>z</hasOwnProperty>';
    const read = readEdexml(utf8(file.replace('<roepnaam>Sem</roepnaam>', odd).replace('<roepnaam>Ine</roepnaam>', odd)));
    if (!read.ok) throw new Error(read.code);
    const kinds = ['birthDate', 'citizenNumber', 'eckId', 'name', 'otherPupilData', 'otherStaffData', 'private', 'pupil', 'sex'];
    expect(Object.keys(read.dropped).toSorted()).toEqual([...kinds, 'userName']);
    expect([read.dropped.otherPupilData, read.dropped.otherStaffData]).toEqual([12, 4]);
  });

  it('is the same with a prefix, a byte-order mark, UTF-16, Latin-1 and the school number of Flanders', async () => {
    const plain = await parseRoster(utf8(file));
    const signs = file.replace('Lot', 'Loïs');
    const latin = Uint8Array.from(signs.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"'), (sign) => sign.codePointAt(0)!);
    const prefixed = file
      .replace(/<(\/?)(?=[A-Za-z])/g, '<$1e:')
      .replace('<e:EDEX ', '<e:EDEX xmlns:e="http://example.org/edex" ');
    const utf16 = new Uint8Array(Uint16Array.from(`\ufeff${file}`, (sign) => sign.charCodeAt(0)).buffer);
    for (const bytes of [utf8(`\ufeff${file}`), utf8(prefixed), utf16]) expect(await parseRoster(bytes)).toEqual(plain);
    const [first, second] = [await parseRoster(latin), await parseRoster(utf8(signs))];
    expect(first).toEqual(second);
    expect(first.ok && first.rows[2]!.cells[1]).toBe('Loïs');
    const flemish = file.replace(/<brincode>.*<\/dependancecode>/, '<instellingsnummer>12345</instellingsnummer>');
    expect(await parseRoster(utf8(flemish))).toMatchObject({ brin: '12345' });
  });

  it.each([
    ['an entity', file.replace('<EDEX', '<!DOCTYPE EDEX [<!ENTITY a "aaaa">]><EDEX'), 'activeXml'],
    ['another document', '<html><body/></html>', 'notEdexml'],
    ['an end that is missing', file.slice(0, -20), 'notReadable'],
    ['an undeclared entity', file.replace('>Uilen<', '>&boem;<'), 'notReadable'],
    ['nothing in it', '<EDEX><school/></EDEX>', 'notEdexml'],
    ['endless nesting', `<EDEX>${'<a>'.repeat(5000)}`, 'unsafeArchive'],
  ])('refuses %s', (_, text, code) => {
    expect(readEdexml(utf8(text))).toMatchObject({ ok: false, code });
  });
});
