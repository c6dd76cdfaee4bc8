/**
 * What: in how many schools a theme came up, per group, and with which valence.
 * Formula: k of n schools; a school mentions a theme when any of its sources does (spontaneously, prompted or implicitly), n = schools
 * with a judgement of it; Clopper–Pearson interval per group, Fisher's exact p and odds ratio between the groups.
 * Source: domain.md §4.7.
 * R: binom.test(k, n); fisher.test(rbind(c(k1, n1 - k1), c(k2, n2 - k2)))
 * Missing: a school whose sources were not coded on the theme is not in n: not interviewed is not the same as not mentioned.
 */
import type { Estimate } from '../types.ts';
import { binomialInterval, type Share } from './binomial-interval.ts';
import { type CodedUnit, codersOf, countedJudgement, type Judgement, together } from './coded-units.ts';
import { type FishersExact, fishersExact } from './fishers-exact.ts';
import { themes } from './themes.ts';
import { type EvidenceSource, evidenceSources } from './types.ts';

/** `±` counts as helps and as hinders; `implicitOnly` is part of `mentioned`. */
export const themeCounts = ['mentioned', 'spontaneous', 'implicitOnly', 'helps', 'hinders'] as const;
export type ThemeCount = (typeof themeCounts)[number];

export interface ThemeCountRow {
  readonly theme: string;
  /** `any`: all sources of a school together */
  readonly source: EvidenceSource | 'any';
  readonly count: ThemeCount;
  /** all schools with a judgement, in a group or not */
  readonly all: Estimate<Share>;
  /** null where there are no groups */
  readonly high: Estimate<Share> | null;
  readonly low: Estimate<Share> | null;
  readonly test: Estimate<FishersExact> | null;
}

const holds: Readonly<Record<ThemeCount, (judged: Judgement) => boolean>> = {
  mentioned: ({ mention }) => mention !== 'absent',
  spontaneous: ({ mention }) => mention === 'spontaneous',
  implicitOnly: ({ mention }) => mention === 'implicit',
  helps: ({ valence }) => valence === '+' || valence === '±',
  hinders: ({ valence }) => valence === '-' || valence === '±',
};

/** school → what its sources (or one of them) said of a theme, by the main coder. */
export const schoolJudgements = (
  units: readonly CodedUnit[],
  theme: string,
  source: EvidenceSource | 'any' = 'any',
): ReadonlyMap<string, Judgement> => {
  const order = codersOf(units).map(({ coder }) => coder);
  const bySchool = new Map<string, Judgement[]>();
  for (const unit of units) {
    const judged = source === 'any' || unit.source === source ? countedJudgement(unit, theme, order) : undefined;
    if (judged !== undefined) bySchool.set(unit.school, [...(bySchool.get(unit.school) ?? []), judged]);
  }
  return new Map([...bySchool].map(([school, all]) => [school, together(all)!]));
};

/** A row for every theme that was judged, source and count. */
export function countThemes(
  units: readonly CodedUnit[],
  groups: { readonly high: readonly string[]; readonly low: readonly string[] } | null,
): readonly ThemeCountRow[] {
  const rows: ThemeCountRow[] = [];
  for (const { id } of themes) {
    for (const source of ['any', ...evidenceSources] as const) {
      const judged = schoolJudgements(units, id, source);
      if (judged.size === 0) continue;
      for (const count of themeCounts) {
        const of = (schools: Iterable<string>): readonly [k: number, n: number] => {
          const own = [...schools].flatMap((school) => judged.get(school) ?? []);
          return [own.filter(holds[count]).length, own.length];
        };
        const [high, low] = groups === null ? [null, null] : [of(groups.high), of(groups.low)];
        rows.push({
          theme: id,
          source,
          count,
          all: binomialInterval(...of(judged.keys())),
          high: high && binomialInterval(...high),
          low: low && binomialInterval(...low),
          test: high && low && fishersExact(...high, ...low),
        });
      }
    }
  }
  return rows;
}
