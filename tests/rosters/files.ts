/** Roster files for tests: workbooks written by the library that the exports use, and archives put together by hand. */
import { zipSync } from 'fflate';
import writeXlsx from 'write-excel-file/node';

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A real workbook with one sheet of texts. */
export async function workbook(rows: readonly (readonly (string | number | null)[])[]): Promise<Uint8Array> {
  const data = rows.map((row) =>
    row.map((value) => (value === null ? null : { value, type: typeof value === 'number' ? Number : String })),
  );
  return new Uint8Array(await writeXlsx(data as never).toBuffer());
}

const types =
  '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>';
const rels = (target: string, type: string) =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;

/** A workbook with this XML as its sheet, and further parts. */
export function rawWorkbook(sheetData: string, more: Readonly<Record<string, Uint8Array>> = {}, before = ''): Uint8Array {
  return zipSync({
    '[Content_Types].xml': utf8(types),
    '_rels/.rels': utf8(rels('xl/workbook.xml', 'officeDocument')),
    'xl/workbook.xml': utf8(
      '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': utf8(rels('worksheets/sheet1.xml', 'worksheet')),
    'xl/worksheets/sheet1.xml': utf8(
      `<?xml version="1.0"?>${before}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheetData}</sheetData></worksheet>`,
    ),
    ...more,
  });
}

export const inlineCell = (ref: string, text: string): string => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
export const header = `<row r="1">${inlineCell('A1', 'Naam')}${inlineCell('B1', 'Functie')}</row>`;
