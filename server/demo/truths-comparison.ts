/** What schools of strong and of small effect differ in, and what not: rows of comparison.csv. */
import { relations } from './design.ts';
import { expectedHedgesG } from './expected-g.ts';
import { attitudeChangeCorrelation, cultureCorrelation, pupilLevelCorrelation, teachingQualityCorrelation } from './planted.ts';
import { pupilChangeCorrelation, pupilLaterCorrelation, reliability } from './theory.ts';
import type { PlantedTruth } from './truth-types.ts';
import { tests, units } from './truth-words.ts';

/** So many schools, of which k and k are chosen. */
export interface Contest {
  readonly schools: number;
  readonly k: number;
}

/** The expected g of a measure that correlates so with the true effect; below 0 it is that of the opposite. */
const expectedG = ({ schools, k }: Contest, correlation: number): number =>
  Math.sign(correlation) * expectedHedgesG({ schools, k, correlation: Math.abs(correlation), reliability });

const gPlace = (measure: string, wave: string, row: 'level' | 'change') =>
  ({
    file: 'comparison.csv',
    row: { measure, wave, row },
    column: 'hedgesG',
    lower: 'ciLow',
    upper: 'ciHigh',
    unit: units.g,
  }) as const;

/** F13 at the last answered wave, F15 at the beginning and the end and for the change between them. */
export const networkAndCultureTruths = ({ schools, k }: Contest, answered: readonly string[]): PlantedTruth[] => {
  const last = answered.at(-1);
  if (last === undefined) return [];
  const names = { density: ['dichtheid', 'density'], arcReciprocity: ['wederkerigheid', 'reciprocity'] } as const;
  const nulls = relations.flatMap(({ id, label }) =>
    (['density', 'arcReciprocity', 'indegreeCentralization'] as const).map((measure): PlantedTruth => {
      const [nl, en] = measure === 'indegreeCentralization' ? (['centralisatie', 'centralization'] as const) : names[measure];
      return {
        finding: 'F13',
        id: `F13.${id}.${measure}`,
        words: {
          nl: `Geen verschil in ${nl} van het netwerk over ${label.nl}.`,
          en: `No difference in ${en} of the network about ${label.en}.`,
        },
        ...gPlace(`${id}.${measure}`, last, 'level'),
        expected: 'zero',
        trueValue: 0,
        tested: tests.zero,
      };
    }),
  );
  const g = expectedG({ schools, k }, cultureCorrelation);
  const culture = ['T1', 'T3'].filter((wave) => answered.includes(wave));
  const levels = culture.flatMap((wave): PlantedTruth[] => {
    const words = {
      nl: `Scholen met een sterk effect hebben op ${wave} een meer datagerichte cultuur (correlatie met het ware effect 0,45).`,
      en: `Schools with a strong effect have a more data-oriented culture at ${wave} (correlation with the true effect 0.45).`,
    };
    const place = gPlace('culture.dataOriented', wave, 'level');
    return [{ finding: 'F15', id: `F15.${wave}`, words, ...place, expected: 'value', trueValue: g, tested: tests.covers }];
  });
  const change: PlantedTruth = {
    finding: 'F15',
    id: 'F15.change',
    words: {
      nl: 'De cultuur verandert op scholen met sterk en met klein effect even veel.',
      en: 'Culture changes as much in schools with a strong as in schools with a small effect.',
    },
    ...gPlace('culture.dataOriented', 'T1..T3', 'change'),
    expected: 'zero',
    trueValue: 0,
    tested: tests.zero,
  };
  return [...nulls, ...levels, ...(culture.length === 2 ? [change] : [])];
};

const both = (answered: readonly string[], ...waves: readonly string[]) => waves.every((wave) => answered.includes(wave));

