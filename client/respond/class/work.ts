/**
 * The computing that the server asks for a code when many wrong ones came from this school's address (server/classes/work.ts): a number
 * such that SHA-256 of `challenge:code:number` begins with so many zero bits. In portions, so that the page stays alive. Not
 * crypto.subtle: that does not exist on plain http.
 */
/** The first 32 bits of the fractional parts of the roots of the first primes (FIPS 180-4, 4.2.2 and 5.3.3). */
const primes = Array.from({ length: 312 }, (_, i) => i).filter(
  (n) => n > 1 && !Array.from({ length: n }, (_, d) => d).some((d) => d > 1 && n % d === 0),
);
const fraction = (x: number) => Math.floor((x - Math.floor(x)) * 2 ** 32) >>> 0;
const constants = Uint32Array.from(primes.slice(0, 64), (p) => fraction(Math.cbrt(p)));
const initial = Uint32Array.from(primes.slice(0, 8), (p) => fraction(Math.sqrt(p)));
const schedule = new Uint32Array(64);
const turn = (x: number, n: number) => (x >>> n) | (x << (32 - n));

/** The first 32 bits of SHA-256 of a text of at most 55 characters per block; plain ASCII. */
export function shaHead(text: string): number {
  const length = text.length;
  const bytes = new Uint8Array(((length + 8) >> 6) * 64 + 64);
  for (let i = 0; i < length; i += 1) bytes[i] = text.charCodeAt(i);
  bytes[length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 4, length * 8);
  const state = Uint32Array.from(initial);
  for (let block = 0; block < bytes.length; block += 64) {
    for (let t = 0; t < 16; t += 1) schedule[t] = view.getUint32(block + t * 4);
    for (let t = 16; t < 64; t += 1) {
      const [w15, w2] = [schedule[t - 15]!, schedule[t - 2]!];
      const s0 = turn(w15, 7) ^ turn(w15, 18) ^ (w15 >>> 3);
      const s1 = turn(w2, 17) ^ turn(w2, 19) ^ (w2 >>> 10);
      schedule[t] = schedule[t - 16]! + s0 + schedule[t - 7]! + s1;
    }
    let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
    for (let t = 0; t < 64; t += 1) {
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + constants[t]! + schedule[t]!) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((x, i) => {
      state[i] = state[i]! + x;
    });
  }
  return state[0]!;
}

/** Finds the number; `code` is the code as the server reads it. */
export async function work(challenge: string, code: string, bits: number): Promise<number> {
  const most = 2 ** (32 - bits);
  for (let nonce = 0; ; nonce += 1) {
    if (shaHead(`${challenge}:${code}:${nonce}`) < most) return nonce;
    if (nonce % 4000 === 3999) await new Promise((done) => setTimeout(done));
  }
}
