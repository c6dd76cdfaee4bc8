/** F08: what staff know of the monitoring system rises everywhere alike; the groups differ at neither end. */
import { knowledgeGain } from './knowledge.ts';
import type { PlantedTruth } from './truth-types.ts';
import { tests, units } from './truth-words.ts';

/** `compared`: whether schools are chosen, so that there are groups to compare. */
export const knowledgeTruths = (answered: readonly string[], compared: boolean): PlantedTruth[] => {
  const waves = ['T1', 'T3'].filter((wave) => answered.includes(wave));
  const levels = waves.map(
    (wave): PlantedTruth => ({
      finding: 'F08',
      id: `F08.${wave}`,
      words: {
        nl: `Geen verschil in kennis van het leerlingvolgsysteem op ${wave}.`,
        en: `No difference in knowledge of the pupil-monitoring system at ${wave}.`,
      },
      file: 'comparison.csv',
      row: { measure: 'lvs-test.knowledge', wave, row: 'level' },
      column: 'hedgesG',
      lower: 'ciLow',
      upper: 'ciHigh',
      unit: units.g,
      expected: 'zero',
      trueValue: 0,
      tested: tests.zero,
    }),
  );
  const gain: PlantedTruth = {
    finding: 'F08',
    id: 'F08.gain',
    words: {
      nl: 'De kennis stijgt van T1 naar T3 op alle scholen even veel: 0,8 standaarddeviatie van de scores op T1.',
      en: 'Knowledge rises from T1 to T3 alike in all schools: 0.8 standard deviations of the scores at T1.',
    },
    file: 'measures.csv',
    row: { level: 'school', wave: 'T1..T3', subject: 'lvs-test.knowledge', measure: 'scaleScore' },
    column: 'value',
    over: 'mean',
    expected: 'value',
    trueValue: knowledgeGain,
    unit: units.change,
    tested: tests.covers,
  };
  return [...(compared ? levels : []), ...(waves.length === 2 ? [gain] : [])];
};