/** F11: attitude is alike at the start; where the effect is strong it turns. F12: leadership is alike at either end. */
export const attitudeAndLeadershipTruths = (contest: Contest, answered: readonly string[]): PlantedTruth[] => {
  const zero = { expected: 'zero', trueValue: 0, tested: tests.zero } as const;
  const alike: PlantedTruth = {
    finding: 'F11',
    id: 'F11.T1',
    words: {
      nl: 'De houding van leerkrachten is op T1 gelijk op scholen met sterk en met klein effect.',
      en: 'Teachers’ attitude is the same at T1 in schools with a strong and with a small effect.',
    },
    ...gPlace('attitude.total', 'T1', 'level'),
    ...zero,
  };
  const turns: PlantedTruth = {
    finding: 'F11',
    id: 'F11.change',
    words: {
      nl: 'De houding wordt van T1 naar T3 positiever op scholen met een sterk effect (correlatie van de verandering met het ware effect 0,40).',
      en: 'Attitude becomes more positive from T1 to T3 in schools with a strong effect (correlation of the change with the true effect 0.40).',
    },
    ...gPlace('attitude.total', 'T1..T3', 'change'),
    expected: 'value',
    trueValue: expectedG(contest, attitudeChangeCorrelation),
    tested: tests.covers,
  };
  const leadership = ['T1', 'T3']
    .filter((wave) => answered.includes(wave))
    .map(
      (wave): PlantedTruth => ({
        finding: 'F12',
        id: `F12.${wave}`,
        words: {
          nl: `Geen verschil in leiderschap zoals leerkrachten het zien, op ${wave} (trainers noemen de schoolleider wel bepalend).`,
          en: `No difference in leadership as teachers see it, at ${wave} (trainers do call the school leader decisive).`,
        },
        ...gPlace('leadership.total', wave, 'level'),
        ...zero,
      }),
    );
  return [...(both(answered, 'T1') ? [alike] : []), ...(both(answered, 'T1', 'T3') ? [turns] : []), ...leadership];
};

/** F10: pupils see better teaching in schools with a strong effect at either wave, and more gain in schools with a small one. */
export const pupilTruths = (contest: Contest, answered: readonly string[]): PlantedTruth[] => {
  if (!both(answered, 'T1', 'T2b')) return [];
  const levels = (
    [
      ['T1', pupilLevelCorrelation],
      ['T2b', pupilLaterCorrelation],
    ] as const
  ).flatMap(([wave, correlation]): PlantedTruth[] => {
    const nl = `Leerlingen op scholen met een sterk effect zijn op ${wave} positiever over de lessen`;
    const en = `Pupils in schools with a strong effect are more positive about their lessons at ${wave}`;
    const place = gPlace('pupil-perception.total', wave, 'level');
    const { lower: _lower, upper: _upper, ...estimate } = place;
    const value = expectedG(contest, correlation);
    return [
      {
        finding: 'F10',
        id: `F10.${wave}`,
        words: {
          nl: `${nl} (correlatie met het ware effect ${correlation.toFixed(2).replace('.', ',')}).`,
          en: `${en} (correlation with the true effect ${correlation.toFixed(2)}).`,
        },
        ...place,
        expected: 'value',
        trueValue: value,
        tested: tests.covers,
      },
      {
        finding: 'F10',
        id: `F10.${wave}.sign`,
        words: { nl: `${nl}.`, en: `${en}.` },
        ...estimate,
        expected: 'positive',
        trueValue: value,
        tested: tests.estimate,
      },
    ];
  });
  const place = gPlace('pupil-perception.total', 'T1..T2b', 'change');
  const { lower: _lower, upper: _upper, ...estimate } = place;
  const value = expectedG(contest, pupilChangeCorrelation);
  const words = {
    nl: 'Leerlingen worden van T1 naar T2b positiever op scholen met een klein effect: de voorsprong van scholen met een sterk effect halveert.',
    en: 'Pupils become more positive from T1 to T2b in schools with a small effect: the lead of schools with a strong effect is halved.',
  };
  return [
    ...levels,
    { finding: 'F10', id: 'F10.change', words, ...place, expected: 'value', trueValue: value, tested: tests.covers },
    { finding: 'F10', id: 'F10.change.sign', words, ...estimate, expected: 'negative', trueValue: value, tested: tests.estimate },
  ];
};

/** F09: the trainers rate teaching better where the effect is strong. A report about a school is one rater's. */
export const teachingQualityTruth = (contest: Contest): PlantedTruth => ({
  finding: 'F09',
  id: 'F09.teachingQuality',
  words: {
    nl: 'Trainers beoordelen het lesgeven op scholen met een sterk effect hoger (correlatie met het ware effect 0,40).',
    en: 'Trainers rate teaching higher in schools with a strong effect (correlation with the true effect 0.40).',
  },
  ...gPlace('trainer-report.teachingQuality', 'T3', 'level'),
  expected: 'value',
  trueValue: expectedG(contest, teachingQualityCorrelation),
  tested: tests.covers,
});
