/** CSV for people: RFC 4180, with a byte-order mark so that a spreadsheet reads it as UTF-8. */

/**
 * A text that begins like a formula gets an apostrophe in front: files from others may hold formula-like text, and a
 * spreadsheet would execute it.
 */
const harmless = (text: string) => (/^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text);

const cell = (value: string | number | null) => {
  const text = value === null ? '' : harmless(String(value));
  return /[",\r\n;]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows as one CSV text; the first row is the header. */
export const csvText = (rows: readonly (readonly (string | number | null)[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
