/** The outbox of a seat: the same as a teacher's, with the seat's own calls. */
import type { Language } from '../../../instruments/types.ts';
import { completed, type Part, partsOf } from '../flow/flow.ts';
import { linkKey, newResponseId } from '../link.ts';
import { openDevice } from '../outbox/device.ts';
import type { Entry } from '../outbox/entry.ts';
import { Outbox } from '../outbox/outbox.ts';
import type { Transport } from '../outbox/sending.ts';
import type { ClassForm, SeatCall, SeatView } from './wire.ts';

/** The parts of the flow. A form of a class has no list of colleagues. */
export const partsOfClass = (forms: readonly ClassForm[]): readonly Part[] => partsOf(forms.map((f) => ({ ...f, roster: null })));

/** The outbox's view of the server. What was answered is still taken when the time box is over, and for two weeks when the wave is. */
export const seatTransport = (call: SeatCall, language: Language): Transport => ({
  save: (body, keepalive) =>
    call('PUT /api/class/draft', { body: { ...body, language, answers: { ...body.answers } }, keepalive, timeoutMs: 20_000 }),
  look: async () => {
    const { status, drafts, lateUntil } = await call('GET /api/class', { timeoutMs: 20_000 });
    return { status: status === 'paused' ? 'open' : status, drafts, ...(lateUntil === undefined ? {} : { lateUntil }) };
  },
  submit: async (bodies) => {
    const responses = bodies.map((b) => ({ ...b, language, answers: { ...b.answers } }));
    const { submittedAt, late = false } = await call('POST /api/class/submit', { body: { responses }, timeoutMs: 30_000 });
    return { receipt: '', submittedAt, late };
  },
});

/** Opens the outbox of a seat. `drafts` undefined = the server could not be asked. */
export async function openSeat(
  call: SeatCall,
  of: { readonly token: string; readonly language: Language; readonly forms: readonly ClassForm[] },
  drafts: SeatView['drafts'] | undefined,
): Promise<{ parts: readonly Part[]; outbox: Outbox }> {
  const parts = partsOfClass(of.forms);
  const outbox = await Outbox.open({
    link: linkKey(of.token),
    device: await openDevice(),
    transport: seatTransport(call, of.language),
    instruments: parts,
    drafts,
    newId: newResponseId,
  });
  return { parts, outbox };
}

/** The final answers of an entry: what never came up is "not reached". */
export const completedOf = (parts: readonly Part[]) => (entry: Entry) =>
  completed(parts.find((p) => p.instrument === entry.instrument)!, entry.answers);

/** Nothing of a seat stays on this device. */
export const wipeSeat = async (token: string): Promise<void> => (await openDevice()).wipe(linkKey(token)).catch(() => undefined);
