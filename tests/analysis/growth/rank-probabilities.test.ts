import { describe, expect, it } from 'vitest';
import { secondStage } from '../../../analysis/growth/empirical-bayes.ts';
import { rankProbabilities, rankUncertainty } from '../../../analysis/growth/rank-probabilities.ts';
import { seededRandom } from '../../../analysis/random.ts';

/** Estimates of schools whose true effects have variance 1, with the error that gives this reliability. */
const study = (seed: number, reliability: number, schools = 104) => {
  const random = seededRandom(seed);
  const se = Math.sqrt(1 / reliability - 1);
  return Array.from({ length: schools }, (_, i) => {
    const truth = random.normal();
    return { school: `s${String(i).padStart(3, '0')}`, truth, effect: truth + random.normal(0, se), se, pupils: 50, rows: 100 };
  });
};

describe('rank probabilities', () => {
  // domain.md §4.5: of the 10 chosen of 104, this share truly belongs to the 10 largest
  it.each([
    [0.5, 0.46],
    [0.7, 0.59],
    [0.9, 0.76],
  ])('at reliability %f a share of %f of ten in 104 truly belongs', (reliability, share) => {
    const studies = 60;
    let expected = 0;
    let true10 = 0;
    for (let seed = 1; seed <= studies; seed++) {
      const schools = study(seed, reliability);
      const stage = secondStage(schools).value!;
      const { shareTop, shareBottom } = rankProbabilities(stage, 10, seed, 300).value!;
      expected += (shareTop + shareBottom) / 2 / studies;
      const largest = new Set(
        [...schools]
          .sort((a, b) => b.truth - a.truth)
          .slice(0, 10)
          .map((s) => s.school),
      );
      true10 += stage.schools.slice(0, 10).filter((s) => largest.has(s.school)).length / 10 / studies;
    }
    expect(expected).toBeGreaterThan(share - 0.03);
    expect(expected).toBeLessThan(share + 0.03);
    // what is promised is what comes true: sd of the mean of 60 studies is under .02
    expect(Math.abs(true10 - expected)).toBeLessThan(0.05);
  });

  it('equals the normal probabilities of two schools', () => {
    const stage = secondStage([
      { school: 'a', effect: 2, se: 0.5, pupils: 9, rows: 9 },
      { school: 'b', effect: 0, se: 0.5, pupils: 9, rows: 9 },
    ]).value!;
    // equal λ: μ* shifts both alike; the difference has mean λ·2 and variance 2λSE². τ² = 2 − .25 = 1.75, λ = .875
    expect(stage.tau2).toBeCloseTo(1.75, 10);
    // Φ(1.75 / √(2 · .875 · .25)) = Φ(2.645751)
    const p = 0.9959247;
    const { schools, shareTop, shareBottom } = rankProbabilities(stage, 1, 1, 200_000).value!;
    expect(Math.abs(schools[0]!.pTop - p)).toBeLessThan(0.0006);
    expect(schools[1]!.pBottom).toBeCloseTo(schools[0]!.pTop, 12);
    expect([shareTop, shareBottom]).toEqual([schools[0]!.pTop, schools[1]!.pBottom]);
    expect(schools.map((s) => [s.rankLower, s.rankUpper])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it('counts ranks as a literal count does', () => {
    const sequence = [
      [3, 2, 1, 0],
      [3, 1, 2, 0],
      [2, 3, 1, 0],
      [0, 1, 2, 3],
    ];
    let at = 0;
    const draw = (_: unknown, into: Float64Array) => into.set(sequence[at++]!);
    const { schools } = rankUncertainty(['a', 'b', 'c', 'd'], 2, 1, draw, 4);
    expect(schools).toEqual([
      { school: 'a', pTop: 0.75, pBottom: 0.25, rankLower: 1, rankUpper: 4 },
      { school: 'b', pTop: 0.5, pBottom: 0.5, rankLower: 1, rankUpper: 3 },
      { school: 'c', pTop: 0.5, pBottom: 0.5, rankLower: 2, rankUpper: 3 },
      { school: 'd', pTop: 0.25, pBottom: 0.75, rankLower: 1, rankUpper: 4 },
    ]);
  });

  it('adds up to k, repeats with its seed, and is quick for 104 schools', () => {
    const stage = secondStage(study(3, 0.7)).value!;
    const started = performance.now();
    const first = rankProbabilities(stage, 10, 5).value!;
    expect(performance.now() - started).toBeLessThan(1000);
    expect(first.schools.reduce((sum, s) => sum + s.pTop, 0)).toBeCloseTo(10, 8);
    expect(first.schools.reduce((sum, s) => sum + s.pBottom, 0)).toBeCloseTo(10, 8);
    expect(rankProbabilities(stage, 10, 5).value).toEqual(first);
    expect(rankProbabilities(stage, 10, 6).value!.schools).not.toEqual(first.schools);
    for (const s of first.schools) expect(s.rankLower).toBeLessThanOrEqual(s.rankUpper);
  });

  it('has none where schools do not differ', () => {
    const flat = Array.from({ length: 6 }, (_, i) => ({ school: `s${i}`, effect: 1, se: 0.5, pupils: 9, rows: 9 }));
    expect(rankProbabilities(secondStage(flat).value!, 2, 1).missing).toBe('noVariance');
  });
});
