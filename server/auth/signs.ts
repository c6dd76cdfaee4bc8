/**
 * The signs of what people type over: class codes (server/classes) and the codes on letters (server/invitations). No two look alike
 * (no 0 O, 1 I, 5 S, 8 B, 2 Z, 6 G, V U, N M), and no vowels, so no words.
 */
export const codeSigns = '23456789FHJKLMPRTWXY';
/** what is typed or understood for a sign that no code has */
const alike: Readonly<Record<string, string>> = {
  I: 'L',
  '1': 'L',
  '|': 'L',
  S: '5',
  Z: '2',
  B: '8',
  G: '6',
  Q: '9',
  V: 'W',
  U: 'W',
  N: 'M',
  D: 'T',
  C: 'K',
  A: '4',
  E: '3',
};

/** So many signs from bytes of chance, which should hold some thirty bits more than the signs: then each sign is as likely as another. */
export function signsFrom(bytes: Uint8Array, length: number): string {
  let rest = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let code = '';
  for (let i = 0; i < length; i += 1) {
    code += codeSigns[Number(rest % BigInt(codeSigns.length))];
    rest /= BigInt(codeSigns.length);
  }
  return code;
}

/** What somebody typed as signs: in any case, without spaces and dashes, look-alikes replaced. Signs that no code has stay in it. */
export const signsIn = (text: string): string =>
  Array.from(text.normalize('NFKC').toUpperCase())
    .filter((sign) => !/[\s\-–—._]/.test(sign))
    .map((s) => alike[s] ?? s)
    .join('');

/** The code of this length that somebody typed; undefined when it cannot be one. */
export function readSigns(text: string, length: number): string | undefined {
  const signs = Array.from(signsIn(text));
  return signs.length === length && signs.every((sign) => codeSigns.includes(sign)) ? signs.join('') : undefined;
}
