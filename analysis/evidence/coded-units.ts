/**
 * From rows of codes to what is counted: a unit is a school × source; each coder's rows on a theme and its sub-themes are one
 * judgement. Where several coded a unit, what they agreed on afterwards is counted (coder `consensus`); without that the main coder's
 * judgement: whoever coded most units of the study, ties by code.
 */
import {
  consensusCoder,
  type EvidenceSource,
  evidenceSources,
  type Mention,
  mentions,
  type ThemeCode,
  type Valence,
} from './types.ts';
import { themes, withSubThemes } from './themes.ts';

/** What was said about a theme, all rows together. */
export interface Judgement {
  readonly mention: Mention;
  readonly valence: Valence;
}

export interface CodedUnit {
  readonly school: string;
  readonly source: EvidenceSource;
  /** coder → theme → judgement; a theme that a coder did not judge is absent from the inner map */
  readonly coders: ReadonlyMap<string, ReadonlyMap<string, Judgement>>;
  /** what coders agreed on afterwards; none where they did not meet */
  readonly agreed: ReadonlyMap<string, Judgement>;
}

/** The clearest mention; helps and hinders together are both. Of nothing: undefined. */
export const together = (codes: readonly Judgement[]): Judgement | undefined => {
  const mention = mentions.find((m) => codes.some((code) => code.mention === m));
  if (mention === undefined) return undefined;
  const said = codes.filter((code) => code.mention !== 'absent').map((code) => code.valence);
  const helps = said.some((v) => v === '+' || v === '±');
  const hinders = said.some((v) => v === '-' || v === '±');
  return { mention, valence: helps && hinders ? '±' : helps ? '+' : hinders ? '-' : '0' };
};

const families = themes.map(({ id }) => ({ id, members: new Set(withSubThemes(id)) }));

/** The units in the order of schools as given and of the sources. Codes of schools that are not in the list are left out. */
export function codedUnits(schools: readonly string[], codes: readonly ThemeCode[]): readonly CodedUnit[] {
  const byUnit = new Map<string, ThemeCode[]>();
  for (const code of codes) {
    const key = JSON.stringify([code.school, code.source]);
    const own = byUnit.get(key);
    if (own === undefined) byUnit.set(key, [code]);
    else own.push(code);
  }
  return schools.flatMap((school) =>
    evidenceSources.flatMap((source): CodedUnit[] => {
      const own = byUnit.get(JSON.stringify([school, source]));
      if (own === undefined) return [];
      const by = (coder: string) => judgements(own.filter((code) => code.coder === coder));
      const coders = [...new Set(own.map((code) => code.coder))].filter((coder) => coder !== consensusCoder).sort();
      return [{ school, source, coders: new Map(coders.map((coder) => [coder, by(coder)])), agreed: by(consensusCoder) }];
    }),
  );
}

const judgements = (codes: readonly ThemeCode[]): ReadonlyMap<string, Judgement> =>
  new Map(
    families.flatMap(({ id, members }): [string, Judgement][] => {
      const judged = together(codes.filter((code) => members.has(code.theme)));
      return judged === undefined ? [] : [[id, judged]];
    }),
  );

/** Coders with the number of units that each coded, main coder first. */
export const codersOf = (units: readonly CodedUnit[]): readonly { readonly coder: string; readonly units: number }[] => {
  const counts = new Map<string, number>();
  for (const unit of units) for (const coder of unit.coders.keys()) counts.set(coder, (counts.get(coder) ?? 0) + 1);
  return [...counts]
    .map(([coder, count]) => ({ coder, units: count }))
    .sort((a, b) => b.units - a.units || (a.coder < b.coder ? -1 : 1));
};

/** The judgement that is counted: the agreed one, or that of the first coder in `order` who judged the theme in this unit. */
export const countedJudgement = (unit: CodedUnit, theme: string, order: readonly string[]): Judgement | undefined => {
  const agreed = unit.agreed.get(theme);
  if (agreed !== undefined) return agreed;
  for (const coder of order) {
    const judged = unit.coders.get(coder)?.get(theme);
    if (judged !== undefined) return judged;
  }
  return undefined;
};
