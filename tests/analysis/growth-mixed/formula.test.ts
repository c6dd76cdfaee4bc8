import { describe, expect, it } from 'vitest';
import { MixedModelError } from '../../../analysis/growth/mixed/data.ts';
import { designMatrices, type TableRow } from '../../../analysis/growth/mixed/design.ts';
import { fitMixedModel } from '../../../analysis/growth/mixed/fit.ts';
import { parseFormula } from '../../../analysis/growth/models/formula.ts';
import { modelFromFormula } from '../../../analysis/growth/models/formula-model.ts';
import { casesOf } from '../../reference/cases.ts';
import { fitCase } from '../../reference/topics/mixed.ts';

describe('a formula', () => {
  it('reads as a researcher writes it: M1', () => {
    const m1 = `score ~ occasion + weight + weight:t + D
      + (1 + t + D | school) + (1 | school:schoolYear) + (1 + t | pupil)`;
    expect(parseFormula(m1)).toEqual({
      response: 'score',
      fixed: [['(Intercept)'], ['occasion'], ['weight'], ['D'], ['weight', 't']],
      random: [
        { group: 'school', terms: ['(Intercept)', 't', 'D'], correlated: true },
        { group: 'school:schoolYear', terms: ['(Intercept)'], correlated: true },
        { group: 'pupil', terms: ['(Intercept)', 't'], correlated: true },
      ],
      factors: {},
      centred: {},
    });
  });

  it.each([
    ['y ~ a*b + (1|g)', [['(Intercept)'], ['a'], ['b'], ['a', 'b']]],
    ['y ~ a*b*c + (1|g)', [['(Intercept)'], ['a'], ['b'], ['c'], ['a', 'b'], ['a', 'c'], ['b', 'c'], ['a', 'b', 'c']]],
    ['y ~ a + b:a + a:b + a + (1|g)', [['(Intercept)'], ['a'], ['b', 'a']]],
    ['y ~ 0 + a + (1|g)', [['a']]],
    ['y ~ a - 1 + (1|g)', [['a']]],
    ['y ~ 1 + (1|g)', [['(Intercept)']]],
    ['gewogen_score ~ leeftijd.jaren + (1|g)', [['(Intercept)'], ['leeftijd.jaren']]],
  ])('%s', (text, fixed) => expect(parseFormula(text).fixed).toEqual(fixed));

  it('knows independent and nested random terms', () => {
    expect(parseFormula('y ~ t + (t || school/class) + (0 + t | pupil)').random).toEqual([
      { group: 'school', terms: ['(Intercept)', 't'], correlated: false },
      { group: 'school:class', terms: ['(Intercept)', 't'], correlated: false },
      { group: 'pupil', terms: ['t'], correlated: true },
    ]);
  });

  it('knows factors with their reference, and centring', () => {
    const { fixed, factors, centred } = parseFormula('y ~ factor(weight, 0.3) * centred(t, 2.5) + centred(pct) + (1 + t | g)');
    expect(fixed).toEqual([['(Intercept)'], ['weight'], ['t'], ['pct'], ['weight', 't']]);
    expect(factors).toEqual({ weight: '0.3' });
    expect(centred).toEqual({ t: 2.5, pct: null });
  });

  it.each([
    ['score + time', 'score + time'],
    ['~ time + (1 | g)', '~ time + (1 | g)'],
    ['y ~ time + (1 + time | school', 'y ~ time + (1 + time | school'],
    ['y ~ time + 1 | school', '1 | school'],
    ['y ~ (1 | )', '(1 | )'],
    ['y ~ (1 | a | b)', '(1 | a | b)'],
    ['y ~ log(x) + (1 | g)', 'log(x)'],
    ['y ~ x^2 + (1 | g)', 'x^2'],
    ['y ~ centred(x, half) + (1 | g)', 'centred(x, half)'],
    ['y ~ centred(x, 1) + centred(x, 2) + (1 | g)', 'centred(x, 2)'],
    ['y ~ t + (a:b | g)', '(a:b | g)'],
    ['y ~ ', 'y ~'],
  ])('that is none says which piece is wrong: %s', (text, piece) => {
    expect(() => parseFormula(text)).toThrow(MixedModelError);
    try {
      parseFormula(text);
    } catch (error) {
      expect(error).toMatchObject({ code: 'formula', column: piece });
    }
  });
});

