/** Scores from answers: reversal, the 75 % rule, kinds of missing, and the hand-worked vector of the method page. */
import { describe, expect, it } from 'vitest';
import { cronbachAlpha } from '../../../analysis/psychometrics/cronbach-alpha.ts';
import { codeRange, itemScore } from '../../../analysis/scoring/item-score.ts';
import { scaleScore } from '../../../analysis/scoring/scale-score.ts';
import { scoreResponses } from '../../../analysis/scoring/score-responses.ts';
import type { ResponseRecord, StudyData } from '../../../analysis/types.ts';
import type { Answers, Instrument } from '../../../instruments/types.ts';
import { got } from '../../reference/topics/scale.ts';

const words = (text: string) => ({ nl: text, en: text });
const instrument: Instrument = {
  format: 1,
  id: 'four',
  version: 1,
  title: words('four items'),
  validated: false,
  answerFormats: {
    five: {
      id: 'five',
      kind: 'choice',
      dontKnow: true,
      options: [1, 2, 3, 4, 5].map((code) => ({ code, label: words(String(code)) })),
    },
  },
  items: ['I1', 'I2', 'I3', 'I4'].map((id) => ({ id, format: 'five', text: words(id), source: 'draft' as const })),
  scales: [{ id: 'total', title: words('total'), items: { I1: 1, I2: 1, I3: -1, I4: 1 }, minValid: 3 }],
};
const scale = instrument.scales[0] as Instrument['scales'][number];
const answers = (values: readonly Answers[string][]): Answers =>
  Object.fromEntries(values.map((value, i) => [`I${i + 1}`, value]));

/** 5 persons × 4 items, item 3 reversed (domain.md §4.6). */
const persons = [
  [4, 5, 2, 4],
  [3, 4, 3, 3],
  [5, 5, 1, 5],
  [2, 3, 4, 2],
  [4, 4, 2, 5],
].map(answers);

describe('item score', () => {
  it('turns a negative item over the range of the format, wherever that begins', () => {
    expect(itemScore(2, 1, { min: 1, max: 5 })).toBe(2);
    expect(itemScore(2, -1, { min: 1, max: 5 })).toBe(4);
    expect(itemScore(0, -1, { min: 0, max: 4 })).toBe(4);
    expect(
      codeRange({
        id: 'x',
        kind: 'choice',
        dontKnow: false,
        options: [
          { code: 4, label: words('') },
          { code: 1, label: words('') },
        ],
      }),
    ).toEqual({
      min: 1,
      max: 4,
    });
  });
});

describe('scale score', () => {
  it('five persons by hand', () => {
    const results = persons.map((person) => scaleScore(person, scale, instrument));
    expect(results.map((r) => got(r.score))).toEqual([4.25, 3.25, 5, 2.25, 4.25]);
    expect(got(cronbachAlpha(results.map((r) => r.itemScores)))).toBeCloseTo(0.967, 4);
  });

  it('needs minValid answers and counts the kinds of missing apart', () => {
    const three = scaleScore(answers([4, 5, { missing: 'dontKnow' }, 3]), scale, instrument);
    expect(three.score).toEqual({ value: 4, n: 3 });
    expect(three.missing).toEqual({ dontKnow: 1 });
    expect(three.itemScores).toEqual([4, 5, null, 3]);
    const two = scaleScore({ I1: 4, I2: { missing: 'notReached' }, I3: 2 }, scale, instrument);
    expect(two.score).toEqual({ missing: 'tooFew', n: 2 });
    expect(two.missing).toEqual({ notReached: 1, skipped: 1 });
    expect(scaleScore({}, scale, instrument).score).toEqual({ missing: 'noAnswer', n: 0 });
    expect(scaleScore({ I1: 'text', I2: Number.NaN }, scale, instrument).score.missing).toBe('noAnswer');
  });

  it('a scale that names an item which is not there is a mistake of the caller', () => {
    expect(() => scaleScore({}, { ...scale, items: { I9: 1 } }, instrument)).toThrow('I9');
  });
});

describe('scores of a study', () => {
  const response = (id: string, wave: string, submitted: boolean, given: Answers): ResponseRecord => ({
    id,
    person: id,
    school: 's1',
    instrument: 'four',
    version: 1,
    wave,
    submitted,
    answers: given,
  });
  const data: Pick<StudyData, 'design' | 'instruments' | 'responses'> = {
    design: {
      id: 'study',
      title: words('study'),
      synthetic: true,
      waves: [
        { id: 'T1', label: 'T1', state: 'closed' },
        { id: 'T2', label: 'T2', state: 'open' },
      ],
      deployments: [],
    },
    instruments: [instrument],
    responses: [
      response('p3', 'T2', true, persons[2] as Answers),
      response('p1', 'T1', true, persons[0] as Answers),
      response('p2', 'T1', false, persons[1] as Answers),
      response('p4', 'T1', true, {}),
    ],
  };

  it('by scale and wave in the study’s order, drafts left out, empty responses kept with the reason', () => {
    const scored = scoreResponses(data);
    expect(scored.map((s) => [s.subject, s.wave, s.rows.map((r) => [r.response.id, r.score.value ?? r.score.missing])])).toEqual([
      [
        'four.total',
        'T1',
        [
          ['p1', 4.25],
          ['p4', 'noAnswer'],
        ],
      ],
      ['four.total', 'T2', [['p3', 5]]],
    ]);
  });

  it('a response to an instrument that the study does not carry is a mistake of the caller', () => {
    expect(() => scoreResponses({ ...data, instruments: [] })).toThrow('four 1');
  });
});
