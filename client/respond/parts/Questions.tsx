/** The screen with questions: a part's opening, or the SurveyJS page that is up; below it going back and on. */
import { useState } from 'react';
import { Survey } from 'survey-react-ui';
import '../survey/register.ts';
import type { Language } from '../../../instruments/types.ts';
import { fill } from '../../lib/fill.ts';
import { type Flow, FlowContext } from '../flow/context.ts';
import { isOpen, isRoster, shownItems } from '../flow/flow.ts';
import type { Sentences } from '../language.ts';
import type { Way } from './way.ts';

interface Props {
  readonly way: Way;
  readonly s: Sentences;
  readonly language: Language;
  readonly wide: boolean;
}

export function Questions({ way, s, language, wide }: Props) {
  const { screen } = way;
  // until the person chooses, the own group comes first
  const [chosen, choose] = useState<{ readonly group: string | undefined }>();
  const showGroupFirst = (group: string | undefined) => choose({ group });
  if (!screen) return null;
  const { part } = screen;
  const groupFirst = chosen ? chosen.group : part.ownGroup;
  const answers = way.answers.get(part.instrument) ?? {};
  const opening = screen.items.length === 0;
  const open = screen.items.some((item) => isOpen(answers[item]));
  const flow: Flow = {
    s,
    language,
    screen,
    answers,
    wide,
    warned: way.warned,
    groupFirst,
    showGroupFirst,
    next: way.next,
    advance: way.advance,
    pass: way.pass,
  };
  const firstOfPart = part.elements[0] === screen.element && screen.items[0] === shownItems(screen.element, answers)[0];

  return (
    <FlowContext value={flow}>
      {opening ? (
        <Opening way={way} s={s} />
      ) : (
        <div className="turning">
          {wide && firstOfPart && part.description && <p className="introduction">{part.description}</p>}
          <Survey model={way.survey} />
        </div>
      )}
      <div className="going">
        {way.isFirst ? (
          <span />
        ) : (
          <button type="button" className="plain back" onClick={way.back}>
            {s.back}
          </button>
        )}
        {(way.reviewing || way.percent === 100) && (
          <button type="button" className="plain" onClick={way.toSummary}>
            {s.toSummary}
          </button>
        )}
        <button
          type="button"
          className={open && !wide && !isRoster(screen.element) ? 'second next' : 'main next'}
          onClick={way.next}
        >
          {opening ? s.partStart : open && !wide && !isRoster(screen.element) ? s.skip : s.next}
        </button>
      </div>
    </FlowContext>
  );
}

/** A breath between two questionnaires on a phone: which part this is, and what it is about. */
function Opening({ way, s }: { readonly way: Way; readonly s: Sentences }) {
  const part = way.screen?.part;
  if (!part) return null;
  const state = way.states.find((x) => x.part === part);
  const statements = part.elements.some((e) => !isRoster(e));
  const n = state?.all ?? 0;
  return (
    <section className="opening">
      <p className="count">{fill(s.partOf, { n: way.states.findIndex((x) => x.part === part) + 1, all: way.states.length })}</p>
      <h1 tabIndex={-1} data-focus="">
        {part.title}
      </h1>
      {part.description && <p className="introduction">{part.description}</p>}
      {statements && <p className="quiet">{n === 1 ? s.partItem : fill(s.partItems, { n })}</p>}
    </section>
  );
}
