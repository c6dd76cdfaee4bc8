/** What every figure has in common: escaping, short numbers, a title and a description that a screen reader finds. */

/** Characters that XML 1.0 forbids even when escaped, and marks that turn the direction of a line of text. */
// oxlint-disable-next-line no-control-regex -- these characters are exactly what is to be removed
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu;

/** Without characters that may stand nowhere in a report. */
export const clean = (text: string): string => text.replace(forbidden, '');

/** A text from outside as it may stand in a report: no control characters, no lone surrogates, spaces as one space. */
export const plain = (text: string): string =>
  text
    .replace(forbidden, '')
    .replace(/[ \t\r\n]+/g, ' ')
    .trim();

/** Text for element content and for attributes in quotes, in HTML and XML alike. */
export const escape = (text: string): string =>
  clean(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** A coordinate with at most `decimals` decimals and nothing superfluous. */
export const short = (value: number, decimals = 1): string => String(Number(value.toFixed(decimals)) + 0);

/** A text cut to a length that fits a label, on whole characters. */
export const fit = (text: string, length: number): string => {
  const characters = Array.from(text);
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
};

/** What names a figure. `id` is unique in the page; every id inside the SVG begins with it. */
export interface FigureHead {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** A safe id for documents: letters, digits and dashes. Different inputs stay different by a short hash of the original. */
export const figureId = (...parts: readonly string[]): string => {
  const joined = parts.join('\u0001');
  let hash = 0x811c9dc5;
  for (let i = 0; i < joined.length; i++) hash = Math.imul(hash ^ joined.charCodeAt(i), 0x01000193) >>> 0;
  const readable = parts.map((part) => part.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '')).filter(Boolean);
  return `fig-${readable.join('-').slice(0, 60)}-${hash.toString(36)}`;
};

/** The opening of an SVG document: size, role, title and description. */
export const openSvg = (head: FigureHead, width: number, height: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" ` +
  `aria-labelledby="${head.id}-t ${head.id}-d"><title id="${head.id}-t">${escape(head.title)}</title>` +
  `<desc id="${head.id}-d">${escape(head.description)}</desc>`;
