/**
 * Answers that are still on this device under a link that does not lead to questions any more: the wave was closed while there
 * was no network (they are sent after all: the server keeps late answers and marks them), or the link was replaced (the person
 * decides: take them along to the new link, or keep them as a file).
 */
import type { Language } from '../../../instruments/types.ts';
import { linkKey, newResponseId } from '../link.ts';
import { type Device, openDevice } from '../outbox/device.ts';
import { type Entry, freshEntry, isUnsent, joinKept, lastKnown, unsentCount } from '../outbox/entry.ts';
import { Outbox } from '../outbox/outbox.ts';
import type { Transport } from '../outbox/sending.ts';

export interface Left {
  readonly device: Device;
  readonly link: string;
  readonly entries: readonly Entry[];
  /** answers that the server has not confirmed */
  readonly unsent: number;
}

/** What this device still has of a link; the rows of several windows joined as at an opening. */
export async function leftBehind(token: string): Promise<Left> {
  const device = await openDevice();
  const link = linkKey(token);
  const kept = (await device.read(link).catch(() => [])).map((row) => row.entry);
  const keys = new Set(kept.map((e) => `${e.instrument}/${e.version}`));
  const entries = [...keys].flatMap((key) => {
    const [newest, ...older] = kept.filter((e) => `${e.instrument}/${e.version}` === key);
    return newest ? [joinKept([newest, ...older], lastKnown([newest, ...older]))] : [];
  });
  return { device, link, entries, unsent: entries.filter(isUnsent).reduce((n, e) => n + Math.max(1, unsentCount(e)), 0) };
}

/** `waiting`: not reached now, tried again later; `refused`: the server does not take them. */
export type LateOutcome = 'late' | 'refused' | 'waiting';

/** Sends what is left although the wave is closed. What the server has confirmed is wiped from the device. */
export async function sendLeft(left: Left, transport: Transport): Promise<LateOutcome> {
  const outbox = await Outbox.open({
    link: left.link,
    device: left.device,
    transport,
    instruments: left.entries,
    drafts: undefined,
    newId: newResponseId,
  });
  const outcome = await new Promise<LateOutcome>((done) => {
    const look = () => {
      const { state, ended, failure } = outbox.view();
      if (ended?.why === 'finished') done('late');
      else if (ended) done('refused');
      else if (failure) done('waiting');
      else if (state === 'saved') done('late');
    };
    outbox.subscribe(look);
    look();
  });
  outbox.stop();
  if (outcome === 'late') await left.device.wipe(left.link).catch(() => undefined);
  return outcome;
}

/**
 * Takes answers along to another link, as answers of a device that has not been in touch with the server yet: where the new link
 * has other answers already, its page asks the person. Then nothing stays under the old one.
 */
export async function carryTo(left: Left, token: string): Promise<void> {
  const link = linkKey(token);
  for (const { instrument, version, answers } of left.entries) {
    const entry = { ...freshEntry(instrument, version, newResponseId()), answers };
    await left.device.keep({ link, instrument, window: newResponseId(), at: Date.now(), entry });
  }
  if (link !== left.link) await left.device.wipe(left.link);
}

/** The language in which the answers under a link were given, as far as this device knows. */
export async function languageOf(left: Left): Promise<Language> {
  const page = await left.device.readPage(left.link).catch(() => undefined);
  return page?.forms.nl === undefined && page?.forms.en !== undefined ? 'en' : 'nl';
}
