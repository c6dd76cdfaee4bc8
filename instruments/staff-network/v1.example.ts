import type { ExampleOf } from '../publish.ts';
import type { staffNetwork } from './v1.ts';

const skipped = { missing: 'skipped' } as const;
const list = (named: Readonly<Record<string, number>>) => ({ confirmed: true, named });

/**
 * A team of six, A–F. A tie exists from "every month" (2). Density divides by the respondents' possible ties, r(N − 1);
 * a person's in-degree by the respondents who could name them; centralization is Σ(p_max − p) / (N − 1).
 */
export const example: ExampleOf<typeof staffNetwork> = {
  people: {
    A: {
      shows: 'names four about goals',
      answers: {
        NETGOAL: list({ B: 3, C: 2, E: 4, F: 2 }),
        NETAPPR: list({ B: 3, C: 2, E: 4, F: 2 }),
        NETPROG: list({ B: 4 }),
      },
      scores: {},
    },
    B: {
      shows: 'a code 0 is the same as an untouched name',
      answers: { NETGOAL: list({ A: 2, C: 0, E: 2 }), NETAPPR: list({ A: 2, E: 2 }), NETPROG: list({ A: 4 }) },
      scores: {},
    },
    C: {
      shows: 'D a few times a year: below the tie rule',
      answers: {
        NETGOAL: list({ A: 3, B: 3, D: 1, E: 2 }),
        NETAPPR: list({ A: 3, B: 3, E: 2 }),
        NETPROG: list({ A: 2, F: 1 }),
      },
      scores: {},
    },
    D: {
      shows: 'a single tie',
      answers: { NETGOAL: list({ A: 1, E: 2 }), NETAPPR: list({ E: 2 }), NETPROG: list({ A: 3 }) },
      scores: {},
    },
    E: {
      shows: 'does not confirm the list about progress: those names do not count and the row is missing',
      answers: {
        NETGOAL: list({ A: 4, D: 2, F: 3 }),
        NETAPPR: list({ A: 4, D: 2, F: 3 }),
        NETPROG: { confirmed: false, named: { A: 2, B: 2 } },
      },
      scores: {},
    },
    F: {
      shows: 'answers about approach only',
      answers: { NETGOAL: skipped, NETAPPR: list({ A: 2 }), NETPROG: skipped },
      scores: {},
    },
  },
  networks: {
    // 13 ties of 5 × 5. Mutual AB, AC, AE, DE = 4; one-way BE, CB, CE = 3 (ties to F have no answer): 8 / 11.
    // In-degrees A 3/4, B 2/4, C 1/4, D 1/4, E 4/4, F 2/5: (.25 + .5 + .75 + .75 + 0 + .6) / 5 = .57
    goals: {
      tieRule: 2,
      respondents: ['A', 'B', 'C', 'D', 'E'],
      ties: [
        ['A', 'B'],
        ['A', 'C'],
        ['A', 'E'],
        ['A', 'F'],
        ['B', 'A'],
        ['B', 'E'],
        ['C', 'A'],
        ['C', 'B'],
        ['C', 'E'],
        ['D', 'E'],
        ['E', 'A'],
        ['E', 'D'],
        ['E', 'F'],
      ],
      density: 13 / 25,
      arcReciprocity: 8 / 11,
      indegreeCentralization: 0.57,
    },
    // The same and F → A: 14 ties of 6 × 5. Mutual also AF = 5; one-way BE, CB, CE, EF = 4: 10 / 14.
    // In-degrees of 5: A 4, B 2, C 1, D 1, E 4, F 2: (0 + 2 + 3 + 3 + 0 + 2) / 5 / 5 = .4
    approach: {
      tieRule: 2,
      respondents: ['A', 'B', 'C', 'D', 'E', 'F'],
      ties: [
        ['A', 'B'],
        ['A', 'C'],
        ['A', 'E'],
        ['A', 'F'],
        ['B', 'A'],
        ['B', 'E'],
        ['C', 'A'],
        ['C', 'B'],
        ['C', 'E'],
        ['D', 'E'],
        ['E', 'A'],
        ['E', 'D'],
        ['E', 'F'],
        ['F', 'A'],
      ],
      density: 14 / 30,
      arcReciprocity: 10 / 14,
      indegreeCentralization: 0.4,
    },
    // Four respondents: AB mutual, CA and DA one-way: 4 / 20 and 2 / 4.
    // In-degrees A 3/3, B 1/3, C 0/3, D 0/3, E 0/4, F 0/4: (0 + 2/3 + 1 + 1 + 1 + 1) / 5 = 14 / 15
    progress: {
      tieRule: 2,
      respondents: ['A', 'B', 'C', 'D'],
      ties: [
        ['A', 'B'],
        ['B', 'A'],
        ['C', 'A'],
        ['D', 'A'],
      ],
      density: 4 / 20,
      arcReciprocity: 2 / 4,
      indegreeCentralization: 14 / 15,
    },
  },
};
