/** What changes over the waves in all schools: F21 (networks) and, loosely, F22 (leadership). */
import type { PlantedTruth } from './truth-types.ts';
import { tests, units } from './truth-words.ts';

/** F21: the network about progress over a year and over the whole training, all schools. */
export const networkTruths = (answered: readonly string[]): PlantedTruth[] => {
  const spans = answered.includes('T1') ? ['T2a', 'T3'].filter((wave) => answered.includes(wave)) : [];
  return spans.flatMap((wave) =>
    (
      [
        ['arcReciprocity', 'positive', 'neemt de wederkerigheid toe', 'reciprocity rises'],
        ['indegreeCentralization', 'negative', 'neemt de centralisatie af', 'centralization falls'],
        ['density', 'zero', 'blijft de dichtheid gelijk', 'density stays the same'],
      ] as const
    ).map(
      ([measure, expected, nl, en]): PlantedTruth => ({
        finding: 'F21',
        id: `F21.${measure}.${wave}`,
        words: {
          nl: `In het netwerk over voortgang van leerlingen ${nl} (T1 naar ${wave}, alle scholen).`,
          en: `In the network about pupils’ progress ${en} (T1 to ${wave}, all schools).`,
        },
        file: 'measures.csv',
        row: { level: 'school', wave: `T1..${wave}`, subject: 'progress', measure },
        column: 'value',
        over: 'mean',
        expected,
        trueValue: expected === 'zero' ? 0 : null,
        unit: units.change,
        tested: expected === 'zero' ? tests.zero : tests.sign,
      }),
    ),
  );
};

/** F22: leadership, as teachers see it, gets better in more schools than it gets worse. */
export const leadershipTruths = (answered: readonly string[]): PlantedTruth[] =>
  answered.includes('T1') && answered.includes('T3')
    ? [
        {
          finding: 'F22',
          id: 'F22.change',
          words: {
            nl: 'Het leiderschap verbetert gemiddeld van T1 naar T3 (alle scholen): op twee vijfde van de scholen beter, op 44 % gelijk.',
            en: 'Leadership improves on average from T1 to T3 (all schools): better in two fifths of the schools, the same in 44 %.',
          },
          file: 'measures.csv',
          row: { level: 'school', wave: 'T1..T3', subject: 'leadership.total', measure: 'scaleScore' },
          column: 'value',
          over: 'mean',
          expected: 'positive',
          trueValue: null,
          unit: units.change,
          tested: tests.sign,
        },
      ]
    : [];
