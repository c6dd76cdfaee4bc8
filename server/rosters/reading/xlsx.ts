/**
 * A roster as a workbook. The archive is judged before anything of it is parsed: size, ratio, number of parts, no document types or
 * entities in the XML, no sheet wider or longer than a roster. Only then the library reads it, and only the parts with cells: macros,
 * links, pictures and queries are not even unpacked. Formulas give the value that was saved with them; nothing is computed.
 */
import { zipSync } from 'fflate';
import readSheets from 'read-excel-file/node';
import { methods, unpack, type ZipEntry, zipEntries } from '../../studies/folder/zip-entries.ts';
import { type FileRefusal, type Grid, gridFrom, type GridNotice, refuse, rosterLimits } from './grid.ts';

/** What the cells need; all else in the archive stays packed. */
const wanted =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/sharedStrings\.xml|xl\/styles\.xml|xl\/worksheets\/[A-Za-z0-9_-]{1,60}\.xml)$/;
const mebibyte = 1_048_576;

/** A compound file: an old .xls, or a workbook with a password. */
const isCompound = (bytes: Uint8Array) => bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;

function partsOf(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | FileRefusal {
  const entries = zipEntries(bytes, rosterLimits.entries);
  if (entries === undefined) return refuse('notReadable');
  const bad = (entry: ZipEntry) =>
    entry.link ||
    entry.encrypted ||
    !methods.includes(entry.method) ||
    (entry.size > mebibyte && entry.size > rosterLimits.ratio * entry.packed);
  const needed = entries.filter((entry) => wanted.test(entry.name));
  if (entries.length > rosterLimits.entries || needed.some(bad)) return refuse('unsafeArchive');
  if (needed.reduce((sum, entry) => sum + entry.size, 0) > rosterLimits.unpacked)
    return refuse('tooLarge', { limit: rosterLimits.unpacked / mebibyte });
  const parts = new Map<string, Uint8Array>();
  for (const entry of needed) {
    const part = parts.has(entry.name) ? undefined : unpack(bytes, entry);
    if (part === undefined) return refuse('unsafeArchive');
    parts.set(entry.name, part);
  }
  return parts;
}

/** Column number of a cell's reference: A1 → 1, AB7 → 28. */
const columnOf = (letters: string): number => letters.split('').reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** A row or a cell with its attributes, as XML writes them; and anything that begins like one. */
const element = /<(?:[^\s<>/:]+:)?(row|c)((?:\s+[^\s<>=/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*\/?>/g;
const beginning = /<(?:[^\s<>/:]+:)?(?:row|c)(?=[\s/>])/g;
const place = /\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * What a sheet's XML says about its size before it is parsed, so that no file can make the parser build a giant. The library takes any number
 * for a row (`1e9`) and any letters for a column, and fills the gap: a place that is not written as Excel writes it is refused.
 */
function judgeSheet(name: string, xml: string): FileRefusal | undefined {
  let [cells, rows, seen] = [0, 0, 0];
  for (const [, kind, attributes] of xml.matchAll(element)) {
    seen += 1;
    if (kind === 'row') rows += 1;
    else cells += 1;
    if (rows > rosterLimits.rows || cells > rosterLimits.cells)
      return refuse('tooManyRows', { at: name, limit: rosterLimits.rows });
    for (const [, double, single] of attributes!.matchAll(place)) {
      const at = (double ?? single)!;
      const [, letters, number] = /^([A-Z]*)(\d{1,15})$/.exec(at) ?? [];
      if (number === undefined || (kind === 'c') !== (letters !== '')) return refuse('notReadable', { at: name });
      if (letters!.length > 3 || columnOf(letters!) > rosterLimits.columns)
        return refuse('tooManyColumns', { at: name, limit: rosterLimits.columns });
      if (Number(number) > rosterLimits.rows) return refuse('tooManyRows', { at: name, limit: rosterLimits.rows });
    }
  }
  // one that was passed over may say anything
  return (xml.match(beginning)?.length ?? 0) === seen ? undefined : refuse('notReadable', { at: name });
}

const asText = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return value ? 'ja' : 'nee';
  return typeof value === 'number' || typeof value === 'string' ? String(value) : '';
};

/** Reads the first sheet with cells in it. Never throws. */
export async function readXlsx(bytes: Uint8Array): Promise<Grid | FileRefusal> {
  if (isCompound(bytes)) {
    const text = new TextDecoder('utf-16le').decode(bytes.subarray(0, 65_536));
    return refuse(/EncryptedPackage|EncryptionInfo/.test(text) ? 'protectedFile' : 'oldExcel');
  }
  const parts = partsOf(bytes);
  if (!(parts instanceof Map)) return parts as FileRefusal;
  const decoder = new TextDecoder('utf-8');
  const notices = new Set<GridNotice>();
  for (const [name, part] of parts as ReadonlyMap<string, Uint8Array>) {
    // a part in another encoding could hide what is looked for
    if (part.includes(0)) return refuse('activeXml', { at: name });
    const xml = decoder.decode(part);
    if (/<!(?:DOCTYPE|ENTITY|ATTLIST|ELEMENT)/i.test(xml)) return refuse('activeXml', { at: name });
    const beyond = name.startsWith('xl/worksheets/') ? judgeSheet(name, xml) : undefined;
    if (beyond) return beyond;
    if (name.startsWith('xl/worksheets/') && /<(?:\w+:)?f[\s>/]/.test(xml)) notices.add('formulas');
    if (/<(?:\w+:)?row\b[^>]*\bhidden="(?:1|true)"/.test(xml)) notices.add('hiddenRows');
  }
  try {
    const clean = zipSync(Object.fromEntries(parts as ReadonlyMap<string, Uint8Array>), { level: 0 });
    const sheets = await readSheets(Buffer.from(clean));
    const filled = sheets.filter(({ data }) => data.some((row) => row.some((cell) => asText(cell).trim() !== '')));
    const [first] = filled;
    if (!first) return refuse(sheets.length === 0 ? 'noSheet' : 'empty');
    if (filled.length > 1) notices.add('otherSheets');
    return gridFrom(
      'xlsx',
      first.data.map((row) => row.map(asText)),
      { sheet: first.sheet, notices: [...notices] },
    );
  } catch {
    return refuse('notReadable');
  }
}
