/** What can be set in an analysis. Defaults are those of domain.md §4; the study's own design goes before them. */
import type { AnalysisSettings, StudyDesign } from '../types.ts';

export const defaultSettings: AnalysisSettings = {
  minSchoolRespondents: 3,
  minSchoolResponse: 0.5,
  minNetworkResponse: 0.7,
  minNetworkSize: 5,
  minAlphaN: 30,
  tieRule: 2,
  k: 10,
  seed: 1,
};

export function settingsFor(design: StudyDesign, given: Partial<AnalysisSettings> = {}): AnalysisSettings {
  return {
    ...defaultSettings,
    ...(design.network === undefined ? {} : { tieRule: design.network.tieRule }),
    ...(design.comparison === undefined ? {} : { k: design.comparison.k }),
    ...given,
  };
}
