/** Where the person is and what going on means: the state of the flow, tied to the SurveyJS model and the outbox. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Answer, Answers, Language } from '../../../instruments/types.ts';
import {
  type AllAnswers,
  applied,
  firstUnseen,
  indexOf,
  isRoster,
  itemsOf,
  nextOpen,
  type Part,
  type Place,
  placeOf,
  type Screen,
  screensOf,
  settleHidden,
} from '../flow/flow.ts';
import { type PartState, partStates, progress } from '../flow/progress.ts';
import { changedAnswers, sameAnswer } from '../outbox/entry.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { OutboxView } from '../outbox/sending.ts';
import { answersOf, type FlowModel, makeSurvey, questionName, type Value, valueOf } from '../survey/model.ts';

/** After a tap the answer stays visible for a moment before the next statement comes. */
export const advanceAfter = 250;

export interface Way {
  readonly survey: FlowModel;
  readonly place: Place;
  readonly screen: Screen | undefined;
  readonly answers: AllAnswers;
  readonly percent: number;
  readonly states: readonly PartState[];
  /** the person came from the summary and goes along the open items only */
  readonly reviewing: boolean;
  /** how often the person wanted to go on without confirming the list of colleagues */
  readonly warned: number;
  readonly isFirst: boolean;
  readonly next: () => void;
  readonly pass: () => void;
  readonly back: () => void;
  readonly advance: () => void;
  readonly toSummary: () => void;
  /** from the summary to a part's first open item, or to its beginning */
  readonly review: (part: Part) => void;
  /** from the summary to one open item, and from there along the other open ones */
  readonly reviewItem: (part: Part, item: string) => void;
}

export function useWay(parts: readonly Part[], language: Language, outbox: Outbox, view: OutboxView, wide: boolean): Way {
  const answers: AllAnswers = useMemo(
    () => new Map(parts.map((p) => [p.instrument, view.entries.get(p.instrument)?.answers ?? {}])),
    [parts, view.entries],
  );
  const screens = useMemo(() => screensOf(parts, answers, wide), [parts, answers, wide]);
  const [place, setPlace] = useState<Place>(() => firstUnseen(screens, answers));
  const [reviewing, setReviewing] = useState(false);
  const [warned, setWarned] = useState(0);
  const at = indexOf(screens, place);
  const screen = screens[at];
  const survey = useSurvey(parts, language, outbox, answers, screen);

  // steps that start after a pause must act on what is true then
  const now = useRef({ answers, screens, at, screen, reviewing });
  useLayoutEffect(() => {
    now.current = { answers, screens, at, screen, reviewing };
  });

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), [place]);

  const go = (to: Place) => {
    clearTimeout(timer.current);
    setWarned(0);
    setPlace(to);
    // SurveyJS turns its page together with the flow, so that no question is drawn on another one's page
    turnTo(survey, now.current.screens[indexOf(now.current.screens, to)]);
  };
  const pass = () => {
    const { answers: all, screens: way, at: i, screen: here, reviewing: open } = now.current;
    if (!here) return;
    const given = all.get(here.part.instrument) ?? {};
    const passed = here.items.filter((item) => given[item] === undefined);
    if (passed.length > 0)
      outbox.answer(here.part.instrument, Object.fromEntries(passed.map((item) => [item, { missing: 'skipped' as const }])));
    const to = open ? nextOpen(way, all, i) : placeOf(way[i + 1]);
    if (to === 'summary') setReviewing(false);
    go(to);
  };
  const next = () => {
    const { answers: all, screen: here } = now.current;
    const item = here?.items[0];
    const given = here && item !== undefined ? all.get(here.part.instrument)?.[item] : undefined;
    const confirmed = typeof given === 'object' && 'named' in given && given.confirmed;
    if (here && isRoster(here.element) && item !== undefined && here.part.colleagues.length > 0 && !confirmed)
      setWarned((n) => n + 1);
    else pass();
  };
  const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

  return {
    survey,
    place,
    screen,
    answers,
    percent: progress(parts, answers),
    states: partStates(parts, answers),
    reviewing,
    warned,
    isFirst: at === 0,
    next,
    pass,
    back: () => go(placeOf(screens[Math.max(0, at - 1)])),
    advance: () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(pass, still() ? 0 : advanceAfter);
    },
    toSummary: () => {
      setReviewing(false);
      go('summary');
    },
    reviewItem: (part, item) => {
      setReviewing(true);
      go({ instrument: part.instrument, item });
    },
    review: (part) => {
      const state = partStates([part], answers)[0];
      const own = screens.findIndex((x) => x.part === part);
      setReviewing(state !== undefined && state.open > 0);
      go(
        state && state.open > 0
          ? nextOpen(screens, answers, own - 1)
          : placeOf(screens.find((x) => x.part === part && x.items.length > 0)),
      );
    },
  };
}

/** The SurveyJS model: its values go to the outbox, and what came from another device goes into it. */
function useSurvey(
  parts: readonly Part[],
  language: Language,
  outbox: Outbox,
  answers: AllAnswers,
  screen: Screen | undefined,
): FlowModel {
  const survey = useMemo(() => {
    const made = makeSurvey(parts, language);
    for (const part of parts)
      for (const element of part.elements) made.setValue(questionName(part, element), valueOf(element, current(outbox, part)));
    // only where it begins: later go() turns the pages
    turnTo(made, screen);
    return made;
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- another screen is no reason for another model
  }, [parts, language, outbox]);

  useEffect(() => {
    const changed = (_: unknown, { name, value }: { name: string; value: Value }) => {
      for (const part of parts)
        for (const element of part.elements)
          if (questionName(part, element) === name) {
            const before = current(outbox, part);
            const patch = changedAnswers(pick(before, itemsOf(element)), answersOf(element, value));
            if (Object.keys(patch).length === 0) continue;
            const after = applied(before, patch);
            outbox.answer(part.instrument, { ...patch, ...settleHidden(part, after) });
          }
    };
    survey.onValueChanged.add(changed);
    return () => survey.onValueChanged.remove(changed);
  }, [survey, parts, outbox]);

  useEffect(() => {
    for (const part of parts)
      for (const element of part.elements) {
        const value = valueOf(element, answers.get(part.instrument) ?? {});
        const name = questionName(part, element);
        if (!sameValue(survey.getValue(name) as Value, value, element.type === 'roster')) survey.setValue(name, value);
      }
  }, [survey, parts, answers]);
  return survey;
}

function turnTo(survey: FlowModel, screen: Screen | undefined): void {
  if (screen) survey.currentPage = survey.getPageByName(`page:${questionName(screen.part, screen.element)}`);
}

const current = (outbox: Outbox, part: Part): Answers => outbox.view().entries.get(part.instrument)?.answers ?? {};
const pick = (answers: Answers, items: readonly string[]): Answers =>
  Object.fromEntries(items.flatMap((i) => (answers[i] === undefined ? [] : [[i, answers[i]]])));

function sameValue(a: Value, b: Value, single: boolean): boolean {
  if (single) return sameAnswer(a as Answer | undefined, b as Answer | undefined);
  return Object.keys(changedAnswers((a ?? {}) as Answers, (b ?? {}) as Answers)).length === 0;
}
