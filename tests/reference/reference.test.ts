/** Every case of R that is to be had here, leaf by leaf: what `npm run reference` prints, as tests. */
import { describe, expect, it } from 'vitest';
import { compareCase, listCases, loadCase, sharedIsThere } from './cases.ts';
import { settle } from './disputed.ts';
import { notYet, topics } from './topics/index.ts';

/** The only leaf that may be disputed (disputed.ts says why); a new one must be looked at before it is added here. */
const known = new Map([['scale-bfi-agree', ['omega.mlCovariance.omegaObservedVariance']]]);

describe('reference cases', () => {
  const entries = listCases();
  it('are there: all with ../shared beside the project, else those that may be committed', () => {
    expect(entries.length).toBeGreaterThanOrEqual(sharedIsThere ? 69 : 42);
    expect(entries.filter((entry) => !topics[entry.topic] && !notYet.has(entry.topic))).toEqual([]);
  });

  for (const entry of entries) {
    const topic = topics[entry.topic];
    if (!topic) continue;
    it(`${entry.id}: ${entry.title}`, () => {
      const reference = loadCase(entry);
      const got = topic(reference);
      const result = settle(reference, got, compareCase(reference, got));
      expect(result.missing).toEqual([]);
      expect(result.failed).toEqual([]);
      expect(result.disputed.map((difference) => difference.path)).toEqual(known.get(entry.id) ?? []);
      expect(result.passed).toBeGreaterThan(4);
    });
  }
});

describe('what may be disputed', () => {
  const expected = { omega: { mlCovariance: { loadings: { a: 1 }, omega: 0.7, chisq: 10 } } };
  const tolerance = { default: { rel: 1e-6, abs: 0 } };
  const settled = (omega: number, chisq: number, a = 1) => {
    const got = { omega: { mlCovariance: { loadings: { a }, omega, chisq } } };
    return settle({ expected }, got, compareCase({ expected, tolerance }, got));
  };
  it('is a small difference at a better optimum, and nothing else', () => {
    expect(settled(0.7 * (1 + 3e-6), 10 - 1e-9)).toMatchObject({ failed: [], disputed: [{ path: 'omega.mlCovariance.omega' }] });
    expect(settled(0.7 * (1 + 3e-6), 10 + 1e-9).failed).toHaveLength(1);
    expect(settled(0.7 * (1 + 3e-5), 10 - 1e-9).failed).toHaveLength(1);
    expect(settled(0.7 * (1 + 3e-6), 10 - 1e-9, 1.1).failed).toHaveLength(2);
  });
});

describe('the rule of comparison', () => {
  const tolerance = { default: { rel: 1e-6, abs: 0 }, rules: [{ path: 'a.**.p*', rel: 0, abs: 0.1 }] };
  const expected = {
    x: 1,
    none: null,
    label: 'b',
    note: 'words',
    a: { deep: [{ p: 0.5, 'q.r': 2 }] },
    psychAsReported: { y: 3 },
  };
  const same = { x: 1 + 5e-7, none: null, label: 'b', a: { deep: [{ p: 0.58, 'q.r': 2 }] } };

  it('takes the last matching tolerance, and lets documentation be left out', () => {
    const result = compareCase({ expected, tolerance }, same);
    expect(result).toMatchObject({ passed: 5, failed: [], missing: [] });
  });
  it('finds what differs and what is not there', () => {
    const result = compareCase({ expected, tolerance }, { ...same, x: 1.1, none: 4, a: { deep: [] }, psychAsReported: { y: 9 } });
    expect(result.failed.map((difference) => difference.path)).toEqual(['x', 'none', 'psychAsReported.y']);
    expect(result.missing).toEqual(['a.deep.0.p', 'a.deep.0.q.r']);
    expect(compareCase({ expected: { x: 1 }, tolerance }, { x: Number.NaN }).failed).toHaveLength(1);
    expect(compareCase({ expected: { x: { y: null } }, tolerance }, {}).missing).toEqual(['x.y']);
  });
});
