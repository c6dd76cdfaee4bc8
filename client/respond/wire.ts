/** The respondent's calls, with the link's token in the header. */
import type { ResponsesWire } from '../../server/responses/contract.ts';
import { caller } from '../lib/call.ts';

export type { Colleague, Draft, Form, ResponsesWire, Welcome } from '../../server/responses/contract.ts';

export const respondCall = (token: string) => caller<ResponsesWire>(() => ({ Authorization: `Bearer ${token}` }));
export type RespondCall = ReturnType<typeof respondCall>;
