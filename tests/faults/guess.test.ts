/** A small part of `npm run faults -- --guesses 10000`. */
import { expect, it } from 'vitest';
import { guess } from './guess.ts';

it('a thousand guesses of links, seats and codes: none works, the limiter answers, nobody honest is shut out', async () => {
  const result = await guess(1000, 3);
  expect(result).toMatchObject({ guesses: 1000, worked: 0, shutOut: 0, errors: 0 });
  const { link, seat, code } = result.limited;
  expect(Math.min(link, seat, code)).toBeGreaterThan(50);
  expect(result.refused + link + seat + code).toBe(1000);
  expect(result.honest).toBeGreaterThan(40);
});
