/** Every change of a scale in a second version (peers.md, idea 23): of those who answered at both waves only, and how many they were. */
import { meanOf } from '../description/moments.ts';
import { type Scores, stayerDifferences, stayerShare } from '../description/stayer-change.ts';
import { absent, type AnalysisSettings, type Estimate, present } from '../types.ts';
import { wavePairs } from './changes.ts';
import type { Collector } from './collector.ts';
import type { MayCompare } from './editions.ts';
import type { ScoredWave } from './scales.ts';

const noScores: Scores = new Map();

/**
 * Rows `stayerChange` per school and for the study (mean of the schools), with `changeOfSchools` over the same schools as the
 * everybody-version beside it, and `stayerShare`. None where no answer can be joined to a person.
 */
export function stayerRows(
  schools: readonly string[],
  waves: readonly string[],
  subject: string,
  scored: readonly ScoredWave[],
  settings: AnalysisSettings,
  collect: Collector,
  mayCompare: MayCompare,
): void {
  const at = (wave: string) => scored.find((s) => s.subject === subject && s.wave === wave && s.scored > 0)?.persons ?? noScores;
  for (const [from, to] of wavePairs(waves)) {
    const [before, after] = [at(from), at(to)];
    if (before.size === 0 || after.size === 0) continue;
    const wave = `${from}..${to}`;
    const may = mayCompare(subject, from, to);
    const differences = stayerDifferences(before, after);
    const everybody = collect.values(wave, subject, 'scaleScore');
    for (const school of schools) {
      const own = differences.get(school) ?? [];
      const change: Estimate = !may
        ? absent('versionsDiffer')
        : own.length === 0
          ? absent('notObserved')
          : own.length < settings.minSchoolRespondents
            ? absent('tooFew', own.length)
            : present(meanOf(own), own.length);
      collect.school(school, wave, subject, 'stayerChange', change);
    }
    const stayed = [...collect.values(wave, subject, 'stayerChange').values()];
    const all = [...everybody.values()];
    const mean = (list: readonly number[]): Estimate =>
      !may ? absent('versionsDiffer') : list.length === 0 ? absent('notObserved') : present(meanOf(list), list.length);
    collect.study(wave, subject, 'changeOfSchools', mean(all));
    collect.study(wave, subject, 'stayerChange', mean(stayed));
    collect.study(wave, subject, 'stayerShare', stayerShare(before, after));
  }
}
