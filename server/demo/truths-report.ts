/** F19: where the whole team took part, trainers saw more come of it. Two ratings in the same report; the effect has no part in this row. */
import { participationCorrelation } from './theory.ts';
import type { PlantedTruth } from './truth-types.ts';
import { tests, units } from './truth-words.ts';

export const participationTruths = (): PlantedTruth[] => {
  const shown = participationCorrelation.toFixed(2);
  const words = {
    nl: `Waar het hele team meedoet, is het opbrengstgericht werken volgens de trainer verder gekomen (correlatie ${shown.replace('.', ',')}).`,
    en: `Where the whole team takes part, trainers see data-based work further on its way (correlation ${shown}).`,
  };
  const place = (measure: string) =>
    ({
      finding: 'F19',
      words,
      file: 'measures.csv',
      row: { level: 'study', wave: 'T3', subject: 'trainer-report.VV12', measure },
      column: 'value',
      expected: 'positive',
      unit: units.correlation,
    }) as const;
  return [
    { ...place('correlationWithOverall'), id: 'F19.participation', trueValue: participationCorrelation, tested: tests.estimate },
    { ...place('correlationLower'), id: 'F19.lower', trueValue: null, tested: tests.lower },
  ];
};
