/** Reports: findings → report as data, as a page, as files. */
export type { ReportMeta } from './context.ts';
export { reportHtml } from './html.ts';
export { buildReport } from './report.ts';
export { resultFiles } from './results/files.ts';
