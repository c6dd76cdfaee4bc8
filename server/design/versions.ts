/** Editions of one questionnaire in one study: what differs, and whether somebody may declare them comparable over time. */
import { type ComparedScale, compareEditions, compareRelations } from '../../instruments/compare.ts';
import type { Instrument } from '../../instruments/types.ts';
import { type Blueprint, cellsOf } from './blueprint.ts';
import type { Facts } from './facts.ts';

export interface EditionPair {
  readonly before: Instrument;
  readonly after: Instrument;
  readonly scales: readonly ComparedScale[];
}

/** Scales and relations that both have. */
export const compared = (before: Instrument, after: Instrument): readonly ComparedScale[] => [
  ...compareEditions(before, after),
  ...compareRelations(before, after),
];

/** Worth a signature: a scale about which a person can decide. */
export const isSignable = (scales: readonly ComparedScale[]): boolean => scales.some(({ verdict }) => verdict === 'unclear');

/** Every earlier edition with every later one, of those that are asked or were answered. */
export function editionPairs({ design, instruments }: Blueprint, facts: Facts): readonly EditionPair[] {
  const used = instruments
    .filter((i) => cellsOf(design, i.id, i.version).size > 0 || facts.answersOf(i.id, i.version) > 0)
    .toSorted((a, b) => a.version - b.version);
  return used.flatMap((before) =>
    used
      .filter((after) => after.id === before.id && after.version > before.version)
      .map((after) => ({ before, after, scales: compared(before, after) })),
  );
}
