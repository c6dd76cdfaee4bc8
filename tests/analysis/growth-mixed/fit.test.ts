/** The fit as a whole: no lower deviance anywhere, boundaries returned as 0, the same answer in other units, and errors that name. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MixedData, MixedModelError } from '../../../analysis/growth/mixed/data.ts';
import { designMatrices, type TableRow } from '../../../analysis/growth/mixed/design.ts';
import { evaluate } from '../../../analysis/growth/mixed/evaluate.ts';
import { fitMixedModel } from '../../../analysis/growth/mixed/fit.ts';
import { seededRandom } from '../../../analysis/random.ts';
import { smallData } from './dense-twin.ts';

const small = { schools: 8, pupils: 6, occasions: 4, pupilTerms: 2, schoolTerms: 2, years: true, correlated: true } as const;

describe('the optimum', () => {
  it('is as low as the best of many starts, and nothing near or far is lower', () => {
    const shape = fc.record({
      schools: fc.integer({ min: 4, max: 9 }),
      pupils: fc.integer({ min: 3, max: 7 }),
      occasions: fc.integer({ min: 3, max: 5 }),
      pupilTerms: fc.constantFrom(0 as const, 1 as const, 2 as const),
      schoolTerms: fc.constantFrom(1 as const, 2 as const, 3 as const),
      years: fc.boolean(),
      correlated: fc.boolean(),
    });
    fc.assert(
      fc.property(shape, fc.integer({ min: 1, max: 1_000_000 }), (own, seed) => {
        const random = seededRandom(seed);
        const fit = fitMixedModel(smallData(random, own), { degreesOfFreedom: false });
        for (let i = 0; i < 40; i++) {
          const far = i % 2 === 0;
          const theta = fit.theta.map((t) => (far ? random.normal(0, 1.5) : t + random.normal(0, 0.05)));
          const other = evaluate(fit.model, theta);
          if (other) expect(other.deviance).toBeGreaterThan(fit.criterion - 1e-4);
        }
        for (const size of [2, 0.01]) {
          const start = Float64Array.from(fit.model.slots, (s) => (s.row === s.column ? size : 0.1 * size));
          const again = fitMixedModel(smallData(seededRandom(seed), own), { degreesOfFreedom: false, start });
          expect(again.criterion).toBeGreaterThan(fit.criterion - 1e-4);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('needs no more evaluations with more observations', () => {
    const evaluations = [10, 40].map((schools) => fitMixedModel(smallData(seededRandom(5), { ...small, schools })).evaluations);
    for (const count of evaluations) expect(count).toBeLessThan(250);
  });
});

describe('the boundary', () => {
  /** every school has the same mean: nothing is left for a school variance */
  const flat = (): TableRow[] =>
    Array.from({ length: 60 }, (_, i) => ({ school: `S${i % 6}`, score: [1, 4, 2, 6, 3, 8, 5, 9, 7, 0][Math.floor(i / 6)]! }));
  const intercepts = {
    response: 'score',
    fixedTerms: [['(Intercept)']],
    random: [{ group: 'school', terms: ['(Intercept)'], correlated: true }],
  };

  it('is a variance of exactly 0 with deviations of 0, and said', () => {
    const fit = fitMixedModel(designMatrices(flat(), intercepts).data);
    expect(fit.singular).toBe(true);
    expect(fit.random[0]!.terms[0]!.variance).toBe(0);
    expect([...fit.effects[0]!.blup].every((b) => b === 0)).toBe(true);
    expect([...fit.effects[0]!.conditionalSd].every((s) => s === 0)).toBe(true);
    expect(fit.r2.conditional).toBeNull();
    // then it is the plain mean
    expect(fit.fixed[0]!.estimate).toBeCloseTo(4.5, 10);
    expect(fit.residual.variance).toBeCloseTo((6 * 82.5) / 59, 8);
  });

  it('is a correlation of ±1 where a factor loses rank', () => {
    const terms = ['(Intercept)', 't'];
    const random = [{ group: 'school', terms, correlated: true }];
    const spec = { response: 'score', fixedTerms: [['(Intercept)'], ['t']], random };
    const correlations = [1, 2, 3, 4, 5, 6].flatMap((seed) => {
      const chance = seededRandom(seed);
      const rows: TableRow[] = [];
      for (let s = 0; s < 12; s++) {
        const u = chance.normal(0, 2);
        for (let t = 0; t < 8; t++) rows.push({ school: `S${s}`, t, score: 3 + u * (1 + t) + chance.normal(0, 0.5) });
      }
      const fit = fitMixedModel(designMatrices(rows, spec).data);
      return fit.singular ? fit.random[0]!.correlations[0]!.correlation : [];
    });
    expect(correlations.length).toBeGreaterThan(1);
    for (const r of correlations) expect(r).toBeCloseTo(1, 12);
  });
});

