/** How the planted study is counted. The truths themselves: `tests/demo/recovery.test.ts` (20 seeds) and `npm run calibrate -- --study planted`. */
import { expect, it } from 'vitest';
import { fewestShown, type PlantedStudy, type ShownTruth, summariseTruths } from './planted.ts';

it('the bounds are those of the protocol', () => {
  expect([fewestShown(50), fewestShown(20)]).toEqual([43, 16]);
});

it('every truth is counted by itself; one without an interval is judged by the mean over studies', () => {
  const truth = (id: string, given: Partial<ShownTruth>): ShownTruth => ({
    id,
    finding: id,
    expected: 'value',
    trueValue: 2,
    estimate: 2,
    hasInterval: true,
    shown: true,
    ...given,
  });
  const studies = Array.from({ length: 20 }, (_, i): PlantedStudy => {
    const truths = [
      truth('often', { shown: i >= 4 }),
      truth('seldom', { shown: i >= 5 }),
      truth('near', { shown: null, hasInterval: false, estimate: i % 2 === 0 ? 1.5 : 2.9 }),
      truth('far', { shown: null, hasInterval: false, estimate: 2.4 }),
    ];
    return { study: 'planted', schools: 20, seed: i + 1, truths };
  });
  const summaries = summariseTruths(studies);
  expect(summaries.map((t) => [t.id, t.shown, t.kept])).toEqual([
    ['often', 16, true],
    ['seldom', 15, false],
    ['near', null, true],
    ['far', null, false],
  ]);
  expect(summaries[2]!.meanEstimate).toBeCloseTo(2.2, 12);
});
