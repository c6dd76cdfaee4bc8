/** Networks for tests, written as ties. */
import fc from 'fast-check';
import { type StaffNetwork, staffNetwork } from '../../../analysis/networks/network.ts';

/** `A>BC` = A names B and C. Those in `silent` did not answer. */
export const networkOf = (people: string, ties: string, silent = '', wave = 'T1'): StaffNetwork =>
  staffNetwork({
    school: 's',
    wave,
    relation: 'goals',
    roster: people.split(''),
    respondents: people.split('').filter((id) => !silent.includes(id)),
    nominations: ties
      .split(' ')
      .filter((part) => part !== '')
      .flatMap((part) => (part.split('>')[1] ?? '').split('').map((alter) => ({ ego: part.slice(0, 1), alter, value: 1 }))),
    tieRule: 1,
  }).network;

const letters = 'ABCDEFG';

/** Random networks of 0 to 7 people, of whom some did not answer; density from empty to complete. */
export const randomNetwork: fc.Arbitrary<StaffNetwork> = fc
  .record({
    size: fc.integer({ min: 0, max: 7 }),
    share: fc.integer({ min: 0, max: 4 }),
    silence: fc.integer({ min: 0, max: 3 }),
  })
  .chain(({ size, share, silence }) =>
    fc.record({
      cells: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: size * size, maxLength: size * size }),
      answers: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: size, maxLength: size }),
      size: fc.constant(size),
      share: fc.constant(share),
      silence: fc.constant(silence),
    }),
  )
  .map(({ cells, answers, size, share, silence }) => {
    const roster = letters.slice(0, size).split('');
    return staffNetwork({
      school: 's',
      wave: 'T1',
      relation: 'goals',
      roster,
      respondents: roster.filter((_, i) => (answers[i] as number) > silence),
      nominations: roster.flatMap((ego, i) =>
        roster.flatMap((alter, j) => (i !== j && (cells[i * size + j] as number) <= share ? [{ ego, alter, value: 1 }] : [])),
      ),
      tieRule: 1,
    }).network;
  });
