/** The report of a study as data: the same sections for report.html and for the console. */
import type { Findings } from '../../analysis/types.ts';
import type { Language } from '../../instruments/types.ts';
import type { Report } from '../studies/contract.ts';
import { makeContext, type ReportMeta } from './context.ts';
import { plain } from './figures/svg.ts';
import { aboutSection } from './sections/about.ts';
import { comparisonSection } from './sections/comparison.ts';
import { effectsSection } from './sections/effects.ts';
import { jointDisplaySection } from './sections/joint-display.ts';
import { qualityMeansSection, qualitySection } from './sections/quality.ts';
import { modelsSection } from './sections/models.ts';
import { networksSection } from './sections/networks.ts';
import { colophon, repeatSection } from './sections/repeat.ts';
import { responseSection } from './sections/response.ts';
import { scalesSection } from './sections/scales.ts';
import { isUnfrozen } from './sections/selection.ts';
import { scatterSection } from './sections/scatter.ts';
import { sensitivitySection } from './sections/sensitivity.ts';
import { themesSection } from './sections/themes.ts';
import { selectionWords } from './selection-words.ts';

export { reportHtml } from './html.ts';
export type { ReportMeta };

/**
 * What a study does not have, its section says in words; models, scatter plots, themes and the joint display have no section where there are none. Pure: time and versions come
 * in with `meta`. Texts are plain text: whoever puts them in a page escapes them; figures are finished SVG documents.
 */
export const buildReport = (findings: Findings, meta: ReportMeta, language: Language): Report => {
  const context = makeContext(findings, meta, language);
  const { words } = context;
  const { design } = findings;
  const labels = [
    ...(design.synthetic ? [words.report.synthetic] : []),
    ...(findings.instruments.some((one) => !one.validated) ? [words.report.draft] : []),
    ...(isUnfrozen(findings.selection) ? [selectionWords[language].notFrozen] : []),
  ];
  return {
    language,
    title: words.report.title(plain(design.title[language]) || plain(design.id)),
    synthetic: design.synthetic,
    labels,
    sections: [
      aboutSection(context),
      responseSection(context),
      ...present(qualitySection(context)),
      scalesSection(context),
      ...present(qualityMeansSection(context)),
      networksSection(context),
      effectsSection(context),
      ...present(modelsSection(context)),
      comparisonSection(context),
      ...present(scatterSection(context)),
      sensitivitySection(context),
      ...present(themesSection(context)),
      ...present(jointDisplaySection(context)),
      repeatSection(context),
    ],
    colophon: colophon(context),
  };
};

/** A section that not every study has. */
const present = <T>(section: T | undefined): readonly T[] => (section === undefined ? [] : [section]);
