/**
 * From the bytes of an upload to a table, in a worker: whatever the file is called, its first bytes say what it is. Only what may be kept
 * leaves this function.
 */
import type { LeftBehind } from './contract.ts';
import { dropForbidden, guessMapping, type Mapping } from './reading/columns.ts';
import { readCsv } from './reading/csv.ts';
import { type Edex, type EdexGroup, readEdexml } from './reading/edexml.ts';
import { type FileRefusal, type Grid, type GridNotice, refuse, rosterLimits, tidy } from './reading/grid.ts';
import { readXlsx } from './reading/xlsx.ts';

export interface ParsedRoster {
  readonly ok: true;
  readonly kind: 'csv' | 'xlsx' | 'edexml';
  readonly sheet: string | null;
  readonly notices: readonly GridNotice[];
  readonly brin: string | null;
  readonly schoolYear: string | null;
  readonly header: readonly string[];
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
  readonly mapping: Mapping;
  readonly dropped: readonly LeftBehind[];
  readonly groups: readonly { readonly name: string; readonly pupils: number }[];
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;
const isCompound = (bytes: Uint8Array) => bytes[0] === 0xd0 && bytes[1] === 0xcf;
/** XML begins with `<`, after a byte-order mark in one of three encodings and white space. */
const isXml = (bytes: Uint8Array) => {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200)).replaceAll('\u0000', '');
  return /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\s*</.test(start);
};

const fromGrid = (read: Grid): ParsedRoster => {
  const { grid, dropped } = dropForbidden(read);
  return {
    ok: true,
    kind: grid.kind,
    sheet: grid.sheet ?? null,
    notices: grid.notices,
    brin: null,
    schoolYear: null,
    header: grid.header,
    rows: grid.rows,
    mapping: guessMapping(grid),
    dropped,
    groups: [],
  };
};

const mostGroups = 500;
/** The columns of the table that an EDEXML file becomes; the format is Dutch, so they are. */
const edexColumns = { Nummer: 'code', Naam: 'name', 'E-mailadres': 'email', Functie: 'functions', Groep: 'group' } as const;

/** The group of somebody, where it is one: a class of its own before composite ones; who has several classes has no one group. */
const groupOf = (keys: readonly string[], groups: ReadonlyMap<string, EdexGroup>): string => {
  const all = keys.flatMap((key) => groups.get(key) ?? []);
  const own = all.filter((group) => !group.composite);
  const [only, ...others] = own.length > 0 ? own : all;
  return only && others.length === 0 ? only.name : '';
};

const fromEdex = (edex: Edex): ParsedRoster | FileRefusal => {
  if (edex.staff.length > rosterLimits.rows) return refuse('tooManyRows', { limit: rosterLimits.rows });
  if (edex.groups.length > mostGroups) return refuse('tooManyRows', { limit: mostGroups });
  const groups = new Map(edex.groups.map((group) => [group.key, group]));
  return {
    ok: true,
    kind: 'edexml',
    sheet: null,
    notices: [],
    brin: edex.brin ?? null,
    schoolYear: edex.schoolYear ?? null,
    header: Object.keys(edexColumns),
    rows: edex.staff.map((one, i) => ({
      row: i + 1,
      cells: [one.key, one.name, one.email ?? '', one.roles.join(', '), groupOf(one.groups, groups)].map((cell) =>
        cell.slice(0, rosterLimits.cell),
      ),
    })),
    mapping: edexColumns,
    dropped: Object.entries(edex.dropped).map(([reason, cells]) => ({
      column: null,
      reason: reason as LeftBehind['reason'],
      cells,
    })),
    groups: edex.groups.flatMap(({ name, pupils }) => {
      // not a cell that somebody can mend: markup in the name of a class is left out of it
      const plain = tidy(name.replace(/[<>{}]/g, ' ').slice(0, 80));
      return plain === '' ? [] : { name: plain, pupils: Math.min(pupils, 2000) };
    }),
  };
};

/** Reads one upload. */
export async function parseRoster(bytes: Uint8Array): Promise<ParsedRoster | FileRefusal> {
  if (bytes.length > rosterLimits.bytes) return refuse('tooLarge', { limit: rosterLimits.bytes / 1_048_576 });
  if (bytes.length === 0) return refuse('empty');
  if (isXml(bytes)) {
    const read = readEdexml(bytes);
    return read.ok ? fromEdex(read) : read;
  }
  const read = isZip(bytes) || isCompound(bytes) ? await readXlsx(bytes) : readCsv(bytes);
  return read.ok ? fromGrid(read) : read;
}
