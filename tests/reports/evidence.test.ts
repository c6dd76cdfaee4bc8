/** What the report says of coded themes and of the joint display, in both languages; nothing where nobody coded. */
import { expect, it } from 'vitest';
import type { ThemeCode } from '../../analysis/evidence/types.ts';
import { evidenceFindings } from '../../analysis/study/evidence.ts';
import { makeCollector } from '../../analysis/study/collector.ts';
import type { Findings, StudyData } from '../../analysis/types.ts';
import { resultFiles } from '../../server/reports/files.ts';
import { buildReport, reportHtml } from '../../server/reports/report.ts';
import { makeFindings, meta } from './fixture.ts';

const base = makeFindings();
const [high = ''] = base.selection?.high ?? [];
const [low = ''] = base.selection?.low ?? [];
const code = (school: string, coder: string, valence: ThemeCode['valence'], quote: string): ThemeCode => ({
  school,
  source: 'trainer',
  theme: 'leader',
  mention: 'spontaneous',
  valence,
  quote,
  coder,
});
const data: StudyData = {
  design: base.design,
  instruments: [],
  schools: [high, low].map((id) => ({ id, attributes: {} })),
  people: [],
  responses: [],
  nominations: [],
  networkRespondents: [],
  achievement: [],
  themes: [
    code(high, 'c1', '+', '<b>Zij was erbij</b>'),
    code(high, 'c2', '+', 'x'),
    code(low, 'c1', '-', 'Niemand vroeg ernaar.'),
  ],
  inferences: [{ factor: 'culture', kind: 'silent', text: 'Niemand noemt haar.', by: 'someone-1', at: '2026-07-01T10:00:00Z' }],
};
const evidence = evidenceFindings(data, base.selection, base.comparison, makeCollector())!;
const findings: Findings = { ...base, evidence };

it.each(['nl', 'en'] as const)('both sections stand there in %s, quotes as text and no account', (language) => {
  const report = buildReport(findings, meta, language);
  expect(report.sections.map((one) => one.id)).toEqual(expect.arrayContaining(['themes', 'joint-display']));
  const html = reportHtml(report);
  expect(html).toContain('&lt;b&gt;Zij was erbij&lt;/b&gt;');
  expect(html).not.toContain('someone-1');
  expect(html).toContain(language === 'nl' ? '1 van 1' : '1 of 1');
  expect(html).toContain(language === 'nl' ? 'nog niet door een mens geschreven' : 'not yet written by a person');
  expect(html).toContain('Niemand noemt haar.');
  expect(html).not.toMatch(/undefined|NaN/);
});

it('without codes there are no such sections, and theme-counts.csv has its header alone', () => {
  expect(buildReport(base, meta, 'nl').sections.map((one) => one.id)).not.toContain('themes');
  expect(resultFiles(base, meta, 'nl').get('theme-counts.csv')?.trim().split('\n')).toHaveLength(1);
  expect(resultFiles(findings, meta, 'nl').get('theme-counts.csv')).toContain('leader,trainer,helps,1,2,');
});
