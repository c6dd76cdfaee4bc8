import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalsFor, makeFormat } from '../../server/reports/format.ts';

const nl = makeFormat('nl');
const en = makeFormat('en');

describe('numbers for a reader', () => {
  it('has the decimal sign of the language and a real minus sign', () => {
    expect(nl.number(-3.456)).toBe('−3,46');
    expect(en.number(-3.456)).toBe('−3.46');
    expect(en.number(2, 0)).toBe('2');
  });

  it('has no negative zero, no NaN and no infinity', () => {
    expect(nl.number(-0.001)).toBe('0,00');
    expect(nl.number(-0)).toBe('0,00');
    expect([Number.NaN, Number.POSITIVE_INFINITY, null, undefined].map((x) => nl.number(x))).toEqual(['–', '–', '–', '–']);
    expect(en.count(-0.2)).toBe('0');
  });

  it('sets thousands apart from 10 000 upwards', () => {
    expect([7230, 11282, 1234567].map((x) => nl.count(x))).toEqual(['7230', '11\u202f282', '1\u202f234\u202f567']);
  });

  it('prints p-values as the field does', () => {
    expect([0.0004, 0.0123, 0.5, 1].map((x) => en.p(x))).toEqual(['< .001', '.012', '.500', '> .999']);
    expect([0.0004, 0.0123, 0.5, 1].map((x) => nl.p(x))).toEqual(['< 0,001', '0,012', '0,500', '> 0,999']);
    expect(en.p(0.9989999)).toBe('.999');
    expect(en.p(null)).toBe('–');
  });

  it('prints intervals with a separator that the decimal sign cannot be taken for', () => {
    expect(nl.interval(-0.5, 1.25)).toBe('[−0,50; 1,25]');
    expect(en.interval(-0.5, 1.25)).toBe('[−0.50, 1.25]');
    expect(en.interval(null, 1)).toBe('–');
  });

  it('prints shares as percentages', () => {
    expect([0, 0.855, 1].map((x) => nl.percent(x))).toEqual(['0%', '86%', '100%']);
    expect(nl.percent(0.0012, 1)).toBe('0,1%');
  });

  it('gives as many decimals as the uncertainty deserves', () => {
    expect([25, 2.5, 0.25, 0.025, 0.00001, 0, null].map((x) => decimalsFor(x))).toEqual([0, 1, 2, 3, 4, 2, 2]);
  });

  it('never prints anything but digits, signs and separators', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: false }), fc.integer({ min: 0, max: 4 }), (x, d) => {
        expect(en.number(Math.abs(x) < 1e20 ? x : 0, d)).toMatch(/^(–|−?\d+(\.\d+)?)$/);
      }),
    );
  });
});
