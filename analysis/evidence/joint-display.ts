/**
 * The joint display (domain.md §4.7): one row per factor that has numbers, themes or an inference. The inference is a person's and is
 * never computed; where several were written for a factor the latest stands.
 */
import type { ComparisonRow } from '../types.ts';
import { type CodedUnit, codersOf, countedJudgement } from './coded-units.ts';
import type { JointDisplayRow, JointQuote } from './findings.ts';
import type { ThemeCountRow } from './theme-counts.ts';
import { type Factor, factors, withSubThemes } from './themes.ts';
import type { MetaInference, ThemeCode } from './types.ts';

export interface EvidenceGroups {
  readonly high: readonly string[];
  readonly low: readonly string[];
}

/** Levels at the first and the last wave of a scale and the change between them; the last wave of a network measure. */
function rowsOf(factor: Factor, comparison: readonly ComparisonRow[]): readonly ComparisonRow[] {
  const own = (measure: string): readonly ComparisonRow[] => {
    const rows = comparison.filter((row) => row.measure === measure);
    const all = rows.filter((row) => row.row === 'level');
    // a planned wave that nobody has answered yet is not the last one
    const answered = all.filter((row) => row.hedgesG !== null);
    const levels = answered.length > 0 ? answered : all;
    const [first, last] = [levels[0], levels.at(-1)];
    if (first === undefined || last === undefined) return [];
    const change = rows.find((row) => row.row === 'change' && row.wave === `${first.wave}..${last.wave}`);
    return [...new Set([first, last]), ...(change === undefined ? [] : [change])];
  };
  const isNetwork = ({ measure }: ComparisonRow): boolean =>
    factor.networks.includes(measure.slice(measure.lastIndexOf('.') + 1));
  const networks = comparison.filter((row) => row.row === 'level' && row.measure.includes('.') && isNetwork(row));
  const last = new Map(
    [...networks].sort((a, b) => Number(a.hedgesG !== null) - Number(b.hedgesG !== null)).map((row) => [row.measure, row]),
  );
  return [...factor.scales.flatMap(own), ...last.values()];
}

const longestShown = 220;

/** The two of a group that say most: clear mentions first, the main coder's before others', shorter ones before longer ones. */
function quotesOf(
  factor: Factor,
  codes: readonly ThemeCode[],
  units: readonly CodedUnit[],
  groups: EvidenceGroups | null,
): readonly JointQuote[] {
  const own = new Set(factor.themes.flatMap(withSubThemes));
  const order = codersOf(units).map(({ coder }) => coder);
  const groupOf = (school: string): JointQuote['group'] =>
    groups?.high.includes(school) === true ? 'high' : groups?.low.includes(school) === true ? 'low' : 'none';
  const weight = (code: ThemeCode): number => (code.mention === 'spontaneous' ? 0 : 1) + 2 * (order.indexOf(code.coder) + 1);
  const shown = codes
    .filter((code) => own.has(code.theme) && code.mention !== 'absent' && (code.quote ?? '') !== '')
    .filter(({ quote = '' }) => quote.length <= longestShown)
    .map((code) => ({ code, group: groupOf(code.school) }))
    .filter(({ group }) => groups === null || group !== 'none')
    .sort((a, b) => weight(a.code) - weight(b.code));
  const texts = new Set<string>();
  return (['high', 'low', 'none'] as const).flatMap((group) => {
    const chosen: JointQuote[] = [];
    for (const { code, group: its } of shown) {
      const quote = code.quote ?? '';
      if (its !== group || texts.has(quote) || chosen.length === 2) continue;
      // the second of a group says something else than the first
      if (chosen[0] !== undefined && chosen[0].valence === code.valence) continue;
      texts.add(quote);
      chosen.push({ group, theme: code.theme, source: code.source, valence: code.valence, quote });
    }
    return chosen;
  });
}

/** The rows in the order of the factors. */
export function jointDisplay(
  codes: readonly ThemeCode[],
  units: readonly CodedUnit[],
  counts: readonly ThemeCountRow[],
  comparison: readonly ComparisonRow[],
  inferences: readonly MetaInference[],
  groups: EvidenceGroups | null,
): readonly JointDisplayRow[] {
  const order = codersOf(units).map(({ coder }) => coder);
  return factors.flatMap((factor): JointDisplayRow[] => {
    const own = counts.filter((row) => row.source === 'any' && factor.themes.includes(row.theme));
    const judged = units.some((unit) => factor.themes.some((theme) => countedJudgement(unit, theme, order) !== undefined));
    const quantitative = rowsOf(factor, comparison);
    const written = inferences.filter((one) => one.factor === factor.id);
    const inference = written.reduce<MetaInference | null>((a, b) => (a === null || a.at <= b.at ? b : a), null);
    if (!judged && inference === null && quantitative.length === 0) return [];
    const themes = own.filter(({ count }) => count === 'mentioned' || count === 'helps' || count === 'hinders');
    return [{ factor: factor.id, quantitative, themes, quotes: quotesOf(factor, codes, units, groups), inference }];
  });
}
