import { describe, expect, it } from 'vitest';
import type { Findings } from '../../analysis/types.ts';
import { buildReport } from '../../server/reports/report.ts';
import { type Report, type ReportBlock, report as reportSchema } from '../../server/studies/contract.ts';
import { comparisonRow } from './fixture-comparison.ts';
import { emptyFindings, makeFindings, meta } from './fixture.ts';

const findings = makeFindings();
const languages = ['nl', 'en'] as const;
const sectionIds = ['about', 'response', 'scales', 'networks', 'effects', 'comparison', 'scatter', 'sensitivity', 'repeat'];

/** All that a reader sees or hears of a report, figures' texts included. */
const wordsOf = (report: Report): string =>
  JSON.stringify({ ...report, sections: report.sections.map((one) => ({ ...one, id: '' })) });
const blocksOf = (report: Report, section: string): readonly ReportBlock[] =>
  report.sections.find((one) => one.id === section)?.blocks ?? [];
const tablesOf = (report: Report, section: string) =>
  blocksOf(report, section).flatMap((one) => (one.kind === 'table' ? [one.table] : []));
const textOf = (blocks: readonly ReportBlock[]): string => JSON.stringify(blocks);

describe.each(languages)('the report in %s', (language) => {
  const report = buildReport(findings, meta, language);

  it('is a report as the contract has it', () => {
    expect(reportSchema.parse(report)).toEqual(report);
  });

  it('has every section, each with something to read', () => {
    expect(report.sections.map((one) => one.id)).toEqual(sectionIds);
    for (const one of report.sections) {
      expect(one.blocks.length, one.id).toBeGreaterThan(0);
      expect(one.title.length, one.id).toBeGreaterThan(3);
    }
  });

  it('has the sections of a study that has nothing, each saying so', () => {
    const empty = buildReport(emptyFindings(), meta, language);
    // what cannot be drawn has no section
    expect(empty.sections.map((one) => one.id)).toEqual(sectionIds.filter((id) => id !== 'scatter'));
    for (const section of ['response', 'scales', 'networks', 'effects', 'comparison', 'sensitivity']) {
      expect(
        blocksOf(empty, section).map((one) => one.kind),
        section,
      ).toEqual(['text']);
    }
  });

  it('prints no NaN, undefined, null or Infinity and speaks of no causes', () => {
    const said = wordsOf(report) + wordsOf(buildReport(emptyFindings(), meta, language));
    expect(said).not.toMatch(/\b(NaN|undefined|null|Infinity)\b/);
    expect(said).not.toMatch(/\bcaus|oorza/i);
  });

  it('carries version, date, input hash and labels', () => {
    const values = report.colophon.map((one) => one.value);
    const moment = { nl: '21 november 2026 om 12:00 UTC', en: '21 November 2026 at 12:00 UTC' }[language];
    expect(values).toEqual(expect.arrayContaining(['0.1.0', meta.inputHash, moment, 'fixture']));
    expect(report.synthetic).toBe(true);
    // synthetic, draft items, selection not frozen
    expect(report.labels).toHaveLength(3);
  });

  it('has the caution of the sources with every comparison table', () => {
    const sentence = { nl: 'niet per definitie onbelangrijk', en: 'not by definition unimportant' }[language];
    const blocks = [...blocksOf(report, 'comparison'), ...blocksOf(report, 'sensitivity')];
    let tables = 0;
    blocks.forEach((block, i) => {
      if (block.kind !== 'table' || !block.table.columns.some((column) => ['low', 'g', 'rAll', 's0'].includes(column.key)))
        return;
      tables++;
      const under = blocks[i + 1];
      expect(`${block.table.note} ${under?.kind === 'caution' ? under.text : ''}`, block.table.caption).toContain(sentence);
    });
    expect(tables).toBeGreaterThanOrEqual(5);
  });
});

