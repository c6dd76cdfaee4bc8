/** The null studies in small: ten studies of 16 schools without any effect. The whole run is `npm run calibrate`. */
import { beforeAll, describe, expect, it } from 'vitest';
import { bounds } from './bounds.ts';
import { calibrateOnce, type Summary, summarise } from './calibrate.ts';
import { nullStudy } from './null-study.ts';

let [m1, basic, m2]: readonly Summary[] = [];
beforeAll(() => {
  const seeds = Array.from({ length: 10 }, (_, i) => 301 + i);
  [m1, basic, m2] = summarise(seeds.flatMap((seed) => calibrateOnce(seed, 16)));
}, 120_000);

describe('without any effect', () => {
  it('M1’s interval holds 0, and schools are not found to differ', () => {
    const { covered, falseTau } = bounds(10);
    expect(m1!.covered).toBeGreaterThanOrEqual(covered[0]);
    expect(m1!.falseTau).toBeLessThanOrEqual(falseTau);
    expect(m1!.meanReliability).toBeLessThan(0.3);
    // the standard error is as large as the estimates spread: within what ten studies can tell
    expect(m1!.meanSe / m1!.sdDelta).toBeGreaterThan(0.6);
    expect(m1!.meanSe / m1!.sdDelta).toBeLessThan(2);
  });

  it('M1basic finds schools that differ in nearly every study: natural growth and year noise', () => {
    expect(basic!.falseTau).toBeGreaterThanOrEqual(8);
    expect(basic!.meanReliability).toBeGreaterThan(0.6);
  });

  it('the two-stage model is held down by its noise floor only', () => {
    expect(m2!.meanCorrected!).toBeLessThan(m2!.meanReliability);
    expect(m2!.covered).toBeGreaterThanOrEqual(bounds(10).covered[0]);
  });
});

it('the bounds at 200 studies are those of the protocol', () => {
  expect(bounds(200)).toEqual({ covered: [181, 197], falseTau: 18 });
});

it('a null study is the demo without what was planted', () => {
  const { achievement } = nullStudy(1, 40);
  const mean = (phase: string) => {
    const own = achievement.filter((r) => r.phase === phase);
    return own.reduce((sum, r) => sum + r.score!, 0) / own.length;
  };
  expect(Math.abs(mean('during') - mean('before'))).toBeLessThan(0.5);
});
