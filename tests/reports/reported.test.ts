/** The table of ratings in reports about schools, in both languages. */
import { expect, it } from 'vitest';
import { absent, type Findings, type MeasureRow, present } from '../../analysis/types.ts';
import { latestInstrument } from '../../instruments/registry.ts';
import { buildReport } from '../../server/reports/report.ts';
import { makeFindings, meta } from './fixture.ts';

const instrument = latestInstrument('trainer-report')!;
const row = (item: string, measure: string, estimate: MeasureRow['estimate']): MeasureRow => ({
  level: 'study',
  school: '',
  person: '',
  wave: 'T2a',
  subject: `trainer-report.${item}`,
  measure,
  estimate,
});
const base = makeFindings();
const findings: Findings = {
  ...base,
  instruments: [...base.instruments, instrument],
  measures: [
    ...base.measures,
    row('VV12', 'correlationWithOverall', present(0.512, 104)),
    row('VV12', 'correlationLower', present(0.362, 104)),
    row('VV12', 'correlationUpper', present(0.641, 104)),
    row('VV10', 'correlationWithOverall', absent('noVariance', 104)),
    row('VV10', 'correlationLower', absent('noVariance', 104)),
    row('VV10', 'correlationUpper', absent('noVariance', 104)),
  ],
};
const tableOf = (of: Findings, language: 'nl' | 'en') =>
  buildReport(of, meta, language)
    .sections.find((section) => section.id === 'scales')!
    .blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []))
    .find((table) => table.columns.some((column) => column.key === 'rating'));

it.each([
  ['nl', '0,51', '[0,36; 0,64]'],
  ['en', '0.51', '[0.36, 0.64]'],
] as const)('in %s: the rating in its own words, r with its interval and n, or why there is none', (language, r, interval) => {
  const rows = tableOf(findings, language)!.rows;
  const text = (id: string) => instrument.items.find((item) => item.id === id)!.text[language];
  expect(rows.map((one) => one['rating'])).toEqual([text('VV12'), text('VV10')]);
  expect(rows[0]).toMatchObject({ schools: '104', r });
  expect(rows[0]!['interval']!.replaceAll(/\s/g, ' ')).toBe(interval);
  expect(rows[1]!['r']).toMatch(language === 'nl' ? /spreiding|variantie/ : /varia/);
});

it('a study without such reports has no such table', () => {
  expect(tableOf(base, 'nl')).toBeUndefined();
});
