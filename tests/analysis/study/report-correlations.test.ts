/** Separate ratings in reports about schools, beside the judgement of the whole. */
import { describe, expect, it } from 'vitest';
import { makeCollector } from '../../../analysis/study/collector.ts';
import { reportCorrelations } from '../../../analysis/study/report-correlations.ts';
import type { ResponseRecord, StudyData } from '../../../analysis/types.ts';
import type { Answer } from '../../../instruments/types.ts';
import { latestInstrument } from '../../../instruments/registry.ts';

const instrument = latestInstrument('trainer-report')!;
const report = (school: string, VV12: Answer, VV17: Answer, given: Partial<ResponseRecord> = {}): ResponseRecord => ({
  id: `${school} ${JSON.stringify([VV12, VV17])}`,
  person: null,
  school,
  about: school,
  instrument: instrument.id,
  version: instrument.version,
  wave: 'T3',
  submitted: true,
  answers: { VV12, VV17, VV01: 3 },
  ...given,
});
const found = (responses: readonly ResponseRecord[]) => {
  const design = { waves: [{ id: 'T3', label: 'T3', state: 'closed' }] } as unknown as StudyData['design'];
  const collect = makeCollector();
  reportCorrelations({ design, instruments: [instrument], responses } as unknown as StudyData, responses, collect);
  return (measure: string, item = 'VV12') =>
    collect.measures.find((m) => m.subject === `trainer-report.${item}` && m.measure === measure)?.estimate;
};
const five = [report('A', 2, 1), report('B', 3, 3), report('C', 3, 2), report('D', 5, 4), report('E', 4, 5)];

describe('correlation with the judgement of the whole', () => {
  it('is Pearson’s over schools, with Fisher’s interval', () => {
    const of = found(five);
    // x − mean: −1.4 −.4 −.4 1.6 .6, y − mean: −2 0 −1 1 2: 6/√(5.2·10)
    const r = 6 / Math.sqrt(52);
    expect(of('correlationWithOverall')).toEqual({ value: expect.closeTo(r, 12), n: 5 });
    const half = 1.959963984540054 / Math.SQRT2;
    expect(of('correlationLower')?.value).toBeCloseTo(Math.tanh(Math.atanh(r) - half), 12);
    expect(of('correlationUpper')?.value).toBeCloseTo(Math.tanh(Math.atanh(r) + half), 12);
  });

  it('leaves out schools without one of the two, and averages several reports about a school', () => {
    const more = [...five, report('F', { missing: 'dontKnow' }, 5), report('G', 5, { missing: 'dontKnow' })];
    expect(found(more)('correlationWithOverall')).toEqual(found(five)('correlationWithOverall'));
    const twice = [...five.slice(1), report('A', 1, 1), report('A', 3, 1, { id: 'second' })];
    expect(found(twice)('correlationWithOverall')?.value).toBeCloseTo(6 / Math.sqrt(52), 12);
  });

  it('says why there is none', () => {
    expect(found(five.slice(0, 3))('correlationWithOverall')).toEqual({ missing: 'tooFew', n: 3 });
    expect(found(five.map((r) => ({ ...r, answers: { ...r.answers, VV12: 4 } })))('correlationLower')?.missing).toBe(
      'noVariance',
    );
    expect(found(five)('correlationWithOverall', 'VV10')?.missing).toBe('tooFew');
  });

  it('is of ratings outside the scales only, and of reports about the school only', () => {
    const of = found(five);
    expect(of('correlationWithOverall', 'VV01')).toBeUndefined();
    expect(of('correlationWithOverall', 'VV17')).toBeUndefined();
    expect(of('correlationWithOverall', 'VV14')).toBeUndefined();
    const { about: _about, ...staff } = five[0]!;
    expect(found([staff])('correlationWithOverall')).toBeUndefined();
  });
});
