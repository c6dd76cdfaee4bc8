/** A small part of `npm run fuzz`. */
import { expect, it } from 'vitest';
import { fuzz } from './fuzz.ts';

it('600 answer packets of every kind: no crash, no stored nonsense', async () => {
  const result = await fuzz(600, 11);
  expect(result).toMatchObject({ packets: 600, crashes: 0, nonsense: 0 });
  expect(result.saved).toBeGreaterThan(50);
  expect(result.refused).toBeGreaterThan(50);
});
