/** Freezing a selection of schools (domain.md §4.5): what the data give now, with everything needed to hold a later computation against it. */
import type { FrozenSelection } from '../evidence/types.ts';
import { rankDraws } from '../growth/rank-probabilities.ts';
import type { AnalysisSettings, Selection, StudyData } from '../types.ts';
import { makeCollector } from './collector.ts';
import { schoolEffects } from './effects.ts';
import { selectionInput } from './selection-input.ts';
import { settingsFor } from './settings.ts';

export interface Freezing {
  /** SHA-256 in hex */
  readonly hash: (text: string) => string;
  /** ISO 8601 */
  readonly at: string;
  readonly by: string;
  readonly softwareVersion: string;
}

export type Frozen =
  | { readonly selection: FrozenSelection; readonly refused?: undefined }
  | { readonly selection?: undefined; readonly refused: NonNullable<Selection['refused']> };

/** The selection that the data give now, frozen; or why there is none. An earlier selection in `data` is left out of account. */
export function freezeSelection(data: StudyData, given: Partial<AnalysisSettings>, freezing: Freezing): Frozen {
  const settings = settingsFor(data.design, given);
  const { selection: _earlier, ...now } = data;
  const { selection, ranking } = schoolEffects(now, settings, makeCollector(), undefined, settings.selectionModel);
  if (selection === null || ranking === null) return { refused: selection?.refused ?? 'noAchievement' };
  if (selection.refused !== undefined) return { refused: selection.refused };
  const { model, kAsked, k, high, low } = selection;
  return {
    selection: {
      model,
      kAsked,
      k,
      high: [...high],
      low: [...low],
      estimates: ranking.schools.map(({ school, eb }) => ({ school, eb })),
      seed: settings.seed,
      draws: selection.draws ?? rankDraws,
      inputHash: freezing.hash(selectionInput(now, { model, k: kAsked, seed: settings.seed })),
      softwareVersion: freezing.softwareVersion,
      frozenAt: freezing.at,
      frozenBy: freezing.by,
    },
  };
}
