/** F07, F11, F12, F14, F16, F17, F18: what was said in how many of the chosen schools. Planted as counts, so they come back exactly. */
import type { ThemeCount } from '../../analysis/evidence/theme-counts.ts';
import type { EvidenceSource } from '../../analysis/evidence/types.ts';
import type { Words } from '../../instruments/types.ts';
import { schoolsIn, type Shares, themePlan } from './theme-plan.ts';
import type { PlantedTruth } from './truth-types.ts';
import { tests, units } from './truth-words.ts';

interface ThemeTruth {
  readonly finding: string;
  readonly theme: string;
  readonly count: ThemeCount;
  readonly source?: EvidenceSource;
  readonly words: Words;
}

const planted: readonly ThemeTruth[] = [
  {
    finding: 'F07',
    theme: 'lvsKnowledge',
    count: 'helps',
    words: {
      nl: 'De bijeenkomst over het leerlingvolgsysteem was nuttig (16 van 20 scholen bij k = 10).',
      en: 'The meeting about the student monitoring system was useful (16 of 20 schools with k = 10).',
    },
  },
  {
    finding: 'F11',
    theme: 'attitude',
    count: 'hinders',
    words: {
      nl: 'Een negatieve houding hindert vooral op scholen met een klein effect.',
      en: 'A negative attitude hinders in schools with a small effect above all.',
    },
  },
  {
    finding: 'F12',
    theme: 'leader',
    count: 'helps',
    source: 'trainer',
    words: {
      nl: 'Trainers noemen de schoolleider bevorderend op scholen met een groot effect.',
      en: 'Trainers say that the school leader helps in schools with a large effect.',
    },
  },
  {
    finding: 'F14',
    theme: 'collaboration',
    count: 'helps',
    words: { nl: 'Samenwerking helpt, in beide groepen.', en: 'Collaboration helps, in both groups.' },
  },
  {
    finding: 'F16',
    theme: 'culture',
    count: 'implicitOnly',
    words: {
      nl: 'Datagerichte cultuur klinkt alleen door in iets anders.',
      en: 'Data-oriented culture is only to be heard within something else.',
    },
  },
  {
    finding: 'F16',
    theme: 'culture',
    count: 'spontaneous',
    words: {
      nl: 'Niemand noemt datagerichte cultuur uit zichzelf.',
      en: 'Nobody names data-oriented culture of their own accord.',
    },
  },
  {
    finding: 'F17',
    theme: 'internalCoach',
    count: 'hinders',
    words: {
      nl: 'De intern begeleider is zwak op 5 van de 10 scholen met een klein en 1 van de 10 met een groot effect (bij k = 10).',
      en: 'The internal coach is weak in 5 of 10 schools with a small and 1 of 10 with a large effect (with k = 10).',
    },
  },
  {
    finding: 'F18',
    theme: 'inspectorate',
    count: 'helps',
    words: {
      nl: 'De inspectie als stimulans: alleen op scholen met een groot effect.',
      en: 'The inspectorate as a spur: in schools with a large effect only.',
    },
  },
  {
    finding: 'F18',
    theme: 'inspectorate',
    count: 'hinders',
    words: {
      nl: 'De inspectie als last: alleen op scholen met een groot effect.',
      en: 'The inspectorate as a burden: in schools with a large effect only.',
    },
  },
];

const counted: Readonly<Record<ThemeTruth['count'], readonly string[]>> = {
  mentioned: ['+', '-', '±', '0'],
  implicitOnly: ['+', '-', '±', '0'],
  // planned for nobody: the only truth about it is that of an implicit theme
  spontaneous: [],
  helps: ['+', '±'],
  hinders: ['-', '±'],
};

const kOf = (shares: Shares, count: ThemeTruth['count'], k: number): number =>
  shares.reduce((sum, [valence, share]) => sum + (counted[count].includes(valence) ? schoolsIn(share, k) : 0), 0);

/** Two rows a truth: the high and the low group, of k schools each. */
export const themeTruths = (k: number): readonly PlantedTruth[] =>
  planted.flatMap(({ finding, theme, count, source, words }) => {
    const plan = themePlan.find((one) => one.theme === theme && (source === undefined || one.by[0] === source));
    if (plan === undefined) throw new Error(`nothing is planned for ${theme}`);
    return (['high', 'low'] as const).map((group): PlantedTruth => {
      const column = group === 'high' ? 'kHigh' : 'kLow';
      return {
        finding,
        id: `${finding}.${theme}.${count}.${group}`,
        words,
        file: 'theme-counts.csv',
        row: { theme, source: source ?? 'any', count },
        column,
        expected: 'value',
        trueValue: kOf(plan[group], count, k),
        unit: units.count,
        tested: tests.exact,
      };
    });
  });
