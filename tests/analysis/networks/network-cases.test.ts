/** Every figure of the reference cases on networks, against igraph and sna. Most of their data may not be committed: see tests/reference. */
import { describe, expect, it } from 'vitest';
import { casesOf, compareCase, sharedIsThere } from '../../reference/cases.ts';
import { network } from '../../reference/topics/network.ts';
import { networkPair } from '../../reference/topics/networkPair.ts';

describe('network cases', () => {
  const cases = casesOf('network');
  it('are there', () => expect(cases.length).toBeGreaterThanOrEqual(sharedIsThere ? 22 : 2));
  for (const reference of cases) {
    it(`${reference.id}: ${reference.title}`, () => {
      const result = compareCase(reference, network(reference));
      expect(result.missing).toEqual([]);
      expect(result.failed).toEqual([]);
      expect(result.passed).toBeGreaterThan(300);
    });
  }
});

describe('network pair cases', () => {
  for (const reference of casesOf('networkPair')) {
    it(`${reference.id}: ${reference.title}`, () => {
      const result = compareCase(reference, networkPair(reference));
      expect(result.missing).toEqual([]);
      expect(result.failed).toEqual([]);
      expect(result.passed).toBeGreaterThan(8);
    });
  }
});
