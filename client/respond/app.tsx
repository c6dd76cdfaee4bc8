/** The questionnaire itself: fetched behind the first page, started after consent. */
import './app.css';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Language } from '../../instruments/types.ts';
import { Refused } from '../lib/call.ts';
import { type Part, partsOf } from './flow/flow.ts';
import { rememberLanguage } from './language.ts';
import { linkKey, newResponseId } from './link.ts';
import { openDevice } from './outbox/device.ts';
import { Outbox } from './outbox/outbox.ts';
import type { Transport } from './outbox/sending.ts';
import { Questionnaire } from './parts/Questionnaire.tsx';
import { Waiting } from './parts/Waiting.tsx';
import type { RespondCall, Welcome } from './wire.ts';

interface Start {
  readonly page: HTMLElement;
  readonly call: RespondCall;
  readonly token: string;
  readonly language: Language;
  readonly welcome: Welcome;
}

/** Takes over the page from first.ts: fetches the forms, joins what the device and the server have, and begins. */
export function start(from: Start): void {
  const root = createRoot(from.page);
  const load = async () => {
    root.render(<Waiting language={from.language} />);
    try {
      const { parts, outbox, spoken } = await open(from);
      root.render(
        <StrictMode>
          <App call={from.call} parts={parts} outbox={outbox} spoken={spoken} />
        </StrictMode>,
      );
    } catch (problem) {
      // closed, finished or declined since the first page was loaded: that page tells it
      if (problem instanceof Refused && problem.status === 409) return location.reload();
      root.render(<Waiting language={from.language} problem={problem} again={() => void load()} />);
    }
  };
  void load();
}

/** The language in which the person now reads: it travels with every answer. */
interface Spoken {
  language: Language;
}

async function open({
  call,
  token,
  language,
  welcome,
}: Start): Promise<{ parts: readonly Part[]; outbox: Outbox; spoken: Spoken }> {
  const [{ forms }, device] = await Promise.all([
    call('GET /api/respond/forms', { query: { language }, timeoutMs: 20_000 }),
    openDevice(),
  ]);
  const parts = partsOf(forms);
  const spoken: Spoken = { language };
  const outbox = await Outbox.open({
    link: linkKey(token),
    device,
    transport: transportOf(call, spoken),
    instruments: parts,
    drafts: welcome.drafts,
    newId: newResponseId,
  });
  return { parts, outbox, spoken };
}

/** The outbox's view of the server. */
export const transportOf = (call: RespondCall, spoken: Readonly<Spoken>): Transport => ({
  save: (body, keepalive) =>
    call('PUT /api/respond/draft', {
      body: { ...body, language: spoken.language, answers: { ...body.answers } },
      keepalive,
      timeoutMs: 20_000,
    }),
  look: () => call('GET /api/respond', { timeoutMs: 20_000 }),
  submit: (bodies) =>
    call('POST /api/respond/submit', {
      body: { responses: bodies.map((b) => ({ ...b, language: spoken.language, answers: { ...b.answers } })) },
      timeoutMs: 30_000,
    }),
});

interface Props {
  readonly call: RespondCall;
  readonly parts: readonly Part[];
  readonly outbox: Outbox;
  readonly spoken: Spoken;
}

function App({ call, parts, outbox, spoken }: Props) {
  const [shown, setShown] = useState({ language: spoken.language, parts });
  const changeLanguage = async (language: Language) => {
    const { forms } = await call('GET /api/respond/forms', { query: { language }, timeoutMs: 20_000 });
    rememberLanguage(language);
    Object.assign(spoken, { language });
    setShown({ language, parts: partsOf(forms) });
  };
  return <Questionnaire parts={shown.parts} outbox={outbox} language={shown.language} onLanguage={changeLanguage} />;
}
