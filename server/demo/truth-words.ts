/** The words that truths share: units, and how a truth is tested. */
import type { Words } from '../../instruments/types.ts';

export const units = {
  sd: { nl: 'standaarddeviaties van vóór de training', en: 'standard deviations of the years before' },
  sd2: { nl: 'kwadraat van standaarddeviaties van vóór de training', en: 'squared standard deviations of the years before' },
  share: { nl: 'aandeel', en: 'share' },
  count: { nl: 'aantal scholen', en: 'number of schools' },
  g: { nl: 'Hedges’ g (sterk min klein effect)', en: 'Hedges’ g (high minus low)' },
  months: { nl: 'maanden onderwijs', en: 'months of schooling' },
  correlation: { nl: 'correlatie (r)', en: 'correlation (r)' },
  change: { nl: 'verandering van het schoolgemiddelde', en: 'change, mean over schools' },
} as const satisfies Record<string, Words>;

export const tests = {
  covers: {
    nl: 'Over 20 seeds met 104 scholen bevat het interval de ware waarde in 16 tot en met 20 onderzoeken (over 50 seeds in 43 tot en met 50).',
    en: 'Over 20 seeds of 104 schools the interval covers the true value in 16 to 20 studies (over 50 seeds in 43 to 50).',
  },
  zero: {
    nl: 'Over 20 seeds met 104 scholen bevat het interval 0 in 16 tot en met 20 onderzoeken (over 50 seeds in 43 tot en met 50).',
    en: 'Over 20 seeds of 104 schools the interval holds 0 in 16 to 20 studies (over 50 seeds in 43 to 50).',
  },
  sign: {
    nl: 'Over 20 seeds met 104 scholen ligt het interval aan deze kant van 0 in minstens 16 onderzoeken.',
    en: 'Over 20 seeds of 104 schools the interval lies on this side of 0 in at least 16 studies.',
  },
  estimate: {
    nl: 'Over 20 seeds met 104 scholen ligt de schatting zelf aan deze kant van 0 in minstens 16 onderzoeken.',
    en: 'Over 20 seeds of 104 schools the estimate itself lies on this side of 0 in at least 16 studies.',
  },
  lower: {
    nl: 'Over 20 seeds met 104 scholen ligt de ondergrens van het interval boven 0 in minstens 16 onderzoeken.',
    en: 'Over 20 seeds of 104 schools the lower limit of the interval lies above 0 in at least 16 studies.',
  },
  always: { nl: 'Groter dan 0 in elk onderzoek.', en: 'Above 0 in every study.' },
  mean: {
    nl: 'Er hoort geen interval bij: het gemiddelde over 20 seeds met 104 scholen ligt binnen 15 % van de ware waarde.',
    en: 'It has no interval: the mean over 20 seeds of 104 schools lies within 15 % of the true value.',
  },
  exact: { nl: 'Precies dit aantal in elk onderzoek.', en: 'Exactly this number in every study.' },
} as const satisfies Record<string, Words>;
