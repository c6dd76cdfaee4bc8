/** A small part of `npm run faults -- --guesses 10000`. */
import { expect, it } from 'vitest';
import { guess } from './guess.ts';

it('1,200 guesses of links, seats, codes of classes and of letters: none works, the limiter answers, nobody honest is shut out', async () => {
  const result = await guess(1200, 3);
  expect(result).toMatchObject({ guesses: 1200, worked: 0, shutOut: 0, errors: 0 });
  const { link, seat, code, letter } = result.limited;
  expect(Math.min(link, seat, code, letter)).toBeGreaterThan(50);
  expect(result.refused + link + seat + code + letter).toBe(1200);
  expect(result.honest).toBeGreaterThan(40);
});
