/** R's case `extremes`: ten schools against ten, compared on variables of the school file. */
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from '../../../analysis/comparison/benjamini-hochberg.ts';
import { summarise } from '../../../analysis/comparison/groups.ts';
import { hedgesG } from '../../../analysis/comparison/hedges-g.ts';
import { holm } from '../../../analysis/comparison/holm.ts';
import { permutationPValue } from '../../../analysis/comparison/permutation-p-value.ts';
import { welch } from '../../../analysis/comparison/welch.ts';
import { casesOf, compareCase, numberOf } from '../../reference/cases.ts';

const cases = casesOf('extremes');

describe('comparison of extreme groups against R', () => {
  for (const reference of cases) {
    it(`${reference.id}: ${reference.title}`, () => {
      const { expected, spec } = reference;
      const schools = reference.rows('schools');
      const values = (ids: readonly string[], variable: string) =>
        ids.map((id) => numberOf(schools.find((row) => row[spec.schoolId] === id)![variable])!);
      const compared = Object.fromEntries(
        (spec.compare as readonly string[]).map((variable) => {
          const [first, second] = [values(expected.largest, variable), values(expected.smallest, variable)];
          const [a, b] = [summarise(first), summarise(second)];
          const g = hedgesG(first, second).value!;
          const w = welch(first, second).value!;
          const p = permutationPValue(first, second).value!;
          return [
            variable,
            {
              n1: a.n,
              n2: b.n,
              mean1: a.mean,
              mean2: b.mean,
              sd1: a.sd,
              sd2: b.sd,
              meanDifference: a.mean! - b.mean!,
              welch: { t: w.t, df: w.df, p: w.p, ci: { level: 0.95, lower: w.lower, upper: w.upper } },
              hedgesG: { value: g.hedgesG, J: g.correction, ciNoncentralT: { lower: g.lower, upper: g.upper } },
              permutation: {
                permutations: p.divisions,
                countAsExtreme: p.countAsExtreme,
                countUpper: p.countUpper,
                countLower: p.countLower,
                p: p.p,
                pUpper: p.countUpper / p.divisions,
                pLower: p.countLower / p.divisions,
              },
            },
          ];
        }),
      );
      const names = Object.keys(compared);
      const named = (list: readonly (number | null)[]) => Object.fromEntries(names.map((name, i) => [name, list[i]]));
      const pWelch = names.map((name) => compared[name]!.welch.p);
      const pPermutation = names.map((name) => compared[name]!.permutation.p);
      const got = {
        comparisons: compared,
        welchHolm: named(holm(pWelch)),
        welchBH: named(benjaminiHochberg(pWelch)),
        permutationHolm: named(holm(pPermutation)),
      };
      const leaves = ['n*', 'mean*', 'sd*', 'welch.**', 'hedgesG.value', 'hedgesG.J', 'hedgesG.ciNoncentralT.*', 'permutation.*'];
      const only = [...leaves.map((path) => `comparisons.*.${path}`), 'welchHolm.*', 'welchBH.*', 'permutationHolm.*'];
      const result = compareCase(reference, got, only);
      expect(result.failed).toEqual([]);
      expect(result.missing).toEqual([]);
      expect(result.passed).toBeGreaterThan(80);
    });
  }
});
