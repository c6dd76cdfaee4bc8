/**
 * What changed in the scales from wave to wave, twice: over everybody who answered then and now, and over those who answered both times.
 * Where the two differ, it is the team that changed and not (only) the people in it.
 */
import type { ReportBlock } from '../../studies/contract.ts';
import { type Column, table } from '../blocks.ts';
import { changeWords } from '../change-words.ts';
import type { Context } from '../context.ts';
import { wavesOfChange } from '../names.ts';

/** No table where no answer of one wave can be joined to one of another. */
export const scaleChanges = (context: Context): ReportBlock[] => {
  const { format, names, language, words } = context;
  const says = changeWords[language];
  const places = context.places('stayerChange', 'study').filter(({ wave }) => wavesOfChange(wave) !== undefined);
  if (places.length === 0) return [];
  const columns: Column[] = [
    ['scale', words.columns.scale],
    ['wave', says.between],
    ['schools', says.schools, 'number'],
    ['all', says.everybody, 'number'],
    ['stayerSchools', says.schools, 'number'],
    ['stayers', says.stayers, 'number'],
    ['share', says.share, 'number'],
  ];
  const rows = places.map(({ wave, subject }) => {
    const of = (measure: string) => context.study(wave, subject, measure);
    const share = of('stayerShare');
    return {
      scale: names.subject(subject),
      wave: names.wave(wave),
      schools: format.count(of('changeOfSchools')?.n),
      all: context.estimate(of('changeOfSchools')),
      stayerSchools: format.count(of('stayerChange')?.n),
      stayers: context.estimate(of('stayerChange')),
      share: share?.missing === undefined ? format.percent(share?.value) : context.estimate(share),
    };
  });
  return [table(says.caption, columns, rows, says.note)];
};
