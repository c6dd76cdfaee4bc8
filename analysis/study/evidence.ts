/** The coded themes of a study and the joint display; null where nobody coded or concluded anything. */
import { codedUnits, codersOf } from '../evidence/coded-units.ts';
import { coderAgreement, kappaWanted, shareCodedTwice, shareWanted } from '../evidence/coder-agreement.ts';
import type { EvidenceCoverage, EvidenceFindings } from '../evidence/findings.ts';
import { type EvidenceGroups, jointDisplay } from '../evidence/joint-display.ts';
import { countThemes } from '../evidence/theme-counts.ts';
import { evidenceSources } from '../evidence/types.ts';
import type { ComparisonRow, Selection, StudyData } from '../types.ts';
import type { Collector } from './collector.ts';

/** The frozen selection's groups come first: what was coded was coded for them. */
const groupsOf = (data: StudyData, selection: Selection | null): EvidenceGroups | null => {
  if (data.selection !== undefined) return data.selection;
  return selection === null || selection.refused !== undefined ? null : selection;
};

export function evidenceFindings(
  data: StudyData,
  selection: Selection | null,
  comparison: readonly ComparisonRow[],
  collect: Collector,
): EvidenceFindings | null {
  const { themes: codes = [], inferences = [] } = data;
  if (codes.length === 0 && inferences.length === 0) return null;
  const groups = groupsOf(data, selection);
  const units = codedUnits(
    data.schools.map((school) => school.id),
    codes,
  );
  const coded = new Set(units.map((unit) => unit.school));
  const chosen = groups === null ? null : [...groups.high, ...groups.low];
  const codedTwice = shareCodedTwice(units);
  const coverage: EvidenceCoverage = {
    schools: coded.size,
    chosenCoded: chosen === null ? null : chosen.filter((school) => coded.has(school)).length,
    chosenNotCoded: chosen === null ? [] : chosen.filter((school) => !coded.has(school)),
    bySource: evidenceSources.map((source) => {
      const own = new Set(units.filter((unit) => unit.source === source).map((unit) => unit.school));
      const of = (schools: readonly string[] = []) => schools.filter((school) => own.has(school)).length;
      return { source, schools: own.size, high: of(groups?.high), low: of(groups?.low) };
    }),
    units: units.length,
    codedTwice,
    coders: codersOf(units),
  };
  const agreement = coderAgreement(units);
  const low = agreement.flatMap(({ theme, mentioned }) =>
    theme !== '' && mentioned.value !== undefined && mentioned.value.kappa < kappaWanted ? [mentioned.value.kappa] : [],
  );
  if (codedTwice.value !== undefined && codedTwice.value < shareWanted) {
    collect.warn('fewCodedTwice', { share: codedTwice.value, units: units.length });
  }
  if (low.length > 0) collect.warn('kappaLow', { themes: low.length, kappa: Math.min(...low) });
  if (coverage.chosenNotCoded.length > 0 && units.length > 0) {
    collect.warn('chosenNotCoded', { schools: coverage.chosenNotCoded.length });
  }
  const counts = countThemes(units, groups);
  return {
    grouped: groups !== null,
    coverage,
    agreement,
    counts,
    jointDisplay: jointDisplay(codes, units, counts, comparison, inferences, groups),
  };
}
