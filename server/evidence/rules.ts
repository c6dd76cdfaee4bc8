/** Decisions about coding, on values: who codes what, which codes are possible, where coders differ. */
import { themes } from '../../analysis/evidence/themes.ts';
import { consensusCoder, type EvidenceSource, type ThemeCode } from '../../analysis/evidence/types.ts';
import type { Codes } from './contract.ts';

/** sorted like this everywhere */
export const sources: readonly EvidenceSource[] = ['trainer', 'schoolLeader', 'internalCoach'];

export interface PlannedUnit {
  readonly unit: string;
  /** place in the lot: a keyed hash, so that nobody chooses which units are coded twice */
  readonly lot: string;
  readonly coders: readonly string[];
}

/**
 * Who gets which unit besides what was given out before. The first ⌈share · units⌉ of the lot get two coders, the others one; every
 * place goes to the coder with the fewest units (ties: the first in `coders`). With one coder nothing is coded twice.
 */
export function divide(
  units: readonly PlannedUnit[],
  coders: readonly string[],
  share: number,
): readonly { readonly unit: string; readonly coder: string }[] {
  const load = new Map(coders.map((coder) => [coder, units.filter((u) => u.coders.includes(coder)).length]));
  // share · n may come out a hair above a whole number
  const twice = coders.length < 2 ? 0 : Math.ceil(share * units.length - 1e-9);
  return units
    .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
    .flatMap(({ unit, coders: before }, place) => {
      const wanted = place < twice ? 2 : 1;
      const added: string[] = [];
      while (before.length + added.length < wanted) {
        const free = coders.filter((c) => !before.includes(c) && !added.includes(c));
        const least = free.reduce<string | undefined>(
          (a, b) => (a !== undefined && load.get(a)! <= load.get(b)! ? a : b),
          undefined,
        );
        if (least === undefined) break;
        load.set(least, load.get(least)! + 1);
        added.push(least);
      }
      return added.map((coder) => ({ unit, coder }));
    });
}

const known = new Set(themes.map((t) => t.id));

/** Themes whose judgement cannot be: not in the codebook, or absent with a valence or a quote. Empty = all possible. */
export const impossible = (codes: Codes): readonly string[] =>
  Object.entries(codes)
    .filter(([theme, c]) => !known.has(theme) || (c.mention === 'absent' && (c.valence !== '0' || c.quote !== undefined)))
    .map(([theme]) => theme);

/** Themes of the codebook that are not judged yet: a unit is handed in with every theme, so that "absent" is always said. */
export const unjudged = (codes: Codes): readonly string[] => themes.map((t) => t.id).filter((id) => codes[id] === undefined);

/** As rows of data, in the order of the codebook. */
export const asRows = (school: string, source: EvidenceSource, coder: string, codes: Codes): readonly ThemeCode[] =>
  themes.flatMap(({ id }) => {
    const code = codes[id];
    if (!code) return [];
    const { mention, valence, quote } = code;
    return [{ school, source, theme: id, mention, valence, ...(quote === undefined ? {} : { quote }), coder }];
  });

/** theme → judgement of the rows of one unit and coder. */
export const asCodes = (rows: readonly ThemeCode[]): Codes =>
  Object.fromEntries(
    rows.map(({ theme, mention, valence, quote }) => [theme, { mention, valence, ...(quote === undefined ? {} : { quote }) }]),
  );

export interface JudgedUnit {
  readonly school: string;
  readonly source: EvidenceSource;
  /** without the consensus, by code */
  readonly coders: readonly { readonly code: string; readonly codes: Codes }[];
  /** themes that two coders judged differently (mention or valence), in the order of the codebook */
  readonly differing: readonly string[];
  readonly consensus: Codes;
}

/** The units that two or more coders handed in. Quotes may differ: only the judgement is compared. */
export function judgedTwice(rows: readonly ThemeCode[]): readonly JudgedUnit[] {
  const units = new Map<string, ThemeCode[]>();
  for (const row of rows) {
    const key = `${row.school}\n${row.source}`;
    const own = units.get(key);
    if (own) own.push(row);
    else units.set(key, [row]);
  }
  return [...units.values()].flatMap((own) => {
    const codes = [...new Set(own.map((r) => r.coder))].filter((c) => c !== consensusCoder).toSorted();
    if (codes.length < 2) return [];
    const coders = codes.map((code) => ({ code, codes: asCodes(own.filter((r) => r.coder === code)) }));
    const differing = themes
      .map((t) => t.id)
      .filter((id) => new Set(coders.flatMap(({ codes: c }) => (c[id] ? [`${c[id].mention} ${c[id].valence}`] : []))).size > 1);
    const { school, source } = own[0]!;
    return [{ school, source, coders, differing, consensus: asCodes(own.filter((r) => r.coder === consensusCoder)) }];
  });
}

/** What the whole unit says once the differing themes are agreed on: the agreed ones, and for the rest what the first coder said. */
export const settled = (unit: JudgedUnit, agreed: Codes): Codes => ({
  ...Object.assign({}, ...unit.coders.map((c) => c.codes).toReversed()),
  ...agreed,
});
