/** What `analyse` must give for the three studies with real data (issue 2, Done when 2), read from R's cases. */
import { describe, expect, it } from 'vitest';
import { permutationPValue } from '../../../analysis/comparison/permutation-p-value.ts';
import { casesOf, toleranceAt } from '../../reference/cases.ts';
import { analysed, readStudy, studyDirectory } from './studies.ts';

const dutch = studyDirectory('dutch-cohorts');
const dutchCases = casesOf('network').filter((c) => c.id.startsWith('network-school34'));

if (dutch !== null && dutchCases.length > 0) {
  describe('dutch-cohorts', () => {
    const { findings, row, data } = analysed(readStudy(dutch));

    for (const { id, spec, expected } of dutchCases) {
      it(`equals ${id} to 1e-9`, () => {
        const place = { school: spec.network, wave: `W${spec.wave}`, subject: spec.relation };
        const school = (measure: string) => row({ level: 'school', ...place, measure }).estimate.value!;
        expect(school('density')).toBeCloseTo(expected.density, 9);
        expect(school('arcReciprocity')).toBeCloseTo(expected.reciprocity.edgewise, 9);
        expect(school('dyadReciprocity')).toBeCloseTo(expected.reciprocity.dyadicNonNull, 9);
        expect(school('indegreeCentralization')).toBeCloseTo(expected.centralisation.inDegree.value, 9);
        expect(school('outdegreeCentralization')).toBeCloseTo(expected.centralisation.outDegree.value, 9);
        expect(school('responseRate')).toBe(1);
        const nodes = Object.keys(expected.degree.in);
        expect(nodes.length).toBe(expected.n);
        for (const node of nodes) {
          const person = (measure: string) =>
            row({ level: 'person', person: `${spec.network}-${node}`, ...place, measure }).estimate.value!;
          expect(person('indegree')).toBe(expected.degree.in[node]);
          expect(person('outdegree')).toBe(expected.degree.out[node]);
          expect(person('indegreeCentrality')).toBeCloseTo(expected.degree.inNormalised[node], 9);
          expect(person('betweennessCentrality')).toBeCloseTo(expected.betweenness.normalised[node], 9);
        }
      });
    }

    it('has stability and change between the waves, pictures of all schools, and no effects', () => {
      for (const { id } of data.schools) {
        const change = (measure: string) =>
          row({ level: 'school', school: id, wave: 'W1..W2', subject: 'support', measure }).estimate;
        expect(change('tieStability').value).toBeGreaterThan(0);
        const at = (wave: string) =>
          row({ level: 'school', school: id, wave, subject: 'support', measure: 'density' }).estimate.value!;
        expect(change('density').value).toBeCloseTo(at('W2') - at('W1'), 12);
      }
      expect(findings.networks).toHaveLength(8);
      const [first, second] = ['W1', 'W2'].map(
        (wave) => findings.networks.find((n) => n.school === 'school3401' && n.wave === wave)!,
      );
      expect(first!.actors.map(({ id, x, y }) => [id, x, y])).toEqual(second!.actors.map(({ id, x, y }) => [id, x, y]));
      expect([findings.effectModel, findings.selection, findings.schoolEffects, findings.comparison]).toEqual([
        null,
        null,
        [],
        [],
      ]);
    });
  });
}

