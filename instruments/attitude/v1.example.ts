import type { ExampleOf } from '../publish.ts';
import type { attitude } from './v1.ts';

const dontKnow = { missing: 'dontKnow' } as const;
const skipped = { missing: 'skipped' } as const;

/** Reversed (6 − answer): 03, 04, 09, 10, 11. A score needs nine of the twelve. */
export const example: ExampleOf<typeof attitude> = {
  people: {
    // as given     4 5 2 1 4 4 5 4 2 3 2 4
    // reversed     4 5 4 5 4 4 5 4 4 3 4 4  = 50; 50 / 12 = 4.1666…
    Anna: {
      shows: 'all answered, reversed items turned',
      answers: {
        ATT01: 4,
        ATT02: 5,
        ATT03: 2,
        ATT04: 1,
        ATT05: 4,
        ATT06: 4,
        ATT07: 5,
        ATT08: 4,
        ATT09: 2,
        ATT10: 3,
        ATT11: 2,
        ATT12: 4,
      },
      scores: { total: { value: 50 / 12, n: 12 } },
    },
    // one box all the way down: 7 × 5 + 5 × (6 − 5) = 40; 40 / 12 = 3.333…, not 5
    Bram: {
      shows: 'the same answer everywhere',
      answers: {
        ATT01: 5,
        ATT02: 5,
        ATT03: 5,
        ATT04: 5,
        ATT05: 5,
        ATT06: 5,
        ATT07: 5,
        ATT08: 5,
        ATT09: 5,
        ATT10: 5,
        ATT11: 5,
        ATT12: 5,
      },
      scores: { total: { value: 40 / 12, n: 12 } },
    },
    // nine answered, just enough. 01 3, 02 3, 05 4, 06 2, 07 4, 08 3 = 19; reversed 03 4→2, 04 3→3, 09 5→1 = 6; 25 / 9 = 2.777…
    Carla: {
      shows: 'exactly the fewest answers: one skipped, one left out, one "don’t know"',
      answers: {
        ATT01: 3,
        ATT02: 3,
        ATT03: 4,
        ATT04: 3,
        ATT05: 4,
        ATT06: 2,
        ATT07: 4,
        ATT08: 3,
        ATT09: 5,
        ATT10: dontKnow,
        ATT11: skipped,
      },
      scores: { total: { value: 25 / 9, n: 9 } },
    },
    Dirk: {
      shows: 'eight answered: one too few, so no score',
      answers: {
        ATT01: 3,
        ATT02: 3,
        ATT03: 4,
        ATT04: 3,
        ATT05: 4,
        ATT06: 2,
        ATT07: 4,
        ATT08: 3,
        ATT09: dontKnow,
        ATT10: dontKnow,
        ATT11: skipped,
        ATT12: { missing: 'notReached' },
      },
      scores: { total: { value: null, n: 8 } },
    },
    Els: { shows: 'nothing answered', answers: {}, scores: { total: { value: null, n: 0 } } },
  },
  networks: {},
};
