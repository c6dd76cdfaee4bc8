/** The questionnaire itself: fetched behind the first page, started after consent. */
import './app.css';
import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Language } from '../../instruments/types.ts';
import { partsOf, type Part } from './flow/flow.ts';
import { rememberLanguage, sentences } from './language.ts';
import { linkKey, newResponseId } from './link.ts';
import { openDevice } from './outbox/device.ts';
import { Outbox, type Transport } from './outbox/outbox.ts';
import { Questionnaire } from './parts/Questionnaire.tsx';
import { screenOfProblem } from './screen.ts';
import type { RespondCall, Welcome } from './wire.ts';

interface Start {
  readonly page: HTMLElement;
  readonly call: RespondCall;
  readonly token: string;
  readonly language: Language;
  readonly welcome: Welcome;
}

/** Takes over the page from first.ts. */
export function start(from: Start): void {
  createRoot(from.page).render(
    <StrictMode>
      <App {...from} />
    </StrictMode>,
  );
}

/** The outbox's view of the server. */
export const transportOf = (call: RespondCall, language: () => Language): Transport => ({
  save: (body, keepalive) =>
    call('PUT /api/respond/draft', {
      body: { ...body, language: language(), answers: { ...body.answers } },
      keepalive,
      timeoutMs: 20_000,
    }),
  look: () => call('GET /api/respond', { timeoutMs: 20_000 }),
  submit: (bodies) =>
    call('POST /api/respond/submit', {
      body: { responses: bodies.map((b) => ({ ...b, language: language(), answers: { ...b.answers } })) },
      timeoutMs: 30_000,
    }),
});

type Loaded = { readonly parts: readonly Part[]; readonly language: Language; readonly outbox: Outbox };

function App({ call, token, language: first, welcome }: Start) {
  const [loaded, setLoaded] = useState<Loaded>();
  const [problem, setProblem] = useState<unknown>();
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let stale = false;
    setProblem(undefined);
    load(call, token, first, welcome).then(
      (l) => (stale ? l.outbox.stop() : setLoaded(l)),
      (e: unknown) => !stale && setProblem(e),
    );
    return () => {
      stale = true;
    };
  }, [attempt, call, first, token, welcome]);

  if (!loaded) return <Waiting language={first} problem={problem} again={() => setAttempt(attempt + 1)} />;
  const changeLanguage = async (language: Language) => {
    const { forms } = await call('GET /api/respond/forms', { query: { language }, timeoutMs: 20_000 });
    rememberLanguage(language);
    spoken.language = language;
    setLoaded({ ...loaded, language, parts: partsOf(forms) });
  };
  return <Questionnaire parts={loaded.parts} outbox={loaded.outbox} language={loaded.language} onLanguage={changeLanguage} />;
}

/** the language in which the person now reads: it travels with every answer */
const spoken: { language: Language } = { language: 'nl' };

async function load(call: RespondCall, token: string, language: Language, welcome: Welcome): Promise<Loaded> {
  spoken.language = language;
  const [{ forms }, device] = await Promise.all([
    call('GET /api/respond/forms', { query: { language }, timeoutMs: 20_000 }),
    openDevice(),
  ]);
  const parts = partsOf(forms);
  const outbox = await Outbox.open({
    link: linkKey(token),
    device,
    transport: transportOf(call, () => spoken.language),
    instruments: parts,
    drafts: welcome.drafts,
    newId: newResponseId,
  });
  return { parts, language, outbox };
}

function Waiting({
  language,
  problem,
  again,
}: {
  readonly language: Language;
  readonly problem: unknown;
  readonly again: () => void;
}) {
  const s = sentences(language);
  const screen = problem === undefined ? undefined : screenOfProblem(problem);
  const [title, text] =
    screen === 'offline'
      ? [s.offlineTitle, s.offlineText]
      : screen === 'tooMany'
        ? [s.tooManyTitle, s.tooManyText]
        : screen === 'unknown'
          ? [s.unknownTitle, s.unknownText]
          : [s.troubleTitle, s.troubleText];
  return (
    <main className="first message">
      {screen === undefined ? (
        <p className="waiting" role="status">
          {s.preparing}
        </p>
      ) : (
        <>
          <h1>{title}</h1>
          <p className="lead-text">{text}</p>
          {screen !== 'unknown' && (
            <button type="button" className="main" onClick={again}>
              {s.again}
            </button>
          )}
        </>
      )}
    </main>
  );
}
