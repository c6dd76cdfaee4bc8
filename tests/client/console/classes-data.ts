/** Class sessions of the made-up study. */
import type { ClassesWire } from '../../../server/classes/contract.ts';

const at = { createdAt: '2026-03-10T09:00:00.000Z', closesAt: '2026-03-10T09:45:00.000Z' };
const of = { wave: 'T2b', waveLabel: 'T2b', ...at };
export const classes: ClassesWire['GET /api/studies/:study/classes']['reply'] = {
  waves: [{ id: 'T2b', label: 'T2b' }],
  schools: [
    { id: 's01', name: 'De Noordster', groups: ['1/2', '3', '4', '5', '6', '7', '8'] },
    { id: 's02', name: 'De Zuiderzon', groups: ['5/6', '7/8'] },
  ],
  sessions: [
    { id: 'one', ...of, school: 's01', schoolName: 'De Noordster', group: '5', open: true, seats: 27, done: 12 },
    { id: 'two', ...of, school: 's02', schoolName: 'De Zuiderzon', group: '7/8', open: false, seats: 24, done: 24 },
  ],
};
