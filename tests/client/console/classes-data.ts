/** Class sessions of the made-up study. */
import type { ClassesWire } from '../../../server/classes/contract.ts';

const at = { createdAt: '2026-03-10T09:00:00.000Z', closesAt: '2026-03-10T09:45:00.000Z' };
const of = { wave: 'T2b', waveLabel: 'T2b', ...at };
const group = (name: string, pupils?: number) => ({ name, asked: true, ...(pupils === undefined ? {} : { pupils }) });
const young = ['1/2', '3', '4'].map((name) => ({ name, asked: false }));
export const classes: ClassesWire['GET /api/studies/:study/classes']['reply'] = {
  waves: [{ id: 'T2b', label: 'T2b' }],
  cardWaves: [
    { id: 'T2b', label: 'T2b' },
    { id: 'T3', label: 'T3' },
  ],
  schools: [
    { id: 's01', name: 'De Noordster', groups: [...young, group('5', 27), group('6'), group('7', 24), group('8', 31)] },
    { id: 's02', name: 'De Zuiderzon', groups: [group('5/6', 22), group('7/8', 24)] },
  ],
  sessions: [
    { id: 'one', ...of, school: 's01', schoolName: 'De Noordster', group: '5', open: true, seats: 27, done: 12, printed: 27 },
    { id: 'two', ...of, school: 's02', schoolName: 'De Zuiderzon', group: '7/8', open: false, seats: 24, done: 24, printed: 0 },
    { id: 'three', ...of, school: 's02', schoolName: 'De Zuiderzon', group: '5/6', open: false, seats: 0, done: 0, printed: 22 },
  ],
};
