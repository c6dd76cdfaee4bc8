/** What can be set in an analysis. Defaults are those of domain.md §4; the study's own design goes before them. */
import type { FrozenSelection } from '../evidence/types.ts';
import type { AnalysisSettings, StudyDesign, Thresholds } from '../types.ts';

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

/** What a study goes by that says nothing else (domain.md §4.2, §4.4). */
export const defaultThresholds: Thresholds = { staffResponse: 0.8, networkFull: 0.8, networkUse: 0.7, smallestShown: 3 };
export const thresholdsOf = (design: Pick<StudyDesign, 'thresholds'>): Thresholds => design.thresholds ?? defaultThresholds;

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
    ...(design.thresholds === undefined
      ? {}
      : {
          minNetworkResponse: design.thresholds.networkUse,
          fullNetworkResponse: design.thresholds.networkFull,
          minSchoolRespondents: design.thresholds.smallestShown,
        }),
    ...given,
    ...(frozen === undefined ? {} : { k: frozen.kAsked, selectionModel: frozen.model }),
  };
}
