import type { ExampleOf } from '../publish.ts';
import type { lvsTest } from './v1.ts';

const dontKnow = { missing: 'dontKnow' } as const;
const notReached = { missing: 'notReached' } as const;

/** Right 1; wrong, skipped and don't know 0; not reached missing. A score is right / reached, from eleven reached on. */
export const example: ExampleOf<typeof lvsTest> = {
  people: {
    Anna: {
      shows: 'all right',
      answers: {
        LVS01: 2,
        LVS02: 3,
        LVS03: 1,
        LVS04: 2,
        LVS05: 3,
        LVS06: 2,
        LVS07: 2,
        LVS08: 2,
        LVS09: 3,
        LVS10: 2,
        LVS11: 2,
        LVS12: 2,
        LVS13: 3,
        LVS14: 1,
      },
      scores: { knowledge: { value: 1, n: 14 } },
    },
    // wrong: 03; not known: 07; skipped: 10. 11 / 14
    Bram: {
      shows: 'a wrong answer, a “don’t know” and a skipped question count as 0',
      answers: {
        LVS01: 2,
        LVS02: 3,
        LVS03: 2,
        LVS04: 2,
        LVS05: 3,
        LVS06: 2,
        LVS07: dontKnow,
        LVS08: 2,
        LVS09: 3,
        LVS11: 2,
        LVS12: 2,
        LVS13: 3,
        LVS14: 1,
      },
      scores: { knowledge: { value: 11 / 14, n: 14 } },
    },
    // eleven reached, 02 wrong: 10 / 11
    Carla: {
      shows: 'eleven reached is just enough; what was not reached does not count',
      answers: {
        LVS01: 2,
        LVS02: 1,
        LVS03: 1,
        LVS04: 2,
        LVS05: 3,
        LVS06: 2,
        LVS07: 2,
        LVS08: 2,
        LVS09: 3,
        LVS10: 2,
        LVS11: 2,
        LVS12: notReached,
        LVS13: notReached,
        LVS14: notReached,
      },
      scores: { knowledge: { value: 10 / 11, n: 11 } },
    },
    Dirk: {
      shows: 'ten reached: one too few, so no score',
      answers: {
        LVS01: 2,
        LVS02: 3,
        LVS03: 1,
        LVS04: 2,
        LVS05: 3,
        LVS06: 2,
        LVS07: 2,
        LVS08: 2,
        LVS09: 3,
        LVS10: 2,
        LVS11: notReached,
        LVS12: notReached,
        LVS13: notReached,
        LVS14: notReached,
      },
      scores: { knowledge: { value: null, n: 10 } },
    },
    Els: { shows: 'nothing answered', answers: {}, scores: { knowledge: { value: null, n: 0 } } },
  },
  networks: {},
};
