/** Seeded chance: repeatable, even, and independent streams by label. */
import { describe, expect, it } from 'vitest';
import { meanOf, varianceOf } from '../../analysis/description/moments.ts';
import { seededRandom } from '../../analysis/random.ts';

const draw = (count: number, of: () => number) => Array.from({ length: count }, of);

describe('seeded random', () => {
  it('gives the same numbers for the same seed and others for another', () => {
    const a = seededRandom(42);
    const b = seededRandom(42);
    const first = draw(20, a.uniform);
    expect(draw(20, b.uniform)).toEqual(first);
    expect(draw(20, seededRandom(43).uniform)).not.toEqual(first);
  });

  it('keeps its numbers over versions of the library', () => {
    const random = seededRandom(2026);
    expect(draw(5, () => random.integer(0, 999))).toMatchInlineSnapshot(`
      [
        615,
        764,
        604,
        591,
        721,
      ]
    `);
  });

  it('a fork depends on seed and label, not on what was drawn before', () => {
    const a = seededRandom(1);
    const b = seededRandom(1);
    draw(7, b.uniform);
    expect(draw(5, a.fork('school').uniform)).toEqual(draw(5, b.fork('school').uniform));
    expect(draw(5, a.fork('school').uniform)).not.toEqual(draw(5, a.fork('pupil').uniform));
    expect(draw(5, a.fork('x').fork('y').uniform)).not.toEqual(draw(5, a.fork('y').fork('x').uniform));
  });

  it('is even and normal', () => {
    const random = seededRandom(7);
    const uniform = draw(20_000, random.uniform);
    expect(Math.min(...uniform)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...uniform)).toBeLessThan(1);
    expect(meanOf(uniform)).toBeCloseTo(0.5, 1);
    expect(varianceOf(uniform)).toBeCloseTo(1 / 12, 2);
    const normal = draw(20_000, () => random.normal(10, 2));
    expect(Math.abs(meanOf(normal) - 10)).toBeLessThan(0.06);
    expect(Math.abs(varianceOf(normal) - 4)).toBeLessThan(0.2);
    expect(new Set(draw(200, () => random.integer(1, 6)))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
  });

  it('neighbouring seeds do not start alike', () => {
    const starts = draw(2000, () => 0).map((_, seed) => seededRandom(seed).uniform());
    expect(meanOf(starts)).toBeCloseTo(0.5, 1);
    expect(varianceOf(starts)).toBeCloseTo(1 / 12, 1);
    expect(new Set(starts).size).toBe(2000);
  });

  it('shuffles fairly and picks from what is there', () => {
    const random = seededRandom(3);
    const seen = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const key = random.shuffle(['a', 'b', 'c']).join('');
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    expect(seen.size).toBe(6);
    for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(130);
    const given = ['x', 'y'];
    expect(given).toContain(random.pick(given));
    expect(() => random.pick([])).toThrow(RangeError);
    expect(() => seededRandom(Number.NaN)).toThrow(RangeError);
  });
});
