/** Response: how many of those asked took part, per school, with the threshold below which a school's figures are not used. */
import { median } from '../../../analysis/description/quantile.ts';
import type { MeasureRow } from '../../../analysis/types.ts';
import type { ReportBlock } from '../../studies/contract.ts';
import { type Column, figure, table, text } from '../blocks.ts';
import type { Context, Section } from '../context.ts';
import { responseFigure } from '../figures/response.ts';
import { figureId, plain } from '../figures/svg.ts';

interface Asked {
  readonly subject: string;
  readonly label: string;
  readonly gate: number;
  readonly waves: readonly string[];
  readonly rows: readonly MeasureRow[];
}

export const responseSection = (context: Context): Section => {
  const { words } = context;
  const asked = whatWasAsked(context);
  const blocks: ReportBlock[] =
    asked.length === 0
      ? [text(words.response.none)]
      : [
          text(words.response.intro),
          summary(context, asked),
          { kind: 'figures', caption: words.response.caption, figures: asked.map((one) => drawn(context, one)) },
        ];
  return { id: 'response', title: words.sections.response, blocks };
};

/** One entry per instrument and relation; those with the same response in every school and wave stand together. */
const whatWasAsked = (context: Context): readonly Asked[] => {
  const { findings, names, words } = context;
  const { minSchoolResponse, minNetworkResponse } = findings.settings;
  const relations = new Set((findings.design.network?.relations ?? []).map((one) => one.id));
  const bySubject = new Map<string, { waves: string[]; rows: MeasureRow[] }>();
  for (const { wave, subject } of context.places('responseRate', 'school')) {
    const rows = context.schools(wave, subject, 'responseRate').filter((row) => row.estimate.missing === undefined);
    // a wave that nobody has answered yet says nothing about response
    if (!rows.some((row) => share(row) > 0)) continue;
    const entry = bySubject.get(subject) ?? { waves: [], rows: [] };
    bySubject.set(subject, entry);
    entry.waves.push(wave);
    entry.rows.push(...rows);
  }
  const alike = new Map<string, { subjects: string[]; waves: readonly string[]; rows: readonly MeasureRow[] }>();
  for (const [subject, { waves, rows }] of bySubject) {
    const isRelation = relations.has(subject);
    const own = isRelation ? '' : (subject.split('.')[0] ?? subject);
    const print = JSON.stringify([own, ...rows.map((row) => [row.school, row.wave, row.estimate.value])]);
    const known = alike.get(print);
    if (known === undefined) alike.set(print, { subjects: [subject], waves, rows });
    else known.subjects.push(subject);
  }
  return [...alike.values()].map(({ subjects, waves, rows }) => {
    const [subject = ''] = subjects;
    const isRelation = relations.has(subject);
    const label = isRelation
      ? `${words.networkOnly} (${subjects.map((one) => names.subject(one)).join(', ')})`
      : names.instrument(subject.split('.')[0] ?? subject);
    return { subject, label, waves, rows, gate: isRelation ? minNetworkResponse : minSchoolResponse };
  });
};

const share = (row: MeasureRow): number => row.estimate.value ?? 0;
/** 7 of 10 is not below .70, whatever its last bit */
const isBelow = (rate: number, gate: number): boolean => rate < gate - 1e-12;

const summary = (context: Context, asked: readonly Asked[]): ReportBlock => {
  const { words, format, names } = context;
  const columns: Column[] = [
    ['instrument', words.columns.instrument],
    ['wave', words.columns.wave],
    ['schools', words.columns.schools, 'number'],
    ['lowest', words.response.lowest, 'number'],
    ['median', words.response.median, 'number'],
    ['highest', words.response.highest, 'number'],
    ['gate', words.response.gate, 'number'],
    ['below', words.response.below, 'number'],
  ];
  const rows = asked.flatMap((one) =>
    one.waves.map((wave) => {
      const shares = one.rows.filter((row) => row.wave === wave).map(share);
      return {
        instrument: one.label,
        wave: names.wave(wave),
        schools: format.count(shares.length),
        lowest: format.percent(Math.min(...shares)),
        median: format.percent(median(shares).value),
        highest: format.percent(Math.max(...shares)),
        gate: format.percent(one.gate),
        below: format.count(shares.filter((rate) => isBelow(rate, one.gate)).length),
      };
    }),
  );
  return table(words.response.tableCaption, columns, rows);
};

const drawn = (context: Context, one: Asked) => {
  const { words, format, names } = context;
  const schools = [...new Set(one.rows.map((row) => row.school))];
  const below = one.rows.filter((row) => isBelow(share(row), one.gate)).length;
  const head = {
    id: figureId('response', one.subject),
    title: words.response.figureTitle(one.label),
    description: words.response.figureDescription(
      format.count(schools.length),
      one.waves.map((wave) => names.wave(wave)).join(', '),
      format.count(below),
      format.percent(one.gate),
    ),
  };
  return figure(head, () =>
    responseFigure(
      head,
      {
        schools: schools.map((school) => ({ school, label: plain(school) })),
        waves: one.waves.map((wave) => ({ wave, label: names.wave(wave) })),
        points: one.rows.map((row) => ({ school: row.school, wave: row.wave, share: share(row) })),
        gates: [{ share: one.gate, label: words.response.gateLabel(format.percent(one.gate)) }],
      },
      format,
    ),
  );
};
