/** The report of a study as data: the same sections for report.html and for the console. */
import type { Findings } from '../../analysis/types.ts';
import type { Language } from '../../instruments/types.ts';
import type { Report } from '../studies/contract.ts';
import { makeContext, type ReportMeta } from './context.ts';
import { plain } from './figures/svg.ts';
import { aboutSection } from './sections/about.ts';
import { comparisonSection } from './sections/comparison.ts';
import { effectsSection } from './sections/effects.ts';
import { networksSection } from './sections/networks.ts';
import { colophon, repeatSection } from './sections/repeat.ts';
import { responseSection } from './sections/response.ts';
import { scalesSection } from './sections/scales.ts';
import { sensitivitySection } from './sections/sensitivity.ts';

export { reportHtml } from './html.ts';
export type { ReportMeta };

/**
 * Every section is there in every report; what a study does not have, its section says in words. Pure: time and versions come
 * in with `meta`. Texts are plain text: whoever puts them in a page escapes them; figures are finished SVG documents.
 */
export const buildReport = (findings: Findings, meta: ReportMeta, language: Language): Report => {
  const context = makeContext(findings, meta, language);
  const { words } = context;
  const { design } = findings;
  const labels = [
    ...(design.synthetic ? [words.report.synthetic] : []),
    ...(findings.instruments.some((one) => !one.validated) ? [words.report.draft] : []),
  ];
  return {
    language,
    title: words.report.title(plain(design.title[language]) || plain(design.id)),
    synthetic: design.synthetic,
    labels,
    sections: [
      aboutSection(context),
      responseSection(context),
      scalesSection(context),
      networksSection(context),
      effectsSection(context),
      comparisonSection(context),
      sensitivitySection(context),
      repeatSection(context),
    ],
    colophon: colophon(context),
  };
};
