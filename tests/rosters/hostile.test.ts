/** Files that were made to hurt: refused or read as text, within bounds, without a crash. Two hundred are generated from these kinds. */
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { guessMapping } from '../../server/rosters/reading/columns.ts';
import { readCsv } from '../../server/rosters/reading/csv.ts';
import { readEdexml } from '../../server/rosters/reading/edexml.ts';
import { readStaff } from '../../server/rosters/reading/staff.ts';
import { readXlsx } from '../../server/rosters/reading/xlsx.ts';
import { header, inlineCell, rawWorkbook, utf8, workbook } from './files.ts';

/** mulberry32: the same two hundred files on every machine */
const chance = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
};
const zeros = (size: number) => new Uint8Array(size);
const row = (n: number, cells: string) => `<row r="${n}">${cells}</row>`;
const nasty = [
  '=HYPERLINK("http://evil")',
  '<script>alert(1)</script>',
  '@SUM(1)',
  '\u202egnp.exe',
  "'; drop table people; --",
  '\u0000x',
  '&amp;#60;',
  '{{7*7}}',
];

const kinds: readonly [name: string, make: (random: () => number) => Uint8Array, kind: 'xlsx' | 'csv' | 'xml'][] = [
  ['a bomb in the sheet', (r) => rawWorkbook(header + ' '.repeat(3_000_000 + Math.floor(r() * 1e6))), 'xlsx'],
  [
    'a bomb beside the sheet',
    (r) =>
      rawWorkbook(header + row(2, inlineCell('A2', 'Anna') + inlineCell('B2', 'ib')), {
        [`xl/media/${Math.floor(r() * 1e6)}.png`]: zeros(4_000_000),
      }),
    'xlsx',
  ],
  [
    'entities',
    (r) => rawWorkbook(header, {}, `<!DOCTYPE x [<!ENTITY a "${'b'.repeat(Math.floor(r() * 50))}"><!ENTITY c "&a;&a;">]>`),
    'xlsx',
  ],
  ['an external entity', () => rawWorkbook(header, {}, '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'), 'xlsx'],
  [
    'a hundred thousand columns',
    (r) => rawWorkbook(header + row(2, inlineCell(`${'A'.repeat(3)}${String.fromCharCode(65 + Math.floor(r() * 26))}2`, 'x'))),
    'xlsx',
  ],
  [
    'a row a billion down',
    (r) => rawWorkbook(header + row(1_000_000_000 + Math.floor(r() * 100), inlineCell('A1000000000', 'x'))),
    'xlsx',
  ],
  [
    'a long text in every cell',
    (r) => rawWorkbook(header + row(2, inlineCell('A2', 'x'.repeat(3000 + Math.floor(r() * 3000))) + inlineCell('B2', 'ib'))),
    'xlsx',
  ],
  [
    'formulas and scripts',
    (r) =>
      rawWorkbook(
        header +
          row(
            2,
            `<c r="A2"><f>WEBSERVICE("http://127.0.0.1:9")</f><v>7</v></c>${inlineCell('B2', nasty[Math.floor(r() * 8)]!.replaceAll('<', '').replaceAll('&', '').replaceAll('\u0000', ''))}`,
          ),
      ),
    'xlsx',
  ],
  [
    'paths that climb',
    (r) =>
      rawWorkbook(header + row(2, inlineCell('A2', 'Anna') + inlineCell('B2', 'ib')), {
        [`../../${Math.floor(r() * 9)}.xml`]: utf8('x'),
        '/etc/passwd': utf8('x'),
      }),
    'xlsx',
  ],
  ['a cut-off archive', (r) => rawWorkbook(header).slice(0, 100 + Math.floor(r() * 500)), 'xlsx'],
  [
    'a flipped byte',
    (r) => {
      const bytes = rawWorkbook(header + row(2, inlineCell('A2', 'Anna')));
      bytes[Math.floor(r() * bytes.length)]! ^= 0xff;
      return bytes;
    },
    'xlsx',
  ],
  ['an archive of something else', (r) => zipSync({ [`word/${Math.floor(r() * 9)}.xml`]: utf8('<a/>') }), 'xlsx'],
  ['an old Excel file', () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...zeros(600)]), 'xlsx'],
  ['chance bytes', (r) => Uint8Array.from({ length: 2000 }, () => Math.floor(r() * 256)), 'xlsx'],
  ['chance bytes as CSV', (r) => Uint8Array.from({ length: 2000 }, () => Math.floor(r() * 256)), 'csv'],
  ['an open quote', (r) => utf8(`naam,functie\n"Anna,ib\n${'x,'.repeat(Math.floor(r() * 1000))}`), 'csv'],
  ['very many columns', (r) => utf8(`${'a,'.repeat(101 + Math.floor(r() * 100_000))}\n`), 'csv'],
  ['very many rows', (r) => utf8(`naam,functie\n${'a,b\n'.repeat(20_001 + Math.floor(r() * 1000))}`), 'csv'],
  ['scripts in names', (r) => utf8(`naam,functie\n"${nasty[Math.floor(r() * 8)]!.replaceAll('"', '""')}",ib\n`), 'csv'],
  ['nothing', () => zeros(0), 'csv'],
  [
    'an XML bomb',
    (r) => utf8(`<!DOCTYPE EDEX [<!ENTITY a "${'a'.repeat(10 + Math.floor(r() * 90))}"><!ENTITY b "&a;&a;">]><EDEX>&b;</EDEX>`),
    'xml',
  ],
  ['XML without an end', (r) => utf8(`<EDEX><groepen>${'<groep key="1">'.repeat(10 + Math.floor(r() * 100))}`), 'xml'],
  [
    'XML in a wrong encoding',
    (r) =>
      Uint8Array.from([
        ...utf8('<EDEX><groepen><groep key="1"><naam>'),
        0xff,
        0xfe,
        Math.floor(r() * 128) + 128,
        ...utf8('</naam></groep></groepen></EDEX>'),
      ]),
    'xml',
  ],
];

