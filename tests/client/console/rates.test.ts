/** Response as shares: the gate, whole per cents, the columns of the matrix. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cell, columnsOf, firstWave, gateOf, total, wholePercent } from '../../../client/console/response/rates.ts';

const usual = { networkFull: 0.8, networkUse: 0.7, smallestShown: 3 };
const cell = (school: string, instrument: string, wave: string, due: number, submitted: number, started = 0): Cell => ({
  school,
  instrument,
  wave,
  due,
  submitted,
  started,
});

describe('the gate of a network', () => {
  it.each([
    [8, 10, 'good'],
    [4, 5, 'good'],
    [79, 100, 'fair'],
    [7, 10, 'fair'],
    [14, 20, 'fair'],
    [69, 100, 'low'],
    [0, 9, 'low'],
  ] as const)('%i of %i is %s', (submitted, due, gate) => {
    expect(gateOf(submitted, due, usual)).toBe(gate);
  });

  it('is the one of the study, and so is what a share never rounds up over', () => {
    const own = { networkFull: 0.9, networkUse: 0.825, smallestShown: 5 };
    expect([89, 90, 82, 83].map((n) => gateOf(n, 100, own))).toEqual(['fair', 'good', 'low', 'fair']);
    // 89.6 and 79.6 per cent; and 82.47, which is below 82.5 and 82 anyway
    expect([wholePercent(224, 250, own), wholePercent(199, 250, own), wholePercent(80, 97, own)]).toEqual([89, 80, 82]);
  });
});

describe('whole per cents', () => {
  it.each([
    [2, 3, 67],
    [1, 3, 33],
    [199, 250, 79], // 79.6 would round to 80, which the gate does not give
    [139, 200, 69],
    [299, 300, 99],
    [300, 300, 100],
  ])('%i of %i is %i %%', (submitted, due, percent) => {
    expect(wholePercent(submitted, due, usual)).toBe(percent);
  });

  it('never says more than the gate, and is at most half a per cent or one step off', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (due, some) => {
        const submitted = Math.min(some, due);
        const percent = wholePercent(submitted, due, usual);
        if (gateOf(submitted, due, usual) !== 'good') expect(percent).toBeLessThan(80);
        if (gateOf(submitted, due, usual) === 'low') expect(percent).toBeLessThan(70);
        if (submitted < due) expect(percent).toBeLessThan(100);
        expect(Math.abs(percent - (submitted / due) * 100)).toBeLessThan(1);
      }),
    );
  });
});

describe('the columns of the matrix', () => {
  const cells = [
    cell('s1', 'culture', 'T1', 5, 4),
    cell('s1', 'attitude', 'T1', 4, 4, 0),
    cell('s2', 'attitude', 'T1', 6, 1, 2),
    cell('s1', 'attitude', 'T2', 0, 0),
    cell('s1', 'brought', 'T2', 3, 0),
  ];

  it('follow the order of the design, and leave out what nobody is asked', () => {
    expect(columnsOf(cells, ['T1', 'T2'], ['attitude', 'culture'])).toEqual([
      { wave: 'T1', instrument: 'attitude' },
      { wave: 'T1', instrument: 'culture' },
      { wave: 'T2', instrument: 'brought' },
    ]);
  });

  it('add up over schools', () => {
    expect(total(cells, { instrument: 'attitude', wave: 'T1' })).toEqual({ due: 10, started: 2, submitted: 5 });
  });

  it('start with the open wave, else the last that was answered', () => {
    const waves = (state: string) => [
      { id: 'T1', state: 'closed' },
      { id: 'T2', state },
    ];
    expect(firstWave(waves('open'), cells)).toBe('T2');
    expect(firstWave(waves('planned'), cells)).toBe('T1');
    expect(firstWave([], cells)).toBe('');
  });
});