describe('units', () => {
  const scaled = (data: MixedData, change: (column: number, x: number) => number, y: (v: number) => number): MixedData => ({
    ...data,
    x: data.x.map((v, i) => change(i % data.fixedNames.length, v)),
    y: data.y.map(y),
  });

  it('of the covariates and the response do not matter: a year such as 2021, scores around 500', () => {
    const data = smallData(seededRandom(11), small);
    const fit = fitMixedModel(data);
    const moved = fitMixedModel(
      scaled(
        data,
        (column, x) => (column === 1 ? x / 2 + 2021 : x),
        (v) => 500 + 10 * v,
      ),
    );
    expect(moved.fixed[1]!.estimate / 20).toBeCloseTo(fit.fixed[1]!.estimate, 7);
    expect(moved.fixed[1]!.se / 20).toBeCloseTo(fit.fixed[1]!.se, 7);
    expect(moved.fixed[1]!.df).toBeCloseTo(fit.fixed[1]!.df, 3);
    expect(moved.residual.sd / 10).toBeCloseTo(fit.residual.sd, 7);
    const shift = 2 * Math.log(10) * (data.n - data.fixedNames.length) - 2 * Math.log(2);
    expect(moved.criterion - fit.criterion).toBeCloseTo(shift, 6);
  });

  it('of a random slope do not matter: time in days or in years', () => {
    const data = smallData(seededRandom(12), small);
    const fit = fitMixedModel(data);
    const random = data.random.map((part) => ({
      ...part,
      columns: part.columns.map((v, i) => (i % part.terms.length === 1 ? v * 365 : v)),
    }));
    const days = fitMixedModel({ ...data, random });
    expect(days.criterion).toBeCloseTo(fit.criterion, 7);
    expect(days.random[0]!.terms[1]!.sd * 365).toBeCloseTo(fit.random[0]!.terms[1]!.sd, 5);
    expect(days.fixed[3]!.df).toBeCloseTo(fit.fixed[3]!.df, 2);
  });
});

describe('what cannot be fitted', () => {
  const rows = Array.from(
    { length: 24 },
    (_, i): TableRow => ({
      school: `S${i % 4}`,
      club: `C${i % 3}`,
      t: i % 5,
      twice: 2 * (i % 5),
      word: i === 7 ? 'x' : 1,
      score: (i * 7) % 11,
    }),
  );
  const fit = (fixed: string[], groups: string[] = ['school']) =>
    fitMixedModel(
      designMatrices(rows, {
        response: 'score',
        fixedTerms: [['(Intercept)'], ...fixed.map((f) => [f])],
        random: groups.map((group) => ({ group, terms: ['(Intercept)'], correlated: true })),
      }).data,
    );
  const problem = (run: () => unknown) => {
    try {
      run();
    } catch (error) {
      if (error instanceof MixedModelError) return { code: error.code, column: error.column };
      throw error;
    }
    return null;
  };

  it('is said with the column that is the trouble', () => {
    expect(problem(() => fit(['t', 'twice']))).toEqual({ code: 'collinear', column: 'twice' });
    expect(problem(() => fit(['tt']))).toEqual({ code: 'unknownColumn', column: 'tt' });
    expect(problem(() => fit(['word']))).toEqual({ code: 'notNumeric', column: 'word' });
    expect(problem(() => fit(['t'], ['school', 'club']))).toEqual({ code: 'notNested', column: 'school, club' });
    expect(problem(() => fit(['t'], ['klas']))).toEqual({ code: 'unknownColumn', column: 'klas' });
    const line = rows.map((r) => ({ ...r, score: 3 * Number(r.t) + 1 }));
    const exact = {
      response: 'score',
      fixedTerms: [['(Intercept)'], ['t']],
      random: [{ group: 'school', terms: ['(Intercept)'], correlated: true }],
    };
    expect(problem(() => fitMixedModel(designMatrices(line, exact).data))).toEqual({ code: 'noVariance', column: null });
  });
});
