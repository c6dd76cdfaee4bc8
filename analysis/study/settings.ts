/** What can be set in an analysis. Defaults are those of domain.md §4; the study's own design goes before them. */
import type { FrozenSelection } from '../evidence/types.ts';
import type { AnalysisSettings, StudyDesign } from '../types.ts';

export const defaultSettings: AnalysisSettings = {
  minSchoolRespondents: 3,
  minSchoolResponse: 0.5,
  minNetworkResponse: 0.7,
  minNetworkSize: 5,
  minAlphaN: 30,
  tieRule: 2,
  k: 10,
  selectionModel: 'twoStage',
  seed: 1,
};

/** A frozen selection's k and model go before everything: they cannot be chosen again. */
export function settingsFor(
  design: StudyDesign,
  given: Partial<AnalysisSettings> = {},
  frozen?: FrozenSelection,
): AnalysisSettings {
  return {
    ...defaultSettings,
    ...(design.network === undefined ? {} : { tieRule: design.network.tieRule }),
    ...(design.comparison === undefined ? {} : { k: design.comparison.k }),
    ...given,
    ...(frozen === undefined ? {} : { k: frozen.kAsked, selectionModel: frozen.model }),
  };
}
