/** Sociograms: same place in every wave, inside the square, nobody on top of another, no chance involved. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutSchool, minimumDistance } from '../../../analysis/networks/layout.ts';
import { networkOf, randomNetwork } from './helpers.ts';

const apart = (places: ReadonlyMap<string, { x: number; y: number }>): number => {
  const points = [...places.values()];
  let least = Number.POSITIVE_INFINITY;
  points.forEach((a, i) => {
    for (const b of points.slice(0, i)) least = Math.min(least, Math.hypot(a.x - b.x, a.y - b.y));
  });
  return least;
};

describe('layout', () => {
  it('gives everybody of any wave one place, the same each time', () => {
    const waves = [networkOf('ABCDE', 'A>BC B>A', 'E'), networkOf('BCDFG', 'B>C F>GB', '', 'T2')];
    const places = layoutSchool(waves);
    expect([...places.keys()].sort()).toEqual('ABCDEFG'.split(''));
    expect(layoutSchool(waves)).toEqual(places);
    expect(layoutSchool([...waves].reverse())).toEqual(places);
  });

  it('stays in the unit square with room between people', () => {
    fc.assert(
      fc.property(fc.array(randomNetwork, { maxLength: 3 }), (networks) => {
        const places = layoutSchool(networks);
        for (const { x, y } of places.values()) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(1);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(1);
        }
        if (places.size > 1) expect(apart(places)).toBeGreaterThan(0.99 * minimumDistance(places.size));
      }),
      { numRuns: 1000 },
    );
  });

  it('has room for a team of sixty, tied or not', () => {
    const people = Array.from({ length: 60 }, (_, i) => String.fromCharCode(0x100 + i)).join('');
    const star = `${people[0]}>${people.slice(1)}`;
    for (const ties of ['', star, `${people[0]}>${people.slice(1, 20)}`]) {
      const places = layoutSchool([networkOf(people, ties)]);
      expect(apart(places)).toBeGreaterThan(0.99 * minimumDistance(60));
    }
  });

  it('puts people without ties on the rim, outside the others', () => {
    const places = layoutSchool([networkOf('ABCDEF', 'A>B B>C')]);
    const fromCentre = (id: string) => Math.hypot((places.get(id)?.x ?? 0) - 0.5, (places.get(id)?.y ?? 0) - 0.5);
    for (const id of 'DEF') expect(fromCentre(id)).toBeCloseTo(0.48, 3);
    for (const id of 'ABC') expect(fromCentre(id)).toBeLessThanOrEqual(0.4 + 1e-3);
  });

  it('places nobody where there is nobody', () => expect(layoutSchool([]).size).toBe(0));
});
