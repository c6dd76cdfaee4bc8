import type { ExampleOf } from '../publish.ts';
import type { culture } from './v1.ts';

const dontKnow = { missing: 'dontKnow' } as const;

/** Reversed (6 − answer): 08 and 10. The total needs nine of twelve, the data-oriented scale five of six. */
export const example: ExampleOf<typeof culture> = {
  people: {
    // 01–06: 4 + 3 + 5 + 4 + 4 + 4 = 24, so dataOriented 24 / 6 = 4
    // 07–12: 5, 08 2→4, 4, 10 1→5, 3, 5 = 26; total 50 / 12 = 4.1666…
    Ines: {
      shows: 'all answered, two items turned',
      answers: {
        CULT01: 4,
        CULT02: 3,
        CULT03: 5,
        CULT04: 4,
        CULT05: 4,
        CULT06: 4,
        CULT07: 5,
        CULT08: 2,
        CULT09: 4,
        CULT10: 1,
        CULT11: 3,
        CULT12: 5,
      },
      scores: { total: { value: 50 / 12, n: 12 }, dataOriented: { value: 4, n: 6 } },
    },
    // 01–06 without 05: 3 + 3 + 2 + 2 + 4 = 14; 14 / 5 = 2.8
    // 07 4, 08 5→1, 09 2, 10 skipped, 11 2, 12 don't know: 9; total (14 + 9) / 9 = 2.555…
    Joris: {
      shows: 'both scales at exactly their fewest answers',
      answers: {
        CULT01: 3,
        CULT02: 3,
        CULT03: 2,
        CULT04: 2,
        CULT05: dontKnow,
        CULT06: 4,
        CULT07: 4,
        CULT08: 5,
        CULT09: 2,
        CULT10: { missing: 'skipped' },
        CULT11: 2,
        CULT12: dontKnow,
      },
      scores: { total: { value: 23 / 9, n: 9 }, dataOriented: { value: 14 / 5, n: 5 } },
    },
    // 01–06: four answered, no score. 07–12: 4, 08 3→3, 5, 10 2→4, 4, 5 = 25; with 3 + 4 + 4 + 3 = 14: 39 / 10 = 3.9
    Karim: {
      shows: 'a total without a data-oriented score',
      answers: {
        CULT01: 3,
        CULT02: 4,
        CULT03: 4,
        CULT04: dontKnow,
        CULT05: dontKnow,
        CULT06: 3,
        CULT07: 4,
        CULT08: 3,
        CULT09: 5,
        CULT10: 2,
        CULT11: 4,
        CULT12: 5,
      },
      scores: { total: { value: 3.9, n: 10 }, dataOriented: { value: null, n: 4 } },
    },
  },
  networks: {},
};
