/** The questionnaire itself: fetched behind the first page, started after consent. */
import './app.css';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Language } from '../../instruments/types.ts';
import { Refused } from '../lib/call.ts';
import { type Part, partsOf } from './flow/flow.ts';
import { rememberLanguage } from './language.ts';
import { linkKey, newResponseId } from './link.ts';
import { formsFor, keepForms } from './offline/forms.ts';
import { keepForOffline } from './offline/register.ts';
import { type Device, openDevice } from './outbox/device.ts';
import { Outbox } from './outbox/outbox.ts';
import { type Spoken, transportOf } from './outbox/transport.ts';
import { Questionnaire } from './parts/Questionnaire.tsx';
import { Waiting } from './parts/Waiting.tsx';
import type { Form, RespondCall, Welcome } from './wire.ts';

interface Start {
  readonly page: HTMLElement;
  readonly call: RespondCall;
  readonly token: string;
  readonly language: Language;
  readonly welcome: Welcome;
  /** false: the server could not be reached, and the welcome is what this device kept */
  readonly reached: boolean;
  /** the forms, when they are on their way already */
  readonly forms: Promise<{ forms: readonly Form[] }> | undefined;
}

/** Takes over the page from first.ts: fetches the forms, joins what the device and the server have, and begins. */
export function start(from: Start): void {
  const root = createRoot(from.page);
  const load = async (forms = from.forms) => {
    root.render(<Waiting language={from.language} />);
    try {
      const opened = await open({ ...from, forms });
      root.render(
        <StrictMode>
          <App call={from.call} link={linkKey(from.token)} welcome={from.welcome} {...opened} />
        </StrictMode>,
      );
      const idle = () => opened.outbox.view().unsent === 0 && (document.hidden || opened.outbox.view().handIn === 'done');
      // the questions come first; then there is time to keep the page for a day without a network
      setTimeout(() => keepForOffline('/r/', idle), 1000);
    } catch (problem) {
      // closed, finished or declined since the first page was loaded: that page tells it
      if (problem instanceof Refused && problem.status === 409) return location.reload();
      root.render(<Waiting language={from.language} problem={problem} again={() => void load(undefined)} />);
    }
  };
  void load();
}

interface Opened {
  readonly parts: readonly Part[];
  readonly outbox: Outbox;
  readonly spoken: Spoken;
  readonly device: Device;
}

async function open({ call, token, language, welcome, reached, forms: asked }: Start): Promise<Opened> {
  const link = linkKey(token);
  const device = await openDevice();
  const kept = await device.readPage(link).catch(() => undefined);
  const got = await formsFor(call, language, kept, asked);
  if (reached) void keepForms(device, link, welcome, got, kept);
  const parts = partsOf(got.forms);
  const spoken: Spoken = { language: got.language };
  const outbox = await Outbox.open({
    link,
    device,
    transport: transportOf(call, spoken),
    instruments: parts,
    drafts: reached ? welcome.drafts : undefined,
    newId: newResponseId,
  });
  return { parts, outbox, spoken, device };
}

interface Props extends Opened {
  readonly call: RespondCall;
  readonly link: string;
  readonly welcome: Welcome;
}

function App({ call, link, welcome, parts, outbox, spoken, device }: Props) {
  const [shown, setShown] = useState({ language: spoken.language, parts });
  const changeLanguage = async (language: Language) => {
    const kept = await device.readPage(link).catch(() => undefined);
    const got = await formsFor(call, language, kept);
    if (got.language !== language) throw new Refused('offline', 0);
    if (outbox.view().handIn !== 'done') await keepForms(device, link, welcome, got, kept);
    rememberLanguage(language);
    Object.assign(spoken, { language });
    setShown({ language, parts: partsOf(got.forms) });
  };
  return (
    <Questionnaire parts={shown.parts} outbox={outbox} language={shown.language} onLanguage={changeLanguage} about={welcome} />
  );
}
