/** A pupil's calls: the code for a seat, and then with the seat's token in the header. */
import type { ClassesWire } from '../../../server/classes/contract.ts';
import { caller } from '../../lib/call.ts';

export type { Card, ClassesWire, ClassForm, Picture, SeatView, Session, SessionRow } from '../../../server/classes/contract.ts';

export const codeCall = caller<ClassesWire>(() => ({}));
export const seatCall = (token: string) => caller<ClassesWire>(() => ({ Authorization: `Bearer ${token}` }));
export type SeatCall = ReturnType<typeof seatCall>;