describe('chicago-growth', () => {
  const { findings, data } = analysed(readStudy(studyDirectory('chicago-growth')!));
  const compared = (measure: string) => findings.comparison.find((r) => r.measure === measure)!;

  const rowsOf = (model: 'twoStage' | 'mixed') => findings.schoolEffects.filter((r) => r.model === model);

  it.each(['twoStage', 'mixed'] as const)('gives sixty effects in rank order: %s', (model) => {
    const rows = rowsOf(model);
    expect(rows.filter((r) => r.eb !== null)).toHaveLength(60);
    expect(rows.map((r) => r.rank)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
    const eb = rows.map((r) => r.eb!);
    expect(eb).toEqual([...eb].sort((a, b) => b - a));
    expect(rows.filter((r) => r.group === 'high')).toHaveLength(10);
    expect(findings.effectModel).toMatchObject({ kind: 'growth', schools: 60, pupils: 1721, rows: 7230 });
    expect(findings.mixedModel).toMatchObject({ name: 'growth', schools: 60, pupils: 1721, rows: 7230, months: null });
  });

  it('has lme4’s estimates in the mixed rows, and no effect of a school by itself', () => {
    const { expected } = casesOf('lmm').find((c) => c.id === 'lmm-growth-slopes')!;
    const { blup } = expected.ranef.schoolid.terms.year;
    for (const row of rowsOf('mixed')) {
      expect(row.eb).toBeCloseTo(expected.fixed.year.estimate + blup[row.school], 6);
      expect([row.effect, row.se, row.missing]).toEqual([null, null, null]);
      expect(row.sePrediction!).toBeGreaterThan(0);
    }
    const chosen = rowsOf('mixed')
      .filter((r) => r.group === 'high')
      .map((r) => r.school);
    expect(chosen).toEqual(expected.ranking.largest);
    // the mean effect with Satterthwaite's degrees of freedom
    expect(findings.mixedModel!.df).toBeCloseTo(expected.fixed.year.df, 1);
    expect(findings.mixedModel!.seMu).toBeCloseTo(expected.fixed.year.se, 7);
  });

  it('agrees with the mixed model of R on which schools stand out', () => {
    const mixed = casesOf('lmm').find((c) => c.id === 'lmm-growth-slopes');
    expect(mixed).toBeDefined();
    const { largest, smallest } = mixed!.expected.ranking;
    expect(new Set(findings.selection!.high)).toEqual(new Set(largest));
    expect(findings.selection!.low.filter((id) => smallest.includes(id))).toHaveLength(9);
    const { mu, tau2 } = findings.effectModel!;
    expect(mu).toBeCloseTo(mixed!.expected.fixed.year?.estimate ?? Number.NaN, 2);
    expect(tau2).toBeCloseTo(mixed!.expected.random.schoolid.terms.year.variance, 2);
  });

  it('compares ten with ten on lowinc, mobility and size', () => {
    for (const measure of ['lowinc', 'mobility', 'size']) {
      const row = compared(measure);
      expect([row.nHigh, row.nLow, row.nAll, row.row, row.timing]).toEqual([10, 10, 60, 'level', 'before']);
      const values = (ids: readonly string[]) =>
        ids.map((id) => data.schools.find((s) => s.id === id)!.attributes[measure] as number);
      const { high, low } = findings.selection!;
      expect(row.pPermutation).toBe(permutationPValue(values(high), values(low)).value!.p);
      expect(row.ciLow!).toBeLessThan(row.hedgesG!);
      expect(row.sensitivity.map((s) => s.selection)).toEqual(['k8', 'k12', 'mixed']);
    }
  });

  it('keeps the confirmatory row apart from the others', () => {
    expect(compared('lowinc')).toMatchObject({ family: 'confirmatory', adjustment: 'holm' });
    expect(compared('lowinc').pAdjusted).toBe(compared('lowinc').pPermutation);
    const [size, mobility] = [compared('size'), compared('mobility')];
    expect([size.family, mobility.family]).toEqual(['exploratory', 'exploratory']);
    expect(size.pAdjusted).toBeCloseTo(2 * size.pPermutation!, 12);
    expect(mobility.pAdjusted).toBeCloseTo(mobility.pPermutation!, 12);
  });
});

describe('big-five', () => {
  const { row, data } = analysed(readStudy(studyDirectory('big-five')!));
  const schools = new Map(data.people.map((p) => [p.id, p.school]));
  const scales: Record<string, string> = {
    'scale-bfi-agree': 'agreeableness',
    'scale-bfi-conscientious': 'conscientiousness',
    'scale-bfi-extraversion': 'extraversion',
    'scale-bfi-neuroticism': 'neuroticism',
    'scale-bfi-openness': 'openness',
  };
  const cases = casesOf('scale').filter((c) => c.id in scales);

  it('has a case for each scale', () => {
    expect(cases).toHaveLength(5);
  });

  for (const reference of cases) {
    it(`equals ${reference.id}`, () => {
      const { expected, tolerance } = reference;
      const subject = `big-five.${scales[reference.id]}`;
      const got = (measure: string) => row({ level: 'study', wave: 'W1', subject, measure }).estimate;
      const check = (measure: string, path: string[], n: number) => {
        const wanted = path.reduce((at, key) => at[key], expected) as number;
        const { abs, rel } = toleranceAt(tolerance, path);
        expect(Math.abs(got(measure).value! - wanted)).toBeLessThanOrEqual(abs + rel * Math.abs(wanted));
        expect(got(measure).n).toBe(n);
      };
      check('scaleMean', ['scale', 'mean'], expected.scale.n);
      check('scaleSd', ['scale', 'sd'], expected.scale.n);
      check('cronbachAlpha', ['listwise', 'alpha'], expected.nComplete);
      check('alphaFeldtLower', ['listwise', 'feldtCI', 'lower'], expected.nComplete);
      check('alphaFeldtUpper', ['listwise', 'feldtCI', 'upper'], expected.nComplete);
      check('omegaTotal', ['omega', 'mlCovariance', 'omega'], expected.nComplete);
      check('omegaTotalMinres', ['omega', 'minres', 'omegaTotalObserved'], expected.nComplete);
      const ids = Array.from({ length: reference.expected.n }, (_, i) => `p${i + 1}`);
      ids.forEach((person, i) => {
        const { estimate } = row({
          level: 'person',
          school: schools.get(person)!,
          person,
          wave: 'W1',
          subject,
          measure: 'scaleScore',
        });
        const score = expected.scores[i];
        if (score === null) expect(estimate.missing).toBe('tooFew');
        else expect(estimate.value).toBeCloseTo(score, 12);
      });
    });
  }
});
