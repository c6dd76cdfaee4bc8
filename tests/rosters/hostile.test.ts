/** Files that were made to hurt, at the readers: refused or read as text, within bounds, without a crash or a connection. */
import dns from 'node:dns';
import net from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseRoster } from '../../server/rosters/parse.ts';
import { readStaff } from '../../server/rosters/reading/staff.ts';
import { readXlsx } from '../../server/rosters/reading/xlsx.ts';
import { workbook } from './files.ts';
import { chance, hostileFiles, hostileKinds } from './hostile-files.ts';

const bait = 'http://127.0.0.1:9';
const made = (name: string, seed = 7) => hostileKinds.find((one) => one.name === name)!.make(chance(seed), bait);
afterEach(() => vi.restoreAllMocks());

describe('two hundred and more hostile files', () => {
  it('crash nothing, open no connection, and what is read is plain text within bounds', async () => {
    const reached = [vi.spyOn(net.Socket.prototype, 'connect'), vi.spyOn(dns, 'lookup'), vi.spyOn(globalThis, 'fetch')];
    const outcomes = new Map<string, number>();
    for (const { name, bytes } of hostileFiles(20_261, bait)) {
      const said = await parseRoster(bytes);
      const outcome = said.ok ? 'read' : said.code;
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (!said.ok) continue;
      for (const { cells } of said.rows) for (const cell of cells) expect(cell, name).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      const grid = { ...said, kind: 'csv' as const, notices: [], sheet: '' };
      const { staff, problems } = readStaff(grid, said.mapping, { school: 's1', schools: new Map() });
      for (const one of staff.filter(({ name: n, group = '' }) => /[<>]/.test(n + group)))
        expect(
          problems.some((p) => p.row === one.row && p.grade === 'problem'),
          name,
        ).toBe(true);
    }
    for (const spy of reached) expect(spy).not.toHaveBeenCalled();
    // not everything may be refused for one and the same reason
    expect(outcomes.size).toBeGreaterThan(9);
    expect(outcomes.get('read')).toBeGreaterThan(80);
    expect([...outcomes.values()].reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(200);
  });

  it.each([
    ['a bomb in the sheet', 'unsafeArchive'],
    ['entities', 'activeXml'],
    ['an external entity', 'activeXml'],
    ['an external entity in UTF-16', 'activeXml'],
    ['a hundred thousand columns', 'tooManyColumns'],
    ['a row a billion down', 'tooManyRows'],
    ['a row that is no number', 'notReadable'],
    ['a column without an end', 'tooManyColumns'],
    ['rows and no cells', 'tooManyRows'],
    ['a long text in a cell', 'cellTooLong'],
    ['one long text in very many cells', 'cellTooLong'],
    ['a cut-off archive', 'notReadable'],
    ['an archive of something else', 'notReadable'],
    ['an old Excel file', 'oldExcel'],
    ['an open quote', 'notReadable'],
    ['very many columns', 'tooManyColumns'],
    ['very many rows', 'tooManyRows'],
    ['nothing', 'empty'],
    ['an XML bomb', 'activeXml'],
    ['an XML bomb in UTF-16', 'activeXml'],
    ['a file of the server as an entity', 'activeXml'],
    ['XML without a bottom', 'unsafeArchive'],
    ['XML in a wrong encoding', 'notReadable'],
    ['more teachers than a country has', 'tooManyRows'],
  ])('%s is refused as %s', async (name, code) => {
    expect(await parseRoster(made(name))).toMatchObject({ ok: false, code });
  });

  it('a bomb beside the sheet is never unpacked, and a formula gives its saved value only', async () => {
    expect(await readXlsx(made('a bomb beside the sheet'))).toMatchObject({ ok: true, rows: [{ cells: ['Anna', 'ib'] }] });
    const saved = await readXlsx(made('formulas with a saved value', 3));
    expect(saved).toMatchObject({ ok: true, notices: ['formulas'] });
    expect(saved.ok && saved.rows[0]!.cells[0]).not.toContain('WEBSERVICE');
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
