/** Bytes of a file to text, and JSON text to values. */
import type { Inspection } from './problems.ts';

export interface Decoded {
  readonly text: string;
  /** false: characters that are not UTF-8 stand in the text as U+FFFD */
  readonly valid: boolean;
}

/** UTF-8 with or without byte-order mark. */
export const decode = (bytes: Uint8Array): Decoded => {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), valid: true };
  } catch {
    return { text: new TextDecoder('utf-8').decode(bytes), valid: false };
  }
};

/** "Unicode text" of older Excel versions. */
export const isUtf16 = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);

/** No file of the format nests ten deep; what nests thousands deep breaks every function that walks through it. */
const deepest = 64;
const nestsTooDeep = (text: string): boolean => {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c === '\\') i += 1;
      else if (c === '"') quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === '[' || c === '{') {
      if ((depth += 1) > deepest) return true;
    } else if (c === ']' || c === '}') depth -= 1;
  }
  return false;
};

/** The JSON value of a file, or undefined after reporting why there is none. */
export const readJson = (file: string, bytes: Uint8Array, inspection: Inspection): { readonly value: unknown } | undefined => {
  if (bytes.length === 0) return inspection.problem({ file }, 'emptyFile');
  const { text, valid } = decode(bytes);
  if (!valid) return inspection.problem({ file, row: text.slice(0, text.indexOf('\uFFFD')).split('\n').length }, 'notUtf8');
  if (nestsTooDeep(text)) return inspection.problem({ file }, 'notJson');
  try {
    return { value: JSON.parse(text) };
  } catch {
    return inspection.problem({ file }, 'notJson');
  }
};
