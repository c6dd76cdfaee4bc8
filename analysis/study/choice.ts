/** The schools that are chosen: computed now, or as they were frozen, with how far a computation of now says otherwise. */
import type { Groups } from '../comparison/compare.ts';
import type { RankUncertainty, SchoolStanding } from '../growth/rank-probabilities.ts';
import { selectSchools } from '../growth/selection.ts';
import type { AnalysisSettings, EffectGroup, SchoolEffectRow, Selection, StudyData } from '../types.ts';
import type { Ranking } from './ranking.ts';
import { differenceOf } from './selection-difference.ts';
import { selectionInput } from './selection-input.ts';

export interface Choice {
  /** what the data give now */
  readonly now: Selection;
  /** what counts: the frozen selection where there is one */
  readonly selection: Selection;
  readonly ranks: RankUncertainty | null;
}

/** `tooFew`: there are scores, and too few schools for any effects. A frozen selection is taken with its own k, seed and draws. */
export function choose(
  data: StudyData,
  ranking: Ranking | null,
  settings: AnalysisSettings,
  tooFew: boolean,
  hash: ((text: string) => string) | undefined,
): Choice {
  const frozen = data.selection;
  const [model, kAsked] = [settings.selectionModel, frozen?.kAsked ?? settings.k];
  const seed = frozen?.seed ?? settings.seed;
  const chosen: Selection = selectSchools(ranking, kAsked, model);
  const computed: Selection = tooFew ? { ...chosen, refused: 'tooFewSchools' } : chosen;
  const inputHash = hash?.(selectionInput(data, { model, k: kAsked, seed })) ?? null;
  const now: Selection = inputHash === null ? computed : { ...computed, inputHash };
  const k = frozen?.k ?? now.k;
  const possible = frozen !== undefined || now.refused === undefined;
  const ranks = possible && ranking !== null && k <= ranking.schools.length ? ranking.uncertainty(k, seed, frozen?.draws) : null;
  if (frozen === undefined) return { now, selection: { ...now, ...sharesOf(ranks, now) }, ranks };
  const { high, low, frozenAt: at, frozenBy: by, softwareVersion } = frozen;
  const selection: Selection = {
    model,
    kAsked,
    k,
    high,
    low,
    ...sharesOf(ranks, frozen),
    ...(inputHash === null ? {} : { inputHash }),
    frozen: {
      at,
      by,
      inputHash: frozen.inputHash,
      softwareVersion,
      difference: differenceOf(frozen, now, ranking, inputHash),
    },
  };
  return { now, selection, ranks };
}

/** Share of each group expected to truly belong there: the mean of its schools' probabilities. */
function sharesOf(ranks: RankUncertainty | null, { high, low }: Groups) {
  if (ranks === null) return {};
  const standing = new Map(ranks.schools.map((s) => [s.school, s]));
  const mean = (ids: readonly string[], of: (one: SchoolStanding) => number): number => {
    const known = ids.flatMap((id) => standing.get(id) ?? []);
    return known.reduce((sum, one) => sum + of(one), 0) / Math.max(1, known.length);
  };
  const { draws, seed } = ranks;
  return { shareTop: mean(high, (s) => s.pTop), shareBottom: mean(low, (s) => s.pBottom), draws, seed };
}

/** What a school's row says of its place: its group, and how sure that is. */
export function rowOf(groups: Groups | null, ranks: RankUncertainty | null) {
  const high = new Set(groups?.high);
  const low = new Set(groups?.low);
  const standing = new Map(ranks?.schools.map(({ school, ...own }) => [school, own]));
  return (school: string): Pick<SchoolEffectRow, 'group' | 'pTop' | 'pBottom' | 'rankLower' | 'rankUpper'> => {
    const group: EffectGroup | null = groups === null ? null : high.has(school) ? 'high' : low.has(school) ? 'low' : 'middle';
    return { group, ...standing.get(school) };
  };
}
