import type { ExampleOf } from '../publish.ts';
import type { leadership } from './v1.ts';

const dontKnow = { missing: 'dontKnow' } as const;

/** No reversed item in the scale; LEAD12 never counts. A score needs nine of the eleven. */
export const example: ExampleOf<typeof leadership> = {
  people: {
    // 4 + 4 + 5 + 3 + 4 + 5 + 2 + 3 + 4 + 4 + 3 = 41; 41 / 11 = 3.727…
    Fatima: {
      shows: 'all answered; the 5 on LEAD12 leaves the score as it is',
      answers: {
        LEAD01: 4,
        LEAD02: 4,
        LEAD03: 5,
        LEAD04: 3,
        LEAD05: 4,
        LEAD06: 5,
        LEAD07: 2,
        LEAD08: 3,
        LEAD09: 4,
        LEAD10: 4,
        LEAD11: 3,
        LEAD12: 5,
      },
      scores: { total: { value: 41 / 11, n: 11 } },
    },
    // 2 + 2 + 3 + 1 + 2 + 3 + 2 + 1 + 2 = 18; 18 / 9 = 2
    Gerrit: {
      shows: 'exactly the fewest answers, with two times "don’t know"',
      answers: {
        LEAD01: 2,
        LEAD02: 2,
        LEAD03: 3,
        LEAD04: 1,
        LEAD05: 2,
        LEAD06: 3,
        LEAD07: 2,
        LEAD08: 1,
        LEAD09: 2,
        LEAD10: dontKnow,
        LEAD11: dontKnow,
        LEAD12: 1,
      },
      scores: { total: { value: 2, n: 9 } },
    },
    Hanna: {
      shows: 'eight answered; the answer to LEAD12 does not make nine',
      answers: {
        LEAD01: 2,
        LEAD02: 2,
        LEAD03: 3,
        LEAD04: 1,
        LEAD05: 2,
        LEAD06: 3,
        LEAD07: 2,
        LEAD08: 1,
        LEAD09: { missing: 'skipped' },
        LEAD10: dontKnow,
        LEAD11: dontKnow,
        LEAD12: 1,
      },
      scores: { total: { value: null, n: 8 } },
    },
  },
  networks: {},
};
