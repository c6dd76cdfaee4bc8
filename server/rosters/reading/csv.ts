/** A roster as CSV, as schools' systems and Excel write it: comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252. */
import { parse } from 'csv-parse/sync';
import { type FileRefusal, type Grid, gridFrom, refuse, rosterLimits } from './grid.ts';

const decode = (bytes: Uint8Array): { readonly text: string; readonly windows: boolean } => {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), windows: false };
  if (a === 0xfe && b === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), windows: false };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), windows: false };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), windows: true };
  }
};

/** The separator that most often divides the first lines into the same number of cells. */
const separatorOf = (text: string): string => {
  const lines = text
    .slice(0, 20_000)
    .split(/\r\n|\r|\n/)
    .filter(Boolean)
    .slice(0, 10);
  const score = (separator: string) => {
    const counts = lines.map((line) => line.split(separator).length);
    return counts.length === 0 ? 0 : Math.min(...counts.slice(0, 1), Math.max(...counts)) - 1;
  };
  return [';', '\t', ','].reduce((best, one) => (score(one) > score(best) ? one : best), ';');
};

/** Reads a CSV file. A file with unclosed quotes, or that is no text, is refused. */
export function readCsv(bytes: Uint8Array): Grid | FileRefusal {
  const { text, windows } = decode(bytes);
  if (text.includes('\u0000')) return refuse('notReadable');
  let rows: string[][];
  try {
    rows = parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: rosterLimits.columns * rosterLimits.cell * 4,
      to: rosterLimits.rows + 1,
    });
  } catch {
    return refuse('notReadable');
  }
  return gridFrom('csv', rows, { notices: windows ? ['windowsEncoding'] : [] });
}
