/** What follows from the server's key for a class session: its code, what is kept of it, pictures on cards, tokens of seats. */
import type { Secrets } from '../auth/secrets.ts';
import { readSigns, signsFrom } from '../auth/signs.ts';
import { type Picture, picture } from './contract.ts';

/** Six of twenty signs are 64 million codes. */
export const codeLength = 6;
/** The code that somebody typed; undefined when it cannot be one. */
export const readCode = (typed: string): string | undefined => readSigns(typed, codeLength);

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

/** The six signs of a session; another generation is another code. */
export const codeOf = (secrets: Secrets, session: string, generation: number): string =>
  signsFrom(secrets.derived('class-code', session, generation).subarray(0, 8), codeLength);

/** What the database keeps of a code. Keyed: of 64 million codes a plain hash would be read back in a second. */
export const codeHashOf = (secrets: Secrets, code: string): string => text(secrets.derived('class-code-hash', code));

/** The picture beside a number; cannot be guessed from the number. */
export const pictureOf = (secrets: Secrets, session: string, number: number): Picture =>
  picture.options[(secrets.derived('class-card', session, number)[0] ?? 0) % picture.options.length]!;

/** Token of a seat, 160 bits. Its beginning tells it from a personal link's. */
export const seatToken = (secrets: Secrets, seat: string): string => `seat_${text(secrets.derived('class-seat', seat))}`;
