/** Minutes that a wave asks of one person (peers.md, idea 20): predicted from the items, or measured where enough people answered. */
import { minutesFor } from '../../instruments/minutes.ts';
import type { Instrument } from '../../instruments/types.ts';
import type { Blueprint } from './blueprint.ts';

/** Above so many minutes it is too much: questionnaires of a wave together, and a knowledge test by itself. Own choice, not measured. */
export const mostMinutes = { staff: 10, test: 20 } as const;
/** a trainer writes a report: that is work, not answering between two lessons */
const withoutLimit = new Set(['trainer']);

/** A test has right answers. */
export const isTest = (i: Instrument): boolean => i.scales.some((scale) => scale.right !== undefined);

export interface Burden {
  readonly wave: string;
  readonly function: string;
  readonly minutes: number;
  /** minutes from the items alone, test included; null = nothing of it was measured */
  readonly predicted: number | null;
  readonly most: number | null;
  readonly test: number;
  readonly testMost: number;
  readonly over: boolean;
}

/** Per wave and function that is asked anything, in the study's order. `measured`: median seconds by "id version". */
export function burdenOf({ design, instruments }: Blueprint, measured: ReadonlyMap<string, number>): readonly Burden[] {
  const functions = [...new Set(design.deployments.flatMap((d) => d.functions))];
  return design.waves.flatMap((wave) =>
    functions.flatMap((name) => {
      const asked = instruments.filter((i) =>
        design.deployments.some(
          (d) => d.instrument === i.id && d.version === i.version && d.waves.includes(wave.id) && d.functions.includes(name),
        ),
      );
      if (asked.length === 0) return [];
      const minutes = minutesFor(
        asked.filter((i) => !isTest(i)),
        measured,
      );
      const test = minutesFor(asked.filter(isTest), measured);
      const most = withoutLimit.has(name) ? null : mostMinutes.staff;
      const over = (most !== null && minutes > most) || test > mostMinutes.test;
      const known = asked.some((i) => measured.has(`${i.id} ${i.version}`));
      const predicted = known ? minutesFor(asked.filter((i) => !isTest(i))) + minutesFor(asked.filter(isTest)) : null;
      return [{ wave: wave.id, function: name, minutes, predicted, most, test, testMost: mostMinutes.test, over }];
    }),
  );
}