describe('a formula held against a table', () => {
  const rows: TableRow[] = Array.from({ length: 60 }, (_, i) => ({
    school: `S${i % 5}`,
    year: 2020 + (i % 2),
    time: (i % 4) + 10,
    weight: [0, 0.3, 1.2][i % 3]!,
    sort: i % 2 === 0 ? 'oud' : 'nieuw',
    score: ((i * 37) % 23) + (i % 5),
  }));

  it('finds factors, levels and means', () => {
    const spec = modelFromFormula('score ~ sort + factor(weight, 0.3) + centred(time) + (1 | school:year)', rows);
    expect(spec.categorical).toEqual({
      sort: { levels: ['nieuw', 'oud'], reference: 'nieuw' },
      weight: { levels: ['0', '0.3', '1.2'], reference: '0.3' },
    });
    expect(spec.centres).toEqual({ time: 11.5 });
    const { data } = designMatrices(rows, spec);
    expect(data.fixedNames).toEqual(['(Intercept)', 'sortoud', 'weight0', 'weight1.2', 'time']);
    expect(data.random[0]!.levels).toHaveLength(10);
    expect(data.x.filter((_, i) => i % 5 === 4).reduce((a, b) => a + b, 0)).toBeCloseTo(0, 10);
  });

  it.each([
    ['score ~ tijd + (1 | school)', 'unknownColumn', 'tijd', 'there is no column "tijd"'],
    ['score ~ tme + (1 | school)', 'unknownColumn', 'tme', 'there is no column "tme"; did you mean "time"?'],
    ['score ~ time + (1 | School)', 'unknownColumn', 'School', 'there is no column "School"; did you mean "school"?'],
    ['score ~ factor(weight, 0.9) + (1 | school)', 'unknownTerm', 'weight', '"0.9" is not a level of "weight": 0, 0.3, 1.2'],
    ['score ~ centred(sort) + (1 | school)', 'notNumeric', 'sort', 'column "sort" is not a number: it cannot be centred'],
  ])('%s', (text, code, column, message) => {
    expect(() => modelFromFormula(text, rows)).toThrow(expect.objectContaining({ code, column, message }));
  });
});

describe('lme4’s cases, written as formulas', () => {
  for (const reference of casesOf('lmm')) {
    const random = (reference.spec.random as { group: string; terms: string[]; correlated: boolean }[]).map(
      (r) => `(${r.terms.map((t) => (t === '(Intercept)' ? '1' : t)).join(' + ')} ${r.correlated ? '|' : '||'} ${r.group})`,
    );
    const text = `${reference.spec.response} ~ ${reference.spec.fixed} + ${random.join(' + ')}`;
    it(`${reference.id}: ${text}`, () => {
      const rows = reference
        .rows('data')
        .map(
          (row): TableRow =>
            Object.fromEntries(
              Object.entries(row).map(([c, v]) => [c, v !== null && v !== '' && Number.isFinite(Number(v)) ? Number(v) : v]),
            ),
        );
      const spec = modelFromFormula(text, rows, reference.spec.categorical ? { factors: reference.spec.categorical } : {});
      const fit = fitMixedModel(designMatrices(rows, spec).data, { method: reference.spec.method, degreesOfFreedom: false });
      const twin = fitCase(reference.spec, reference.rows('data'));
      expect(fit.criterion).toBeCloseTo(twin.criterion, 6);
      expect(fit.fixed.map((f) => f.name)).toEqual(twin.fixed.map((f) => f.name));
    });
  }
});
