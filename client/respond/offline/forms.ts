/** The forms of a link: from the server, and while it cannot be reached as this device kept them. */
import type { Language } from '../../../instruments/types.ts';
import { Refused } from '../../lib/call.ts';
import type { Device, KeptPage } from '../outbox/device.ts';
import { isPassing } from '../outbox/sending.ts';
import type { Form, RespondCall, Welcome } from '../wire.ts';

export interface GotForms {
  readonly forms: readonly Form[];
  /** of the forms: without a network it may be another than was asked */
  readonly language: Language;
}

/** Forms on the device wait this long for newer ones. */
export const formsPatience = 6000;

/** Fetches the forms in a language. Throws Refused when the server refuses, or when nothing is kept and it cannot be reached. */
export async function formsFor(
  call: RespondCall,
  language: Language,
  kept: KeptPage | undefined,
  asked?: Promise<{ forms: readonly Form[] }>,
): Promise<GotForms> {
  const other = language === 'nl' ? 'en' : 'nl';
  const here = kept?.forms[language] ?? kept?.forms[other];
  try {
    const timeoutMs = here ? formsPatience : 20_000;
    const { forms } = await (asked ?? call('GET /api/respond/forms', { query: { language }, timeoutMs }));
    return { forms, language };
  } catch (error) {
    if (!here || !(error instanceof Refused && isPassing(error))) throw error;
    return { forms: here, language: kept?.forms[language] ? language : other };
  }
}

/** Keeps what was fetched beside what was kept before. A device that keeps nothing is no reason to stop. */
export async function keepForms(
  device: Device,
  link: string,
  welcome: Welcome,
  got: GotForms,
  before: KeptPage | undefined,
): Promise<void> {
  const forms = { ...before?.forms, [got.language]: got.forms };
  await device.keepPage({ link, welcome: { ...welcome, drafts: [] }, forms }).catch(() => undefined);
}
