/**
 * CSV for people: RFC 4180, with a byte-order mark so that a spreadsheet reads it as UTF-8. In Dutch with semicolons between the
 * columns and a decimal comma: a Dutch spreadsheet puts a line with commas into one cell.
 */
import type { Language } from '../../instruments/types.ts';

/**
 * A text that begins like a formula gets an apostrophe in front: files from others may hold formula-like text, and a
 * spreadsheet would execute it.
 */
const harmless = (text: string) => (/^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text);

const cell = (value: string | number | null, language: Language) => {
  const written = typeof value === 'number' && language === 'nl' ? String(value).replace('.', ',') : String(value ?? '');
  const text = harmless(written);
  return /[",\r\n;]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows as one CSV text, as a spreadsheet in this language expects it; the first row is the header. */
export const csvText = (rows: readonly (readonly (string | number | null)[])[], language: Language): string => {
  const separator = language === 'nl' ? ';' : ',';
  return `\uFEFF${rows.map((row) => row.map((value) => cell(value, language)).join(separator)).join('\r\n')}\r\n`;
};
