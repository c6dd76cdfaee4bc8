/** What `analyse` writes and the console offers as results.zip. */
import type { Findings } from '../../analysis/types.ts';
import type { Language } from '../../instruments/types.ts';
import type { ReportMeta } from './context.ts';
import { reportHtml } from './html.ts';
import { buildReport } from './report.ts';
import { resultsJson } from './results/json.ts';
import { comparisonCsv, measuresCsv, schoolEffectsCsv } from './results/tables.ts';

/** File name → text. CSV and JSON do not depend on the language; report.html is in `language`. */
export const resultFiles = (findings: Findings, meta: ReportMeta, language: Language): Map<string, string> =>
  new Map([
    ['measures.csv', measuresCsv(findings.measures)],
    ['school-effects.csv', schoolEffectsCsv(findings.schoolEffects)],
    ['comparison.csv', comparisonCsv(findings.comparison)],
    ['results.json', resultsJson(findings, meta)],
    ['report.html', reportHtml(buildReport(findings, meta, language))],
  ]);
