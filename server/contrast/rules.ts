/** What may be frozen: exactly what the researcher looked at, and only where there is something to choose. */
import type { FrozenSelection } from '../../analysis/evidence/types.ts';
import { rankDraws } from '../../analysis/growth/rank-probabilities.ts';
import type { ProblemCode } from '../http/problem.ts';
import type { SelectionView } from './contract.ts';

type Seen = Pick<
  SelectionView,
  'model' | 'kAsked' | 'k' | 'seed' | 'draws' | 'inputHash' | 'refused' | 'schools' | 'softwareVersion'
>;

/** The selection as it is kept, or why not. `view`: computed now; `asked`: what was looked at. */
export function toFreeze(
  view: Seen,
  asked: { readonly inputHash: string },
  { at, by }: { readonly at: string; readonly by: string },
): { readonly selection: FrozenSelection; readonly refused?: undefined } | { readonly refused: ProblemCode } {
  if (view.refused !== null) return { refused: 'selectionRefused' };
  if (view.inputHash !== asked.inputHash) return { refused: 'selectionChanged' };
  const ranked = view.schools.filter((one) => one.eb !== null && one.rank !== null).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const ids = ranked.map((one) => one.school);
  const selection: FrozenSelection = {
    model: view.model,
    kAsked: view.kAsked,
    k: view.k,
    // most extreme first
    high: ids.filter((_, i) => i < view.k),
    low: ids.slice(ids.length - view.k).reverse(),
    estimates: ranked.map(({ school, eb }) => ({ school, eb: eb ?? 0 })),
    seed: view.seed,
    draws: view.draws ?? rankDraws,
    inputHash: view.inputHash,
    softwareVersion: view.softwareVersion,
    frozenAt: at,
    frozenBy: by,
  };
  return { selection };
}