describe('what the report says', () => {
  const en = buildReport(findings, meta, 'en');
  const nl = buildReport(findings, meta, 'nl');

  it('says of a null row what could have been found, and whether it is equivalent', () => {
    const rows = tablesOf(en, 'comparison').flatMap((one) => (one.columns.some((c) => c.key === 'sentence') ? one.rows : []));
    const density = rows.find((row) => row['measure'] === 'relation goals: density, T2a');
    expect(density?.['sentence']).toBe(
      'With these numbers a true difference below 1.32 SD would have been found in fewer than 80% of studies; the interval does not rule out differences from −0.30 to 0.28. Within the family of tests that limit is 1.81 SD. The whole interval lies within ±0.5 SD.',
    );
    expect(rows.map((row) => row['measure'])).not.toContain('Trust, T2a');
  });

  it('never tests the rows of composition', () => {
    const [balance] = tablesOf(en, 'comparison');
    expect(balance?.caption).toMatch(/not tested/);
    expect(balance?.columns.map((one) => one.key)).toEqual(['measure', 'wave', 'n', 'high', 'low', 'difference']);
    expect(balance?.rows[0]).toMatchObject({ measure: 'team size', difference: '1.5' });
  });

  it('warns of a low alpha with every table that uses the scale, and only for the wave', () => {
    const marked = tablesOf(nl, 'scales').flatMap((one) =>
      one.rows.filter((row) => row['scale']?.includes('†')).map((row) => row['wave']),
    );
    expect(marked).toEqual(['T1', 'T1']);
    const [, level] = tablesOf(nl, 'comparison');
    expect(level?.rows.map((row) => row['measure'])).toEqual([
      'Vertrouwen †',
      'Vertrouwen',
      'relatie goals: dichtheid',
      'lowinc',
    ]);
    expect(level?.note).toContain('alfa lager dan 0,60');
    expect(blocksOf(nl, 'scales').filter((one) => one.kind === 'caution')).toHaveLength(1);
  });

  it('says in words why a figure is absent', () => {
    expect(textOf(blocksOf(nl, 'effects'))).toContain('te weinig gegevens');
    expect(tablesOf(nl, 'scales')[0]?.rows[0]).toMatchObject({ omega: 'niet te bepalen' });
    expect(tablesOf(nl, 'comparison').find((one) => one.caption.startsWith('Rijen die niet te vergelijken waren'))?.rows).toEqual(
      [{ measure: 'Vertrouwen †', wave: 'T1–T2a', n: '2/2', reason: 'geen spreiding' }],
    );
    expect(tablesOf(nl, 'networks')[0]?.rows[0]).toMatchObject({ schools: '6', without: '1 (te lage respons)' });
  });

  it('prints numbers of each language', () => {
    const row = (report: Report) => tablesOf(report, 'comparison')[1]?.rows[1];
    expect(row(nl)).toMatchObject({ g: '2,10 [0,40; 3,80]', p: '< 0,001' });
    expect(row(en)).toMatchObject({ g: '2.10 [0.40, 3.80]', p: '< .001' });
    expect(textOf(blocksOf(en, 'effects'))).toContain('12\u202f345');
  });

  it.each([
    ['noVariance', /nul geschat/],
    ['tooFewSchools', /kleiner zijn dan vijf/],
  ] as const)('says why no schools were chosen: %s', (refused, words) => {
    const without: Findings = {
      ...findings,
      comparison: [],
      networks: [],
      selection: { model: 'twoStage', kAsked: 10, k: 0, high: [], low: [], refused },
    };
    const report = buildReport(without, meta, 'nl');
    expect(textOf(blocksOf(report, 'effects'))).toMatch(words);
    expect(textOf(blocksOf(report, 'comparison'))).toMatch(words);
    expect(textOf(blocksOf(report, 'networks'))).toContain('geen keuze van scholen');
  });

  it('leaves waves that nobody answered out of the tables of scales and says which', () => {
    const silent = findings.measures.map((row) =>
      row.wave === 'T2a' && row.subject === 'trust.total' ? { ...row, estimate: { missing: 'noAnswer', n: 0 } as const } : row,
    );
    const report = buildReport({ ...findings, measures: silent }, meta, 'en');
    expect(tablesOf(report, 'scales')[0]?.rows.map((row) => row['wave'])).toEqual(['T1']);
    expect(textOf(blocksOf(report, 'scales'))).toContain('Without answers yet, and therefore not in these tables: T2a.');
  });

  it('says how sure the choice of schools is, school by school and for the groups', () => {
    const table = tablesOf(en, 'effects').find((one) => one.columns.some((c) => c.key === 'belongs'));
    expect(table?.rows.map((row) => [row['school'], row['ranks'], row['belongs']])).toEqual([
      ['S001', '1–3', '> 99%'],
      ['S002', '1–4', '60%'],
      ['S006', '4–7', '60%'],
      ['S007', '5–7', '90%'],
    ]);
    expect(textOf(blocksOf(en, 'effects'))).toContain(
      'Of the 2 schools with a large effect 67% are expected to truly belong to the 2 largest, and of the 2 with a small effect 61% to the 2 smallest.',
    );
    const bare = { ...findings, selection: { model: 'twoStage', kAsked: 10, k: 2, high: ['S001'], low: ['S007'] } } as const;
    expect(textOf(blocksOf(buildReport(bare, meta, 'en'), 'effects'))).not.toContain('expected to truly belong');
  });

  it('puts all schools, cohorts and single schools beside the extreme groups, and takes team size out of networks', () => {
    const tables = tablesOf(nl, 'comparison');
    const all = tables.filter((one) => one.columns.some((c) => c.key === 'regression'));
    expect(all).toHaveLength(1);
    expect(all[0]?.rows[0]).toEqual({
      measure: 'Vertrouwen †',
      wave: 'T1',
      regression: '0,041 [−0,006; 0,089]',
      pRegression: '0,073',
      rs: '0,31 [−0,68; 0,90]',
      weighted: '0,22 (0,264)',
      cohort: '0,250',
      without: '−0,12 tot 1,31',
      icc2: '0,62',
    });
    expect(all[0]?.rows.at(-1)).toMatchObject({ measure: 'lowinc', regression: '–', rs: '–', weighted: '–', without: '–' });
    const adjusted = tables.filter((one) => one.columns.some((c) => c.key === 'without') && !all.includes(one));
    expect(adjusted.map((one) => one.columns.map((c) => c.key))).toEqual([['measure', 'wave', 'cohort', 'without']]);
    expect(adjusted[0]?.caption).toBe('Laatste meetronde, gecorrigeerd voor de eerste: hoeveel aan één school hangt');
    const sized = tables.filter((one) => one.columns.some((c) => c.key === 'plain'));
    expect(sized.map((one) => one.rows)).toEqual([
      [{ measure: 'relatie goals: dichtheid', wave: 'T2a', n: '2/2', plain: '−0,01', g: '0,09 [−1,10; 1,28]', p: '0,667' }],
    ]);
    for (const one of [...all, ...adjusted, ...sized]) expect(one.note).toContain('niet per definitie onbelangrijk');
  });

  it('counts who gave one answer throughout, and shows the comparison without them', () => {
    const flow = tablesOf(en, 'about').find((one) => one.columns.some((c) => c.key === 'flagged'));
    expect(flow?.rows.map((row) => row['flagged'])).toEqual(['', '4']);
    const none = { ...findings, sampleFlow: findings.sampleFlow.slice(0, 1) };
    const columns = tablesOf(buildReport(none, meta, 'en'), 'about').flatMap((one) => one.columns.map((c) => c.key));
    expect(columns).not.toContain('flagged');
    const [choices] = tablesOf(en, 'sensitivity');
    expect(choices?.columns.map((c) => c.title)).toContain('without flagged submissions');
    expect(choices?.rows[1]).toMatchObject({ s2: '1.70 (.020)' });
    expect(choices?.rows[0]).toMatchObject({ s2: '–' });
  });

  it('prints a comparison without any interval without inventing one', () => {
    const bare = comparisonRow({ ciLow: null, ciHigh: null, detectable: null, withinHalfSd: null, why: 'tooFew' });
    const report = buildReport({ ...findings, comparison: [bare] }, meta, 'en');
    expect(textOf(blocksOf(report, 'comparison'))).toContain('no interval: too few data');
    expect(blocksOf(report, 'comparison').some((one) => one.kind === 'figure')).toBe(false);
  });
});
