/** Between consent and the first question: the forms are on their way, or could not be fetched. */
import type { Language } from '../../../instruments/types.ts';
import { sentences } from '../sentences.ts';
import { screenOfProblem } from '../screen.ts';

interface Props {
  readonly language: Language;
  readonly problem?: unknown;
  readonly again?: () => void;
}

export function Waiting({ language, problem, again }: Props) {
  const s = sentences(language);
  if (again === undefined)
    return (
      <main className="first message">
        <output className="waiting">{s.preparing}</output>
      </main>
    );
  const screen = screenOfProblem(problem);
  const texts: Readonly<Record<string, readonly [string, string]>> = {
    offline: [s.offlineTitle, s.offlineText],
    tooMany: [s.tooManyTitle, s.tooManyText],
    unknown: [s.unknownTitle, s.unknownText],
  };
  const [title, text] = texts[screen] ?? [s.troubleTitle, s.troubleText];
  return (
    <main className="first message">
      <h1>{title}</h1>
      <p className="lead-text">{text}</p>
      {screen !== 'unknown' && (
        <button type="button" className="main" onClick={again}>
          {s.again}
        </button>
      )}
    </main>
  );
}
