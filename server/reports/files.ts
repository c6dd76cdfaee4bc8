/** What `analyse` writes and the console offers as results.zip. */
import type { Findings } from '../../analysis/types.ts';
import type { Language } from '../../instruments/types.ts';
import type { ReportMeta } from './context.ts';
import { reportHtml } from './html.ts';
import { buildReport } from './report.ts';
import { resultsJson } from './results/json.ts';
import { settingsCsv } from './results/settings.ts';
import { themeCountsCsv } from './results/theme-counts.ts';
import { comparisonCsv, measuresCsv, schoolEffectsCsv } from './results/tables.ts';
import type { Report } from '../studies/contract.ts';

/** File name → text. CSV and JSON do not depend on the language; report.html is in `language` (`report`: built before). */
export const resultFiles = (
  findings: Findings,
  meta: ReportMeta,
  language: Language,
  report: Report = buildReport(findings, meta, language),
): Map<string, string> =>
  new Map([
    ['measures.csv', measuresCsv(findings.measures)],
    ['school-effects.csv', schoolEffectsCsv(findings.schoolEffects)],
    ['comparison.csv', comparisonCsv(findings.comparison)],
    ['theme-counts.csv', themeCountsCsv(findings.evidence)],
    ['results.json', resultsJson(findings, meta)],
    ['settings.csv', settingsCsv(findings, meta)],
    ['report.html', reportHtml(report)],
  ]);
