/**
 * A roster file as a school sends it: whatever it came as, one grid of texts. Bounds are far above a real roster and far below
 * what would hold up the server; a file beyond them is refused, never read in part.
 */
export const rosterLimits = {
  bytes: 10 * 1_048_576,
  unpacked: 60 * 1_048_576,
  entries: 300,
  /** largest allowed ratio of unpacked to packed size, from a mebibyte on */
  ratio: 200,
  rows: 20_000,
  columns: 100,
  cells: 400_000,
  cell: 500,
} as const;

export type FileProblemCode =
  | 'empty'
  | 'tooLarge'
  | 'notReadable'
  | 'unsafeArchive'
  | 'activeXml'
  | 'noSheet'
  | 'tooManyRows'
  | 'tooManyColumns'
  | 'cellTooLong'
  | 'noHeader'
  | 'oldExcel'
  | 'protectedFile'
  | 'notEdexml';

/** Why a whole file cannot be read. `at` names the place where there is one (a sheet, a row). */
export interface FileRefusal {
  readonly ok: false;
  readonly code: FileProblemCode;
  readonly at?: string;
  readonly limit?: number;
}

/** What was seen and passed over, for the receipt. */
export type GridNotice = 'otherSheets' | 'windowsEncoding' | 'formulas' | 'hiddenRows';

export interface Grid {
  readonly ok: true;
  readonly kind: 'csv' | 'xlsx';
  readonly sheet?: string;
  readonly header: readonly string[];
  /** every row as long as the header; `row` = number in the file, from 1 */
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
  readonly notices: readonly GridNotice[];
}

export const refuse = (code: FileProblemCode, more: { readonly at?: string; readonly limit?: number } = {}): FileRefusal => ({
  ok: false,
  code,
  ...more,
});

/** One line, no invisible signs, no space at the ends: what a person sees is what is kept. */
export const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();

/**
 * A grid from raw rows: empty rows and columns at the edges go, the first row with two or more texts is the header (a title above it is
 * passed over). Header names that stand twice get their number.
 */
export function gridFrom(
  kind: Grid['kind'],
  raw: readonly (readonly string[])[],
  extra: { readonly sheet?: string; readonly notices?: readonly GridNotice[] } = {},
): Grid | FileRefusal {
  if (raw.length > rosterLimits.rows) return refuse('tooManyRows', { limit: rosterLimits.rows });
  const widest = raw.reduce((most, row) => Math.max(most, row.length), 0);
  if (widest > rosterLimits.columns) return refuse('tooManyColumns', { limit: rosterLimits.columns });
  // before anything is copied: one long shared text in every cell would fill the memory
  const long = raw.findIndex((cells) => cells.some((cell) => cell.length > 4 * rosterLimits.cell));
  if (long >= 0) return refuse('cellTooLong', { at: String(long + 1), limit: rosterLimits.cell });
  const tidied = raw.map((cells, i) => ({ row: i + 1, cells: cells.map(tidy) }));
  for (const { row, cells } of tidied) {
    if (cells.some((cell) => cell.length > rosterLimits.cell))
      return refuse('cellTooLong', { at: String(row), limit: rosterLimits.cell });
  }
  const top = tidied.findIndex(({ cells }) => cells.filter(Boolean).length >= 2);
  if (top < 0) return refuse(tidied.some(({ cells }) => cells.some(Boolean)) ? 'noHeader' : 'empty');
  const names = tidied[top]!.cells;
  const width = names.reduce((last, name, i) => (name === '' ? last : i + 1), 0);
  const below = tidied.slice(top + 1).filter(({ cells }) => cells.some(Boolean));
  const used = below.reduce(
    (last, { cells }) =>
      Math.max(
        last,
        cells.reduce((l, c, i) => (c === '' ? l : i + 1), 0),
      ),
    width,
  );
  const seen = new Map<string, number>();
  const header = Array.from({ length: used }, (_, i) => {
    const name = names[i] || `#${i + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
  return {
    ok: true,
    kind,
    ...(extra.sheet === undefined ? {} : { sheet: extra.sheet }),
    header,
    rows: below.map(({ row, cells }) => ({ row, cells: header.map((_, i) => cells[i] ?? '') })),
    notices: extra.notices ?? [],
  };
}
