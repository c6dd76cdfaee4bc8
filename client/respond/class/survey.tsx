/** The children's questions in SurveyJS: its model holds pages and values, our circles draw the statement that is up. */
import { createContext, createElement, type JSX, useContext, useEffect, useMemo } from 'react';
import type { Question } from 'survey-core';
import { ReactQuestionFactory } from 'survey-react-ui';
import type { Answer, Answers, FormElement, Language, LikertCardsElement } from '../../../instruments/types.ts';
import { applied, isRoster, type Part, settleHidden, shownItems } from '../flow/flow.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { changedAnswers } from '../outbox/entry.ts';
import { Circles } from '../survey/Circles.tsx';
import { type CirclesQuestion, type FlowModel, makeSurvey, questionName, valueOf } from '../survey/model.ts';

/** One statement on the screen. */
export interface Step {
  readonly part: Part;
  readonly element: LikertCardsElement;
  readonly item: string;
}

/** What the circles need of the way around them. */
interface Up {
  readonly step: Step;
  readonly answer: Answer | undefined;
  readonly next: () => void;
}
export const UpContext = createContext<Up | undefined>(undefined);

/** All statements in order, without those that a condition hides. */
export const stepsOf = (parts: readonly Part[], answers: ReadonlyMap<string, Answers>): readonly Step[] =>
  parts.flatMap((part) =>
    part.elements.flatMap((element) =>
      isRoster(element) ? [] : shownItems(element, answers.get(part.instrument) ?? {}).map((item) => ({ part, element, item })),
    ),
  );

export const textOf = ({ element, item }: Step): string => {
  const text = element.statements.find((x) => x.id === item)?.text ?? '';
  return element.stem === undefined ? text : `${element.stem} ${text}`;
};

function CirclesPage({ question }: { readonly question: CirclesQuestion }) {
  const up = useContext(UpContext);
  if (!up) return null;
  const { element, item } = up.step;
  return (
    <Circles
      key={item}
      name={item}
      text={textOf(up.step)}
      options={element.options}
      dontKnow={element.dontKnow}
      answer={up.answer}
      onAnswer={(answer) => question.give({ ...(question.value as Answers | undefined), [item]: answer })}
      onEnter={up.next}
    />
  );
}
const draw = (props: { question: Question }): JSX.Element =>
  createElement(CirclesPage, { key: props.question.name, question: props.question as never });
// the package's own type says that the factory gets a name; it gets the question's properties
ReactQuestionFactory.Instance.registerQuestion('circles', draw as unknown as (name: string) => JSX.Element);

const asCircles = (part: Part): Part => ({
  ...part,
  elements: part.elements.map((e) => (isRoster(e) ? e : ({ ...e, type: 'circles' } as unknown as FormElement))),
});

/** The model of all parts, on the page of the step that is up; what is answered goes to the outbox. */
export function useClassSurvey(parts: readonly Part[], language: Language, outbox: Outbox, up: Step | undefined): FlowModel {
  const survey = useMemo(() => {
    const made = makeSurvey(parts.map(asCircles), language);
    for (const part of parts)
      for (const element of part.elements)
        made.setValue(questionName(part, element), valueOf(element, outbox.view().entries.get(part.instrument)?.answers ?? {}));
    return made;
  }, [parts, language, outbox]);
  useEffect(() => {
    const changed = (_: unknown, { name, value }: { name: string; value: Answers | undefined }) => {
      for (const part of parts)
        for (const element of part.elements) {
          if (questionName(part, element) !== name) continue;
          const before = outbox.view().entries.get(part.instrument)?.answers ?? {};
          const patch = changedAnswers(before, { ...before, ...value });
          if (Object.keys(patch).length > 0)
            outbox.answer(part.instrument, { ...patch, ...settleHidden(part, applied(before, patch)) });
        }
    };
    survey.onValueChanged.add(changed);
    return () => survey.onValueChanged.remove(changed);
  }, [survey, parts, outbox]);
  turnTo(survey, up);
  return survey;
}

/** SurveyJS turns its page together with the step, so that no question is drawn on another one's page. */
function turnTo(survey: FlowModel, up: Step | undefined): void {
  const page = up && survey.getPageByName(`page:${questionName(up.part, up.element)}`);
  if (page && survey.currentPage !== page) survey.currentPage = page;
}
