/** F01, F02: the effects of the training; F06: the schools that are chosen. */
import type { PlantedTruth } from './truth-types.ts';
import { tests, units } from './truth-words.ts';
import { meanEffectMonths, meanEffectSd, reliability, tau2CorrectedSd, tau2Sd } from './theory.ts';

export const effectTruths = (): PlantedTruth[] => [
  {
    finding: 'F01',
    id: 'F01.meanEffect',
    words: {
      nl: `Leerlingen presteren tijdens de training beter dan in de twee jaar ervoor: gemiddeld ${meanEffectMonths.toFixed(2).replace('.', ',')} maand onderwijs.`,
      en: `Pupils achieve more during the training than in the two years before: ${meanEffectMonths.toFixed(2)} months of schooling on average.`,
    },
    file: 'results.json',
    pointer: '/effectModel/mu',
    lower: '/effectModel/muLower',
    upper: '/effectModel/muUpper',
    expected: 'value',
    trueValue: meanEffectSd,
    unit: units.sd,
    tested: tests.covers,
  },
  {
    finding: 'F01',
    id: 'F01.sign',
    words: { nl: 'Het gemiddelde effect is groter dan 0.', en: 'The mean effect is above 0.' },
    file: 'results.json',
    pointer: '/effectModel/mu',
    lower: '/effectModel/muLower',
    upper: '/effectModel/muUpper',
    expected: 'positive',
    trueValue: meanEffectSd,
    unit: units.sd,
    tested: tests.sign,
  },
  {
    finding: 'F02',
    id: 'F02.tau2',
    words: {
      nl: 'Het effect verschilt tussen scholen (hierin zit ook wat scholen van jaar tot jaar schommelen).',
      en: 'The effect differs between schools (with, in it, what schools fluctuate from year to year).',
    },
    file: 'results.json',
    pointer: '/effectModel/tau2',
    expected: 'positive',
    trueValue: tau2Sd,
    unit: units.sd2,
    tested: tests.always,
  },
  {
    finding: 'F02',
    id: 'F02.tau2Corrected',
    words: {
      nl: 'Verschil tussen scholen boven de schommeling van jaar tot jaar.',
      en: 'Difference between schools beyond fluctuation from year to year.',
    },
    file: 'results.json',
    pointer: '/effectModel/tau2Corrected',
    expected: 'value',
    trueValue: tau2CorrectedSd,
    unit: units.sd2,
    tested: tests.mean,
  },
  {
    finding: 'F02',
    id: 'F02.reliability',
    words: {
      nl: 'Welk deel van wat scholen in geschat effect verschillen, is echt.',
      en: 'Which part of the differences in estimated effect is real.',
    },
    file: 'results.json',
    pointer: '/effectModel/reliabilityCorrected',
    expected: 'value',
    trueValue: reliability,
    unit: units.share,
    tested: tests.mean,
  },
];

export const selectionTruths = (k: number): PlantedTruth[] =>
  (['high', 'low'] as const).map((group) => ({
    finding: 'F06',
    id: `F06.${group}`,
    words:
      group === 'high'
        ? {
            nl: `De ${k} scholen met het grootste effect zijn gekozen.`,
            en: `The ${k} schools with the largest effect are chosen.`,
          }
        : {
            nl: `De ${k} scholen met het kleinste effect zijn gekozen.`,
            en: `The ${k} schools with the smallest effect are chosen.`,
          },
    file: 'school-effects.csv',
    row: { model: 'twoStage', group },
    column: 'school',
    over: 'count',
    expected: 'value',
    trueValue: k,
    unit: units.count,
    tested: tests.exact,
  }));
