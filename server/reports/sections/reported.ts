/** Reports about schools: which separate ratings go with the writer's judgement of the whole. */
import type { ReportBlock } from '../../studies/contract.ts';
import { type Column, table } from '../blocks.ts';
import type { Context } from '../context.ts';

/** Nothing where the study has no such reports. */
export const reportedBlocks = (context: Context): ReportBlock[] => {
  const { words, format, names } = context;
  const places = context.places('correlationWithOverall', 'study');
  if (places.length === 0) return [];
  const columns: Column[] = [
    ['rating', words.reported.rating],
    ['wave', words.columns.wave],
    ['schools', words.columns.schools, 'number'],
    ['r', words.reported.r, 'number'],
    ['interval', words.columns.interval95, 'number'],
  ];
  const rows = places.map(({ wave, subject }) => {
    const of = (measure: string) => context.study(wave, subject, measure);
    const r = of('correlationWithOverall');
    return {
      rating: names.item(subject),
      wave: names.wave(wave),
      schools: format.count(r?.n),
      r: context.estimate(r),
      interval: format.interval(of('correlationLower')?.value, of('correlationUpper')?.value),
    };
  });
  return [table(words.reported.caption, columns, rows, words.reported.note)];
};