const read = async (kind: 'xlsx' | 'csv' | 'xml', bytes: Uint8Array) =>
  kind === 'xml' ? readEdexml(bytes) : kind === 'csv' ? readCsv(bytes) : readXlsx(bytes);

describe('two hundred hostile files', () => {
  it('crash nothing, and what is read is plain text within bounds', async () => {
    const random = chance(20_261);
    const outcomes = new Map<string, number>();
    for (let i = 0; i < 200; i++) {
      const [name, make, kind] = kinds[i % kinds.length]!;
      const said = await read(kind, make(random));
      const outcome = said.ok ? 'read' : said.code;
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (!said.ok || !('rows' in said)) continue;
      for (const { cells } of said.rows) for (const cell of cells) expect(cell, name).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      const { staff, problems } = readStaff(said, guessMapping(said), { school: 's1', schools: new Map() });
      for (const one of staff.filter(({ name: n }) => /[<>]/.test(n)))
        expect(
          problems.some((p) => p.row === one.row && p.grade === 'problem'),
          name,
        ).toBe(true);
    }
    // not everything may be refused for one and the same reason
    expect(outcomes.size).toBeGreaterThan(8);
    expect([...outcomes.values()].reduce((a, b) => a + b, 0)).toBe(200);
  });

  it.each([
    ['a bomb in the sheet', 'unsafeArchive'],
    ['entities', 'activeXml'],
    ['an external entity', 'activeXml'],
    ['a hundred thousand columns', 'tooManyColumns'],
    ['a row a billion down', 'tooManyRows'],
    ['a long text in every cell', 'cellTooLong'],
    ['a cut-off archive', 'notReadable'],
    ['an archive of something else', 'notReadable'],
    ['an old Excel file', 'oldExcel'],
    ['an open quote', 'notReadable'],
    ['very many columns', 'tooManyColumns'],
    ['very many rows', 'tooManyRows'],
    ['nothing', 'empty'],
    ['an XML bomb', 'activeXml'],
    ['XML in a wrong encoding', 'notReadable'],
  ])('%s is refused as %s', async (name, code) => {
    const [, make, kind] = kinds.find((one) => one[0] === name)!;
    expect(await read(kind, make(chance(7)))).toMatchObject({ ok: false, code });
  });

  it('a bomb beside the sheet is never unpacked, and a formula gives its saved value only', async () => {
    const [bomb, formula] = ['a bomb beside the sheet', 'formulas and scripts'].map((name) =>
      kinds.find((one) => one[0] === name)![1](chance(1)),
    );
    expect(await readXlsx(bomb!)).toMatchObject({ ok: true, rows: [{ cells: ['Anna', 'ib'] }] });
    const saved = await readXlsx(formula!);
    expect(saved).toMatchObject({ ok: true, notices: ['formulas'] });
    expect(saved.ok && saved.rows[0]!.cells[0]).toBe('7');
  });

  it('a formula that is text stays text', async () => {
    const read = await readXlsx(
      await workbook([
        ['naam', 'functie'],
        ['=1+1', 'ib'],
      ]),
    );
    expect(read.ok && read.rows[0]!.cells).toEqual(['=1+1', 'ib']);
  });
});
