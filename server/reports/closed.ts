/**
 * What stays closed until the selection of schools is frozen: everything that could explain the effects. Whoever has seen which
 * schools have the strong cultures chooses k and model with that knowledge, however honest they are. Closing happens to the findings
 * themselves, before a report or a file is made of them: what is not there cannot be shown by mistake.
 */
import type { Findings, StudyData } from '../../analysis/types.ts';
import type { Language } from '../../instruments/types.ts';
import type { Report } from '../studies/contract.ts';
import { selectionWords } from './selection-words.ts';

/** Ids of the report's sections that hold explanatory data. A new section of that kind belongs in this list. */
export const explanatorySections: readonly string[] = [
  'scales',
  'quality-means',
  'networks',
  'comparison',
  'sensitivity',
  'scatter',
  'themes',
  'joint-display',
];

/** The section that stands in their place. */
export const closedSection = 'closed';

/** Measures that say who was there and who answered, not what they answered. */
const openMeasures: readonly string[] = ['attribute', 'responseRate'];
/** Warnings that say something of how people answered. */
const explanatoryWarnings: readonly string[] = ['alphaBelow60', 'aggregationNotSupported'];

/** Whether a study waits for a freeze: it has effects to choose by, its plan does not open it, and nobody has frozen yet. */
export const waitsForFreeze = ({ design, selection }: Pick<StudyData, 'design' | 'selection'>): boolean =>
  design.achievement !== undefined && design.blindUntilFrozen !== false && selection === undefined;

/**
 * Whether explanatory data are closed. Scores that are not in yet will be: such a study waits too. Where scores are in and nothing can be
 * chosen from them (too few schools, no differences) there is nothing to keep blind for.
 */
export const isClosed = (data: Pick<StudyData, 'design' | 'selection'>, findings: Pick<Findings, 'selection'>): boolean =>
  waitsForFreeze(data) &&
  findings.selection !== null &&
  (findings.selection.refused === undefined || findings.selection.refused === 'noAchievement');

/** The findings without scores, networks, comparison, themes and warnings about them. Effects, response and sample flow stay. */
export const closedFindings = ({ evidence: _evidence, ...findings }: Findings): Findings => ({
  ...findings,
  measures: findings.measures.filter((row) => row.level !== 'person' && openMeasures.includes(row.measure)),
  comparison: [],
  networks: [],
  quality: { ...findings.quality, means: [] },
  warnings: findings.warnings.filter(({ code }) => !explanatoryWarnings.includes(code)),
});

/** The report without its explanatory sections; one section in the place of the first says why and what to do. */
export const withoutExplanatory = (report: Report, language: Language): Report => {
  const words = selectionWords[language].closed;
  const first = report.sections.findIndex((one) => explanatorySections.includes(one.id));
  const kept = report.sections.filter((one) => !explanatorySections.includes(one.id));
  const at = first < 0 ? kept.length : first;
  const closed: Report['sections'][number] = {
    id: closedSection,
    title: words.title,
    blocks: [
      { kind: 'caution', text: words.why },
      { kind: 'text', text: words.what },
      { kind: 'text', text: words.how },
    ],
  };
  return { ...report, sections: [...kept.slice(0, at), closed, ...kept.slice(at)] };
};
