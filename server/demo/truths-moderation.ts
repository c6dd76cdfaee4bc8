/** F03–F05: for whom and where the training did more. One equation (planted.ts), one model of moderation; months of schooling. */
import { effect, weights } from './planted.ts';
import type { PlantedTruth } from './truth-types.ts';
import { tests, units } from './truth-words.ts';

/** Schools that the model needs; for a feature of schools; for a feature within each of the two cohorts. */
const needed = { model: 10, feature: 20, within: 40 } as const;

const months = (at: string) => ({
  file: 'results.json' as const,
  pointer: `/models/moderation/${at}/effect/months/value`,
  lower: `/models/moderation/${at}/effect/months/lower`,
  upper: `/models/moderation/${at}/effect/months/upper`,
  unit: units.months,
});
const comma = (value: number) => String(value).replace('.', ',');

/** Of a study with so many schools. */
export const moderationTruths = (schools: number): PlantedTruth[] => {
  const covers = { expected: 'value', tested: tests.covers } as const;
  const byWeight = weights.map(
    ({ weight, effect: value }, i): PlantedTruth => ({
      finding: 'F03',
      id: `F03.${weight}`,
      words: {
        nl: `Het effect bij leerlingen met gewicht ${comma(weight)} is ${comma(value)} maand onderwijs.`,
        en: `The effect for pupils with weight ${weight} is ${value} months of schooling.`,
      },
      ...months(`byWeight/${i}`),
      ...covers,
      trueValue: value,
    }),
  );
  const percentage: PlantedTruth = {
    finding: 'F04',
    id: 'F04.percentage',
    words: {
      nl: `Per tien procentpunt leerlingen met gewicht 1,2 is het effect van een school ${comma(effect.perTenPercent)} maand groter.`,
      en: `Per ten percentage points of pupils with weight 1.2 a school’s effect is ${effect.perTenPercent} months larger.`,
    },
    ...months('features/0'),
    ...covers,
    trueValue: effect.perTenPercent,
  };
  const focus = ([1, 2] as const).map((cohort, i): PlantedTruth => {
    const value = cohort === 2 ? effect.mathsThroughout : 0;
    return {
      finding: 'F05',
      id: `F05.cohort${cohort}`,
      words:
        cohort === 2
          ? {
              nl: `In cohort 2 is het effect ${value} maanden groter waar het team aldoor aan rekenen werkte.`,
              en: `In cohort 2 the effect is ${value} months larger where the team worked on mathematics throughout.`,
            }
          : {
              nl: 'In cohort 1 maakt het niet uit of het team aldoor aan rekenen werkte.',
              en: 'In cohort 1 it makes no difference whether the team worked on mathematics throughout.',
            },
      ...months(`features/${i + 1}`),
      expected: value === 0 ? 'zero' : 'value',
      tested: value === 0 ? tests.zero : tests.covers,
      trueValue: value,
    };
  });
  return [
    ...(schools >= needed.model ? byWeight : []),
    ...(schools >= needed.feature ? [percentage] : []),
    ...(schools >= needed.within ? focus : []),
  ];
};
