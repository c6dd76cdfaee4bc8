/** Doubts of every kind in the made-up study, some of them decided. */
import type { JudgedResponse, QualityView } from '../../../server/quality/contract.ts';
import { matrix, overview } from './data.ts';

const kinds = ['straightLine', 'tooFast', 'longString', 'sameTieToAll', 'duplicate', 'movedPerson', 'contradiction'] as const;
const idOf = (i: number) => `${(i * 2_654_435_761 + 305_419_896).toString(16).padStart(10, '0')}aa`;
const figures = {
  straightLine: { scale: 'total' },
  contradiction: { scale: 'total' },
  tooFast: { secondsPerItem: 1.43 },
  longString: { run: 11, items: 12 },
  sameTieToAll: { colleagues: 14, code: 4 },
  duplicate: { other: idOf(11), equal: 36 },
  movedPerson: { school: matrix.schools[3]!.id, roster: matrix.schools[5]!.id },
} as const;
const at = (day: number) => `2027-05-${String(day).padStart(2, '0')}T09:30:00.000Z`;
const decided = {
  reason: 'careless' as const,
  note: 'Twaalf keer hetzelfde in veertien seconden',
  by: 'researcher@example.org',
  at: at(20),
  takenBackBy: null,
  takenBackAt: null,
};

export const quality: QualityView = {
  responses: 1731,
  doubts: Array.from({ length: 17 }, (_, i) => ({
    response: idOf(i),
    school: matrix.schools[(i * 3) % 20]!.id,
    wave: overview.waves[i % 3]!.id,
    instrument: overview.grid[i % 3]!.instrument,
    flags: [
      { kind: kinds[i % 7]!, figures: { ...figures[kinds[i % 7]!] } },
      ...(i % 5 === 0 ? [{ kind: 'tooFast' as const, figures: { secondsPerItem: 1.2 } }] : []),
    ],
    decisions: i === 4 ? [{ ...decided, takenBackBy: 'researcher@example.org', takenBackAt: at(21) }] : i > 14 ? [decided] : [],
    excluded: i > 14,
  })),
  schools: matrix.schools.map(({ id, name }) => ({ id, name })),
  waves: overview.waves.map(({ id, label }) => ({ id, label })),
  instruments: overview.grid.map(({ instrument, title }) => ({ id: instrument, title })),
};

export const judged: JudgedResponse = {
  response: quality.doubts[0]!.response,
  person: 'p4f1c09be77a2d31',
  functions: ['teacher'],
  started: '2027-05-18T15:02:00.000Z',
  submittedAt: '2027-05-18T15:02:14.000Z',
  seconds: 14,
  items: overview.grid[0]!.content.map(({ id, text }, i) => ({
    id,
    text,
    code: i === 7 ? null : 3,
    label: i === 7 ? null : { nl: 'neutraal', en: 'neutral' },
    lowest: 1,
    highest: 5,
    reversed: i % 3 === 1,
  })),
};
